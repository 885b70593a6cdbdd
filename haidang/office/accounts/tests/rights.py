"""Who gets what at the door and at the pages of accounts."""

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp

from haidang.kit import clock
from haidang.office.accounts import selectors
from haidang.office.accounts.examples import stand_in
from tests.rights import ADMIN, EVERYBODY, Address

#: Somebody whose account it is: sees it, and may change nothing of it.
OWNER = frozenset({"so-cong-thuong"})
#: The two people of the stand-in: who is away, who acts.
ABSENT, DEPUTY = frozenset({"lanh-dao-ubnd"}), frozenset({"pho-chu-tich-ubnd"})


def account(people):
    return (people["so-cong-thuong"].pk,)


def standing_in(people):
    return (stand_in(clock.today()).pk,)


def second_factors(people):
    """Everybody has one: without it these pages do not exist."""
    for user in people.values():
        if selectors.has_second_factor(user):
            continue
        totp.TOTP.activate(user, "JBSWY3DPEHPK3PXP")
        RecoveryCodes.activate(user)
    return ()


def of_everybody(**more):
    return Address(seen_by=EVERYBODY, done_by=EVERYBODY, **more)


def of_administration(**more):
    return Address(seen_by=ADMIN, done_by=ADMIN, **more)


#: What administration does with one account.
ON_ONE = of_administration(refused=OWNER, args=account)

ADDRESSES = {
    "account_login": of_everybody(public=True),
    "mfa_authenticate": of_everybody(),
    "account_inactive": Address(seen_by=EVERYBODY, public=True),
    "account_logout": of_everybody(),
    "account_reauthenticate": of_everybody(),
    "mfa_reauthenticate": of_everybody(),
    "account_change_password": of_everybody(),
    "mfa_index": Address(seen_by=EVERYBODY),
    "mfa_activate_totp": of_everybody(),
    "mfa_deactivate_totp": of_everybody(args=second_factors),
    "mfa_view_recovery_codes": Address(seen_by=EVERYBODY, args=second_factors),
    "mfa_generate_recovery_codes": of_everybody(args=second_factors),
    "accounts:own": of_everybody(),
    "accounts:sessions": Address(seen_by=EVERYBODY),
    "accounts:sessions-end": Address(done_by=EVERYBODY),
    "accounts:stand-ins": of_everybody(),
    "accounts:lay-down": Address(done_by=EVERYBODY),
    "accounts:take-up": Address(done_by=DEPUTY, args=standing_in),
    "accounts:stand-in-end": Address(done_by=ABSENT | ADMIN, refused=DEPUTY, args=standing_in),
    "accounts:user-list": Address(seen_by=ADMIN),
    "accounts:user-add": of_administration(),
    "accounts:sheet": of_administration(),
    "accounts:sheet-form": Address(seen_by=ADMIN),
    "accounts:user": Address(seen_by=ADMIN | OWNER, args=account),
    "accounts:user-edit": ON_ONE,
    "accounts:hand-over": ON_ONE,
    "accounts:reopen": ON_ONE,
    "accounts:give-password": ON_ONE,
    "accounts:drop-second-factor": ON_ONE,
    "accounts:unlock": Address(done_by=ADMIN, refused=OWNER, args=account),
    "accounts:user-sessions-end": Address(done_by=ADMIN, refused=OWNER, args=account),
}
