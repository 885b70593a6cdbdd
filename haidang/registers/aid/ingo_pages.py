"""Pages of foreign organisations and of calling for aid: acts, parts, papers taken along."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from haidang.kit import clock
from haidang.kit.dossiers.forms import ReasonForm
from haidang.kit.dossiers.views import ActPage, Pages, PartPages
from haidang.kit.records.related import additions
from haidang.kit.records.urls import urls
from haidang.office.accounts.books import Hand
from haidang.papers.writer.word import docx_of
from haidang.registers.aid import (
    call_forms,
    call_services,
    ingo_forms,
    ingo_saying,
    ingo_selectors,
    ingo_services,
    ingo_terms,
    summary_services,
)
from haidang.registers.aid.call_registers import calls, letters, needs, summaries
from haidang.registers.aid.ingo_choices import (
    CallAct,
    CallStage,
    IngoAct,
    IngoYearAct,
    LetterAct,
    NeedStage,
    RegistrationAct,
    SummaryAct,
    SummaryStage,
)
from haidang.registers.aid.ingo_registers import ingos, registrations, reports, years
from haidang.registers.aid.letters import introduction, of_province
from haidang.registers.aid.models import IngoActivity, IngoYear, ProjectSummary
from haidang.registers.aid.project_columns import amount
from haidang.registers.aid.summary_rules import PAIRS
from haidang.registers.aid.summary_verdicts import NAMES

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


# ── what a page needs beside ─────────────────────────────────────────────────────────────────────


def _begun(record: Any, user: Any, *books: Any) -> dict[str, Any]:
    """What may be begun about a record in these books, by who writes of it."""
    if not record.hands(user) & {Hand.AUTHOR}:
        return {}
    wanted = {book.url("add") for book in books}
    return {"additions": [each for each in additions(record, user) if each.url.partition("?")[0] in wanted]}


def _of_ingo(ingo: Any, user: Any) -> dict[str, Any]:
    return _begun(ingo, user, registrations, reports)


def _of_year(year: Any, user: Any) -> dict[str, Any]:
    window = ingo_terms.year_of(year.year)
    return {"window": window, "lines": ingo_selectors.lines_of(window, user)}


def _of_summary(summary: Any, user: Any) -> dict[str, Any]:
    """The two languages side by side."""
    texts = summary.texts
    sent = _begun(summary, user, letters) if summary.stage in (SummaryStage.READY, SummaryStage.FUNDED) else {}
    return {"pairs": [(*NAMES[name], *texts[name]) for name in PAIRS], **sent}


def _of_call(call: Any, user: Any) -> dict[str, Any]:
    """Money wanted and promised, each currency apart."""
    rows = list(call.needs.exclude(stage=NeedStage.DROPPED))
    begun = _begun(call, user, needs) if call.stage in (CallStage.DRAFT, CallStage.APPROVED) else {}
    return begun | {
        "wanted": ingo_saying.sums((need.amount, need.currency) for need in rows),
        "promised": ingo_saying.sums((need.promised, need.currency) for need in rows),
    }


# ── the pages ────────────────────────────────────────────────────────────────────────────────────

ingo_pages = Pages(
    register=ingos,
    acts={
        IngoAct.END: ActPage(
            word="cham-dut", form=ingo_forms.EndForm, do=ingo_services.end, look="undoing",
            why=_("Tổ chức tự chấm dứt, hoặc bị chấm dứt hoạt động theo văn bản."), done=_("Đã ghi chấm dứt."),
        ),
        IngoAct.REOPEN: ActPage(word="tro-lai", form=ReasonForm, do=ingo_services.reopen),
    },
    parts={
        "activity": PartPages(
            word="hoat-dong", model=IngoActivity, form=ingo_forms.IngoActivityForm, title=_("Hoạt động ở tỉnh"),
            columns=("on", "what", "place", "host", amount("amount"), "currency", "people"),
            empty=_("Chưa ghi hoạt động nào."),
        )
    },
    verdicts=lambda record, user: ingo_selectors.checks_of_ingo(record),
    more=_of_ingo,
)  # fmt: skip

registration_pages = Pages(
    register=registrations,
    acts={
        RegistrationAct.CONSULT: ActPage(
            word="lay-y-kien", form=ingo_forms.ConsultForm, do=ingo_services.consult,
            why=_("Các cơ quan trả lời ở trang xin ý kiến; UBND tỉnh trả lời Bộ Ngoại giao sau đó."),
        ),
        RegistrationAct.ANSWER: ActPage(
            word="tra-loi", form=ingo_forms.AnswerForm, do=ingo_services.answer, look="foremost",
            done=_("Đã ghi ý kiến của UBND tỉnh."),
        ),
        RegistrationAct.GRANT: ActPage(
            word="duoc-cap", form=ingo_forms.GrantForm, do=ingo_services.grant, done=_("Đã ghi giấy được cấp."),
        ),
        RegistrationAct.REFUSE: ActPage(word="khong-cap", form=ReasonForm, do=ingo_services.refuse, look="undoing"),
        RegistrationAct.PLAN: ActPage(word="ke-hoach", form=ingo_forms.PlanForm, do=ingo_services.take_plan),
        RegistrationAct.REVOKE: ActPage(
            word="thu-hoi", form=ingo_forms.RevokeForm, do=ingo_services.revoke, look="undoing"
        ),
    },
    verdicts=lambda record, user: ingo_selectors.checks_of_registration(record),
)  # fmt: skip

year_pages = Pages(
    register=years,
    acts={
        IngoYearAct.SEND: ActPage(
            word="da-gui", form=ingo_forms.SendYearForm, do=ingo_services.send_year, look="foremost",
            done=_("Đã ghi gửi báo cáo."),
        )
    },
    more=_of_year,
)  # fmt: skip

call_pages = Pages(
    register=calls,
    acts={
        CallAct.APPROVE: ActPage(
            word="phe-duyet", form=call_forms.ApproveForm, do=call_services.approve, look="foremost",
            done=_("Đã ghi phê duyệt."),
        ),
        CallAct.FINISH: ActPage(
            word="tong-ket", form=call_forms.FinishForm, do=call_services.finish, done=_("Đã ghi tổng kết."),
        ),
        CallAct.CANCEL: ActPage(word="khong-thuc-hien", form=ReasonForm, do=call_services.cancel, look="undoing"),
    },
    more=_of_call,
)  # fmt: skip

summary_pages = Pages(
    register=summaries,
    acts={
        SummaryAct.READY: ActPage(
            word="hoan-chinh", do=summary_services.make_ready, look="foremost",
            why=_("Hoàn chỉnh rồi thì không sửa nữa; muốn sửa thì đưa về soạn lại."), done=_("Gửi được rồi."),
        ),
        SummaryAct.FUND: ActPage(
            word="co-tai-tro", form=call_forms.FundForm, do=summary_services.fund, look="foremost",
        ),
        SummaryAct.REVISE: ActPage(word="soan-lai", form=ReasonForm, do=summary_services.revise),
        SummaryAct.CLOSE: ActPage(word="thoi", form=ReasonForm, do=summary_services.close, look="undoing"),
    },
    verdicts=lambda record, user: ingo_selectors.checks_of_summary(record),
    more=_of_summary,
    left_out=frozenset(each for name in PAIRS for each in (name, f"{name}_english")),
)  # fmt: skip

letter_pages = Pages(
    register=letters,
    acts={
        LetterAct.ANSWER: ActPage(
            word="tra-loi", form=call_forms.ReplyForm, do=summary_services.answer, look="foremost",
            done=_("Đã ghi trả lời."),
        ),
        LetterAct.STEP: ActPage(
            word="buoc-tiep", form=call_forms.StepForm, do=summary_services.do_step, look="foremost"
        ),
        LetterAct.CLOSE: ActPage(word="khep-lai", form=ReasonForm, do=summary_services.close_letter),
    },
)  # fmt: skip


# ── papers ───────────────────────────────────────────────────────────────────────────────────────


def _paper(made: bytes, name: str) -> HttpResponse:
    return HttpResponse(made, content_type=_WORD, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_safe
@login_required
def summary_word(request: HttpRequest, pk: int) -> HttpResponse:
    """Bản tóm tắt dự án, hai cột Việt - Anh."""
    row = get_object_or_404(ProjectSummary.objects.for_user(request.user, "view"), pk=pk)
    made = docx_of(introduction(row, clock.today(), request.user))
    return _paper(made, f"tom-tat-du-an-{row.pk}.docx")


@require_safe
@login_required
def year_word(request: HttpRequest, pk: int) -> HttpResponse:
    """Báo cáo năm về tổ chức phi chính phủ nước ngoài (Mẫu 04)."""
    row = get_object_or_404(IngoYear.objects.for_user(request.user, "view").select_related("agency"), pk=pk)
    made = docx_of(of_province(row, clock.today(), request.user))
    return _paper(made, f"bao-cao-pcpnn-{row.year}.docx")


urlpatterns = [
    path("tom-tat-du-an/<int:pk>/word/", summary_word, name="summary-word"),
    path("bao-cao-nam-pcpnn/<int:pk>/word/", year_word, name="ingoyear-word"),
    *ingo_pages.urls("pcpnn/"),
    *registration_pages.urls("dang-ky-pcpnn/"),
    *urls(reports, "bao-cao-pcpnn/"),
    *year_pages.urls("bao-cao-nam-pcpnn/"),
    *call_pages.urls("van-dong/"),
    *urls(needs, "nhu-cau/"),
    *summary_pages.urls("tom-tat-du-an/"),
    *letter_pages.urls("thu-nha-tai-tro/"),
]
