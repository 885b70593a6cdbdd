"""Words of friendship: associations and how they come to be, what they do, friends abroad."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AssociationKind(TextChoices):
    ASSOCIATION = "association", _("Hội hữu nghị")
    BRANCH = "branch", _("Chi hội hữu nghị")


class AssociationStage(TextChoices):
    PREPARING = "preparing", _("Đang vận động thành lập")
    FOUNDED = "founded", _("Đang hoạt động")
    DISSOLVED = "dissolved", _("Đã giải thể")
    DROPPED = "dropped", _("Thôi vận động")


class AssociationAct(TextChoices):
    STEP = "step", _("Ghi một bước thành lập")
    FOUND = "found", _("Ghi đã thành lập")
    COUNT = "count", _("Cập nhật số hội viên, người đứng đầu")
    DISSOLVE = "dissolve", _("Ghi giải thể")
    DROP = "drop", _("Thôi vận động")


class FoundingKind(TextChoices):
    """The steps by which an association comes to be, in their order."""

    STUDY = "study", _("Nghiên cứu nhu cầu, khả năng đối tác")
    LEAVE = "leave", _("Xin chủ trương thành lập")
    COMMITTEE = "committee", _("Công nhận ban vận động")
    DOSSIER = "dossier", _("Nộp hồ sơ xin thành lập")
    PERMIT = "permit", _("Quyết định cho phép thành lập")
    CONGRESS = "congress", _("Đại hội thành lập")
    CHARTER = "charter", _("Phê duyệt điều lệ, công nhận ban chấp hành")


class ActivityKind(TextChoices):
    MEETING = "meeting", _("Gặp mặt, họp mặt hữu nghị")
    CULTURE = "culture", _("Giao lưu văn hóa, văn nghệ")
    YOUTH = "youth", _("Giao lưu thanh niên")
    SPORTS = "sports", _("Giao lưu thể thao")
    ANNIVERSARY = "anniversary", _("Kỷ niệm thiết lập quan hệ, ngày lễ")
    NEW_YEAR = "new-year", _("Chúc Tết")
    PEACE = "peace", _("Hòa bình, đoàn kết")
    CHARITY = "charity", _("Nhân đạo, từ thiện")
    CONGRESS = "congress", _("Đại hội, sinh hoạt hội")
    OTHER = "other", _("Hoạt động khác")


class ActivityStage(TextChoices):
    PLANNED = "planned", _("Đang chuẩn bị")
    HELD = "held", _("Đã tổ chức")
    CANCELLED = "cancelled", _("Không tổ chức")


class ActivityAct(TextChoices):
    HOLD = "hold", _("Ghi đã tổ chức")
    CANCEL = "cancel", _("Không tổ chức nữa")


class Circle(TextChoices):
    """What circles a friend abroad is of."""

    SCHOLAR = "scholar", _("Học giả, nhà khoa học")
    BUSINESS = "business", _("Doanh nhân")
    ARTIST = "artist", _("Văn nghệ sĩ")
    OFFICIAL = "official", _("Chính khách, nguyên quan chức")
    VETERAN = "veteran", _("Cựu chiến binh, chuyên gia từng giúp Việt Nam")
    TEACHER = "teacher", _("Nhà giáo")
    PRESS = "press", _("Nhà báo")
    ACTIVIST = "activist", _("Người hoạt động xã hội, hòa bình")
    OTHER = "other", _("Giới khác")


class FriendStage(TextChoices):
    KEPT = "kept", _("Đang giữ liên hệ")
    WITHDRAWN = "withdrawn", _("Đã rút đồng ý, đã xóa thông tin")


class FriendAct(TextChoices):
    WITHDRAW = "withdraw", _("Ghi rút đồng ý và xóa thông tin")


class ConsentWay(TextChoices):
    PAPER = "paper", _("Văn bản có chữ ký")
    MAIL = "mail", _("Thư điện tử")
    FORM = "form", _("Phiếu đăng ký tại sự kiện")
    SAID = "said", _("Đồng ý bằng lời, có biên bản")


class ContactWay(TextChoices):
    MEETING = "meeting", _("Gặp mặt")
    LETTER = "letter", _("Thư, thiếp")
    CALL = "call", _("Điện thoại, trực tuyến")
    VISIT = "visit", _("Đến thăm tỉnh")
    HELP = "help", _("Giúp tỉnh một việc")
