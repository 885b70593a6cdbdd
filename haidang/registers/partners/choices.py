"""Words of the room: kinds of partners, continents."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a partner is."""

    COUNTRY = "country", _("Nước, vùng lãnh thổ")
    LOCALITY = "locality", _("Địa phương nước ngoài")
    MISSION = "mission", _("Cơ quan đại diện")
    ORGANISATION = "organisation", _("Tổ chức quốc tế")
    COMPANY = "company", _("Doanh nghiệp")


class Continent(TextChoices):
    ASIA = "asia", _("Châu Á")
    EUROPE = "europe", _("Châu Âu")
    AMERICAS = "americas", _("Châu Mỹ")
    AFRICA = "africa", _("Châu Phi")
    OCEANIA = "oceania", _("Châu Đại Dương")


class Stage(TextChoices):
    """Where a relation stands, from the first thought to its end."""

    STUDY = "study", _("Nghiên cứu")
    PROPOSED = "proposed", _("Đề xuất")
    ALLOWED = "allowed", _("Được chủ trương")
    SIGNED = "signed", _("Đã ký")
    STOPPED = "stopped", _("Dừng")


class RelationKind(TextChoices):
    TWINNING = "twinning", _("Kết nghĩa")
    COOPERATION = "cooperation", _("Thỏa thuận hợp tác")
    MEMORANDUM = "memorandum", _("Bản ghi nhớ")
    EXCHANGE = "exchange", _("Giao lưu, trao đổi")
    OTHER = "other", _("Quan hệ khác")


class Level(TextChoices):
    """Who of the Vietnamese side has the relation."""

    PROVINCE = "province", _("Cấp tỉnh")
    DISTRICT = "district", _("Cấp huyện")
    COMMUNE = "commune", _("Cấp xã")
    DEPARTMENT = "department", _("Sở, ban, ngành")
    FORCES = "forces", _("Lực lượng vũ trang")
    PEOPLE = "people", _("Tổ chức nhân dân")


class Direction(TextChoices):
    SENT = "sent", _("Gửi đi")
    RECEIVED = "received", _("Nhận về")


class Channel(TextChoices):
    """How information went."""

    LETTER = "letter", _("Thư, công văn")
    NOTE = "note", _("Công hàm")
    MAIL = "mail", _("Thư điện tử")
    PHONE = "phone", _("Điện thoại")
    ONLINE = "online", _("Họp trực tuyến")
    MEETING = "meeting", _("Gặp trực tiếp")
    OTHER = "other", _("Cách khác")


class DayKind(TextChoices):
    """Why a day of a partner is kept."""

    RELATIONS = "relations", _("Thiết lập quan hệ ngoại giao")
    NATIONAL = "national", _("Quốc khánh, ngày lễ lớn")
    ORGANISATION = "organisation", _("Ngày của tổ chức quốc tế")
    LOCAL = "local", _("Ngày ký kết, ngày của địa phương")
    NEW_YEAR = "new-year", _("Tết cổ truyền, chúc Tết")
    LUNAR = "lunar", _("Tết Nguyên đán")


class Way(TextChoices):
    """What was made of a day that comes up."""

    STEP = "step", _("Bước của nhiệm vụ")
    EVENT = "event", _("Sự kiện sẽ tổ chức")
    LEFT = "left", _("Không tổ chức")


class Turn(TextChoices):
    """What is done with a relation; the value stands in the address."""

    PROPOSE = "trinh-de-xuat", _("Trình đề xuất")
    ALLOW = "duoc-chu-truong", _("Ghi được chủ trương")
    SEND_BACK = "dua-ve-nghien-cuu", _("Đưa về nghiên cứu lại")
    SIGN = "da-ky", _("Ghi đã ký")
    STOP = "dung", _("Dừng")
    AGAIN = "nghien-cuu-lai", _("Nghiên cứu lại")


class StepFault(TextChoices):
    """What is wrong with a step of a relation; the value is the field at which it is said."""

    TO_COME = "on:to-come", _("Ngày %(on)s chưa đến; chỉ ghi việc đã xảy ra.")
    BEFORE = "on:before", _("Ngày %(on)s trước ngày của giai đoạn trước (%(before)s).")
    NO_PAPER = "document:none", _("“%(stage)s” phải có văn bản. Vào sổ văn bản đó rồi chọn ở đây.")
    PAPER_LATER = "on:paper", _("Văn bản ký ngày %(paper_on)s, sau ngày %(on)s đã ghi.")
    NO_WORDS = "words:none", _("Chưa ghi lý do. Ghi một câu rồi làm lại.")

    @property
    def field(self) -> str:
        return str(self.value).partition(":")[0]
