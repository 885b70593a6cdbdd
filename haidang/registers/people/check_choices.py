"""Words of checks: what is looked at, where a check stands, what is found and what became of it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CheckTopic(TextChoices):
    EXITS = "exits", _("Xuất cảnh, nhập cảnh của cán bộ, công chức, viên chức")
    PASSPORTS = "passports", _("Quản lý, sử dụng hộ chiếu ngoại giao, công vụ")
    DELEGATIONS = "delegations", _("Quản lý đoàn ra, đoàn vào")
    CONFERENCES = "conferences", _("Hội nghị, hội thảo quốc tế")
    AGREEMENTS = "agreements", _("Thỏa thuận quốc tế")
    AID = "aid", _("Viện trợ, tổ chức phi chính phủ nước ngoài")
    GENERAL = "general", _("Công tác đối ngoại nói chung")


class CheckStage(TextChoices):
    PLANNED = "planned", _("Đang chuẩn bị")
    ANNOUNCED = "announced", _("Đã báo cơ quan được kiểm tra")
    CHECKED = "checked", _("Đã kiểm tra, chờ kết luận")
    CONCLUDED = "concluded", _("Đã kết luận, đang khắc phục")
    CLOSED = "closed", _("Đã khắc phục xong")
    CANCELLED = "cancelled", _("Không kiểm tra")


#: Those in which the agency was looked at.
HELD = (CheckStage.CHECKED, CheckStage.CONCLUDED, CheckStage.CLOSED)


class CheckAct(TextChoices):
    ANNOUNCE = "announce", _("Ghi đã báo kiểm tra")
    HOLD = "hold", _("Ghi đã kiểm tra")
    CONCLUDE = "conclude", _("Ghi kết luận")
    REMEDY = "remedy", _("Báo đã khắc phục")
    CONFIRM = "confirm", _("Xác nhận đã khắc phục")
    RETURN = "return", _("Trả lại, chưa khắc phục xong")
    CLOSE = "close", _("Ghi đã khắc phục xong")
    CANCEL = "cancel", _("Không kiểm tra nữa")


class CheckHand(TextChoices):
    """Beside the hands of every book: whoever is checked answers for what was found."""

    CHECKED = "checked", _("cơ quan được kiểm tra")


class FindingKind(TextChoices):
    RULES = "rules", _("Làm không đúng quy định")
    RECORDS = "records", _("Sổ sách, hồ sơ thiếu")
    LATE = "late", _("Chậm thời hạn")
    MONEY = "money", _("Kinh phí")
    GOOD = "good", _("Việc làm tốt, nhân rộng")
    OTHER = "other", _("Nội dung khác")


class Remedy(TextChoices):
    """How far a finding is from being put right; computed from its days."""

    NONE = "none", _("Không phải khắc phục")
    WAITED = "waited", _("Chờ khắc phục")
    REPORTED = "reported", _("Đã báo khắc phục, chờ xác nhận")
    CONFIRMED = "confirmed", _("Đã xác nhận")
