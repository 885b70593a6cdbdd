"""Who gets what at the book of urgings: the agency that was urged, and who oversees; nobody writes in it."""

from dataclasses import replace

from haidang.plan.urging import examples
from tests.rights import EVERYBODY, NOBODY, OVERSEERS, of_agency, of_register

_CLOSED = frozenset({"add", "import", "sheet", "edit", "delete"})
#: Open to whoever has signed in: what is not theirs is not in it.
_LISTED = {f"urging:urging-{page}" for page in ("list", "print", "export")}
_REGISTER = of_register(
    "urging:urging", examples.urging, seen_by=OVERSEERS | of_agency("SCT"), kept_by=NOBODY, without=_CLOSED
)

ADDRESSES = {name: replace(row, seen_by=EVERYBODY) if name in _LISTED else row for name, row in _REGISTER.items()}
