"""Words of the calendar: what stands in it, and in what two things at one time are in each other's way."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What stands in the calendar, in the order in which a day tells it."""

    VISIT = "visit", _("Đoàn vào")
    DELEGATION = "delegation", _("Đoàn ra")
    CONFERENCE = "conference", _("Hội nghị quốc tế")
    EVENT = "event", _("Sự kiện")
    TRAINING = "training", _("Lớp bồi dưỡng")
    OVERSEAS = "overseas", _("Hoạt động với kiều bào")
    FRIENDSHIP = "friendship", _("Hoạt động hữu nghị")
    CHECK = "check", _("Kiểm tra")
    PRESS = "press", _("Báo chí nước ngoài")
    INFORMATION = "information", _("Thông tin đối ngoại")
    DEFENCE = "defence", _("Đối ngoại quốc phòng")
    ANNIVERSARY = "anniversary", _("Ngày kỷ niệm")
    AGREEMENT = "agreement", _("Thỏa thuận")
    AID = "aid", _("Viện trợ, ODA")
    EXPIRY = "expiry", _("Giấy tờ hết hạn")
    AMENDMENT = "amendment", _("Điều chỉnh kế hoạch")
    PERIOD = "period", _("Kỳ báo cáo")
    #: Somebody is still waited for until that day.
    DUE = "due", _("Hạn đang chờ")
    #: The day of a task for which nobody is waited any more, or not yet.
    TASK = "task", _("Hạn nhiệm vụ")


#: Where somebody is somewhere with somebody: the lines of the weekly calendar. Everything else is a day to remember.
EVENTS = frozenset({
    Kind.VISIT, Kind.DELEGATION, Kind.CONFERENCE, Kind.EVENT, Kind.TRAINING, Kind.OVERSEAS, Kind.FRIENDSHIP, Kind.CHECK,
    Kind.PRESS, Kind.DEFENCE,
})  # fmt: skip
#: Days by which agencies must have done something.
DEADLINES = frozenset({Kind.DUE, Kind.TASK})
#: What only the house that it is about wants in its own calendar: all the province's would bury the rest.
OF_THE_HOUSE = DEADLINES | {Kind.EXPIRY}

ICONS = {
    Kind.VISIT: "plane-landing",
    Kind.DELEGATION: "plane-takeoff",
    Kind.CONFERENCE: "presentation",
    Kind.EVENT: "calendar-days",
    Kind.TRAINING: "graduation-cap",
    Kind.OVERSEAS: "users-round",
    Kind.FRIENDSHIP: "users",
    Kind.CHECK: "clipboard-check",
    Kind.PRESS: "mic",
    Kind.INFORMATION: "megaphone",
    Kind.DEFENCE: "shield",
    Kind.ANNIVERSARY: "cake",
    Kind.AGREEMENT: "handshake",
    Kind.AID: "gift",
    Kind.EXPIRY: "id-card",
    Kind.AMENDMENT: "file-pen",
    Kind.PERIOD: "calendar-range",
    Kind.DUE: "hourglass",
    Kind.TASK: "flag",
}


class Clash(TextChoices):
    """How two things of one person are in each other's way."""

    PLACES = "places", _("phải có mặt ở hai nơi cùng lúc")
    HOURS = "hours", _("có hai việc cùng giờ")
    UNSURE = "unsure", _("có hai việc trong một ngày, chưa ghi đủ giờ và nơi để biết có trùng không")


class Range(TextChoices):
    """How many days a list looks ahead."""

    DAY = "1", _("1 ngày")
    WEEK = "7", _("7 ngày")
    MONTH = "30", _("30 ngày")
    QUARTER = "90", _("90 ngày")
    YEAR = "366", _("1 năm")
