"""Who gets what at the addresses of the reports: one that Sở Ngoại vụ writes, one before its signer."""

from haidang.office.accounts.choices import DESK_ROLES, Role
from haidang.reports import examples
from haidang.reports.choices import Act
from tests.rights import CONTENT, LEADERS, OVERSEERS, Address, of_agency, with_role

#: An unsigned report of Sở Ngoại vụ: who oversees, and who works there.
SEEN = OVERSEERS | of_agency("SNGV")
WRITERS = with_role(*DESK_ROLES, Role.PROVINCE_OFFICE)
SIGNERS = LEADERS | with_role(Role.DESK_LEADER)
#: Whoever carries out what is given to an agency reports on it.
DOERS = with_role(Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE)


def _report(people):
    return (examples.report().pk,)


def _act(act, make=examples.report):
    return lambda people: (make().pk, act.value)


def _passage(people):
    return (examples.passage().pk,)


def _out(people):
    return (examples.passage().pk, "bo-ra")


ADDRESSES = {
    "reports:report-list": Address(seen_by=CONTENT),
    "reports:report-add": Address(seen_by=WRITERS | DOERS, done_by=WRITERS | DOERS, refused=CONTENT),
    "reports:report": Address(seen_by=SEEN, args=_report),
    "reports:report-word": Address(seen_by=SEEN, args=_report),
    "reports:report-pdf": Address(seen_by=SEEN, args=_report),
    "reports:report-sources": Address(seen_by=SEEN, args=_report),
    # of what the records say now: who oversees, and who writes the report
    "reports:report-differences": Address(seen_by=OVERSEERS, refused=SEEN, args=_report),
    "reports:passage-add": Address(done_by=WRITERS, refused=SEEN, args=_report),
    "reports:report-address": Address(done_by=WRITERS, refused=SEEN, args=_report),
    "reports:report-act": Address(done_by=SIGNERS, refused=SEEN, args=_act(Act.SEND_BACK, examples.reviewed)),
    "reports:passage": Address(seen_by=SEEN, done_by=WRITERS, refused=SEEN, args=_passage),
    "reports:passage-act": Address(done_by=WRITERS, refused=SEEN, args=_out),
}
