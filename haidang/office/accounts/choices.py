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
