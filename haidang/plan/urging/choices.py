"""Words of urging: what a rung does, what became of it, why somebody is told, how one was spoken to."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Step(TextChoices):
    """What a rung of the ladder does; which day it stands on is a norm (URGE-RUNGS)."""

    REMIND = "remind", _("Nhắc trước hạn")
    OVERDUE = "overdue", _("Báo quá hạn cho người phụ trách và lãnh đạo cơ quan")
    LETTER = "letter", _("Công văn đôn đốc")
    PROVINCE = "province", _("Danh sách báo cáo UBND tỉnh")
    BY_HAND = "by-hand", _("Đôn đốc trực tiếp")


class Fate(TextChoices):
    """What became of a rung."""

    SENT = "sent", _("Đã gửi")
    PASSED = "passed", _("Bỏ qua, không gửi")


class Ending(TextChoices):
    """Why nobody is urged about a thing any more."""

    ANSWERED = "answered", _("Đã nộp")
    GONE = "gone", _("Không còn phải làm")


class Why(TextChoices):
    """Why somebody is told."""

    IN_CHARGE = "in-charge", _("người phụ trách")
    FOCAL = "focal", _("đầu mối của cơ quan")
    DOER = "doer", _("người làm việc này ở cơ quan")
    LEADER = "leader", _("lãnh đạo cơ quan")
    DEPUTY = "deputy", _("người thay")


class Way(TextChoices):
    """How somebody was spoken to by the desk itself."""

    PHONE = "phone", _("Điện thoại")
    ZALO = "zalo", _("Zalo")
    MEETING = "meeting", _("Gặp, giao ban")
    OTHER = "other", _("Cách khác")
