"""Words of training courses and of who is entered for them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Subject(TextChoices):
    SKILLS = "skills", _("Nghiệp vụ đối ngoại")
    LANGUAGE = "language", _("Ngoại ngữ")
    INTERPRETING = "interpreting", _("Biên dịch, phiên dịch")
    CONSULAR = "consular", _("Lãnh sự, bảo hộ công dân")
    PROTOCOL = "protocol", _("Lễ tân ngoại giao")
    INFORMATION = "information", _("Thông tin đối ngoại")
    ECONOMY = "economy", _("Kinh tế đối ngoại, hội nhập quốc tế")
    OVERSEAS = "overseas", _("Công tác người Việt Nam ở nước ngoài")
    OTHER = "other", _("Nội dung khác")


class Hand(TextChoices):
    """In which way a course, or a name entered for one, is somebody's business."""

    KEEPER = "keeper", _("cơ quan theo dõi lớp")
    INVITED = "invited", _("cơ quan được mời cử người")
    AUTHOR = "author", _("cơ quan cử người")


class CourseStage(TextChoices):
    DRAFT = "draft", _("Đang chuẩn bị")
    OPEN = "open", _("Đang nhận đăng ký")
    CLOSED = "closed", _("Đã chốt danh sách")
    HELD = "held", _("Đã tổ chức")
    CANCELLED = "cancelled", _("Không tổ chức")


class CourseAct(TextChoices):
    OPEN = "open", _("Mở đăng ký")
    CLOSE = "close", _("Chốt danh sách")
    EXTEND = "extend", _("Gia hạn đăng ký")
    DECLINE = "decline", _("Không cử người")
    HOLD = "hold", _("Ghi lớp đã tổ chức")
    CANCEL = "cancel", _("Không tổ chức nữa")


#: Known to whoever is invited.
SHOWN = (CourseStage.OPEN, CourseStage.CLOSED, CourseStage.HELD, CourseStage.CANCELLED)


class EnrolmentStage(TextChoices):
    SEAT = "seat", _("Có chỗ")
    WAITING = "waiting", _("Danh sách chờ")
    WITHDRAWN = "withdrawn", _("Đã rút tên")
    WENT = "went", _("Đã dự")
    ABSENT = "absent", _("Vắng")
    CERTIFIED = "certified", _("Có chứng chỉ")


class EnrolmentAct(TextChoices):
    CERTIFY = "certify", _("Ghi chứng chỉ")
    WITHDRAW = "withdraw", _("Rút tên")


#: Who took, or is to take, a seat.
SEATED = (EnrolmentStage.SEAT, EnrolmentStage.WENT, EnrolmentStage.ABSENT, EnrolmentStage.CERTIFIED)
#: Who was there.
ATTENDED = (EnrolmentStage.WENT, EnrolmentStage.CERTIFIED)
