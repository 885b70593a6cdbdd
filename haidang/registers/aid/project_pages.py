"""The pages of aid and ODA: which acts stand on them, what belongs to a record, what rules say of it."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.forms import ReasonForm
from haidang.kit.dossiers.views import ActPage, Pages, PartPages
from haidang.kit.records.urls import urls
from haidang.registers.aid import oda_services, project_services, sums_views
from haidang.registers.aid import project_forms as forms
from haidang.registers.aid.models import (
    AidGift,
    AidPiece,
    AidReport,
    Disbursement,
    OdaPayment,
    OdaReport,
    OdaYear,
)
from haidang.registers.aid.models.projects import AGREED
from haidang.registers.aid.progress import oda_progress, project_progress
from haidang.registers.aid.project_choices import OdaAct, OdaStage, ProjectAct
from haidang.registers.aid.project_columns import DONG, MONEY, RATE, WAY, amount
from haidang.registers.aid.project_registers import aid_years, odas, projects
from haidang.registers.aid.project_selectors import checks, oda_checks, paid_of_year


def _agreed(row: Any) -> bool:
    return row.stage in AGREED


def _signed(row: Any) -> bool:
    return row.stage != OdaStage.PREPARED


project_pages = Pages(
    register=projects,
    acts={
        ProjectAct.FILE: ActPage(
            word="trinh-tham-dinh", do=project_services.file, form=forms.FileForm, look="foremost",
            why=_("Hồ sơ đủ giấy tờ chuyển tới cơ quan thẩm định; từ đây tính hạn thẩm định."),
            done=_("Đã trình thẩm định."),
        ),
        ProjectAct.RECEIVE: ActPage(
            word="tiep-nhan", do=project_services.receive, form=forms.ReceiveForm, look="foremost",
            why=_("Cứu trợ tiếp nhận ngay; không qua thẩm định trong thời hạn của quy định."),
            done=_("Đã ghi tiếp nhận cứu trợ."),
        ),
        ProjectAct.APPRAISE: ActPage(
            word="tham-dinh", do=project_services.appraise, form=forms.AppraiseForm, look="foremost",
            done=_("Đã ghi kết quả thẩm định."),
        ),
        ProjectAct.ASK: ActPage(
            word="lay-y-kien", do=project_services.ask, form=forms.AskForm,
            why=_("Cơ quan được hỏi đọc được hồ sơ này và trả lời ở trang lấy ý kiến."),
        ),
        ProjectAct.APPROVE: ActPage(
            word="phe-duyet", do=project_services.approve, form=forms.ApproveForm, look="foremost",
            why=_("Ghi theo quyết định của người có thẩm quyền."), done=_("Đã ghi phê duyệt."),
        ),
        ProjectAct.START: ActPage(
            word="bat-dau", do=project_services.start, form=forms.StartForm, look="foremost",
        ),
        ProjectAct.END: ActPage(
            word="ket-thuc", do=project_services.end, form=forms.EndForm, look="foremost",
            done=_("Đã ghi kết thúc. Báo cáo kết thúc được chờ từ hôm nay."),
        ),
        ProjectAct.EVALUATE: ActPage(
            word="danh-gia", do=project_services.evaluate, form=forms.EvaluateForm, look="foremost",
        ),
        ProjectAct.ADJUST: ActPage(word="dieu-chinh", do=project_services.adjust, form=forms.AdjustForm),
        ProjectAct.SEND_BACK: ActPage(word="tra-lai", do=project_services.send_back, form=ReasonForm, look="undoing"),
        ProjectAct.REFUSE: ActPage(
            word="khong-phe-duyet", do=project_services.refuse, form=forms.RefuseForm, look="undoing"
        ),
        ProjectAct.REVOKE: ActPage(word="thu-hoi", do=project_services.revoke, form=forms.RevokeForm, look="undoing"),
        ProjectAct.WITHDRAW: ActPage(word="rut-ho-so", do=project_services.withdraw, form=ReasonForm, look="undoing"),
    },
    parts={
        "piece": PartPages(
            word="giay-to", model=AidPiece, form=forms.PieceForm, title=_("Giấy tờ của hồ sơ"),
            columns=("kind", "paper", "copies", "words"),
        ),
        "gift": PartPages(
            word="hien-vat", model=AidGift, form=forms.GiftForm, title=_("Hiện vật"),
            columns=(
                "name", "unit", amount("quantity"), amount("value"), amount("received"), "received_on", "handed_to",
            ),
            empty=_("Không có hiện vật."),
        ),
        "disbursement": PartPages(
            word="giai-ngan", model=Disbursement, form=forms.DisbursementForm, title=_("Giải ngân"),
            columns=("on", MONEY, RATE, DONG, WAY, "paper", "words"),
            empty=_("Chưa giải ngân."), is_offered=_agreed,
        ),
        "report": PartPages(
            word="bao-cao", model=AidReport, form=forms.ReportForm, title=_("Báo cáo"),
            columns=("kind", "year", "sent_on", "paper", "words"), empty=_("Chưa có báo cáo."), is_offered=_agreed,
        ),
    },
    verdicts=lambda record, user: checks(record),
    more=lambda record, user: {"progress": project_progress(record)},
    left_out=frozenset({"amount", "currency"}),
)  # fmt: skip

oda_pages = Pages(
    register=odas,
    acts={
        OdaAct.SIGN: ActPage(
            word="ky", do=oda_services.sign, form=forms.SignForm, look="foremost", done=_("Đã ghi ký, có hiệu lực.")
        ),
        OdaAct.END: ActPage(word="ket-thuc", do=oda_services.end, form=forms.EndForm, look="foremost"),
        OdaAct.ADJUST: ActPage(word="dieu-chinh", do=oda_services.adjust, form=forms.OdaAdjustForm),
        OdaAct.CANCEL: ActPage(word="dung", do=oda_services.cancel, form=ReasonForm, look="undoing"),
    },
    parts={
        "year": PartPages(
            word="ke-hoach-von", model=OdaYear, form=forms.OdaYearForm, title=_("Kế hoạch vốn hằng năm"),
            columns=("year", amount("foreign"), amount("counterpart"), "number"), empty=_("Chưa có kế hoạch vốn."),
        ),
        "payment": PartPages(
            word="giai-ngan", model=OdaPayment, form=forms.OdaPaymentForm, title=_("Giải ngân"),
            columns=("on", "source", MONEY, RATE, DONG, "words"), empty=_("Chưa giải ngân."),
            is_offered=_signed,
        ),
        "report": PartPages(
            word="bao-cao", model=OdaReport, form=forms.OdaReportForm, title=_("Báo cáo"),
            columns=("kind", "year", "sent_on", "paper", "words"), empty=_("Chưa có báo cáo."), is_offered=_signed,
        ),
    },
    verdicts=lambda record, user: oda_checks(record),
    more=lambda record, user: {
        "progress": oda_progress(record), "this_year": paid_of_year(record, clock.today().year),
    },
)  # fmt: skip

urlpatterns = [
    path("tong-hop/", sums_views.sums_page, name="sums"),
    path("tong-hop/excel/", sums_views.sums_excel, name="sums-excel"),
    *project_pages.urls("khoan/"),
    *oda_pages.urls("oda/"),
    *urls(aid_years, "bao-cao-nam/"),
]
