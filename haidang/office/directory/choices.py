"""Words of the directory: kinds and levels of agencies, kinds of names, parts in a steering committee."""

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
    SECTOR = "sector", _("Cơ quan ngành dọc")
    COURT = "court", _("Tòa án, viện kiểm sát")
    PRESS = "press", _("Cơ quan báo chí")
    MINISTRY = "ministry", _("Bộ, cơ quan trung ương")
    MISSION = "mission", _("Cơ quan đại diện Việt Nam ở nước ngoài")
    FOREIGN_MISSION = "foreign-mission", _("Cơ quan đại diện nước ngoài tại Việt Nam")
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
    ABROAD = "abroad", _("Ở nước ngoài")
    FOREIGN = "foreign", _("Của nước ngoài")
    OUTSIDE = "outside", _("Ngoài hệ thống nhà nước")


#: Bodies that exist by a decision which names their members.
WITH_MEMBERS = frozenset({Kind.STEERING, Kind.WORKING_GROUP})


class NameKind(TextChoices):
    OFFICIAL = "official", _("Tên chính thức")
    SHORT = "short", _("Tên viết tắt")
    ALIAS = "alias", _("Cách gọi khác")
    ENGLISH = "english", _("Tên tiếng Anh")


class Part(TextChoices):
    """What a member is in a steering committee or a working group."""

    HEAD = "head", _("Trưởng ban, tổ trưởng")
    STANDING_DEPUTY = "standing-deputy", _("Phó thường trực")
    DEPUTY = "deputy", _("Phó trưởng ban, tổ phó")
    STANDING = "standing", _("Cơ quan thường trực")
    MEMBER = "member", _("Thành viên")
    SECRETARY = "secretary", _("Thư ký")


class Why(TextChoices):
    """Why an agency is proposed for a phrase that names many."""

    MEMBER = "member", _("thuộc nhóm")
    WORD = "word", _("nội dung có nhắc")
    FIELD = "field", _("thuộc lĩnh vực")
    HISTORY = "history", _("đã tham gia việc tương tự")
