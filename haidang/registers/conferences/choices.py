"""Words of the room: how a conference is held, who allows it, where its paper stands, what can be done to it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Organiser(TextChoices):
    VIETNAMESE = "vietnamese", _("Cơ quan, tổ chức Việt Nam")
    JOINT = "joint", _("Cùng tổ chức với bên nước ngoài")
    FOREIGN = "foreign", _("Tổ chức nước ngoài")


class Mode(TextChoices):
    IN_PERSON = "in-person", _("Trực tiếp")
    ONLINE = "online", _("Trực tuyến")
    HYBRID = "hybrid", _("Trực tiếp kết hợp trực tuyến")


class Topic(TextChoices):
    """Topics that only the Prime Minister may allow."""

    ORDINARY = "ordinary", _("Nội dung thông thường")
    SOVEREIGNTY = "sovereignty", _("Chủ quyền lãnh thổ")
    SECURITY = "security", _("An ninh")
    DEFENCE = "defence", _("Quốc phòng")
    ETHNIC = "ethnic", _("Dân tộc")
    RELIGION = "religion", _("Tôn giáo")
    HUMAN_RIGHTS = "human-rights", _("Quyền con người")
    BORDER = "border", _("Biên giới lãnh thổ")
    SECRETS = "secrets", _("Phạm vi bí mật nhà nước")


class Authority(TextChoices):
    PRIME_MINISTER = "prime-minister", _("Thủ tướng Chính phủ")
    CHAIR = "chair", _("Chủ tịch UBND tỉnh")


class Stage(TextChoices):
    DRAFT = "draft", _("Đang lập hồ sơ")
    FILED = "filed", _("Đã gửi hồ sơ")
    ALLOWED = "allowed", _("Được phép")
    REFUSED = "refused", _("Không được phép")
    HELD = "held", _("Đã tổ chức")
    REPORTED = "reported", _("Đã báo cáo")
    CANCELLED = "cancelled", _("Không tổ chức")


#: It was held, reported or not yet.
TOOK_PLACE = (Stage.HELD, Stage.REPORTED)


class Hand(TextChoices):
    """In which way a conference is somebody's business."""

    AUTHOR = "author", _("Cơ quan tổ chức")
    DECIDER = "decider", _("Ghi quyết định cho phép")


class Act(TextChoices):
    """What can be done to a conference; its value names its address."""

    PAPERS = "papers", _("Ghi giấy tờ của hồ sơ")
    ASK = "ask", _("Lấy ý kiến")
    FILE = "file", _("Gửi hồ sơ xin phép")
    WAIVE = "waive", _("Cho qua một quy định")
    ALLOW = "allow", _("Ghi cho phép")
    REFUSE = "refuse", _("Ghi không cho phép")
    SEND_BACK = "send-back", _("Trả lại để bổ sung")
    HOLD = "hold", _("Ghi đã tổ chức")
    REPORT = "report", _("Ghi báo cáo kết quả")
    CANCEL = "cancel", _("Không tổ chức nữa")
