"""Words of scholarships: how an intake and a student stand, what can be done to them, what is paid."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """What a scholarship is for; each has a stipend of its own in the norms."""

    BACHELOR = "bachelor", _("Cử nhân, kỹ sư")
    MASTER = "master", _("Thạc sĩ")
    DOCTOR = "doctor", _("Tiến sĩ")
    COLLEGE = "college", _("Cao đẳng, trung cấp")
    LANGUAGE = "language", _("Học tiếng Việt để thi vào đại học")
    SHORT = "short", _("Bồi dưỡng ngắn hạn")


class IntakeStage(TextChoices):
    PLANNED = "planned", _("Đang lập kế hoạch")
    APPROVED = "approved", _("Kế hoạch đã duyệt")
    ANNOUNCED = "announced", _("Đã thông báo tuyển sinh")
    SELECTED = "selected", _("Đã có danh sách trúng tuyển")
    RECEIVED = "received", _("Đã tiếp nhận nhập học")
    CANCELLED = "cancelled", _("Không tuyển")


class IntakeAct(TextChoices):
    APPROVE = "approve", _("Ghi kế hoạch đã duyệt")
    WRITE = "write", _("Ghi thư thông báo tuyển sinh")
    ANNOUNCE = "announce", _("Ghi đã thông báo đủ nơi")
    SELECT = "select", _("Ghi danh sách trúng tuyển")
    RECEIVE = "receive", _("Ghi đã tiếp nhận nhập học")
    CANCEL = "cancel", _("Không tuyển nữa")


class StudentStage(TextChoices):
    CANDIDATE = "candidate", _("Hồ sơ dự tuyển")
    ADMITTED = "admitted", _("Trúng tuyển")
    STUDYING = "studying", _("Đang học")
    PAUSED = "paused", _("Tạm nghỉ, bảo lưu")
    GRADUATED = "graduated", _("Tốt nghiệp")
    STOPPED = "stopped", _("Thôi học")
    REFUSED = "refused", _("Không trúng tuyển")


#: Those for whom a place of the intake is taken.
PLACED = (
    StudentStage.ADMITTED, StudentStage.STUDYING, StudentStage.PAUSED, StudentStage.GRADUATED, StudentStage.STOPPED,
)  # fmt: skip
#: Those of whom the office still has to look after something.
PRESENT = (StudentStage.STUDYING, StudentStage.PAUSED)


class StudentAct(TextChoices):
    ADMIT = "admit", _("Ghi trúng tuyển")
    TURN_DOWN = "turn-down", _("Ghi không trúng tuyển")
    ENROL = "enrol", _("Ghi nhập học")
    PAUSE = "pause", _("Ghi tạm nghỉ, bảo lưu")
    RESUME = "resume", _("Ghi học lại")
    GRADUATE = "graduate", _("Ghi tốt nghiệp")
    STOP = "stop", _("Ghi thôi học")


class Gender(TextChoices):
    FEMALE = "female", _("Nữ")
    MALE = "male", _("Nam")


class Grade(TextChoices):
    EXCELLENT = "excellent", _("Xuất sắc")
    VERY_GOOD = "very-good", _("Giỏi")
    GOOD = "good", _("Khá")
    FAIR = "fair", _("Trung bình")
    NONE = "none", _("Không xếp loại")


class Payment(TextChoices):
    """What money is paid for; what is paid by the month is held against the norm of a month."""

    LIVING = "living", _("Sinh hoạt phí")
    TUITION = "tuition", _("Học phí")
    HOUSING = "housing", _("Chỗ ở")
    INSURANCE = "insurance", _("Bảo hiểm y tế")
    START = "start", _("Trang cấp ban đầu")
    TRAVEL = "travel", _("Đi lại")
    OTHER = "other", _("Khoản khác")


class Outcome(TextChoices):
    """How a year of study ended."""

    PASSED = "passed", _("Được lên lớp")
    WARNED = "warned", _("Bị cảnh báo học tập")
    REPEATS = "repeats", _("Học lại năm")
    PAUSED = "paused", _("Bảo lưu")
    FAILED = "failed", _("Buộc thôi học")
