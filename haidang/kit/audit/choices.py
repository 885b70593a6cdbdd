"""Words of the story: what is said of the verbs that every room has, and of what triggers saw."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Operation(TextChoices):
    INSERT = "I", _("Thêm")
    UPDATE = "U", _("Sửa")
    DELETE = "D", _("Xóa")


#: How a verb is told. A room with words of its own puts them on its model: `NOTE_VERBS = {"urged": _("Đôn đốc")}`.
COMMON_VERBS = {
    "created": _("Lập"),
    "added": _("Thêm"),
    "changed": _("Sửa"),
    "deleted": _("Xóa"),
    "moved": _("Chuyển trạng thái"),
    "accepted": _("Chấp nhận"),
    "rejected": _("Không chấp nhận"),
    "restored": _("Khôi phục"),
    "imported": _("Nhập từ tệp"),
    "exported": _("Xuất ra tệp"),
    "uploaded": _("Tải lên"),
    "attached": _("Đính kèm"),
    "detached": _("Gỡ tệp"),
    "signed-in": _("Đăng nhập"),
    "signed-out": _("Đăng xuất"),
    "viewed": _("Xem dữ liệu cá nhân"),
}
