"""Words of the norms: how sure a row is, what its number counts, what a day of the calendar is."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Tag(TextChoices):
    """How sure we are of a row. Only what was read in a source may refuse; the rest warns."""

    SOURCE = "S", _("Đã đọc văn bản")
    HEAD = "S-", _("Mới thấy số, tên văn bản")
    KNOWN = "K", _("Chưa kiểm chứng, chỉ để nhắc")


class Unit(TextChoices):
    """What the number of a norm counts."""

    NONE = "", _("không có con số")
    DAYS = "days", _("ngày")
    WORKING_DAYS = "working-days", _("ngày làm việc")
    MONTHS = "months", _("tháng")
    YEARS = "years", _("năm")
    HOURS = "hours", _("giờ")
    DAY_OF_YEAR = "day-of-year", _("ngày hằng năm (tháng-ngày)")
    WINDOW = "window", _("kỳ số liệu")
    TIME = "time", _("giờ trong ngày")
    DAYS_AROUND = "days-around", _("các mốc ngày trước (-) và sau (+) hạn")
    TEXT = "text", _("quy định bằng chữ")


class DayKind(TextChoices):
    OFF = "off", _("Nghỉ")
    WORKED = "worked", _("Làm bù")


class PeriodKind(TextChoices):
    """The periods of reports (NĐ 09/2019/NĐ-CP Đ12)."""

    MONTH = "month", _("Tháng")
    QUARTER = "quarter", _("Quý")
    HALF = "half", _("6 tháng")
    YEAR = "year", _("Năm")
