"""The figures of an update: which were changed, which cannot be, and the rows that keep them."""

from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from haidang.plan.followup.models import OutputFigure, Update
from haidang.plan.programmes.models import Output
from haidang.plan.programmes.rules import said

#: What an update says of an output: a figure, or None where it says nothing (any more).
Figures = Mapping[int, Decimal | None]
#: An output with what was said of it before, and what is said now.
Change = tuple[Output, Decimal | None, Decimal | None]


def field_of(output_id: int) -> str:
    """The name of an output's figure in a form and in what a verb refuses."""
    return f"figure-{output_id}"


def figures_changed(update: Update, figures: Figures | None) -> list[Change]:
    """What differs from what is kept. Errors: ValidationError for an output that is not of this part."""
    if not figures:
        return []
    outputs = {output.pk: output for output in Output.objects.filter(duty=update.duty_id)}
    held = dict(update.figures.values_list("output_id", "value")) if update.pk else {}
    found = []
    for pk, value in figures.items():
        if pk not in outputs:
            raise ValidationError(
                _("Chỉ tiêu này không còn trong chương trình của phần việc. Tải lại trang để xem các chỉ tiêu hiện có.")
            )
        if held.get(pk) != value:
            found.append((outputs[pk], held.get(pk), value))
    return found


def refuse_figures(changes: list[Change]) -> None:
    """Each sentence at its figure. Errors: ValidationError."""
    faults = {field_of(output.pk): sentence for output, _was, now in changes if (sentence := _fault(output, now))}
    if faults:
        raise ValidationError(faults)


def _fault(output: Output, value: Decimal | None) -> str:
    if value is None:
        return ""
    if not output.is_counted:
        return _(
            "“%(name)s” chưa có đơn vị tính trong chương trình nên chưa ghi được con số. Bổ sung đơn vị rồi ghi lại."
        ) % {"name": output.name}
    if value < 0:
        return _("Số đạt được không thể là số âm (%(value)s). Kiểm tra lại con số.") % {"value": said(value)}
    return _too_fine(value)


def _too_fine(value: Decimal) -> str:
    """What the column cannot keep whole is refused, never rounded behind somebody's back."""
    field = OutputFigure._meta.get_field("value")
    try:
        field.run_validators(value)
    except ValidationError as fault:
        return " ".join(fault.messages)
    return ""


def keep_figures(update: Update, changes: list[Change]) -> None:
    """The rows of what was changed; one that is said no more goes."""
    for output, _was, now in changes:
        if now is None:
            OutputFigure.objects.filter(update=update, output=output).delete()
        else:
            OutputFigure.objects.update_or_create(update=update, output=output, defaults={"value": now})


def told(changes: list[Change]) -> dict[str, list[str | None]]:
    """For the story of the update."""
    return {output.name: [_told(output, was), _told(output, now)] for output, was, now in changes}


def _told(output: Output, value: Decimal | None) -> str | None:
    return None if value is None else f"{said(value)} {output.unit}".strip()
