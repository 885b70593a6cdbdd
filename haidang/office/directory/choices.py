"""Words of the directory: kinds and levels of agencies."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    PEOPLES_COMMITTEE = "peoples-committee", _("Ủy ban nhân dân")
    COUNCIL = "council", _("Hội đồng nhân dân")
    DEPARTMENT = "department", _("Sở")
    BOARD = "board", _("Ban, ban quản lý")
    OFFICE = "office", _("Văn phòng")
    PARTY = "party", _("Cơ quan Đảng")
    FRONT = "front", _("Mặt trận, đoàn thể")
    ASSOCIATION = "association", _("Hội, hiệp hội")
    ARMED_FORCES = "armed-forces", _("Lực lượng vũ trang")
    MINISTRY = "ministry", _("Bộ, cơ quan trung ương")
    MISSION = "mission", _("Cơ quan đại diện Việt Nam ở nước ngoài")
    STEERING = "steering", _("Ban chỉ đạo")
    WORKING_GROUP = "working-group", _("Tổ công tác")
    PUBLIC_UNIT = "public-unit", _("Đơn vị sự nghiệp")
    SCHOOL = "school", _("Trường, cơ sở đào tạo")
    ENTERPRISE = "enterprise", _("Doanh nghiệp")
    OTHER = "other", _("Khác")


class Level(TextChoices):
    CENTRAL = "central", _("Trung ương")
    PROVINCE = "province", _("Cấp tỉnh")
    DISTRICT = "district", _("Cấp huyện (đến 30/6/2025)")
    COMMUNE = "commune", _("Cấp xã")
    OUTSIDE = "outside", _("Ngoài hệ thống nhà nước")
