"""Who gets what at the addresses of the room. Every row stands on what Sở Công Thương keeps."""

from datetime import timedelta

from haidang.kit import clock
from haidang.office.accounts.choices import Role
from haidang.office.directory.models import Agency
from haidang.office.documents import services as documents
from haidang.registers.agreements import examples, services
from haidang.registers.agreements.choices import Act, ChangeKind, Stage
from haidang.registers.agreements.models import Agreement
from tests.rights import CONTENT, DESK, EVERYBODY, LEADERS, OVERSEERS, Address, of_agency, of_register, with_role

SCT = of_agency("SCT")
HEADS = with_role(Role.DESK_UNIT, Role.DESK_LEADER)
DOERS = with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE) | DESK
#: Who knows of it: who oversees, its own agency; and UBND, the party of the example, by its people who oversee.
KNOW, WRITE = OVERSEERS | SCT, DESK | SCT
DECIDE = DESK | LEADERS


def _one(make):
    return lambda people: (make().pk,)


def asked(people, **facts):
    """Asked of Bộ Ngoại giao, and closed."""
    row = examples.agreement(**facts)
    ministry, _ = Agency.objects.get_or_create(
        code="BNG", defaults={"name": "Bộ Ngoại giao", "kind": "ministry", "level": "central"}
    )
    services.ask(row, [ministry], due_on=clock.today() + timedelta(days=9), by=people["so-cong-thuong"])
    row = Agreement.objects.get(pk=row.pk)
    assert row.consultation
    opinion = row.consultation.opinions.get()
    documents.answer_opinion(
        opinion, by=people["so-cong-thuong"], stance="agrees", source="công văn", answered_on=clock.today()
    )
    documents.close(row.consultation, by=people["so-cong-thuong"])
    return row


def _asked(people):
    return (asked(people).pk,)


def _refused(people):
    return (examples.agreement(stage=Stage.REFUSED).pk,)


def _approved(people):
    return (examples.agreement(stage=Stage.APPROVED).pk,)


def _signed(people):
    return (examples.signed().pk,)


def _twinned(people):
    return (examples.signed(has_minutes=True).pk,)


def _changing(people):
    row = examples.signed()
    services.begin(row, ChangeKind.AMEND, words="Thêm lĩnh vực du lịch.", by=people["so-cong-thuong"])
    return (row.pk,)


def _changed(people):
    row = examples.signed()
    row.changes.create(
        kind=ChangeKind.AMEND, stage="done", words="Thêm lĩnh vực.", effective_on=clock.today(),
        by=people["so-cong-thuong"],
    )  # fmt: skip
    return (row.pk,)


def _evaluation(people):
    return (examples.evaluation().pk,)


def _act(made, done_by=WRITE):
    return Address(seen_by=done_by, done_by=done_by, refused=KNOW, args=made)


def _books():
    rows: dict[str, Address] = {}
    for name, make in (("agreement", examples.agreement), ("programme", examples.programme)):
        found = of_register(f"agreements:{name}", make, seen_by=KNOW, kept_by=WRITE)
        for page in ("list", "print", "export"):
            found[f"agreements:{name}-{page}"] = Address(
                seen_by=EVERYBODY, args=found[f"agreements:{name}-{page}"].args
            )
        for page in ("add", "import", "sheet"):
            old = found[f"agreements:{name}-{page}"]
            found[f"agreements:{name}-{page}"] = Address(
                seen_by=DOERS, done_by=old.done_by and DOERS, refused=KNOW, args=old.args
            )
        delete = found[f"agreements:{name}-delete"]
        found[f"agreements:{name}-delete"] = Address(seen_by=HEADS, done_by=HEADS, refused=KNOW, args=delete.args)
        rows |= found
    return rows


ADDRESSES = {
    **_books(),
    f"agreements:{Act.ASK}": _act(_one(examples.agreement)),
    f"agreements:{Act.DROP}": _act(_one(examples.agreement)),
    f"agreements:{Act.APPROVE}": _act(_asked, DECIDE),
    f"agreements:{Act.REFUSE}": _act(_asked, DECIDE),
    f"agreements:{Act.REOPEN}": _act(_refused),
    f"agreements:{Act.SIGN}": _act(_approved),
    f"agreements:{Act.REPORT}": _act(_signed),
    f"agreements:{Act.PUBLISH}": _act(_signed),
    f"agreements:{Act.BEGIN}": _act(_signed),
    f"agreements:{Act.ASK_CHANGE}": _act(_changing),
    f"agreements:{Act.FINISH}": _act(_changing),
    f"agreements:{Act.LEAVE}": _act(_changing),
    f"agreements:{Act.NOTIFY}": _act(_changed),
    f"agreements:{Act.MINUTES}": _act(_twinned),
    "agreements:ending": Address(seen_by=CONTENT),
    "agreements:annex": Address(seen_by=CONTENT),
    "agreements:duties": Address(seen_by=OVERSEERS, done_by=DESK),
    "agreements:hint": Address(done_by=WRITE, refused=KNOW, args=_signed),
    "agreements:step": Address(done_by=WRITE, refused=KNOW, args=_signed),
    "agreements:evaluate": Address(seen_by=WRITE, done_by=WRITE, refused=KNOW, args=_one(examples.programme)),
    "agreements:comment": Address(seen_by=DESK, done_by=DESK, refused=KNOW, args=_evaluation),
}
