"""Words of the spreadsheet out and back: what became of a row, and of a cell."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Form(TextChoices):
    """Which sheet is handed out. The letter opens its code, so that a pasted row tells how its columns stood."""

    TABLE = "B", _("Bảng cập nhật")
    PROVINCE = "T", _("Theo mẫu bảng tổng hợp của tỉnh")


class Way(TextChoices):
    """How rows came back."""

    FILE = "file", _("Tệp Excel")
    PASTE = "paste", _("Dán từ bảng tính")


class Verdict(TextChoices):
    """What becomes of a row that came back."""

    CONFLICT = "conflict", _("Cần quyết định")
    REJECTED = "rejected", _("Không nhận")
    STALE = "stale", _("Đã khóa hoặc đã gửi")
    TAKEN = "taken", _("Nhận")
    UNCHANGED = "unchanged", _("Giữ nguyên")


class CellVerdict(TextChoices):
    """What becomes of one cell."""

    SAME = "same", _("không khác")
    TAKEN = "taken", _("lấy của tệp")
    BOTH = "both", _("hai bên cùng sửa")
    BLANKED = "blanked", _("tệp để trống")
    NO_BASE = "no-base", _("không rõ bản đã giao")


#: A person has to say what stands.
OPEN_CELLS = frozenset({CellVerdict.BOTH, CellVerdict.BLANKED, CellVerdict.NO_BASE})


class Choice(TextChoices):
    """What a person says of such a cell."""

    OURS = "ours", _("Giữ của hệ thống")
    FILE = "file", _("Lấy của tệp")
    EDIT = "edit", _("Ghi lại")


class Outcome(TextChoices):
    """What was done with a row when the sheet was confirmed."""

    WAITING = "", _("Chưa ghi")
    KEPT = "kept", _("Đã lưu bản nháp")
    SENT = "sent", _("Đã gửi")
    LEFT = "left", _("Giữ của hệ thống")
    FAILED = "failed", _("Không ghi được")


class IntakeStage(TextChoices):
    """Where a sheet that came back lies."""

    OPEN = "open", _("Chờ xác nhận")
    WRITTEN = "written", _("Đã ghi")
    DROPPED = "dropped", _("Đã bỏ")
