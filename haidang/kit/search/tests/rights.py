"""Who gets what at the search page: everybody who has signed in; what they find is theirs to see."""

from tests.rights import EVERYBODY, Address

ADDRESSES = {"search:search": Address(seen_by=EVERYBODY)}
