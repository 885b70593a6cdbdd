"""The forms of the follow-up."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.office.norms.choices import PeriodKind
from haidang.plan.followup.choices import RulingKind, Source, State
from haidang.plan.followup.figures import Reached
from haidang.plan.followup.services.figuring import field_of
from haidang.plan.programmes.forms import FigureField


def _area(rows: int, **attrs: str) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "form-control", **attrs})


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d")


class PaperField(forms.CharField):
    """A paper by its number, as the clerk would say it; only those that the person may see are found."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False, max_length=64, widget=forms.TextInput(attrs={"class": "form-control"}), **kwargs
        )
        self.user: User | None = None

    def clean(self, value: Any) -> Any:
        words = super().clean(value)
        if not words:
            return None
        assert self.user
        found = list(Document.objects.for_user(self.user, "view").numbered(words)[:3])
        if not found:
            raise ValidationError(
                _("Sổ văn bản chưa có “%(number)s”. Vào sổ văn bản trước, hoặc đính tệp, dán đường dẫn.")
                % {"number": words}
            )
        if len(found) > 1:
            names = "; ".join(str(each) for each in found)
            raise ValidationError(_("Có nhiều văn bản mang số này: %(names)s. Ghi đủ số, ký hiệu.") % {"names": names})
        return found[0]


class FiguresForm(forms.Form):
    """A form with one field for each output of the part that is told in figures."""

    def __init__(
        self, *args: Any, outputs: Sequence[Reached] = (), held: Mapping[int, Decimal] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._outputs = [each.output.pk for each in outputs]
        for each in outputs:
            name = field_of(each.output.pk)
            self.fields[name] = _figure(each)
            self.initial[name] = (held or {}).get(each.output.pk)

    @property
    def figures(self) -> dict[int, Decimal | None]:
        """What was typed, by output."""
        return {pk: self.cleaned_data[field_of(pk)] for pk in self._outputs}

    @property
    def figure_fields(self) -> list[forms.BoundField]:
        return [self[field_of(pk)] for pk in self._outputs]


def _figure(each: Reached) -> FigureField:
    output = each.output
    field = FigureField(label=f"{output.name} ({output.unit})", help_text=_standing_of(each))
    field.widget.attrs["class"] = "form-control"
    return field


def _standing_of(each: Reached) -> str:
    """What the person needs to type the right number: this period's or the whole, and how it stands."""
    asked = gettext("Số của riêng kỳ này.") if each.output.counting == "added" else gettext("Số đến cuối kỳ này.")
    reached = each.actual_said or gettext("chưa có số")
    if not each.output.target_said:
        return gettext("%(asked)s Đã báo: %(reached)s.") % {"asked": asked, "reached": reached}
    return gettext("%(asked)s Chỉ tiêu %(target)s, đã báo: %(reached)s.") % {
        "asked": asked,
        "target": each.output.target_said,
        "reached": reached,
    }


class UpdateForm(FiguresForm):
    """Five words, what was done, what comes next: under a minute. Nothing is required to keep a draft."""

    state = forms.ChoiceField(
        label=_("Tình trạng"),
        choices=State.choices,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
    )
    done = forms.CharField(
        label=_("Đã làm được từ lần trước"), required=False, max_length=20_000, widget=_area(3), strip=True
    )
    next = forms.CharField(label=_("Việc tiếp theo"), required=False, max_length=20_000, widget=_area(2))
    obstacle = forms.CharField(label=_("Vướng mắc, đề nghị"), required=False, max_length=20_000, widget=_area(2))
    finished_on = forms.DateField(
        label=_("Ngày hoàn thành"),
        required=False,
        widget=_day(),
        help_text=_("Chỉ khi đề nghị xác nhận hoàn thành; để trống thì tính ngày gửi."),
    )
    paper = PaperField(label=_("Minh chứng: số văn bản"))
    link = forms.URLField(
        label=_("Minh chứng: đường dẫn"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "form-control"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, PaperField):
                field.user = user

    @property
    def words(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("state", "done", "next", "obstacle", "finished_on")}


class EnterForForm(UpdateForm):
    """The same, with the word of whom it rests on."""

    entered_source = forms.ChoiceField(
        label=_("Cơ quan báo bằng"),
        choices=[("", "—"), *Source.choices],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    entered_words = forms.CharField(
        label=_("Ai báo, khi nào"),
        max_length=250,
        required=False,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )
    entered_document = PaperField(label=_("Số văn bản của cơ quan"))


class CorrectForm(FiguresForm):
    """What was wrong in a locked update, and why it is said otherwise now."""

    done = forms.CharField(label=_("Đã làm được từ lần trước"), required=False, widget=_area(4))
    next = forms.CharField(label=_("Việc tiếp theo"), required=False, widget=_area(2))
    obstacle = forms.CharField(label=_("Vướng mắc, đề nghị"), required=False, widget=_area(2))
    finished_on = forms.DateField(label=_("Ngày hoàn thành"), required=False, widget=_day())
    reason = forms.CharField(label=_("Lý do đính chính"), required=False, widget=_area(2))


class RulingForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Quyết định"), choices=RulingKind.choices, widget=forms.Select(attrs={"class": "form-select"})
    )
    reason = forms.CharField(label=_("Lý do"), required=False, widget=_area(2))
    on = forms.DateField(label=_("Từ ngày"), required=False, widget=_day())
    document = PaperField(label=_("Căn cứ: số văn bản"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].user = user  # type: ignore[attr-defined]


class ScheduleForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kỳ báo cáo"), choices=PeriodKind.choices, widget=forms.Select(attrs={"class": "form-select"})
    )
