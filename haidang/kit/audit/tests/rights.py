"""Who reads the book of all acts: who keeps the house, who inspects it."""

from tests.rights import ADMIN, INSPECTION, Address

ADDRESSES = {"audit:log": Address(seen_by=ADMIN | INSPECTION)}
