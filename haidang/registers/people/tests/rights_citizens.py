"""Who gets what at the addresses of citizen protection. Every case is Sở Ngoại vụ's."""

from haidang.office.accounts.choices import Role
from haidang.registers.people import examples_citizens as examples
from haidang.registers.people.citizen_choices import Act
from tests.rights import DESK, EVERYBODY, OVERSEERS, Address, of_agency, with_role

#: Who carries out what their agency is given keeps its books.
KEEPERS = with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE) | DESK
HEADS = with_role(Role.DESK_UNIT, Role.DESK_LEADER)
KNOW = OVERSEERS | of_agency("SNGV")


def one(make):
    return lambda people: (make().pk,)


def there(make):
    def args(people):
        make()
        return ()

    return args


def kept(make, done_by=DESK, *, posts=True):
    """A page that who knows of the record may read only with the right to write."""
    return Address(seen_by=done_by, done_by=done_by if posts else None, refused=KNOW, args=one(make))


def book(name, make):
    """The pages of a book that every keeper adds to, and that begins with a row of Sở Ngoại vụ."""
    read = {page: Address(seen_by=EVERYBODY, args=there(make)) for page in ("list", "print", "export")}
    read |= {page: Address(seen_by=KNOW, args=one(make)) for page in ("record", "history")}
    wide = {
        page: Address(seen_by=KEEPERS, done_by=KEEPERS, refused=KNOW, args=there(make)) for page in ("add", "import")
    }
    own = {
        "sheet": Address(seen_by=KEEPERS, refused=KNOW, args=there(make)),
        "edit": kept(make),
        "delete": kept(make, HEADS),
    }
    return {f"people:{name}-{page}": row for page, row in (read | wide | own).items()}


def _parts(name, make):
    return {
        f"people:case-{name}-add": kept(examples.case),
        f"people:case-{name}-edit": kept(make),
        f"people:case-{name}-drop": Address(done_by=DESK, refused=KNOW, args=one(make)),
    }


ADDRESSES = {
    **book("case", examples.case),
    "people:case-quick": Address(seen_by=KEEPERS, done_by=KEEPERS, refused=KNOW, args=there(examples.case)),
    f"people:case-{Act.CLOSE}": kept(examples.worked_on),
    f"people:case-{Act.ASK}": kept(examples.case),
    f"people:case-{Act.REFUND}": kept(examples.advanced),
    f"people:case-{Act.DROP}": kept(examples.case),
    f"people:case-{Act.REOPEN}": kept(examples.closed),
    **_parts("step", examples.casestep),
    **_parts("person", examples.caseperson),
    **_parts("cost", examples.casecost),
}
