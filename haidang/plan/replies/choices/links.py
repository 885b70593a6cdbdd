"""Words of the signed links."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Refusal(TextChoices):
    """Why a link opens nothing."""

    ALTERED = "altered", _("đường dẫn không nguyên vẹn")
    EXPIRED = "expired", _("đã hết hạn")
    REVOKED = "revoked", _("đã bị thu hồi")
    GONE = "gone", _("người nhận thư không còn làm việc này")
    CLOSED = "closed", _("việc này không còn chờ cập nhật")
    USED = "used", _("đã dùng một lần")
