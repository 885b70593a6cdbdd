"""Who reads the book of all acts: who keeps the house, who inspects it."""

from haidang.office.accounts.choices import Role
from tests.rights import ADMIN, Address, with_role

ADDRESSES = {"audit:log": Address(seen_by=ADMIN | with_role(Role.INSPECTOR))}
