"""Words of the room: what a defence activity is, whether it was held, which papers lie elsewhere."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What may be known of it by everybody who reads a newspaper."""

    TWINNING = "twinning", _("Kết nghĩa, giao lưu hằng năm")
    ABROAD = "abroad", _("Đoàn đi")
    GUESTS = "guests", _("Đón đoàn")
    MEETING = "meeting", _("Gặp gỡ, hội đàm")
    OTHER = "other", _("Hoạt động khác")


class Stage(TextChoices):
    PLANNED = "planned", _("Dự kiến")
    DONE = "done", _("Đã thực hiện")
    OFF = "off", _("Không thực hiện")


class Act(TextChoices):
    """What is done to it; the label is the word on the button."""

    DONE = "done", _("Ghi đã thực hiện")
    OFF = "off", _("Ghi không thực hiện")
    REOPEN = "reopen", _("Ghi lại từ đầu")


class PaperKind(TextChoices):
    """A paper that is looked up where it lies: of what kind it is, never what it says."""

    PLAN = "plan", _("Kế hoạch")
    PROGRAMME = "programme", _("Chương trình")
    MINUTES = "minutes", _("Biên bản, thỏa thuận")
    REPORT = "report", _("Báo cáo")
    LETTER = "letter", _("Công văn, thư")
    OTHER = "other", _("Văn bản khác")
