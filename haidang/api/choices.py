"""What a key of the API opens."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Scope(TextChoices):
    """Each opens one kind of address; which rows stand behind it, the rights of its person say."""

    READ = "read", _("Đọc các sổ, kế hoạch, nhiệm vụ")
    UPDATES = "updates", _("Viết và gửi cập nhật tiến độ")
    DIFFICULTIES = "difficulties", _("Nêu và trả lời khó khăn, vướng mắc")
    IMPORTS = "imports", _("Nhập dòng vào các sổ")
