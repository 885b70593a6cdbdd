"""Words of the mails that come back."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Fate(TextChoices):
    """What became of a mail that came in."""

    TAKEN = "taken", _("đã ghi vào cập nhật")
    NOT_UNDERSTOOD = "not-understood", _("không rõ nội dung")
    REFUSED = "refused", _("bị từ chối")
    UNKNOWN = "unknown", _("không có mã của thư nào")
    MACHINE = "machine", _("thư trả lời tự động")
    BOUNCE = "bounce", _("báo thư không tới")


class Cause(TextChoices):
    """Why a mail was not taken, in the words of the answer to it."""

    NONE = "", ""
    EMPTY = "empty", _("Thư không có chữ nào của người trả lời, ngoài phần trích lại thư cũ.")
    WHICH = "which", _("Thư trả lời nhiều việc mà không ghi số của việc ở đầu dòng.")
    NO_SUCH = "no-such", _("Số ghi ở đầu dòng không có trong thư đã gửi.")
    TOO_LONG = "too-long", _("Thư lớn quá mức nhận được.")
    CLOSED = "closed", _("Việc này không còn nhận trả lời bằng thư.")
    FAULT = "fault", _("Cập nhật chưa gửi được như thư ghi.")
