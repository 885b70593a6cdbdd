"""A plan is sent to those who must know of it, and each of them says that it has come."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.plan.plans import telling
from haidang.plan.plans.models import Plan, Receipt
from haidang.plan.plans.selectors.receipts import listed


@transaction.atomic
def send(plan: Plan, agencies: Iterable[Agency], *, by: User) -> list[Receipt]:
    """Send the plan; to whom it was sent already it is not sent again.

    Errors: ValidationError where nobody is named.
    """
    plan = Plan.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=plan.pk)
    there = set(Receipt.objects.filter(plan=plan).values_list("agency", flat=True))
    chosen = list(agencies)
    if not chosen:
        raise ValidationError(_("Chưa chọn cơ quan nào. Đánh dấu cơ quan cần gửi rồi gửi lại."))
    named, today = listed(plan), clock.today()
    new = {agency.pk: agency for agency in chosen if agency.pk not in there}
    sent = Receipt.objects.bulk_create(
        Receipt(plan=plan, agency=agency, sent_on=today, sent_by=by, is_listed=agency.pk in named)
        for agency in new.values()
    )
    if sent:
        note(plan, "sent", by=by, changes={"agencies": [None, [receipt.agency for receipt in sent]]})
        telling.sent(plan, sent, by=by)
    return sent


@transaction.atomic
def confirm(receipt: Receipt, *, by: User) -> Receipt:
    """Somebody of the agency says that the plan has come; the desk may, for who telephoned.

    Errors: ValidationError where it was confirmed already.
    """
    receipt = (
        Receipt.objects.for_user(by, "change")
        .select_related("plan", "agency", "received_by")
        .select_for_update(of=("self",))
        .get(pk=receipt.pk)
    )
    if receipt.received_at:
        raise ValidationError(
            _("%(who)s đã xác nhận ngày %(day)s; không cần xác nhận lần nữa.")
            % {"who": receipt.received_by, "day": f"{receipt.received_at.astimezone(clock.VIETNAM):%d/%m/%Y}"}
        )
    receipt.received_at, receipt.received_by = clock.now(), by
    receipt.save(update_fields=["received_at", "received_by"])
    note(receipt, "received", by=by)
    return receipt
