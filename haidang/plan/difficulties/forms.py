"""The forms of the room: what is in the way and to whom it is put, what is said to it, another day."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.forms import RecordForm, dress
from haidang.office.directory.models import Agency, Official
from haidang.plan.difficulties.choices import Cause, Verdict
from haidang.plan.difficulties.deciding import leaders
from haidang.plan.difficulties.models import Difficulty, Extension
from haidang.plan.difficulties.models.difficulties import DESK, PROVINCE
from haidang.plan.difficulties.services import Work

#: Whom difficulties are put to most often: they stand before all others.
FIRST = (PROVINCE, DESK, "STC")


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _words(label: Any, rows: int = 3, *, required: bool = True, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=20_000, widget=_area(rows), required=required, **more)


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, **more)


class Choices(forms.RadioSelect):
    """Bootstrap's class on each button: on the widget it would stand on the list as well."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        option["attrs"]["class"] = "form-check-input"
        return option


class _Dressed(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)


class AddresseeField(forms.ChoiceField):
    """Exactly one: a leader of UBND, or an agency that lives today."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"label": _("Gửi nơi giải quyết")} | options)

    def fill(self, on: date) -> None:
        """Offer who there is that day: UBND and its leaders first, then the others in protocol order."""
        agencies = list(Agency.objects.alive(on).of_province().in_protocol_order())
        first = sorted((one for one in agencies if one.code in FIRST), key=lambda one: FIRST.index(one.code))
        people = [(f"o{one.pk}", _of(one, on)) for one in leaders(on)]
        others = [(f"a{one.pk}", one.name) for one in agencies if one.code not in FIRST]
        self.choices = [
            ("", "—"),
            (_now("Thường gửi"), [(f"a{one.pk}", one.name) for one in first]),
            (_now("Lãnh đạo UBND tỉnh"), people),
            (_now("Cơ quan khác"), others),
        ]

    def clean(self, value: Any) -> Agency | Official | None:
        said = super().clean(value)
        if not said:
            return None
        pk = int(said[1:])
        return Official.objects.get(pk=pk) if said[0] == "o" else Agency.objects.get(pk=pk)


def _of(official: Official, on: date) -> str:
    posting = official.posting_on(on)
    return f"{posting.post} {official.name}" if posting and posting.post not in official.name else official.name


class RaiseForm(_Dressed):
    """What is in the way: cause, words, proposal, one addressee. A minute on a telephone."""

    cause = forms.ChoiceField(label=_("Nguyên nhân"), choices=Cause.choices, widget=Choices)
    words = _words(_("Khó khăn, vướng mắc"), help_text=_("Việc gì đang vướng, ở đâu, đã làm gì để gỡ."))
    proposal = _words(_("Đề xuất, kiến nghị"), help_text=_("Đề nghị làm gì thì gỡ được."))
    addressee = AddresseeField(
        help_text=_(
            "Đúng một nơi. Sở Ngoại vụ xem trước, tổng hợp rồi gửi; kiến nghị gửi chung chung thì không ai trả lời."
        )
    )
    since = _day(_("Vướng từ ngày"))
    told_by = forms.CharField(
        label=_("Cơ quan báo bằng cách nào, ai báo, khi nào"), max_length=250, required=False,
        help_text=_("Chỉ khi Sở Ngoại vụ nêu hộ."),
    )  # fmt: skip

    def __init__(self, *args: Any, for_others: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["addressee"].fill(clock.today())  # type: ignore[attr-defined]
        self.fields["addressee"].error_messages["required"] = _(
            "Chưa chọn nơi giải quyết. Chọn đúng một cơ quan hoặc một lãnh đạo."
        )
        self.fields["cause"].error_messages["required"] = _("Chưa chọn nguyên nhân. Chọn một trong sáu nguyên nhân.")
        if for_others:
            self.fields["told_by"].required = True
        else:
            del self.fields["told_by"]


# ── acts ─────────────────────────────────────────────────────────────────────────────────────────


class ActForm(_Dressed):
    """What one act asks; each takes the difficulty and who acts."""

    def __init__(self, *args: Any, difficulty: Difficulty, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.difficulty, self.by = difficulty, by
        self.prepare()

    def prepare(self) -> None:
        """What depends on the difficulty."""


class ReasonForm(ActForm):
    reason = _words(_("Lý do"), 2)


class WithdrawForm(ActForm):
    reason = _words(_("Vì sao rút"), 2)


class ReopenForm(ActForm):
    reason = _words(_("Còn vướng ở đâu"), 3)


class ResolveForm(ActForm):
    words = _words(_("Đã giải quyết thế nào"), 2, required=False)


class AskBackForm(ActForm):
    question = _words(_("Hỏi cơ quan điều gì"), 3)


class ExplainForm(ActForm):
    reply = _words(_("Trả lời câu hỏi"), 3)
    words = _words(_("Khó khăn, vướng mắc"), 3, required=False)
    proposal = _words(_("Đề xuất, kiến nghị"), 3, required=False)

    def prepare(self) -> None:
        self.initial.update({"words": self.difficulty.words, "proposal": self.difficulty.proposal})


class RedirectForm(ActForm):
    addressee = AddresseeField(label=_("Nơi giải quyết mới"))
    reason = _words(_("Vì sao đổi"), 2)

    def prepare(self) -> None:
        self.fields["addressee"].fill(clock.today())  # type: ignore[attr-defined]


class ForwardForm(ActForm):
    words = _words(_("Lời gửi kèm"), 2, required=False)
    due_on = _day(_("Đề nghị trả lời trước ngày"), help_text=_("Để trống thì theo định mức của ngày gửi."))


class AnswerForm(ActForm):
    words = _words(_("Trả lời của Sở Ngoại vụ"), 4)
    act_by = _day(_("Cơ quan thực hiện trước ngày"))


class DeferForm(ActForm):
    until = forms.DateField(label=_("Sẽ trả lời trước ngày"))
    reason = _words(_("Vì sao chưa trả lời được"), 2)


class PaperForm(ActForm):
    """The paper that came after the word."""

    number = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=100)
    issued_on = forms.DateField(label=_("Ngày văn bản"))


class _Deciding(_Dressed):
    """A word with its paper, its day, its effect on the task, and the work it gives."""

    verdict = forms.ChoiceField(label=_("Ý kiến"), choices=Verdict.choices, widget=Choices)
    words = _words(_("Nội dung ý kiến"), 4, help_text=_("Ai làm gì."))
    number = forms.CharField(
        label=_("Số, ký hiệu văn bản"), max_length=100, required=False,
        help_text=_("Ví dụ 1254/UBND-VP. Chưa có số thì để trống, Sở Ngoại vụ ghi sau."),
    )  # fmt: skip
    issued_on = _day(_("Ngày văn bản"))
    act_by = _day(_("Cơ quan thực hiện trước ngày"))
    extend_to = _day(_("Gia hạn nhiệm vụ đến ngày"), help_text=_("Để trống nếu không đổi thời hạn."))
    work_title = forms.CharField(
        label=_("Giao thêm việc"), max_length=500, required=False,
        help_text=_("Việc giao thêm thành một nhiệm vụ ngay khi ghi ý kiến."),
    )  # fmt: skip
    work_agency = forms.ModelChoiceField(
        label=_("Cơ quan chủ trì việc đó"), queryset=Agency.objects.none(), required=False
    )
    work_due = _day(_("Thời hạn của việc đó"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        living = Agency.objects.alive(clock.today()).of_province().in_protocol_order()
        self.fields["work_agency"].queryset = living  # type: ignore[attr-defined]
        self.fields["verdict"].error_messages["required"] = _("Chưa chọn ý kiến.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("number") and not cleaned.get("issued_on"):
            self.add_error("issued_on", ValidationError(_now("Có số văn bản thì ghi ngày của văn bản.")))
        if cleaned.get("work_title") and not cleaned.get("work_agency"):
            self.add_error("work_agency", ValidationError(_now("Chưa chọn cơ quan chủ trì việc giao thêm.")))
        if cleaned.get("work_agency") and not cleaned.get("work_title"):
            self.add_error("work_title", ValidationError(_now("Chưa ghi giao thêm việc gì.")))
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        """What the verb is told."""
        told = {name: self.cleaned_data[name] for name in _TOLD if name in self.cleaned_data}
        title, agency = self.cleaned_data.get("work_title"), self.cleaned_data.get("work_agency")
        work = Work(title, agency, self.cleaned_data.get("work_due")) if title and agency else None
        return told | {"work": work}


_TOLD = ("verdict", "words", "number", "issued_on", "act_by", "extend_to")


class DecideForm(_Deciding, ActForm):
    """The word of who settles it, on the page. Only who gave the task can move its day or give more."""

    is_recorded = False

    def prepare(self) -> None:
        if (
            not self.difficulty.to_leader_id
            and self.difficulty.to_agency
            and self.difficulty.to_agency.code != PROVINCE
        ):
            for name in ("extend_to", "work_title", "work_agency", "work_due"):
                del self.fields[name]
        elif self.difficulty.task.due_on is None:
            del self.fields["extend_to"]
        if self.is_recorded:
            for name in ("number", "issued_on"):
                self.fields[name].required = True
            self.fields["number"].help_text = _("Văn bản mà nơi giải quyết đã ký.")


class RecordedForm(DecideForm):
    is_recorded = True


class SettleSeveralForm(_Deciding):
    """One word for several lines of a paper: nothing that differs from line to line."""

    field_order = ("verdict", "words", "number", "issued_on", "act_by")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("extend_to", "work_title", "work_agency", "work_due"):
            del self.fields[name]


# ── tờ trình ─────────────────────────────────────────────────────────────────────────────────────


class SubmissionForm(_Dressed):
    title = forms.CharField(label=_("Trích yếu"), max_length=250, widget=_area(3))
    opening = _words(_("Phần mở đầu"), 3, required=False)
    request = _words(_("Đề nghị UBND tỉnh"), 3, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class SubmitForm(_Dressed):
    number = forms.CharField(label=_("Số, ký hiệu tờ trình đã ký"), max_length=100)
    issued_on = forms.DateField(label=_("Ngày tờ trình"))
    due_on = _day(_("Đề nghị trả lời trước ngày"), help_text=_("Để trống thì theo định mức của ngày trình."))


# ── extensions ───────────────────────────────────────────────────────────────────────────────────


class AskExtensionForm(_Dressed):
    until = forms.DateField(label=_("Đề nghị gia hạn đến ngày"))
    reason = _words(_("Lý do"), 4, help_text=_("Vì sao không kịp, đã làm được đến đâu, còn gì."))
    is_late = forms.BooleanField(
        label=_("Đề nghị muộn: hạn đã qua, Sở Ngoại vụ ghi để UBND tỉnh xem xét"), required=False
    )
    told_by = forms.CharField(label=_("Cơ quan đề nghị bằng cách nào, văn bản số mấy"), max_length=250, required=False)

    def __init__(self, *args: Any, for_others: bool = False, is_desk: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_desk:
            del self.fields["is_late"]
        if for_others:
            self.fields["told_by"].required = True
        else:
            del self.fields["told_by"]


class DecideExtensionForm(_Dressed):
    """The day asked for, another, or none; the paper where there is one."""

    answer = forms.ChoiceField(
        label=_("Quyết định"),
        choices=(("yes", _("Đồng ý ngày đề nghị")), ("other", _("Đồng ý đến ngày khác")), ("no", _("Không đồng ý"))),
        widget=Choices,
    )
    granted_until = _day(_("Gia hạn đến ngày khác"))
    words = _words(_("Ý kiến"), 3, required=False, help_text=_("Bắt buộc khi không đồng ý hoặc đồng ý ngày khác."))
    number = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=100, required=False)
    issued_on = _day(_("Ngày văn bản"))

    def __init__(self, *args: Any, extension: Extension, recorded: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.extension = extension
        if recorded:
            self.fields["number"].required = self.fields["issued_on"].required = True

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("answer") == "other" and not cleaned.get("granted_until"):
            self.add_error("granted_until", ValidationError(_now("Chưa chọn gia hạn đến ngày nào.")))
        if cleaned.get("number") and not cleaned.get("issued_on"):
            self.add_error("issued_on", ValidationError(_now("Có số văn bản thì ghi ngày của văn bản.")))
        return cleaned

    @property
    def granted(self) -> date | None:
        answers = {"yes": self.extension.until, "other": self.cleaned_data.get("granted_until"), "no": None}
        return answers[self.cleaned_data["answer"]]


class WayForm(_Dressed):
    is_delegated = forms.BooleanField(label=_("Sở Ngoại vụ được quyết định gia hạn"), required=False)
    basis = forms.CharField(label=_("Theo văn bản của UBND tỉnh"), max_length=250, required=False)


# ── what the registers need ──────────────────────────────────────────────────────────────────────


class DifficultyForm(RecordForm):
    class Meta:
        model = Difficulty
        fields = ("cause", "words", "proposal", "since")


class ExtensionForm(RecordForm):
    class Meta:
        model = Extension
        fields = ("until", "reason")
