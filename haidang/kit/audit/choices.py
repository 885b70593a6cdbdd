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
    "erased": _("Xóa dữ liệu cá nhân"),
    "moved": _("Chuyển trạng thái"),
    "accepted": _("Chấp nhận"),
    "rejected": _("Không chấp nhận"),
    "restored": _("Khôi phục"),
    "imported": _("Nhập từ tệp"),
    "exported": _("Xuất ra tệp"),
    "uploaded": _("Tải lên"),
    "attached": _("Đính kèm"),
    "detached": _("Gỡ tệp"),
    "file-refused": _("Từ chối tệp"),
    "signed-in": _("Đăng nhập"),
    "signed-out": _("Đăng xuất"),
    "viewed": _("Xem dữ liệu cá nhân"),
}


#: What a change is called that is no field of the model; a room's own: `NOTE_FIELDS` of the model.
COMMON_FIELDS = {
    "files": _("Tệp"),
    "reason": _("Lý do"),
}


#: What stands in the log, in the sentences below.
KINDS = {"change": _("vết thay đổi"), "note": _("dòng nhật ký")}

#: What `verify` says of each fault.
FAULTS = {
    "altered": _("%(kind)s số %(number)s đã bị sửa sau khi niêm phong."),
    "deleted": _("Thiếu %(kind)s số %(number)s: dòng này đã được niêm phong nhưng không còn."),
    "swapped": _("%(kind)s số %(number)s và số %(other)s đã bị đổi chỗ cho nhau."),
    "cut-off": _(
        "Nhật ký bị cắt đuôi: thiếu %(other)s %(kind)s cuối cùng, từ số %(number)s, so với lần niêm phong cuối."
    ),
    "inserted": _("%(kind)s số %(number)s được chèn vào sau khi niêm phong."),
    "seal-altered": _("Niêm phong số %(number)s không khớp với nội dung của nó hoặc với niêm phong trước."),
    "seal-missing": _("Thiếu niêm phong số %(number)s."),
    "seal-unlike": _("Niêm phong số %(number)s khác mã đã lưu ở ngoài: %(name)s."),
    "trigger": _("Bộ ghi vết “%(name)s” không có hoặc đã bị đổi: thay đổi từ lúc đó có thể không được ghi."),
}
