"""A key is made, counted, taken back."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, F, Value, When
from django.utils.translation import gettext as _

from haidang.api import rules
from haidang.api.choices import Scope
from haidang.api.models import ApiToken, ApiUse
from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User


@transaction.atomic
def make_key(*, name: str, scopes: Sequence[str], days: int, by: User) -> tuple[ApiToken, str]:
    """A key for a program of `by`, and the words of it: they are kept nowhere, and told this once."""
    owner = User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    if by.acting_for:
        raise ValidationError(_("Đang thay người vắng thì không tạo khóa; thôi làm thay rồi tạo khóa của chính mình."))
    if not scopes or set(scopes) - set(Scope.values):
        raise ValidationError({"scopes": _("Chưa chọn phạm vi nào. Chọn ít nhất một việc mà chương trình được làm.")})
    if days not in rules.DAYS:
        raise ValidationError({"days": _("Khóa dùng được tối đa %(most)d ngày.") % {"most": max(rules.DAYS)}})
    if ApiToken.objects.of(owner).open().count() >= rules.MOST_KEYS:
        raise ValidationError(
            _("Bạn đang có %(most)d khóa còn hiệu lực, là số nhiều nhất. Thu hồi khóa không dùng nữa rồi tạo khóa mới.")
            % {"most": rules.MOST_KEYS}
        )
    key = rules.BEGINS + secrets.token_urlsafe(32)
    token = ApiToken(
        user=owner, name=name.strip(), shown=key[: rules.SHOWN], digest=rules.digest_of(key),
        scopes=[value for value in Scope.values if value in scopes], expires_at=clock.now() + timedelta(days=days),
    )  # fmt: skip
    token.full_clean()
    token.save()
    note(token, "key-made", by=by, changes={"scopes": [None, token.scopes], "expires_at": [None, token.expires_at]})
    return token, key


@transaction.atomic
def revoke(token: ApiToken, *, by: User) -> ApiToken:
    """Thu hồi: from now on nothing opens to it. One that was taken back already stays as it is."""
    token = ApiToken.objects.for_user(by, "delete").select_for_update(of=("self",)).get(pk=token.pk)
    if token.revoked_at is None:
        token.revoked_at = clock.now()
        token.save(update_fields=["revoked_at"])
        note(token, "key-revoked", by=by)
    return token


def hand_over(leaver: User, *, to: User | None, by: User) -> dict[str, int]:
    """Keys of somebody who leaves are nobody's to take over (setting HAIDANG_HANDOVERS)."""
    held = list(ApiToken.objects.of(leaver).filter(revoked_at=None).select_for_update(of=("self",)))
    for token in held:
        token.revoked_at = clock.now()
        token.save(update_fields=["revoked_at"])
        note(token, "key-revoked", by=by)
    return {str(_("khóa API bị thu hồi")): len(held)} if held else {}


def count(token: ApiToken) -> int:
    """Write down that it was asked with; how often this was in the running minute."""
    now = clock.now()
    minute = rules.minute_of(now)
    rows = ApiUse.objects.filter(token=token)
    more = Case(When(minute=minute, then=F("count") + 1), default=Value(1))
    # one statement: of two requests at the same moment none is lost
    if not rows.update(count=more, minute=minute, last_at=now):
        _use, made = ApiUse.objects.get_or_create(token=token, defaults={"minute": minute, "last_at": now, "count": 1})
        if not made:
            rows.update(count=more, minute=minute, last_at=now)
    return rows.values_list("count", flat=True).get()
