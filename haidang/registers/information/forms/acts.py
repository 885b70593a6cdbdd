"""The forms of the acts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.forms import ActForm, day, words
from haidang.office.directory.models import Agency
from haidang.office.documents.act_forms import PaperActForm


def _copies() -> forms.IntegerField:
    return forms.IntegerField(label=_("Số bản"), min_value=0, max_value=10_000_000, required=False)


def _begin(form: ActForm, facts: dict[str, Any]) -> None:
    form.initial = facts | dict(form.initial)


class PublishForm(PaperActForm):
    """A paper where there is one."""

    published_on = day(_("Phát hành ngày"), required=True)
    copies = _copies()
    results = words(_("Kết quả"), required=False)

    def prepare(self) -> None:
        _begin(self, {"published_on": clock.today(), "copies": self.row.copies})


class IssueForm(ActForm):
    published_on = day(_("Phát hành ngày"), required=True)
    copies = _copies()

    def prepare(self) -> None:
        _begin(self, {"published_on": clock.today(), "copies": self.row.copies})


class ResultsForm(ActForm):
    results = words(_("Kết quả"), rows=4)

    def prepare(self) -> None:
        _begin(self, {"results": self.row.results})


class CarryOutForm(PaperActForm):
    results = words(_("Kết quả"), rows=4)


class FinishForm(PaperActForm):
    finished_on = day(_("Nghiệm thu ngày"), required=True)

    def prepare(self) -> None:
        _begin(self, {"finished_on": clock.today()})


class NeedsPaperForm(PaperActForm):
    needs_paper = True


class GrantForm(NeedsPaperForm):
    valid_from = day(_("Có hiệu lực từ ngày"), required=True)
    valid_to = day(_("Đến hết ngày"), required=True)


class StopForm(NeedsPaperForm):
    stopped_on = day(_("Ngừng từ ngày"), required=True)


class PaperReasonForm(PaperActForm):
    """Why, and the paper that says so where there is one."""

    reason = words(_("Lý do"))


class AllowForm(PaperActForm):
    escort = forms.CharField(label=_("Người đi cùng của tỉnh"), max_length=200, required=False)
    waiver = words(
        _("Lý do vẫn đồng ý"), required=False,
        help_text=_("Chỉ ghi khi đề nghị đến muộn hơn quy định: ai cho ý kiến, vì sao."),
    )  # fmt: skip

    def prepare(self) -> None:
        _begin(self, {"escort": self.row.escort})


class AskForm(ActForm):
    agencies = forms.ModelMultipleChoiceField(label=_("Cơ quan được hỏi"), queryset=Agency.objects.none())
    words = words(_("Vấn đề cần cho ý kiến"), required=False)
    due_on = day(_("Hạn trả lời"), help_text=_("Để trống thì tính theo quy định của ngày hỏi."))

    def prepare(self) -> None:
        living: Any = Agency.objects.alive(clock.today()).in_protocol_order()
        self.fields["agencies"].queryset = living  # type: ignore[attr-defined]


class YearReportForm(NeedsPaperForm):
    counted_until = day(_("Số liệu đến hết ngày"), required=True)
    results = words(_("Đánh giá"), required=False, rows=4)

    def prepare(self) -> None:
        _begin(self, {"counted_until": clock.today()})
