"""What the keepers of the outbox do: send again, cancel, say that an address works again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.notices.choices import MailState
from haidang.office.notices.models import BadAddress, Mail


@transaction.atomic
def retry(mail: Mail, *, by: User) -> Mail:
    """Gửi lại: the same mail under the same number, to the address the person has now."""
    held = Mail.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=mail.pk)
    if not held.may_retry:
        raise ValidationError(
            _("Thư đang ở trạng thái “%(state)s” nên không gửi lại.") % {"state": held.get_state_display()}
        )
    if held.person and not held.person.is_active:
        raise ValidationError(_("Tài khoản của %(name)s đã đóng nên không gửi thư nữa.") % {"name": held.person})
    if not held.text:
        raise ValidationError(_("Nội dung thư đã được xóa vì thư kết thúc từ lâu; không gửi lại được."))
    address = held.person.email if held.person else held.to
    if not address:
        raise ValidationError(
            _("%(name)s chưa có địa chỉ thư. Ghi địa chỉ vào tài khoản rồi gửi lại.") % {"name": held.person}
        )
    if BadAddress.objects.among([address]):
        raise ValidationError(
            _("Thư tới %(address)s đã bị trả lại. Sửa địa chỉ, hoặc ghi là địa chỉ dùng lại được, rồi gửi lại.")
            % {"address": address}
        )
    before = held.get_state_display()
    held.state, held.to, held.tries, held.answer = MailState.WAITING, address, 0, ""
    # Its days of grace begin anew.
    held.queued_at = held.next_try_at = clock.now()
    held.handed_at = held.ended_at = None
    held.save()
    note(held, "mail-retried", by=by, changes={"state": [before, held.get_state_display()]})
    return held


@transaction.atomic
def cancel(mail: Mail, *, by: User) -> Mail:
    """Hủy: what has not gone does not go."""
    held = Mail.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=mail.pk)
    if not held.may_cancel:
        raise ValidationError(
            _("Thư đang ở trạng thái “%(state)s” nên không hủy được.") % {"state": held.get_state_display()}
        )
    before = held.get_state_display()
    held.state, held.ended_at = MailState.CANCELLED, clock.now()
    held.save(update_fields=["state", "ended_at"])
    note(held, "mail-cancelled", by=by, changes={"state": [before, held.get_state_display()]})
    return held


@transaction.atomic
def trust(address: BadAddress, *, by: User) -> BadAddress:
    """Dùng lại được: mail to this address goes again, as long as it does not come back again."""
    held = BadAddress.objects.for_user(by, "change").standing().select_for_update(of=("self",)).get(pk=address.pk)
    held.trusted_at = clock.now()
    held.save(update_fields=["trusted_at"])
    note(held, "address-trusted", by=by)
    return held


def withdraw_unsent(prefix: str, *, besides: Mail, words: str) -> int:
    """Take back mails whose keys begin so and that never went: `besides` says all they said, nobody needs both."""
    older = Mail.objects.unsent().filter(key__startswith=prefix).exclude(pk=besides.pk)
    return older.update(state=MailState.CANCELLED, ended_at=clock.now(), answer=words[:500])
