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


class AmountItem(TextChoices):
    """What an amount is for: receiving guests first, then going abroad."""

    FLOWERS = "flowers", _("Hoa đón, tặng trưởng đoàn")
    ROOM = "room", _("Phòng ở")
    MEALS = "meals", _("Ăn hằng ngày (trưa, tối)")
    BREAKFAST = "breakfast", _("Ăn sáng ngoài giá phòng")
    BANQUET = "banquet", _("Chiêu đãi")
    OTHER_MEAL = "other-meal", _("Bữa còn lại của ngày chiêu đãi")
    REFRESHMENTS = "refreshments", _("Nước uống khi làm việc")
    GIFT = "gift", _("Tặng phẩm")
    TRANSLATION_IN = "translation-in", _("Biên dịch ra tiếng Việt")
    TRANSLATION_OUT = "translation-out", _("Biên dịch từ tiếng Việt")
    TRANSLATION_RARE = "translation-rare", _("Tăng thêm cho ngôn ngữ ít dùng")
    TRANSLATION_RARE_OUT = "translation-rare-out", _("Tăng thêm cho ngôn ngữ ít dùng, từ tiếng Việt")
    INTERPRETING = "interpreting", _("Phiên dịch nói tiếp")
    SIMULTANEOUS = "simultaneous", _("Phiên dịch đồng thời")
    OWN_INTERPRETER = "own-interpreter", _("Phiên dịch của cơ quan, nói tiếp")
    OWN_SIMULTANEOUS = "own-simultaneous", _("Phiên dịch của cơ quan, đồng thời")
    PERFORMANCE = "performance", _("Xem biểu diễn nghệ thuật")
    FAREWELL = "farewell", _("Tiệc chia tay đại sứ")
    FAREWELL_GIFT = "farewell-gift", _("Tặng phẩm chia tay đại sứ")
    TRANSPORT = "transport", _("Đi lại")
    TRIP_ROOM = "trip-room", _("Tiền thuê phòng ở nước ngoài")
    TRIP_MEALS = "trip-meals", _("Tiền ăn và tiêu vặt ở nước ngoài")
    TRIP_AIRPORT = "trip-airport", _("Đi lại từ sân bay ở nước ngoài")


class AmountKind(TextChoices):
    """How a rule says it."""

    CEILING = "ceiling", _("mức tối đa")
    PERCENT = "percent", _("tính theo khoản khác")
    NONE = "none", _("không chi")


class GuestClass(TextChoices):
    """The class of a guest, by the head of the delegation (TT 35/2026/TT-BTC, phụ lục)."""

    SPECIAL = "special", _("Hạng đặc biệt")
    A = "a", _("Hạng A")
    B = "b", _("Hạng B")
    C = "c", _("Hạng C")
    OTHER = "other", _("Khách khác")


class Group(TextChoices):
    """Whom an amount is for: a class of guests, or a group of posts that goes abroad."""

    SPECIAL = "special", _("Hạng đặc biệt")
    A = "a", _("Hạng A")
    B = "b", _("Hạng B")
    C = "c", _("Hạng C")
    OTHER = "other", _("Khách khác")
    TRIP_A = "trip-a", _("Nhóm A")
    TRIP_B = "trip-b", _("Nhóm B")
    TRIP_C = "trip-c", _("Nhóm C")
    TRIP_D = "trip-d", _("Nhóm D")


class HeadRole(TextChoices):
    """Who of a delegation it is for."""

    HEAD = "head", _("trưởng đoàn")
    DEPUTY = "deputy", _("phó trưởng đoàn")
    MEMBER = "member", _("thành viên")
