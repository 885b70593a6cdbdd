"""Who gets what at which address: the words in which each room writes its table, and how the tables are found.

A room keeps its table in `tests/rights.py` beside its other tests, as `ADDRESSES: dict[str, Address]`, by the names
that `reverse()` knows. `tests/test_rights.py` knocks at every address as everybody; one without a row fails there.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from haidang.office.accounts.choices import DESK_ROLES, OVERSEEING_ROLES, Role
from haidang.office.accounts.examples import CAST, demo_accounts
from haidang.office.accounts.models import User

ROOT = Path(__file__).resolve().parent.parent

#: The people of the demonstration, and the one role it has nobody for.
_HEAD_OF_UNIT = "lanh-dao-phong"
ROLE_OF: Mapping[str, Role] = {one.username: one.role for one in CAST} | {_HEAD_OF_UNIT: Role.DESK_UNIT}
_AGENCY_OF = {one.username: one.agency for one in CAST} | {_HEAD_OF_UNIT: "SNGV"}

Names = frozenset[str]
People = Mapping[str, User]


def with_role(*roles: str) -> Names:
    """Everybody in one of these roles."""
    return frozenset(name for name, role in ROLE_OF.items() if role in roles)


def of_agency(*codes: str) -> Names:
    """Everybody of these agencies, administration apart: it has no access to content."""
    return frozenset(name for name, code in _AGENCY_OF.items() if code in codes) - ADMIN


EVERYBODY = frozenset(ROLE_OF)
NOBODY: Names = frozenset()
ADMIN = with_role(Role.ADMIN)
#: Everybody but administration.
CONTENT = EVERYBODY - ADMIN
DESK = with_role(*DESK_ROLES)
FINANCE = with_role(Role.FINANCE)
OVERSEERS = with_role(*OVERSEEING_ROLES)
INSPECTION = with_role(Role.INSPECTOR)
LEADERS = with_role(Role.CHAIR, Role.VICE_CHAIR)


def people() -> dict[str, User]:
    """All of them as rows, by their names."""
    found = {user.username: user for user in demo_accounts()}
    beside = found["so-ngoai-vu"]
    found[_HEAD_OF_UNIT] = User.objects.create(
        username=_HEAD_OF_UNIT,
        full_name="Trưởng phòng",
        role=Role.DESK_UNIT,
        agency=beside.agency,
        password=beside.password,
    )
    return found


@dataclass(frozen=True)
class Address:
    """What one address answers.

    GET: the page to `seen_by`; POST: its act to `done_by`. Who is only in `refused` (or sees the page without being
    among those who may act) gets 403; everybody else 404; who has not signed in is sent to the door. None: there is
    no such method here. `args` makes what the address is about and returns its arguments; `posted` is a form that
    the act understands (an empty one is enough where only the door is asked).
    """

    seen_by: Names | None = None
    done_by: Names | None = None
    refused: Names = NOBODY
    args: Callable[[People], tuple[Any, ...]] = lambda people: ()
    posted: Mapping[str, str] | None = None
    #: Open also to who has not signed in.
    public: bool = False
    #: For programs: what is posted is JSON, and who has not signed in is told so by 401 and not led to the door.
    is_json: bool = False

    def expected(self, method: str, name: str) -> str:
        """ "in", "403", "404", or "none" where the method does not exist."""
        let_in = self.seen_by if method == "GET" else self.done_by
        if let_in is None:
            return "none"
        if name in let_in:
            return "in"
        return "403" if name in self.refused | (self.seen_by or NOBODY) else "404"


def tables() -> dict[str, Address]:
    """The rows of all rooms."""
    found: dict[str, Address] = {}
    for path in sorted(ROOT.glob("haidang/**/tests/rights.py")):
        rows = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts)).ADDRESSES
        assert not found.keys() & rows.keys(), f"{path}: {sorted(found.keys() & rows.keys())} have a row already"
        found |= rows
    return found


def addresses(resolver: URLResolver | None = None, within: str = "") -> Iterator[str]:
    """The name of every address of the program; one that nobody can call by a name is an error."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry, f"{within}{entry.namespace}:" if entry.namespace else within)
        elif isinstance(entry, URLPattern):
            assert entry.name, f"{entry.pattern} has no name"
            yield within + entry.name


def of_register(
    name: str, make: Callable[[], Any], *, seen_by: Names, kept_by: Names, without: frozenset[str] = frozenset()
) -> dict[str, Address]:
    """The rows of a register that some read and fewer keep; `make` is its example, `without` the pages it leaves out.

    Who may read is refused where they may not keep; where nothing is there to be read there is nothing to refuse, so
    each row has one record.
    """

    def there(people: People) -> tuple[Any, ...]:
        make()
        return ()

    def one(people: People) -> tuple[Any, ...]:
        return (make().pk,)

    def read(args: Callable[[People], tuple[Any, ...]]) -> Address:
        return Address(seen_by=seen_by, args=args)

    def kept(args: Callable[[People], tuple[Any, ...]], *, acts: bool = True) -> Address:
        return Address(seen_by=kept_by, done_by=kept_by if acts else None, refused=seen_by, args=args)

    pages = {page: read(there) for page in ("list", "print", "export")}
    pages |= {page: read(one) for page in ("record", "history")}
    pages |= {page: kept(there) for page in ("add", "import")}
    pages |= {page: kept(one) for page in ("edit", "delete")}
    pages["sheet"] = kept(there, acts=False)
    return {f"{name}-{page}": row for page, row in pages.items() if page not in without}
