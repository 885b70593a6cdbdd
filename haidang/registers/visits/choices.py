"""Words of incoming delegations: their kinds, stages, acts, the post of the head, who pays, what a programme is of."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    DELEGATION = "delegation", _("Đoàn vào")
    COURTESY = "courtesy", _("Tiếp xã giao")
    MEETING = "meeting", _("Gặp gỡ")
    WISHES = "wishes", _("Chúc mừng")


#: Date, host, guests, three lines: nothing to approve, nothing to cost.
LIGHT = (Kind.COURTESY, Kind.MEETING, Kind.WISHES)


class Stage(TextChoices):
    PREPARING = "preparing", _("Đang chuẩn bị")
    SUBMITTED = "submitted", _("Đã trình, chờ đồng ý")
    APPROVED = "approved", _("Đã đồng ý đón")
    HELD = "held", _("Đã đón, đã tiếp")
    CLOSED = "closed", _("Đã báo cáo, kết thúc")
    CANCELLED = "cancelled", _("Không đón")


#: The guests were here.
RECEIVED = (Stage.HELD, Stage.CLOSED)


class Hand(TextChoices):
    AUTHOR = "author", _("cơ quan chủ trì đón")
    APPROVER = "approver", _("người có thẩm quyền")


class Act(TextChoices):
    """What is done to a visit; the label is the word on the button."""

    CLASSIFY = "classify", _("Xác định hạng khách")
    CONSULT = "consult", _("Xin ý kiến")
    ESTIMATE = "estimate", _("Lập dự toán theo định mức")
    SUBMIT = "submit", _("Trình đón đoàn")
    APPROVE = "approve", _("Đồng ý đón")
    SEND_BACK = "send-back", _("Trả lại")
    HOLD = "hold", _("Ghi đã đón")
    REPORT = "report", _("Báo cáo kết quả, kết thúc")
    CANCEL = "cancel", _("Không đón nữa")


class Rank(TextChoices):
    """The post of the head, as the annex of the circular lists posts."""

    STATE_HEAD = "state-head", _("Nguyên thủ quốc gia")
    GOVERNMENT_HEAD = "government-head", _("Người đứng đầu Chính phủ")
    SPEAKER = "speaker", _("Người đứng đầu Quốc hội, Nghị viện")
    UN_HEAD = "un-secretary-general", _("Tổng Thư ký Liên hợp quốc")
    DEPUTY_GOVERNMENT_HEAD = "deputy-government-head", _("Cấp phó của người đứng đầu Chính phủ")
    DEPUTY_SPEAKER = "deputy-speaker", _("Cấp phó của người đứng đầu Quốc hội")
    FOREIGN_MINISTER = "foreign-minister", _("Bộ trưởng Ngoại giao")
    ORGANISATION_HEAD = "organisation-head", _("Người đứng đầu tổ chức liên chính phủ")
    MINISTER = "minister", _("Bộ trưởng")
    DEPUTY_MINISTER = "deputy-minister", _("Thứ trưởng")
    AMBASSADOR = "ambassador", _("Đại sứ")
    DEPARTMENT = "department", _("Cấp vụ và tương đương trở xuống")
    UNLISTED = "unlisted", _("Không có trong danh mục")


class Bearing(TextChoices):
    """Who pays."""

    HOST = "host", _("Ta đài thọ ăn, ở, đi lại trong nước")
    COURTESY = "courtesy", _("Ta mời cơm, lo phiên dịch; khách tự lo ăn, ở")
    GUEST = "guest", _("Khách tự lo toàn bộ chi phí")


class SessionKind(TextChoices):
    RECEPTION = "reception", _("Tiếp")
    WORK = "work", _("Làm việc")
    BANQUET = "banquet", _("Chiêu đãi")
    TOUR = "tour", _("Tham quan, khảo sát")
    CEREMONY = "ceremony", _("Lễ, ký kết")
    OTHER = "other", _("Việc khác")


class GiftWay(TextChoices):
    GIVEN = "given", _("Ta tặng khách")
    RECEIVED = "received", _("Khách tặng ta")
