"""Words of the reports: of which kind one is, where it lies, what is done with it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportKind(TextChoices):
    YEAR = "year", _("Báo cáo năm")
    HALF = "half", _("Báo cáo 6 tháng")
    QUARTER = "quarter", _("Báo cáo quý")
    THEME = "theme", _("Báo cáo chuyên đề")


class Stage(TextChoices):
    """Where a report lies on its way."""

    BUILDING = "building", _("Đang tổng hợp")
    DRAFT = "draft", _("Đang soạn")
    REVIEW = "review", _("Đang soát")
    SIGNED = "signed", _("Đã ký, đã khóa")
    DROPPED = "dropped", _("Đã bỏ")


class Act(TextChoices):
    """What is done to a report; the label is the word on the button, the value that in the address."""

    REBUILD = "tong-hop-lai", _("Tổng hợp lại từ hồ sơ")
    SUBMIT = "gui-soat", _("Gửi soát")
    SEND_BACK = "tra-lai", _("Trả lại để soạn tiếp")
    SIGN = "ky-khoa", _("Ghi đã ký và khóa")
    NUMBER = "ghi-van-ban", _("Ghi văn bản đã ký")
    DROP = "bo", _("Bỏ báo cáo")
