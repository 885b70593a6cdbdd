"""Words of the plan room: what becomes of an upload, of a proposal, of a task."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class UploadState(TextChoices):
    WAITING = "waiting", _("Chờ đọc")
    READING = "reading", _("Đang đọc")
    ASKING = "asking", _("Chờ chọn: số này đã có kế hoạch")
    DONE = "done", _("Đã đọc")
    REFUSED = "refused", _("Không nhận")


class ProposalState(TextChoices):
    OPEN = "open", _("Chờ soát")
    ACCEPTED = "accepted", _("Đã chấp nhận")
    REJECTED = "rejected", _("Đã bỏ")
    MERGED = "merged", _("Đã gộp")
    SPLIT = "split", _("Đã tách")
    #: Of a later reading: what it saw again was settled in an earlier one, which stands.
    KNOWN = "known", _("Đã xử lý ở bản đọc trước")
    #: Still open when a later reading came: that one is before the person now.
    REPLACED = "replaced", _("Đã có bản đọc mới hơn")


class ProposalKind(TextChoices):
    TASK = "task", _("Nhiệm vụ")
    ORGANISATION = "organisation", _("Tổ chức thực hiện")


class Part(TextChoices):
    """What an agency does in a task."""

    LEAD = "lead", _("Chủ trì")
    COORDINATING = "coordinating", _("Phối hợp")
    IMPLEMENTING = "implementing", _("Thực hiện")


class MemberState(TextChoices):
    PROPOSED = "proposed", _("Đề xuất")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    LEFT_OUT = "left-out", _("Không tham gia")


class Answer(TextChoices):
    """What an agency says to a part that it was named for; who stands in the plan by name is not asked."""

    GIVEN = "given", _("Được giao đích danh")
    ASKED = "asked", _("Chờ trả lời")
    ACCEPTED = "accepted", _("Đã nhận")
    DECLINED = "declined", _("Không nhận")


class DueState(TextChoices):
    PRINTED = "printed", _("Theo văn bản")
    PROPOSED = "proposed", _("Đề xuất, chưa chấp nhận")
    ACCEPTED = "accepted", _("Đã chấp nhận")
    REFUSED = "refused", _("Không đặt thời hạn")


class DayKind(TextChoices):
    """By what a task has the day that it is to be done by."""

    ORIGINAL = "original", _("Thời hạn đầu tiên")
    EXTENSION = "extension", _("Gia hạn")
    AMENDMENT = "amendment", _("Điều chỉnh kế hoạch")


class Ending(TextChoices):
    """How a task left the plan."""

    DROPPED = "dropped", _("Thôi thực hiện")
    MERGED = "merged", _("Gộp vào nhiệm vụ khác")
    POSTPONED = "postponed", _("Chuyển sang năm sau")


class AmendmentState(TextChoices):
    DRAFT = "draft", _("Đang soạn")
    IN_FORCE = "in-force", _("Đã đưa vào thực hiện")
    CANCELLED = "cancelled", _("Đã hủy")


class ChangeKind(TextChoices):
    """What an amendment does to a plan."""

    ADD = "add", _("Bổ sung nhiệm vụ")
    CONTENT = "content", _("Đổi nội dung, giải pháp")
    LEAD = "lead", _("Đổi cơ quan chủ trì")
    COORDINATION = "coordination", _("Đổi cơ quan phối hợp")
    DUE = "due", _("Đổi thời hạn")
    MERGE = "merge", _("Gộp nhiệm vụ")
    POSTPONE = "postpone", _("Chuyển sang năm sau")
    DROP = "drop", _("Thôi thực hiện")


class FindingState(TextChoices):
    OPEN = "open", _("Chưa xử lý")
    SETTLED = "settled", _("Đã xử lý")


class Standing(TextChoices):
    """What can be looked for among accepted tasks before anybody has reported on them; a task may be in several."""

    PRINTED = "due-printed", _("Thời hạn theo văn bản")
    PROPOSED = "due-proposed", _("Thời hạn đề xuất, chờ chấp nhận")
    ACCEPTED = "due-accepted", _("Thời hạn đã chấp nhận")
    SILENT = "due-none", _("Không có thời hạn")
    PHRASES = "phrases-open", _("Còn cụm từ chờ xác nhận cơ quan")
    UNKNOWN = "agency-unknown", _("Có cơ quan danh bạ chưa biết")


class ProductKind(TextChoices):
    """What a task brings forth that has an approving paper."""

    PLAN = "plan", _("Kế hoạch")
    SCHEME = "scheme", _("Đề án")
    PROGRAMME = "programme", _("Chương trình")
    REGULATION = "regulation", _("Quy chế")
    OTHER = "other", _("Sản phẩm khác")


class ProductState(TextChoices):
    """Is it one at all? What words let one suppose, a person confirms."""

    PROPOSED = "proposed", _("Đề xuất, chờ xác nhận")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    REFUSED = "refused", _("Không phải sản phẩm")


class ProductStage(TextChoices):
    PLANNED = "planned", _("Chưa soạn")
    DRAFTED = "drafted", _("Đã dự thảo")
    CONSULTING = "consulting", _("Đang lấy ý kiến")
    APPROVED = "approved", _("Đã phê duyệt")
    READ = "read", _("Đã đọc, việc đã giao")


class PaperRole(TextChoices):
    """What another paper is to a plan."""

    BASE = "base", _("Căn cứ")
    APPROVAL = "approval", _("Văn bản phê duyệt, thông qua")
    CARRIES_OUT = "carries-out", _("Văn bản mà kế hoạch này thực hiện")


class Origin(TextChoices):
    """How a paper that assigns came here."""

    READ = "read", _("Kế hoạch được đọc")
    GIVEN = "given", _("Văn bản giao việc khác")


class GivingKind(TextChoices):
    """Papers that assign without being a plan; the label is what the plan bears as its kind."""

    CONCLUSION = "conclusion", _("Thông báo kết luận")
    LETTER = "letter", _("Công văn giao việc")
    MEETING = "meeting", _("Chỉ đạo tại cuộc họp")
    TELEGRAM = "telegram", _("Công điện")
    OTHER = "other", _("Văn bản giao việc")
