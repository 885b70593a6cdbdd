"""Who gets what at the pages of jobs: who asked for the work, and those who see every job."""

from haidang.kit.jobs.services import enqueue
from haidang.kit.jobs.tests import made
from tests.rights import DESK, Address


def job(people):
    return (enqueue(made.add, 2, 3, by=people["so-cong-thuong"]).pk,)


ADDRESSES = {"jobs:job": Address(seen_by=DESK | {"so-cong-thuong"}, args=job)}
