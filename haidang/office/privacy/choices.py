"""Words of the room: what a person may ask of us about their data, and where it stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Want(TextChoices):
    """The rights of the person whose data they are (Luật 91/2025/QH15)."""

    VIEW = "view", _("Xem, cung cấp dữ liệu")
    CORRECT = "correct", _("Chỉnh sửa dữ liệu")
    DELETE = "delete", _("Xóa dữ liệu")
    OBJECT = "object", _("Phản đối, hạn chế, rút đồng ý")


#: By which rule each is answered in time.
NORMS: dict[str, str] = {
    Want.VIEW: "PERS-VIEW",
    Want.CORRECT: "PERS-CORRECT",
    Want.DELETE: "PERS-DELETE",
    Want.OBJECT: "PERS-OBJECT",
}


class Stage(TextChoices):
    OPEN = "open", _("Chờ trả lời")
    DONE = "done", _("Đã thực hiện")
    REFUSED = "refused", _("Không thực hiện được")


class Act(TextChoices):
    """What is done to a request; the label is the word on the button."""

    DO = "do", _("Ghi đã thực hiện")
    REFUSE = "refuse", _("Trả lời không thực hiện được")


class Fate(TextChoices):
    """What became of a proposal to erase."""

    OPEN = "open", _("Chờ quyết định")
    ERASED = "erased", _("Đã xóa")
    KEPT = "kept", _("Giữ thêm")


class Decision(TextChoices):
    """What is decided on a proposal; the label is the word on the button."""

    ERASE = "erase", _("Xóa dữ liệu cá nhân")
    KEEP = "keep", _("Giữ thêm")
