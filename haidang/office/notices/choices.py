"""Words of the notices: what a notice is about, how a person wants it, where a mail is."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a person is told of; how each is carried stands in `rules.MANNERS`."""

    GIVEN = "given", _("Được gửi kế hoạch, được giao việc")
    ASKED = "asked", _("Được hỏi, được đề nghị phối hợp")
    RETURNED = "returned", _("Bị trả lại, cần làm lại")
    DECIDED = "decided", _("Có trả lời, có quyết định")
    ACCEPTED = "accepted", _("Đã được chấp nhận")
    URGED = "urged", _("Đôn đốc")
    RECEIPT = "receipt", _("Biên nhận việc vừa làm qua thư")
    OWED = "owed", _("Danh sách việc phải làm, mỗi ngày làm việc")


class Way(TextChoices):
    """How somebody wants a kind of notice beside the list in the program, where everything stands."""

    INSTANT = "instant", _("Thư riêng, trong giờ làm việc")
    DAILY = "daily", _("Gộp vào một thư mỗi ngày làm việc")
    NEVER = "never", _("Không gửi thư, chỉ xem trong chương trình")


class MailState(TextChoices):
    WAITING = "waiting", _("Chờ gửi")
    SENDING = "sending", _("Đang trao cho máy chủ thư")
    SENT = "sent", _("Đã gửi")
    BOUNCED = "bounced", _("Bị trả lại")
    FAILED = "failed", _("Không gửi được")
    NO_ADDRESS = "no-address", _("Chưa có địa chỉ dùng được")
    HELD = "held", _("Giữ lại, bản tập dượt")
    CANCELLED = "cancelled", _("Đã hủy")


class Verdict(TextChoices):
    """What a mail server's answer means for a mail."""

    SENT = "sent", _("Đã nhận")
    LATER = "later", _("Tạm thời chưa nhận")
    BAD_ADDRESS = "bad-address", _("Địa chỉ không dùng được")
    REFUSED = "refused", _("Không nhận thư này")


class Unreached(TextChoices):
    """Why no mail can reach a person."""

    LEFT = "left", _("tài khoản đã đóng")
    NO_ADDRESS = "no-address", _("chưa có địa chỉ thư")
    BAD_ADDRESS = "bad-address", _("thư gửi tới địa chỉ này bị trả lại")
