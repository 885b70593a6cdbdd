"""Words of events: what is held, by whose channel, where, and what can be done to it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventKind(TextChoices):
    FAIR = "fair", _("Hội chợ, triển lãm")
    FESTIVAL = "festival", _("Lễ hội, liên hoan")
    CULTURE_DAY = "culture-day", _("Ngày văn hóa, tuần văn hóa")
    ART = "art", _("Giao lưu văn hóa, nghệ thuật")
    SPORTS = "sports", _("Giao lưu, thi đấu thể thao")
    TRADE = "trade", _("Xúc tiến thương mại")
    INVESTMENT = "investment", _("Xúc tiến đầu tư")
    TOURISM = "tourism", _("Xúc tiến du lịch")
    SEMINAR = "seminar", _("Tọa đàm, hội thảo")
    MEETING = "meeting", _("Họp mặt, gặp gỡ, kỷ niệm")
    STUDY = "study", _("Học tập kinh nghiệm ở tỉnh, thành phố khác")
    OTHER = "other", _("Hoạt động khác")


#: What is written in three lines: the day it was held is the end of it, and no report of its own is waited for.
LIGHT = frozenset({EventKind.SEMINAR, EventKind.MEETING, EventKind.STUDY, EventKind.OTHER})
#: Of these business is expected: contacts and contracts are asked for.
OF_BUSINESS = frozenset({EventKind.FAIR, EventKind.TRADE, EventKind.INVESTMENT, EventKind.TOURISM, EventKind.SEMINAR})


class Channel(TextChoices):
    """The three pillars of foreign affairs; reports are read by them."""

    PARTY = "party", _("Đối ngoại Đảng")
    STATE = "state", _("Ngoại giao Nhà nước")
    PEOPLE = "people", _("Đối ngoại nhân dân")


class Role(TextChoices):
    """What the province does in it."""

    HOST = "host", _("Chủ trì tổ chức")
    JOINT = "joint", _("Cùng tổ chức với đối tác")
    GUEST = "guest", _("Tham gia")
    SUPPORT = "support", _("Hỗ trợ đối tác tổ chức")


class Where(TextChoices):
    PROVINCE = "province", _("Trong tỉnh")
    COUNTRY = "country", _("Tỉnh, thành phố khác")
    ABROAD = "abroad", _("Nước ngoài")
    ONLINE = "online", _("Trực tuyến")


class Stage(TextChoices):
    PREPARING = "preparing", _("Đang chuẩn bị")
    ALLOWED = "allowed", _("Được phép")
    HELD = "held", _("Đã tổ chức")
    REPORTED = "reported", _("Đã báo cáo")
    CANCELLED = "cancelled", _("Không tổ chức")


#: It took place.
TOOK_PLACE = (Stage.HELD, Stage.REPORTED)
#: It is still to take place.
AHEAD = (Stage.PREPARING, Stage.ALLOWED)


class Act(TextChoices):
    """What can be done to an event; its value names its address."""

    ALLOW = "allow", _("Ghi được phép")
    HOLD = "hold", _("Ghi đã tổ chức")
    REPORT = "report", _("Ghi báo cáo kết quả")
    CANCEL = "cancel", _("Không tổ chức nữa")


class Side(TextChoices):
    """From where somebody came to an event."""

    PROVINCE = "province", _("Trong tỉnh")
    COUNTRY = "country", _("Trong nước, ngoài tỉnh")
    FOREIGN = "foreign", _("Nước ngoài")


class Bond(TextChoices):
    """How firm it is, what was signed."""

    CONTRACT = "contract", _("Hợp đồng")
    MEMORANDUM = "memorandum", _("Biên bản ghi nhớ")
    ORDER = "order", _("Đơn hàng")
