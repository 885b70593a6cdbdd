"""Words of the room: where something stands, in which language, what it is, what can be done to it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Language(TextChoices):
    VIETNAMESE = "vi", _("tiếng Việt")
    ENGLISH = "en", _("tiếng Anh")
    BILINGUAL = "vi-en", _("song ngữ Việt - Anh")
    LAO = "lo", _("tiếng Lào")
    KHMER = "km", _("tiếng Khmer")
    THAI = "th", _("tiếng Thái")
    INDONESIAN = "id", _("tiếng Indonesia")
    CHINESE = "zh", _("tiếng Trung")
    JAPANESE = "ja", _("tiếng Nhật")
    KOREAN = "ko", _("tiếng Hàn")
    RUSSIAN = "ru", _("tiếng Nga")
    FRENCH = "fr", _("tiếng Pháp")
    GERMAN = "de", _("tiếng Đức")
    OTHER = "other", _("ngôn ngữ khác, nhiều ngôn ngữ")


class Where(TextChoices):
    """On which side of the border it is read."""

    HOME = "home", _("Trong nước")
    ABROAD = "abroad", _("Nước ngoài")


class Medium(TextChoices):
    PORTAL = "portal", _("Cổng thông tin điện tử tỉnh")
    SITE = "site", _("Trang thông tin của sở, cơ quan")
    BULLETIN = "bulletin", _("Bản tin đối ngoại")
    MAGAZINE = "magazine", _("Tạp chí")
    NEWSPAPER = "newspaper", _("Báo in, báo điện tử")
    BROADCASTER = "broadcaster", _("Phát thanh, truyền hình")
    SOCIAL = "social", _("Mạng xã hội")
    OTHER = "other", _("Nơi khác")


class Form(TextChoices):
    """What an item is."""

    ARTICLE = "article", _("Bài")
    NEWS = "news", _("Tin")
    PICTURES = "pictures", _("Ảnh, phóng sự ảnh")
    REPORTAGE = "reportage", _("Phóng sự")
    INTERVIEW = "interview", _("Phỏng vấn")
    FIGURES = "figures", _("Số liệu kinh tế - xã hội")


class Subject(TextChoices):
    """What it tells of, in the fields of a plan of foreign affairs."""

    PROVINCE = "province", _("Giới thiệu tỉnh")
    RELATIONS = "relations", _("Hoạt động đối ngoại")
    INVESTMENT = "investment", _("Đầu tư")
    TRADE = "trade", _("Thương mại")
    TOURISM = "tourism", _("Du lịch")
    CULTURE = "culture", _("Văn hóa")
    FOREIGN = "foreign", _("Địa phương nước ngoài có quan hệ")
    BORDER = "border", _("Biển, đảo, biên giới")
    OTHER = "other", _("Nội dung khác")


class PublicationKind(TextChoices):
    BOOK = "book", _("Sách")
    BROCHURE = "brochure", _("Tập sách giới thiệu")
    LEAFLET = "leaflet", _("Tờ gấp, tờ rơi")
    MAP = "map", _("Bản đồ du lịch")
    PICTURES = "pictures", _("Tập ảnh, bưu ảnh")
    DISC = "disc", _("Đĩa, thẻ nhớ")
    DIGITAL = "digital", _("Ấn phẩm điện tử")
    OTHER = "other", _("Loại khác")


class Frequency(TextChoices):
    WEEK = "week", _("Hằng tuần")
    MONTH = "month", _("Hằng tháng")
    TWO_MONTHS = "two-months", _("Hai tháng một số")
    QUARTER = "quarter", _("Hằng quý")
    HALF = "half", _("Nửa năm một số")


class About(TextChoices):
    """What a campaign explains."""

    EXIT = "exit", _("Xuất cảnh, nhập cảnh")
    PROTECTION = "protection", _("Bảo hộ công dân, di cư an toàn")
    LABOUR = "labour", _("Lao động đi làm việc ở nước ngoài")
    FISHING = "fishing", _("Khai thác hải sản, vùng biển nước ngoài")
    MARRIAGE = "marriage", _("Hôn nhân có yếu tố nước ngoài")
    RELATIONS = "relations", _("Quan hệ đối ngoại, hội nhập")
    OTHER = "other", _("Nội dung khác")


class Guidance(TextChoices):
    """How people were reached in one place."""

    MEETING = "meeting", _("Hội nghị, lớp phổ biến")
    TALK = "talk", _("Nói chuyện tại thôn, khu phố, bến cảng")
    LOUDSPEAKER = "loudspeaker", _("Truyền thanh cơ sở")
    HANDOUT = "handout", _("Phát tài liệu")
    ONLINE = "online", _("Trên mạng")


class MaterialKind(TextChoices):
    LEAFLET = "leaflet", _("Tờ gấp, tờ rơi")
    HANDBOOK = "handbook", _("Sổ tay, cẩm nang")
    POSTER = "poster", _("Pa nô, áp phích")
    AUDIO = "audio", _("Bài truyền thanh")
    VIDEO = "video", _("Video")
    SLIDES = "slides", _("Bài trình bày")
    POST = "post", _("Bài đăng mạng")


class PressKind(TextChoices):
    """What foreign press asks for."""

    VISITING = "visiting", _("Phóng viên nước ngoài vào hoạt động")
    RESIDENT = "resident", _("Phóng viên thường trú hoạt động tại tỉnh")
    CONFERENCE = "conference", _("Họp báo")
    FILM = "film", _("Chiếu phim, trưng bày")


# ── stages and acts ──────────────────────────────────────────────────────────────────────────────


class WorkStage(TextChoices):
    """Of what is prepared and then done: a publication, an issue, a campaign, a clip."""

    DRAFT = "draft", _("Đang chuẩn bị")
    DONE = "done", _("Đã thực hiện")
    CANCELLED = "cancelled", _("Không thực hiện")


class WorkAct(TextChoices):
    DO = "do", _("Ghi đã thực hiện")
    TELL = "tell", _("Ghi kết quả sau đó")
    CANCEL = "cancel", _("Không thực hiện nữa")


class LicenceStage(TextChoices):
    DRAFT = "draft", _("Đang lập hồ sơ")
    FILED = "filed", _("Đã nộp hồ sơ")
    LICENSED = "licensed", _("Đã cấp phép")
    REFUSED = "refused", _("Không cấp phép")
    STOPPED = "stopped", _("Đã ngừng xuất bản")
    CANCELLED = "cancelled", _("Không xin nữa")


class LicenceAct(TextChoices):
    FILE = "file", _("Nộp hồ sơ xin phép")
    GRANT = "grant", _("Ghi giấy phép")
    REFUSE = "refuse", _("Ghi không cấp phép")
    SEND_BACK = "send-back", _("Trả lại để bổ sung")
    RENEW = "renew", _("Lập hồ sơ xin phép tiếp")
    STOP = "stop", _("Báo ngừng xuất bản")
    CANCEL = "cancel", _("Không xin nữa")


class Licensed(TextChoices):
    """What a licence fixes; the value is the name of its field."""

    NAME = "name", _("Tên bản tin")
    PURPOSE = "purpose", _("Mục đích, nội dung")
    READERS = "readers", _("Đối tượng phục vụ")
    AREA = "area", _("Phạm vi phát hành")
    LANGUAGE = "language", _("Ngôn ngữ")
    FREQUENCY = "frequency", _("Kỳ hạn xuất bản")
    PAPER_SIZE = "paper_size", _("Khuôn khổ")
    PAGES = "pages", _("Số trang")
    COPIES = "copies", _("Số lượng mỗi số")
    PRINTER = "printer", _("Nơi in")
    CHIEF = "chief", _("Người chịu trách nhiệm xuất bản")


class ChangeStage(TextChoices):
    ASKED = "asked", _("Chờ trả lời")
    AGREED = "agreed", _("Được thay đổi")
    REFUSED = "refused", _("Không được thay đổi")


class ChangeAct(TextChoices):
    AGREE = "agree", _("Ghi được thay đổi")
    REFUSE = "refuse", _("Ghi không được thay đổi")


class PressStage(TextChoices):
    ASKED = "asked", _("Chờ trả lời")
    ALLOWED = "allowed", _("Được hoạt động")
    REFUSED = "refused", _("Không được hoạt động")
    DONE = "done", _("Đã hoạt động")
    CANCELLED = "cancelled", _("Không đến")


class PressAct(TextChoices):
    ALLOW = "allow", _("Ghi đồng ý")
    ASK = "ask", _("Lấy ý kiến")
    REFUSE = "refuse", _("Ghi không đồng ý")
    DO = "do", _("Ghi đã hoạt động, kết quả")
    CANCEL = "cancel", _("Không đến nữa")


class YearStage(TextChoices):
    DRAFT = "draft", _("Đang lập kế hoạch")
    PLANNED = "planned", _("Đã có kế hoạch")
    REPORTED = "reported", _("Đã báo cáo")


class YearAct(TextChoices):
    PLAN = "plan", _("Ghi kế hoạch ban hành")
    REPORT = "report", _("Ghi báo cáo năm")
