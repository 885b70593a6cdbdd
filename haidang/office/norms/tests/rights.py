"""Who gets what at the pages of norms: everybody reads, desk and administration keep, Sở Tài chính the amounts."""

from haidang.office.norms import examples
from tests.rights import ADMIN, DESK, EVERYBODY, FINANCE, Address, of_register

KEEPERS = DESK | ADMIN

ADDRESSES = {
    "norms:on-a-day": Address(seen_by=EVERYBODY),
    **of_register("norms:norm", examples.norm, seen_by=EVERYBODY, kept_by=KEEPERS, without=frozenset({"delete"})),
    **of_register("norms:amount", examples.amount, seen_by=EVERYBODY, kept_by=KEEPERS | FINANCE),
    **of_register("norms:day", examples.day, seen_by=EVERYBODY, kept_by=KEEPERS),
}
