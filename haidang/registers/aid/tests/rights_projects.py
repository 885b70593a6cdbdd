"""Who gets what at the addresses of aid and ODA. Every row stands on a record of Sở Công Thương."""

from haidang.office.accounts.choices import Role
from haidang.registers.aid import examples_projects as examples
from haidang.registers.aid.project_choices import OdaAct, ProjectAct
from tests.rights import CONTENT, DESK, EVERYBODY, LEADERS, OVERSEERS, Address, of_agency, with_role

SCT, STC = of_agency("SCT"), of_agency("STC")
#: Who carries out what their agency is given keeps its books.
KEEPERS = with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE) | DESK
HEADS = with_role(Role.DESK_UNIT, Role.DESK_LEADER)
KNOW, AUTHORS = OVERSEERS | SCT, DESK | SCT
#: From the day it is handed in, who appraises it reads of it.
KNOW_FILED, APPRAISERS = KNOW | STC, DESK | STC
DECIDERS = DESK | LEADERS


def _one(make):
    return lambda people: (make().pk,)


def _there(make):
    def made(people):
        make()
        return ()

    return made


def _act(make, done_by, knows=KNOW_FILED):
    return Address(seen_by=done_by, done_by=done_by, refused=knows, args=_one(make))


def _book(name, make, *, know=KNOW, authors=AUTHORS):
    return {
        **{f"aid:{name}-{page}": Address(seen_by=EVERYBODY, args=_there(make)) for page in ("list", "print", "export")},
        **{f"aid:{name}-{page}": Address(seen_by=know, args=_one(make)) for page in ("record", "history")},
        **{
            f"aid:{name}-{page}": Address(seen_by=KEEPERS, done_by=KEEPERS, refused=know, args=_there(make))
            for page in ("add", "import")
        },
        f"aid:{name}-sheet": Address(seen_by=KEEPERS, refused=know, args=_there(make)),
        f"aid:{name}-edit": _act(make, authors, know),
        f"aid:{name}-delete": _act(make, HEADS, know),
    }


def _part(name, whole, make, knows=KNOW):
    return {
        f"aid:{name}-add": _act(whole, AUTHORS, knows),
        f"aid:{name}-edit": _act(make, AUTHORS, knows),
        f"aid:{name}-drop": Address(done_by=AUTHORS, refused=knows, args=_one(make)),
    }


ADDRESSES = {
    "aid:sums": Address(seen_by=CONTENT),
    "aid:sums-excel": Address(seen_by=CONTENT),
    **_book("project", examples.project),
    **_part("project-piece", examples.project, examples.piece),
    **_part("project-gift", examples.project, examples.gift),
    **_part("project-disbursement", examples.running, examples.disbursement, KNOW_FILED),
    **_part("project-report", examples.running, examples.report, KNOW_FILED),
    f"aid:project-{ProjectAct.FILE}": _act(examples.ready, AUTHORS, KNOW),
    f"aid:project-{ProjectAct.RECEIVE}": _act(examples.relief, AUTHORS, KNOW),
    f"aid:project-{ProjectAct.ASK}": _act(examples.filed, APPRAISERS),
    f"aid:project-{ProjectAct.APPRAISE}": _act(examples.filed, APPRAISERS),
    f"aid:project-{ProjectAct.SEND_BACK}": _act(examples.filed, APPRAISERS),
    f"aid:project-{ProjectAct.APPROVE}": _act(examples.appraised, DECIDERS),
    f"aid:project-{ProjectAct.REFUSE}": _act(examples.appraised, DECIDERS),
    f"aid:project-{ProjectAct.WITHDRAW}": _act(examples.ready, AUTHORS, KNOW),
    f"aid:project-{ProjectAct.START}": _act(examples.approved, AUTHORS),
    f"aid:project-{ProjectAct.ADJUST}": _act(examples.approved, AUTHORS),
    f"aid:project-{ProjectAct.REVOKE}": _act(examples.approved, DECIDERS),
    f"aid:project-{ProjectAct.END}": _act(examples.running, AUTHORS),
    f"aid:project-{ProjectAct.EVALUATE}": _act(examples.ended, AUTHORS | STC),
    **_book("oda", examples.oda),
    **_part("oda-year", examples.oda, examples.oda_year),
    **_part("oda-payment", examples.signed, examples.oda_payment),
    **_part("oda-report", examples.signed, examples.oda_report),
    f"aid:oda-{OdaAct.SIGN}": _act(examples.oda, AUTHORS, KNOW),
    f"aid:oda-{OdaAct.ADJUST}": _act(examples.signed, AUTHORS, KNOW),
    f"aid:oda-{OdaAct.END}": _act(examples.signed, AUTHORS, KNOW),
    f"aid:oda-{OdaAct.CANCEL}": _act(examples.signed, AUTHORS, KNOW),
    **_book("aidyear", examples.aidyear, know=OVERSEERS | of_agency("SNGV"), authors=DESK),
}
