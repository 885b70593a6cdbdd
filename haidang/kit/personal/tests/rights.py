"""Who gets what at the page of a personal value. No account has one, so here it exists for nobody.

Who may look where there is one: test_pages, on a table made for it.
"""

from tests.rights import NOBODY, Address


def no_personal_value(people):
    return ("accounts", "user", people["so-cong-thuong"].pk, "email")


ADDRESSES = {"personal:reveal": Address(seen_by=NOBODY, done_by=NOBODY, args=no_personal_value)}
