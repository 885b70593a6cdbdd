"""What is arranged by the desk: who grants another day for a plan, which account is which leader."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.choices import Role
from haidang.office.accounts.models import User
from haidang.office.directory.models import Official
from haidang.plan.difficulties.deciding import leaders
from haidang.plan.difficulties.models import ExtensionWay, LeaderAccount
from haidang.plan.plans.models import Plan


@transaction.atomic
def set_extension_way(plan: Plan, *, is_delegated: bool, basis: str, by: User) -> ExtensionWay:
    """UBND has left the extensions of a plan to Sở Ngoại vụ, by which paper; or takes them back."""
    if by.role != Role.DESK_LEADER:
        raise PermissionDenied
    plan = Plan.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=plan.pk)
    if is_delegated and not basis.strip():
        raise ValidationError(
            {"basis": _("Ghi văn bản của UBND tỉnh giao Sở Ngoại vụ quyết định gia hạn.")}, code="no-basis"
        )
    way, _made = ExtensionWay.objects.get_or_create(plan=plan)
    before, way.is_delegated, way.basis = way.is_delegated, is_delegated, basis.strip() if is_delegated else ""
    way.full_clean()
    way.save()
    note(way, "changed", by=by, changes={"is_delegated": [before, is_delegated]}, reason=basis.strip())
    return way


@transaction.atomic
def tie_leader(user: User, official: Official | None, *, by: User) -> LeaderAccount | None:
    """This account is that leader of UBND; nobody where `official` is None."""
    if not by.is_desk:
        raise PermissionDenied
    if user.role not in (Role.CHAIR, Role.VICE_CHAIR):
        raise ValidationError(_("Chỉ gắn tài khoản của Chủ tịch, Phó Chủ tịch UBND tỉnh."), code="no-leader")
    if official is not None and official not in leaders(clock.today()):
        raise ValidationError(
            _("%(who)s hôm nay không giữ chức vụ nào ở UBND tỉnh; xem lại danh bạ.") % {"who": official}, code="no-post"
        )
    row = LeaderAccount.objects.select_for_update(of=("self",)).filter(user=user).first()
    before = row.official if row else None
    if before == official:
        return row
    if official is None:
        if row:
            note(row, "deleted", by=by, changes={"official": [before, None]})
            row.delete()
        return None
    row = row or LeaderAccount(user=user)
    row.official = official
    row.save()
    note(row, "changed", by=by, changes={"official": [before, official]})
    return row
