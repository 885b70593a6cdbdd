"""Who gets what: of each book the rows that are theirs, of each verb what its page allows; keys are one's own."""

from dataclasses import replace

from haidang.api import examples
from haidang.plan.difficulties import examples as difficulties
from haidang.plan.difficulties import services as difficulty_verbs
from haidang.plan.followup import examples as followup
from haidang.plan.plans.models import Duty, Plan
from haidang.registers.visits import examples as visits
from haidang.registers.visits.tests.rights import ADDRESSES as OF_VISITS
from tests.rights import ADMIN, DESK, EVERYBODY, NOBODY, OVERSEERS, Address, of_agency

SCT = of_agency("SCT")
KNOW = OVERSEERS | of_agency("SNGV")
#: Of a part of SCT: who oversees and SCT know of it; SCT writes about it, the desk with the source it has it from.
OF_PART, WRITE = OVERSEERS | SCT, DESK | SCT
#: Somebody whose key it is.
OWNER = frozenset({"so-cong-thuong"})


def _visit(people):
    return ("visits", "visit", visits.visit().pk)


def _duty(people):
    """A part whose plan asks for the first months of the year."""
    duty = difficulties.new_duty(people["so-cong-thuong"])
    Plan.objects.filter(pk=duty.task.plan_id).update(issued_on=f"{duty.task.plan.year}-01-01")
    return (duty.pk,)


def _part(people):
    (pk,) = _duty(people)
    return (pk, followup.period_now(Duty.objects.get(pk=pk)))


def _draft(people):
    (pk,) = _duty(people)
    return (followup.draft(Duty.objects.get(pk=pk), by=people["so-cong-thuong"]).pk,)


def _sent(people):
    (pk,) = _duty(people)
    return (followup.sent(Duty.objects.get(pk=pk), by=people["so-cong-thuong"]).pk,)


def _raised(people):
    return (difficulties.difficulty().pk,)


def _asked_back(people):
    row = difficulties.difficulty()
    difficulty_verbs.ask_back(row, question="Doanh nghiệp nào?", by=people["so-ngoai-vu"])
    return (row.pk,)


def _decided(people):
    return (difficulties.decided().pk,)


def _verb(args, *, done_by=SCT, refused=OF_PART, **posted):
    return Address(done_by=done_by, refused=refused, args=args, posted=posted, is_json=True)


def _read(seen_by=EVERYBODY, args=lambda people: ()):
    return Address(seen_by=seen_by, args=args, is_json=True)


#: Put, not posted: `tests/test_writing.py` asks who may.
_PUT = Address(args=_part, is_json=True)

ADDRESSES = {
    "api:about": Address(seen_by=EVERYBODY),
    "api:keys": Address(seen_by=EVERYBODY),
    "api:key-add": Address(seen_by=EVERYBODY, done_by=EVERYBODY),
    "api:key-revoke": Address(
        done_by=OWNER | ADMIN, args=lambda people: (examples.key(people["so-cong-thuong"])[0].pk,)
    ),
    "api:index": _read(),
    "api:openapi": _read(),
    "api:rows": _read(args=lambda people: ("visits", "visit")),
    "api:row": _read(KNOW, _visit),
    # the same people as at the page that takes a sheet
    "api:import": replace(
        OF_VISITS["visits:visit-import"],
        seen_by=None,
        args=lambda people: _visit(people)[:2],
        is_json=True,
        posted={"rows": [{"ID": ""}], "trial": True},
    ),
    "api:unknown": Address(seen_by=NOBODY, done_by=NOBODY, args=lambda people: ("khong/co",), is_json=True),
    "api:update-write": _PUT,
    "api:update-nothing": _verb(_part),
    "api:update-submit": _verb(_draft, refused=NOBODY),
    "api:update-withdraw": _verb(_sent, reason="Gửi nhầm kỳ."),
    "api:update-evidence": _verb(_draft, refused=NOBODY, link="https://sct.example.vn/ho-so"),
    "api:difficulty-raise": _verb(
        _duty, done_by=WRITE, cause="coordination", words="Vướng số liệu.", proposal="Đề nghị hỗ trợ.", to_agency=1
    ),
    "api:difficulty-explain": _verb(_asked_back, reply="Hai doanh nghiệp ở bến số 3."),
    "api:difficulty-withdraw": _verb(_raised, reason="Đã tự gỡ được."),
    "api:difficulty-resolve": _verb(_decided),
    "api:difficulty-reopen": _verb(_decided, reason="Vẫn chưa có số liệu."),
}
