"""Who gets what at archives: the head of the department makes and takes them, administration sees and restores them."""

from haidang.exchange.archive.models import Archive
from haidang.exchange.archive.services import bring_back
from haidang.kit.jobs.services import enqueue
from tests.rights import ADMIN, EVERYBODY, Address, with_role

HEAD = with_role("desk-leader")


def archive(people):
    return (Archive.objects.create(year=2020, by=people["lanh-dao-so-ngoai-vu"]).pk,)


def restoring(people):
    return (enqueue(bring_back, "x.zip", "Quản trị", by=people["quan-tri"]).pk,)


ADDRESSES = {
    "archive:list": Address(seen_by=HEAD | ADMIN, done_by=HEAD),
    "archive:take": Address(done_by=HEAD, refused=ADMIN, args=archive),
    "archive:remove": Address(done_by=HEAD | ADMIN, args=archive),
    "archive:restore": Address(seen_by=ADMIN, done_by=ADMIN, refused=HEAD),
    "archive:restoring": Address(seen_by=EVERYBODY, public=True, args=restoring),
}
