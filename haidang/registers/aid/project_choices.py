"""Words of aid that is not ODA, and of ODA: kinds, who decides, stages, what is done, what reports are due."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

#: Who receives dossiers and appraises aid is no hand of every book: the agency that the norm of the day names.
APPRAISER = "appraiser"


class ProjectKind(TextChoices):
    PROGRAMME = "programme", _("Chương trình")
    PROJECT = "project", _("Dự án")
    OUTSIDE = "outside", _("Phi dự án (hàng, tiền, chuyên gia)")
    RELIEF = "relief", _("Cứu trợ khẩn cấp")
    RECOVERY = "recovery", _("Khắc phục hậu quả thiên tai, sự cố")


#: Help after a disaster, with terms of its own.
OF_DISASTER = frozenset({ProjectKind.RELIEF, ProjectKind.RECOVERY})


class Topic(TextChoices):
    """What a project touches: a few topics are decided by the Prime Minister."""

    ORDINARY = "ordinary", _("Nội dung thông thường")
    DEFENCE = "defence", _("Quốc phòng")
    SECURITY = "security", _("An ninh")
    RELIGION = "religion", _("Tôn giáo")
    LAW = "law", _("Xây dựng pháp luật, cải cách thể chế")
    SIMILAR = "similar", _("Nội dung khác do Thủ tướng quyết định")


class Authority(TextChoices):
    PRIME_MINISTER = "prime-minister", _("Thủ tướng Chính phủ")
    CHAIR = "chair", _("Chủ tịch UBND tỉnh")


class ProjectStage(TextChoices):
    DRAFT = "draft", _("Đang lập hồ sơ")
    FILED = "filed", _("Đang thẩm định")
    APPRAISED = "appraised", _("Đã thẩm định, chờ quyết định")
    APPROVED = "approved", _("Đã phê duyệt, chưa thực hiện")
    RUNNING = "running", _("Đang thực hiện")
    ENDED = "ended", _("Đã kết thúc, chờ đánh giá")
    EVALUATED = "evaluated", _("Đã đánh giá")
    REFUSED = "refused", _("Không phê duyệt")
    REVOKED = "revoked", _("Đã thu hồi quyết định")
    WITHDRAWN = "withdrawn", _("Đã rút")


class ProjectAct(TextChoices):
    """What is done with a dossier; the value names the address."""

    FILE = "file", _("Trình thẩm định")
    RECEIVE = "receive", _("Ghi tiếp nhận cứu trợ")
    ASK = "ask", _("Lấy ý kiến")
    APPRAISE = "appraise", _("Ghi kết quả thẩm định")
    APPROVE = "approve", _("Ghi phê duyệt")
    START = "start", _("Ghi bắt đầu thực hiện")
    END = "end", _("Ghi kết thúc")
    EVALUATE = "evaluate", _("Ghi đánh giá")
    ADJUST = "adjust", _("Điều chỉnh")
    SEND_BACK = "send-back", _("Trả lại để bổ sung")
    REFUSE = "refuse", _("Ghi không phê duyệt")
    REVOKE = "revoke", _("Thu hồi quyết định")
    WITHDRAW = "withdraw", _("Rút hồ sơ")


class Piece(TextChoices):
    """The papers of a dossier."""

    REQUEST = "request", _("Văn bản đề nghị phê duyệt")
    COMMITMENT = "commitment", _("Thư cam kết của nhà tài trợ")
    PROJECT = "project", _("Văn kiện chương trình, dự án, khoản viện trợ")
    DONOR = "donor", _("Giấy tờ pháp lý của nhà tài trợ (bản dịch)")
    OTHER = "other", _("Giấy tờ khác")


class ReportKind(TextChoices):
    HALF = "half", _("Báo cáo 6 tháng")
    YEAR = "year", _("Báo cáo năm")
    FINAL = "final", _("Báo cáo kết thúc")
    MONEY_HALF = "money-half", _("Báo cáo tài chính 6 tháng")
    MONEY_YEAR = "money-year", _("Báo cáo tài chính năm")


class OdaStage(TextChoices):
    PREPARED = "prepared", _("Đang chuẩn bị")
    RUNNING = "running", _("Đang thực hiện")
    ENDED = "ended", _("Đã kết thúc")
    CANCELLED = "cancelled", _("Dừng")


class OdaAct(TextChoices):
    SIGN = "sign", _("Ghi đã ký, có hiệu lực")
    ADJUST = "adjust", _("Điều chỉnh")
    END = "end", _("Ghi kết thúc")
    CANCEL = "cancel", _("Dừng dự án")


class OdaSource(TextChoices):
    """The three purses of a project of ODA."""

    GRANT = "grant", _("Viện trợ không hoàn lại (ODA)")
    LOAN = "loan", _("Vốn vay ODA, vay ưu đãi")
    COUNTERPART = "counterpart", _("Vốn đối ứng")
