"""Words of the room: kinds of passports, what happens to one, how it stands; private trips."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    DIPLOMATIC = "diplomatic", _("Hộ chiếu ngoại giao")
    OFFICIAL = "official", _("Hộ chiếu công vụ")


class Move(TextChoices):
    """A line of the hand-over book; its word is also that of its address."""

    RECEIVED = "received", _("Nhận về cơ quan giữ")
    GIVEN = "given", _("Giao cho người đi công tác")
    RETURNED = "returned", _("Nhận lại sau chuyến đi")
    TRANSFERRED = "transferred", _("Chuyển cơ quan khác giữ")
    LOST = "lost", _("Báo mất")
    LEFT = "left", _("Giao người thôi công tác")
    SURRENDERED = "surrendered", _("Nộp lại nơi cấp để hủy")


class State(TextChoices):
    """How a passport stands; computed from its movements, never kept."""

    ASKED = "asked", _("Đang xin cấp")
    ISSUED = "issued", _("Đã cấp, chưa nhận về")
    KEPT = "kept", _("Cơ quan đang giữ")
    OUT = "out", _("Đã giao đi công tác")
    ON_WAY = "on-way", _("Đang chuyển cơ quan khác")
    LOST = "lost", _("Đã báo mất")
    GONE = "gone", _("Không còn quản lý")


class Channel(TextChoices):
    """Whose official it is decides who allows a private trip."""

    STATE = "state", _("Nhà nước")
    PARTY = "party", _("Đảng")


class TripStage(TextChoices):
    ASKED = "asked", _("Chờ trả lời")
    ALLOWED = "allowed", _("Đồng ý")
    REFUSED = "refused", _("Không đồng ý")
    WITHDRAWN = "withdrawn", _("Đã rút")
