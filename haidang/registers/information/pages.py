"""The pages of the dossiers of the room: their acts, their parts, what the rules say."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.forms import ReasonForm
from haidang.kit.dossiers.views import ActPage, Pages, PartPages
from haidang.kit.records.related import additions
from haidang.registers.information import checks, registers
from haidang.registers.information.choices import (
    ChangeAct,
    LicenceAct,
    LicenceStage,
    PressAct,
    WorkAct,
    YearAct,
    YearStage,
)
from haidang.registers.information.counting import of_year
from haidang.registers.information.forms import acts as forms
from haidang.registers.information.forms import parts
from haidang.registers.information.models import (
    Airing,
    CampaignMaterial,
    CampaignPlace,
    Handout,
    InfoYear,
    PressReporter,
)
from haidang.registers.information.services import licences, press, works, years

_CANCEL = ActPage(word="khong-thuc-hien", do=works.cancel, form=ReasonForm, look="undoing")
_TELL = ActPage(
    word="ket-qua", do=works.tell_results, form=forms.ResultsForm,
    why=_("Nhiệm vụ của kế hoạch được gợi ý cập nhật lại theo kết quả mới."),
)  # fmt: skip

publication_pages = Pages(
    register=registers.publications,
    acts={
        WorkAct.DO: ActPage(word="phat-hanh", do=works.publish, form=forms.PublishForm, look="foremost"),
        WorkAct.TELL: _TELL,
        WorkAct.CANCEL: _CANCEL,
    },
    parts={
        "handout": PartPages(
            word="luot-phat", model=Handout, form=parts.HandoutForm, title=_("Phát cho ai"),
            columns=("on", "to", "occasion", "partner", "copies"), empty=_("Chưa phát bản nào."),
            is_offered=lambda record: record.published_on is not None,
        )
    },
)  # fmt: skip

licence_pages = Pages(
    register=registers.licences,
    acts={
        LicenceAct.FILE: ActPage(word="nop-ho-so", do=licences.file, form=forms.NeedsPaperForm, look="foremost"),
        LicenceAct.GRANT: ActPage(word="cap-phep", do=licences.grant, form=forms.GrantForm, look="foremost"),
        LicenceAct.SEND_BACK: ActPage(word="tra-lai", do=licences.send_back, form=ReasonForm),
        LicenceAct.REFUSE: ActPage(
            word="khong-cap-phep", do=licences.refuse, form=forms.PaperReasonForm, look="undoing"
        ),
        LicenceAct.RENEW: ActPage(
            word="xin-phep-tiep", do=licences.renew, look="foremost", is_followed=True,
            why=_("Lập hồ sơ mới với nội dung của giấy phép này; xem lại rồi nộp."),
            done=_("Đã lập hồ sơ xin phép tiếp. Xem lại nội dung rồi nộp."),
        ),
        LicenceAct.STOP: ActPage(word="ngung-xuat-ban", do=licences.stop, form=forms.StopForm, look="undoing"),
        LicenceAct.CANCEL: ActPage(word="khong-xin-nua", do=licences.cancel, form=ReasonForm, look="undoing"),
    },
    verdicts=checks.today(checks.of_licence),
    more=lambda record, user: {
        "additions": additions(record, user) if record.stage == LicenceStage.LICENSED else [],
    },
)  # fmt: skip

change_pages = Pages(
    register=registers.changes,
    acts={
        ChangeAct.AGREE: ActPage(
            word="duoc-thay-doi", do=licences.agree, form=forms.NeedsPaperForm, look="foremost",
            why=_("Từ nay giấy phép ghi theo nội dung mới."),
        ),
        ChangeAct.REFUSE: ActPage(
            word="khong-duoc", do=licences.refuse_change, form=forms.PaperReasonForm, look="undoing"
        ),
    },
    verdicts=checks.today(checks.of_change),
)  # fmt: skip

issue_pages = Pages(
    register=registers.issues,
    acts={
        WorkAct.DO: ActPage(word="phat-hanh", do=works.issue, form=forms.IssueForm, look="foremost"),
        WorkAct.CANCEL: _CANCEL,
    },
    verdicts=lambda record, user: checks.of_issue(record),
    more=lambda record, user: {"additions": additions(record, user)},
)

campaign_pages = Pages(
    register=registers.campaigns,
    acts={
        WorkAct.DO: ActPage(
            word="da-thuc-hien", do=works.carry_out, form=forms.CarryOutForm, look="foremost",
            why=_("Ghi xong thì không thêm được nơi, tài liệu nữa."),
        ),
        WorkAct.CANCEL: _CANCEL,
    },
    parts={
        "place": PartPages(
            word="noi", model=CampaignPlace, form=parts.PlaceForm, title=_("Nơi tuyên truyền"),
            columns=("on", "place", "form", "people", "note"),
        ),
        "material": PartPages(
            word="tai-lieu", model=CampaignMaterial, form=parts.MaterialForm, title=_("Tài liệu"),
            columns=("kind", "title", "language", "copies", "link"),
        ),
    },
)  # fmt: skip

clip_pages = Pages(
    register=registers.clips,
    acts={
        WorkAct.DO: ActPage(word="nghiem-thu", do=works.finish, form=forms.FinishForm, look="foremost"),
        WorkAct.TELL: _TELL,
        WorkAct.CANCEL: _CANCEL,
    },
    parts={
        "airing": PartPages(
            word="kenh-phat", model=Airing, form=parts.AiringForm, title=_("Kênh đã phát"),
            columns=("channel", "where", "country", "since", "until", "times", "views", "link"),
            empty=_("Chưa phát trên kênh nào."), is_offered=lambda record: record.finished_on is not None,
        )
    },
)  # fmt: skip

press_pages = Pages(
    register=registers.press,
    acts={
        PressAct.ALLOW: ActPage(word="dong-y", do=press.allow, form=forms.AllowForm, look="foremost"),
        PressAct.ASK: ActPage(word="lay-y-kien", do=press.ask, form=forms.AskForm),
        PressAct.REFUSE: ActPage(word="khong-dong-y", do=press.refuse, form=forms.PaperReasonForm, look="undoing"),
        PressAct.DO: ActPage(word="da-hoat-dong", do=press.do, form=forms.ResultsForm, look="foremost"),
        PressAct.CANCEL: ActPage(word="khong-den", do=press.cancel, form=ReasonForm, look="undoing"),
    },
    parts={
        "reporter": PartPages(
            word="phong-vien", model=PressReporter, form=parts.ReporterForm, title=_("Phóng viên"),
            columns=("name", "role", "country", "card", "passport"),
        )
    },
    verdicts=checks.today(checks.of_press),
)  # fmt: skip


def _counted(record: InfoYear, user: Any) -> dict[str, Any]:
    """What was counted for the report; before it, what the books hold today."""
    if record.stage == YearStage.REPORTED:
        return {"counted": record.counted, "is_frozen": True, "until": record.counted_until}
    until = clock.today()
    found = of_year(record, until) if record.counted_since <= until else []
    return {"counted": [(each.label, each.value, each.unit) for each in found], "is_frozen": False, "until": until}


year_pages = Pages(
    register=registers.years,
    acts={
        YearAct.PLAN: ActPage(word="ke-hoach", do=years.plan, form=forms.NeedsPaperForm, look="foremost"),
        YearAct.REPORT: ActPage(
            word="bao-cao", do=years.report, form=forms.YearReportForm, look="foremost",
            why=_("Số liệu của các sổ đến ngày chốt được giữ nguyên cùng báo cáo."),
        ),
    },
    verdicts=checks.today(checks.of_year),
    more=_counted,
)  # fmt: skip
