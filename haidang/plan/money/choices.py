"""Words of money: the stages of an estimate, where money comes from, what is entered after it was decided."""

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
