"""Who gets what at the addresses that belong to no room."""

from tests.rights import EVERYBODY, Address

#: Without rights: they tell nothing that is not public.
_OPEN = Address(seen_by=EVERYBODY, public=True)

ADDRESSES = {
    "home": _OPEN,
    "style": _OPEN,
    "healthz": _OPEN,
    "readyz": _OPEN,
    "set_language": Address(seen_by=EVERYBODY, done_by=EVERYBODY, public=True),
}
