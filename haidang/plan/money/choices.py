"""Words of money: the stages of an estimate, who holds it, what is done to it, where money comes from, what moves."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    DRAFT = "draft", _("Đang lập")
    ASKED = "asked", _("Đã gửi, chờ thẩm định")
    RETURNED = "returned", _("Trả lại để sửa")
    APPRAISED = "appraised", _("Đã thẩm định, chờ quyết định")
    DECIDED = "decided", _("Đã được duyệt")
    SETTLED = "settled", _("Đã quyết toán")
    REFUSED = "refused", _("Không được duyệt")
    CANCELLED = "cancelled", _("Đã rút")


class Hand(TextChoices):
    """Whose business an estimate is, each in their own way."""

    AUTHOR = "author", _("cơ quan lập")
    APPRAISER = "appraiser", _("Sở Tài chính")
    DECIDER = "decider", _("UBND tỉnh")


class Act(TextChoices):
    """What is done to an estimate; the label is the word on the button."""

    LINES = "lines", _("Sửa các dòng")
    ASK = "ask", _("Gửi thẩm định")
    APPRAISE = "appraise", _("Thẩm định")
    SEND_BACK = "send-back", _("Trả lại để sửa")
    DECIDE = "decide", _("Duyệt")
    REFUSE = "refuse", _("Không duyệt")
    ALLOCATE = "allocate", _("Cấp kinh phí")
    SPEND = "spend", _("Ghi chi")
    PAY_BACK = "pay-back", _("Ghi nộp trả")
    SETTLE = "settle", _("Quyết toán")
    CANCEL = "cancel", _("Rút dự toán")


class Fund(TextChoices):
    """Where the money comes from."""

    PROVINCE = "province", _("Ngân sách tỉnh")
    LOCAL = "local", _("Ngân sách huyện, xã")
    STATE = "state", _("Ngân sách trung ương")
    OWN = "own", _("Kinh phí của đơn vị")
    AID = "aid", _("Viện trợ, tài trợ nước ngoài")
    SOCIAL = "social", _("Xã hội hóa")
    OTHER = "other", _("Nguồn khác")


class EntryKind(TextChoices):
    """What happens to money after it was decided."""

    ALLOCATED = "allocated", _("Cấp kinh phí")
    SPENT = "spent", _("Chi")
    RETURNED = "returned", _("Nộp trả")
