"""Words of difficulties and extensions: causes, where one lies, whose business it is, what was said to it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Cause(TextChoices):
    """What stands in the way: difficulties are brought together by it."""

    MECHANISM = "mechanism", _("Cơ chế, chính sách")
    MONEY = "money", _("Kinh phí")
    STAFF = "staff", _("Nhân lực")
    COORDINATION = "coordination", _("Phối hợp")
    PARTNER = "partner", _("Đối tác")
    OBJECTIVE = "objective", _("Khách quan")


class Stage(TextChoices):
    """Where a difficulty lies."""

    RAISED = "raised", _("Đã nêu, chờ Sở Ngoại vụ xem")
    ASKED_BACK = "asked-back", _("Sở Ngoại vụ hỏi lại")
    GATHERED = "gathered", _("Đã đưa vào tờ trình, chờ ký")
    SENT = "sent", _("Đã gửi nơi giải quyết, chờ trả lời")
    DECIDED = "decided", _("Đã có ý kiến, chờ cơ quan xác nhận")
    RESOLVED = "resolved", _("Đã giải quyết xong")
    WITHDRAWN = "withdrawn", _("Cơ quan đã rút")


#: Somebody still has to do something about it.
OPEN = (Stage.RAISED, Stage.ASKED_BACK, Stage.GATHERED, Stage.SENT, Stage.DECIDED)


class Hand(TextChoices):
    """Whose business it is, each in their own way."""

    AUTHOR = "author", _("cơ quan nêu")
    DESK = "desk", _("Sở Ngoại vụ")
    DECIDER = "decider", _("nơi giải quyết")


class Act(TextChoices):
    """What is done to a difficulty; the label is the word on the button."""

    EXPLAIN = "explain", _("Trả lời, bổ sung")
    ASK_BACK = "ask-back", _("Hỏi lại cơ quan")
    ANSWER = "answer", _("Sở Ngoại vụ trả lời")
    REDIRECT = "redirect", _("Đổi nơi giải quyết")
    FORWARD = "forward", _("Chuyển nơi giải quyết")
    DECIDE = "decide", _("Cho ý kiến")
    DEFER = "defer", _("Hẹn ngày trả lời khác")
    RECORD = "record", _("Ghi ý kiến theo văn bản")
    COMPLETE = "complete", _("Ghi số văn bản của ý kiến")
    RESOLVE = "resolve", _("Xác nhận đã giải quyết")
    REOPEN = "reopen", _("Chưa xong, nêu lại")
    WITHDRAW = "withdraw", _("Rút")


class Verdict(TextChoices):
    """What was said to the proposal."""

    AGREED = "agreed", _("Đồng ý như đề nghị")
    PARTLY = "partly", _("Đồng ý một phần")
    REFUSED = "refused", _("Không đồng ý")
    GUIDED = "guided", _("Hướng dẫn, giải đáp")


class SubmissionStage(TextChoices):
    DRAFT = "draft", _("Đang soạn")
    SENT = "sent", _("Đã trình")
    DROPPED = "dropped", _("Đã bỏ")


class ExtensionStage(TextChoices):
    """Where the asking for another day lies."""

    ASKED = "asked", _("Đã đề nghị, chờ quyết định")
    APPROVED = "approved", _("Đồng ý")
    PARTLY = "partly", _("Đồng ý ngày khác")
    REFUSED = "refused", _("Không đồng ý")
    WITHDRAWN = "withdrawn", _("Cơ quan đã rút")


#: A day was granted: the one asked for, or another.
GRANTED = (ExtensionStage.APPROVED, ExtensionStage.PARTLY)


class Age(TextChoices):
    """For how long a difficulty has been open."""

    WEEK = "7", _("Quá 7 ngày")
    FORTNIGHT = "14", _("Quá 14 ngày")
    MONTH = "30", _("Quá 30 ngày")
    QUARTER = "90", _("Quá 90 ngày")


class Late(TextChoices):
    """How something finished stands to the first day that was promised and to the last one approved."""

    NO_DAY = "no-day", _("không có hạn")
    IN_TIME = "in-time", _("trong hạn ban đầu")
    IN_EXTENDED = "in-extended", _("trong hạn đã gia hạn, quá hạn ban đầu")
    LATE = "late", _("quá cả hạn đã gia hạn")
