"""Words of standing places: the corner, the booth, the room of the province somewhere."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PlaceKind(TextChoices):
    CULTURE = "culture", _("Góc văn hóa, không gian trưng bày")
    TOURISM = "tourism", _("Điểm thông tin du lịch")
    TRADE = "trade", _("Điểm giới thiệu sản phẩm")
    OFFICE = "office", _("Văn phòng đại diện, đầu mối")


class PlaceStage(TextChoices):
    PREPARING = "preparing", _("Đang chuẩn bị")
    OPEN = "open", _("Đang hoạt động")
    PAUSED = "paused", _("Tạm dừng")
    CLOSED = "closed", _("Đã đóng")
    CANCELLED = "cancelled", _("Không mở")


class PlaceAct(TextChoices):
    OPEN = "open", _("Ghi khai trương")
    REPORT = "report", _("Ghi báo cáo hoạt động")
    UNREPORT = "unreport", _("Gỡ báo cáo ghi nhầm")
    PAUSE = "pause", _("Tạm dừng")
    RESUME = "resume", _("Hoạt động lại")
    CLOSE = "close", _("Đóng")
    CANCEL = "cancel", _("Không mở nữa")


class Every(TextChoices):
    """How often it reports of its operation."""

    QUARTER = "quarter", _("Mỗi quý")
    HALF = "half", _("Mỗi 6 tháng")
    YEAR = "year", _("Mỗi năm")
