"""What is done with accounts: opened, changed, closed, handed over; passwords given; standing in; coming and going."""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts import rules
from haidang.office.accounts.choices import Outcome, Role
from haidang.office.accounts.models import OpenSession, SignIn, StandIn, User
from haidang.office.accounts.selectors import digest_of
from haidang.office.directory.models import Agency

#: Without 0/O, 1/l/I: a slip is read from paper.
_LETTERS = "abcdefghjkmnpqrstuvwxyz"
_DIGITS = "23456789"

#: A room that keeps something in somebody's hands names its function in HAIDANG_HANDOVERS. It moves what `leaver`
#: holds to `to` by its own verbs, with its own notes, and says how many of what: {"nhiệm vụ": 3}.
Handover = Callable[..., Mapping[str, int]]


@dataclass(frozen=True)
class Slip:
    """What is printed and handed over once: the password is kept nowhere else."""

    user: User
    password: str


def one_time_password() -> str:
    """Three groups, easy to type from paper, about 58 bits: it opens the door once, to choose one's own."""
    letters = ["".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(2)]
    return "-".join([letters[0].capitalize(), "".join(secrets.choice(_DIGITS) for _ in range(4)), letters[1]])


def _locked(user: User, *, by: User, verb: str = "change") -> User:
    """The account under right and lock."""
    if not by.may(verb, "account"):
        raise PermissionDenied
    found: User = User.objects.for_user(by, verb).select_for_update().get(pk=user.pk)
    return found


# ── accounts ─────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def open_account(
    *, username: str, full_name: str, role: str, agency: Agency | None, by: User, post: str = "", **contact: str
) -> Slip:
    """Give somebody an account. Accounts are given, not taken: there is no other way to one."""
    if not by.may("add", "account"):
        raise PermissionDenied
    user = User(username=username.lower(), full_name=full_name, role=role, agency=agency, post=post, **contact)
    password = one_time_password()
    user.set_password(password)
    user.must_change_password = True
    user.full_clean()
    user.save()
    note(user, "opened", by=by, changes={"role": [None, role], "agency": [None, agency]})
    return Slip(user, password)


@transaction.atomic
def open_first_admin(*, username: str, full_name: str) -> Slip | None:
    """From the machine itself, when there is nobody to ask; None when there is."""
    if User.objects.in_use().filter(role=Role.ADMIN).exists():
        return None
    password = one_time_password()
    user = User(username=username.lower(), full_name=full_name, role=Role.ADMIN, must_change_password=True)
    user.set_password(password)
    user.full_clean()
    user.save()
    note(user, "opened", by=None, changes={"role": [None, user.role]}, reason="first_admin")
    return Slip(user, password)


def open_accounts(rows: Iterable[Mapping[str, str]], *, by: User) -> list[Slip]:
    """Give a whole sheet of people their accounts, all or none."""
    wanted = list(rows)
    agencies = {agency.code: agency for agency in Agency.objects.filter(code__in={row["agency"] for row in wanted})}
    with transaction.atomic():
        return [
            open_account(
                username=row["username"],
                full_name=row["full_name"],
                role=row["role"],
                agency=agencies.get(row["agency"]),
                post=row["post"],
                email=row["email"],
                phone=row["phone"],
                by=by,
            )
            for row in wanted
        ]


@transaction.atomic
def change_account(user: User, *, by: User, **fields: Any) -> User:
    """Change what is known of somebody, their role and agency among it. A new role ends what was begun in the old."""
    user = _locked(user, by=by)
    if user.pk == by.pk and fields.get("role", user.role) != user.role:
        raise ValidationError(_("Không ai đổi vai trò của chính mình; hãy nhờ quản trị viên khác."))
    changes = {name: [getattr(user, name), value] for name, value in fields.items() if getattr(user, name) != value}
    if not changes:
        return user
    if "role" in changes and changes["role"][0] == Role.ADMIN:
        _refuse_if_last_admin(user)
    for name, value in fields.items():
        setattr(user, name, value)
    user.full_clean(exclude=["password"])
    user.save()
    if {"role", "agency"} & changes.keys():
        # A stand-in is given to a person of this agency in this role; elsewhere it would open what is not theirs.
        _end_stand_ins(user, by=by, reason=_("Đổi vai trò hoặc cơ quan"))
        OpenSession.objects.filter(user=user).delete()
    note(user, "changed", by=by, changes=changes)
    return user


@transaction.atomic
def change_profile(*, by: User, email: str, phone: str) -> User:
    """Change how one can be reached; name, post, role and agency are for administration."""
    user: User = User.objects.select_for_update().get(pk=by.pk)
    changes = {"email": [user.email, email], "phone": [user.phone, phone]}
    user.email, user.phone = email, phone
    user.full_clean(exclude=["password"])
    user.save(update_fields=["email", "phone"])
    note(user, "changed", by=by, changes={name: pair for name, pair in changes.items() if pair[0] != pair[1]})
    return user


@transaction.atomic
def hand_over(leaver: User, *, to: User | None, by: User, reason: str) -> dict[str, int]:
    """Close the account of somebody who leaves, end what is open in it, and put what is in their hands into others'."""
    leaver = _locked(leaver, by=by)
    if leaver.pk == by.pk:
        raise ValidationError(_("Không ai đóng tài khoản của chính mình; hãy nhờ quản trị viên khác."))
    if not leaver.is_active:
        raise ValidationError(_("Tài khoản “%(name)s” đã đóng từ trước.") % {"name": leaver})
    if not reason.strip():
        raise ValidationError(_("Chưa có lý do; hãy ghi lý do, ví dụ số quyết định điều động."))
    if to and (to.pk == leaver.pk or not to.is_active):
        raise ValidationError(
            _("Người nhận “%(name)s” không nhận được; hãy chọn một tài khoản khác đang dùng.") % {"name": to}
        )
    if to and to.is_admin:
        raise ValidationError(_("Quản trị hệ thống không vào nội dung nên không nhận việc; hãy chọn người khác."))
    _refuse_if_last_admin(leaver)
    moved = _moved(leaver, to=to, by=by)
    _end_stand_ins(leaver, by=by, reason=reason)
    leaver.is_active = False
    leaver.save(update_fields=["is_active"])
    OpenSession.objects.filter(user=leaver).delete()
    changes: dict[str, list[Any]] = {"is_active": [True, False], "to": [None, to]}
    note(
        leaver,
        "handed-over",
        by=by,
        changes=changes | {what: [0, count] for what, count in moved.items()},
        reason=reason,
    )
    return moved


def _moved(leaver: User, *, to: User | None, by: User) -> dict[str, int]:
    """What each room moved. A room refuses by ValidationError when it holds something and nobody is to take it."""
    moved: dict[str, int] = {}
    for path in settings.HAIDANG_HANDOVERS:
        handover: Handover = import_string(path)
        for what, count in handover(leaver, to=to, by=by).items():
            moved[what] = moved.get(what, 0) + count
    return moved


def _refuse_if_last_admin(user: User) -> None:
    others = User.objects.in_use().filter(role=Role.ADMIN).exclude(pk=user.pk)
    if user.is_admin and not others.exists():
        raise ValidationError(_("Đây là quản trị viên cuối cùng đang dùng; hãy cấp tài khoản quản trị khác trước."))


@transaction.atomic
def reopen(user: User, *, by: User, reason: str) -> Slip:
    """Let somebody come back: with a new one-time password."""
    user = _locked(user, by=by)
    if user.is_active:
        raise ValidationError(_("Tài khoản “%(name)s” đang dùng, không cần mở lại.") % {"name": user})
    user.is_active = True
    user.save(update_fields=["is_active"])
    note(user, "reopened", by=by, changes={"is_active": [False, True]}, reason=reason)
    return give_password(user, by=by, reason=reason)


# ── passwords and the second factor ──────────────────────────────────────────────────────────────


@transaction.atomic
def give_password(user: User, *, by: User, reason: str = "") -> Slip:
    """Reset without mail: a new one-time password on a slip; what was open is closed."""
    user = _locked(user, by=by)
    if user.pk == by.pk:
        raise ValidationError(_("Mật khẩu của chính mình thì đổi ở trang “Tài khoản của tôi”."))
    password = one_time_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    OpenSession.objects.filter(user=user).delete()
    note(user, "password-given", by=by, reason=reason)
    return Slip(user, password)


@transaction.atomic
def change_password(user: User, password: str) -> None:
    """Somebody chooses a password of their own. Sessions elsewhere end; this one is kept by who calls."""
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    note(user, "password-changed", by=user)


@transaction.atomic
def drop_second_factor(user: User, *, by: User, reason: str) -> None:
    """For who has lost telephone and recovery codes, and was recognised in person."""
    user = _locked(user, by=by)
    if user.pk == by.pk:
        raise ValidationError(_("Xác thực hai bước của chính mình thì đổi ở trang “Tài khoản của tôi”."))
    if not reason.strip():
        raise ValidationError(_("Chưa có lý do; hãy ghi cách đã nhận ra người này."))
    if not Authenticator.objects.filter(user=user).delete()[0]:
        raise ValidationError(_("Tài khoản “%(name)s” chưa bật xác thực hai bước.") % {"name": user})
    OpenSession.objects.filter(user=user).delete()
    note(user, "second-factor-dropped", by=by, reason=reason)


# ── coming and going ─────────────────────────────────────────────────────────────────────────────


def record_sign_in(name: str, outcome: Outcome, *, user: User | None, address: str | None, agent: str) -> SignIn:
    """Write down one attempt at the door."""
    return SignIn.objects.create(
        name_digest=digest_of(name), user=user, outcome=outcome, address=address, agent=agent[:250]
    )


@transaction.atomic
def unlock(user: User, *, by: User) -> None:
    """Open the door again to somebody who has mistyped too often."""
    user = _locked(user, by=by)
    record_sign_in(user.username, Outcome.UNLOCKED, user=user, address=None, agent="")
    note(user, "unlocked", by=by)


@transaction.atomic
def end_sessions(sessions: Sequence[OpenSession], *, by: User) -> int:
    """Sign somebody out in other browsers: one's own, or for administration anybody's."""
    for owner in {session.user for session in sessions if session.user}:
        if owner.pk != by.pk and not by.is_admin:
            raise PermissionDenied
        count = sum(session.user_id == owner.pk for session in sessions)
        note(owner, "signed-out", by=by, changes={"sessions": [count, 0]})
    return OpenSession.objects.filter(pk__in=[session.pk for session in sessions]).delete()[0]


# ── standing in ──────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def appoint_stand_in(*, absent: User, deputy: User, starts_on: date, ends_on: date, decision: str, by: User) -> StandIn:
    """Let `deputy` act for `absent` from a day to a day. The absent person or administration decides."""
    if by.acting_for or (by.pk != absent.pk and not by.is_admin):
        raise PermissionDenied
    if not rules.may_be_stood_in(absent.role):
        raise ValidationError(_("Không ai thay quản trị hệ thống; hãy cấp một tài khoản quản trị khác."))
    if not (absent.is_active and deputy.is_active):
        raise ValidationError(_("Tài khoản đã đóng không thay và không được thay; hãy chọn tài khoản đang dùng."))
    if deputy.is_admin:
        raise ValidationError(_("Quản trị hệ thống không vào nội dung nên không thay ai; hãy chọn người khác."))
    if absent.agency_id != deputy.agency_id:
        raise ValidationError(
            _("“%(deputy)s” thuộc %(agency)s, không cùng cơ quan với người vắng; hãy chọn người trong cơ quan.")
            % {"deputy": deputy, "agency": deputy.agency or _("cơ quan chưa ghi")}
        )
    if ends_on < clock.today():
        raise ValidationError(_("Ngày cuối %(day)s đã qua; hãy chọn ngày từ hôm nay.") % {"day": f"{ends_on:%d/%m/%Y}"})
    if ends_on - starts_on > rules.LONGEST_ABSENCE:
        raise ValidationError(_("Một căn cứ chỉ cho thay không quá một năm; hãy chọn ngày cuối sớm hơn."))
    made = StandIn(
        absent=absent, deputy=deputy, starts_on=starts_on, ends_on=ends_on, decision=decision.strip(), granted_by=by
    )
    made.full_clean()
    clash = StandIn.objects.filter(ended_at=None, absent=absent, deputy=deputy)
    if found := clash.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).first():
        raise ValidationError(_("Đã có: %(found)s; hãy thôi lần đó trước.") % {"found": found})
    made.save()
    note(
        made, "appointed", by=by, changes={"starts_on": [None, starts_on], "ends_on": [None, ends_on]}, reason=decision
    )
    return made


@transaction.atomic
def end_stand_in(stand_in: StandIn, *, by: User, reason: str = "") -> StandIn:
    """The absent one is back before the last day; what the deputy has open falls back to their own rights."""
    if by.acting_for:
        raise PermissionDenied
    stand_in = StandIn.objects.for_user(by, "change").select_for_update().get(pk=stand_in.pk)
    if stand_in.ended_at:
        raise ValidationError(_("Lần thay này đã thôi từ trước."))
    _end(stand_in, by=by, reason=reason)
    return stand_in


def _end_stand_ins(user: User, *, by: User, reason: str) -> None:
    for stand_in in StandIn.objects.not_ended().concerning(user).select_for_update():
        _end(stand_in, by=by, reason=reason)


def _end(stand_in: StandIn, *, by: User, reason: str) -> None:
    stand_in.ended_at = clock.now()
    stand_in.save(update_fields=["ended_at"])
    note(stand_in, "ended", by=by, reason=reason)


def take_up(stand_in: StandIn, *, by: User) -> StandIn:
    """Begin to act for the absent one, in this browser; what follows bears both names."""
    found = StandIn.objects.open_to(by, clock.today()).filter(pk=stand_in.pk).first()
    if not found:
        raise ValidationError(_("Hôm nay không có căn cứ nào còn hiệu lực để thay người này."))
    note(found, "taken-up", by=by)
    return found


def lay_down(stand_in: StandIn, *, by: User) -> None:
    """Stop acting for the absent one, in this browser."""
    note(stand_in, "laid-down", by=by)
