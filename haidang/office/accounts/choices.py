"""Words of the accounts: the roles of the office."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    DESK = "desk", _("Chuyên viên Sở Ngoại vụ")
    DESK_UNIT = "desk-unit", _("Lãnh đạo phòng Sở Ngoại vụ")
    DESK_LEADER = "desk-leader", _("Lãnh đạo Sở Ngoại vụ")
    CHAIR = "chair", _("Chủ tịch UBND tỉnh")
    VICE_CHAIR = "vice-chair", _("Phó Chủ tịch UBND tỉnh")
    PROVINCE_OFFICE = "province-office", _("Chuyên viên Văn phòng UBND tỉnh")
    FOCAL = "focal", _("Đầu mối của cơ quan")
    AGENCY_LEADER = "agency-leader", _("Lãnh đạo cơ quan")
    FINANCE = "finance", _("Sở Tài chính")
    POLICE = "police", _("Công an tỉnh")
    CLERK = "clerk", _("Văn thư")
    ADMIN = "admin", _("Quản trị hệ thống")
    INSPECTOR = "inspector", _("Kiểm tra, giám sát")


#: The focal point of the province: sees every task and keeps every book.
DESK_ROLES = frozenset({Role.DESK, Role.DESK_UNIT, Role.DESK_LEADER})
#: Read every open row of the plan, whatever agency it belongs to.
OVERSEEING_ROLES = DESK_ROLES | {Role.CHAIR, Role.VICE_CHAIR, Role.PROVINCE_OFFICE, Role.INSPECTOR}


class Thing(TextChoices):
    """What a right is about."""

    PLAN = "plan", _("Kế hoạch")
    TASK = "task", _("Nhiệm vụ")
    UPDATE = "update", _("Cập nhật tiến độ")
    PROGRAMME = "programme", _("Chương trình cụ thể")
    ESTIMATE = "estimate", _("Dự toán")
    DOCUMENT = "document", _("Văn bản")
    BOOK = "book", _("Sổ theo dõi")
    PERSONAL = "personal", _("Dữ liệu cá nhân")
    REPORT = "report", _("Báo cáo")
    DIRECTORY = "directory", _("Danh bạ cơ quan")
    NORM = "norm", _("Định mức, quy định")
    AMOUNT = "amount", _("Mức chi theo định mức")
    ACCOUNT = "account", _("Tài khoản")
    STAND_IN = "stand-in", _("Người thay")
    LOG = "log", _("Nhật ký")
    MAIL = "mail", _("Thư đi")
    ARCHIVE = "archive", _("Kho lưu trữ năm")


class Verb(TextChoices):
    """What is done to it."""

    VIEW = "view", _("Xem")
    ADD = "add", _("Thêm")
    CHANGE = "change", _("Sửa")
    DELETE = "delete", _("Xóa")
    APPROVE = "approve", _("Duyệt")


class Reach(TextChoices):
    """How far a right goes, the widest first."""

    ALL = "all", _("tất cả")
    AGENCY = "agency", _("của cơ quan")
    OWN = "own", _("của mình")


class Outcome(TextChoices):
    """How an attempt at the door ended."""

    IN = "in", _("Vào được")
    WRONG = "wrong", _("Sai tên hoặc mật khẩu")
    WRONG_CODE = "wrong-code", _("Sai mã xác thực")
    LOCKED = "locked", _("Đang tạm khóa")
    CLOSED = "closed", _("Tài khoản đã đóng")
    UNLOCKED = "unlocked", _("Quản trị mở khóa")


#: Public: it opens accounts of a demonstration, and is refused everywhere else.
DEMO_PASSWORD = "haidang-demo"
