"""Who gets what at the tables that go out: everybody counts what they may see, and has a paper looked at."""

from tests.rights import CONTENT, Address

ADDRESSES = {
    "exchange:followup": Address(seen_by=CONTENT),
    "exchange:form": Address(seen_by=CONTENT, done_by=CONTENT),
}
