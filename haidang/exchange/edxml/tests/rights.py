"""Who gets what at the exchange: who keeps the books takes files in, an agency makes files of its own papers."""

from datetime import date

from haidang.exchange.edxml.examples import codes_of_the_province
from haidang.office.accounts.choices import Role
from haidang.office.directory.models import Agency
from haidang.office.documents import examples
from haidang.office.documents.tests.rights import KEEPERS, READERS
from tests.rights import ADMIN, DESK, EVERYBODY, OVERSEERS, Address, with_role

#: Who may look into papers at all.
SEEING = OVERSEERS | with_role(Role.CLERK, Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE)


def paper(people):
    return (examples.document().pk,)


def codes(people):
    codes_of_the_province(by=people["quan-tri"], from_on=date(2019, 1, 1))
    return ()


def agency(people):
    return (Agency.objects.get(code="SCT").pk,)


ADDRESSES = {
    "edxml:list": Address(seen_by=SEEING),
    "edxml:receive": Address(seen_by=KEEPERS, done_by=KEEPERS, refused=SEEING),
    "edxml:sample": Address(seen_by=KEEPERS, args=codes),
    # the paper was booked by the clerk: the agency that issued it reads it, and did not enter it itself
    "edxml:send": Address(seen_by=KEEPERS, done_by=KEEPERS, refused=READERS, args=paper),
    "edxml:codes": Address(seen_by=EVERYBODY),
    "edxml:code": Address(seen_by=DESK | ADMIN, done_by=DESK | ADMIN, refused=EVERYBODY, args=agency),
}
