"""Words of the follow-up: how far a part has come, where its update lies, how it stands to its day."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """What an officer says of a part for one period: words, never a percentage."""

    NOT_STARTED = "not-started", _("Chưa triển khai")
    DOING = "doing", _("Đang thực hiện")
    HINDERED = "hindered", _("Đang thực hiện, có vướng mắc")
    DONE = "done", _("Đã hoàn thành (đề nghị xác nhận)")
    NOTHING = "nothing", _("Không phát sinh trong kỳ")


class Stage(TextChoices):
    """Where an update lies."""

    DRAFT = "draft", _("Bản nháp")
    WITH_LEADER = "with-leader", _("Chờ lãnh đạo cơ quan duyệt")
    SUBMITTED = "submitted", _("Đã gửi, chờ Sở Ngoại vụ xem")
    RETURNED = "returned", _("Bị trả lại")
    ACCEPTED = "accepted", _("Đã nhận")
    LOCKED = "locked", _("Đã khóa")


#: Not yet out of the hands of the agency.
INSIDE = (Stage.DRAFT, Stage.WITH_LEADER, Stage.RETURNED)
#: Said by the agency: nobody asks for it any more.
SAID = (Stage.SUBMITTED, Stage.ACCEPTED, Stage.LOCKED)


class Source(TextChoices):
    """How an agency told what Sở Ngoại vụ enters for it."""

    PHONE = "phone", _("Điện thoại")
    PAPER = "paper", _("Văn bản giấy")
    MEETING = "meeting", _("Báo cáo tại cuộc họp")


class Origin(TextChoices):
    PERSON = "person", _("Người nhập")
    EVIDENCE = "evidence", _("Soạn từ hồ sơ")
    SHEET = "sheet", _("Bảng tính")


class RulingKind(TextChoices):
    """What the assigner decides about a task that was given."""

    PAUSED = "paused", _("Tạm hoãn")
    ADJUSTED = "adjusted", _("Điều chỉnh")
    DROPPED = "dropped", _("Không thực hiện")
    RESUMED = "resumed", _("Tiếp tục thực hiện")


class Deadline(TextChoices):
    """How something stands to its day. Computed, never stored."""

    NONE = "none", _("không hạn")
    IN_TIME = "in-time", _("trong hạn")
    SOON = "soon", _("sắp quá hạn")
    OVERDUE = "overdue", _("quá hạn")


class Result(TextChoices):
    """The four standard results (QĐ 42/2014/QĐ-TTg), a projection of (finished?, when, due when). Never stored."""

    DONE_IN_TIME = "done-in-time", _("hoàn thành đúng hạn")
    DONE_LATE = "done-late", _("hoàn thành quá hạn")
    DOING_IN_TIME = "doing-in-time", _("đang làm trong hạn")
    DOING_LATE = "doing-late", _("đang làm quá hạn")


class TaskState(TextChoices):
    """What the leads of a task make together. Computed, never stored."""

    SILENT = "silent", _("Chưa có báo cáo")
    NOT_STARTED = "not-started", _("Chưa triển khai")
    DOING = "doing", _("Đang thực hiện")
    HINDERED = "hindered", _("Đang thực hiện, có vướng mắc")
    STANDING = "standing", _("Thực hiện thường xuyên")
    WAITING = "waiting", _("Chờ xác nhận hoàn thành")
    DONE = "done", _("Hoàn thành")
    PAUSED = "paused", _("Tạm hoãn")
    DROPPED = "dropped", _("Không thực hiện")
