"""Words of foreign organisations: kinds and stages of their registration, of calls, summaries and letters to donors."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sector(TextChoices):
    """What aid is for."""

    HEALTH = "health", _("Y tế, dân số")
    EDUCATION = "education", _("Giáo dục, đào tạo, dạy nghề")
    SOCIAL = "social", _("Xã hội, trẻ em, người khuyết tật")
    LIVELIHOOD = "livelihood", _("Nông nghiệp, sinh kế, giảm nghèo")
    WATER = "water", _("Nước sạch, vệ sinh")
    ENVIRONMENT = "environment", _("Môi trường, biến đổi khí hậu")
    DISASTER = "disaster", _("Phòng, chống thiên tai")
    MINES = "mines", _("Khắc phục hậu quả chiến tranh")
    CULTURE = "culture", _("Văn hóa, thể thao, du lịch")
    INFRASTRUCTURE = "infrastructure", _("Hạ tầng, đô thị")
    OTHER = "other", _("Lĩnh vực khác")


class IngoStage(TextChoices):
    ACTIVE = "active", _("Đang theo dõi")
    ENDED = "ended", _("Đã chấm dứt hoạt động")


class IngoAct(TextChoices):
    END = "end", _("Ghi chấm dứt hoạt động")
    REOPEN = "reopen", _("Ghi hoạt động trở lại")


class RegistrationKind(TextChoices):
    ACTIVITY = "activity", _("Đăng ký hoạt động")
    OFFICE = "office", _("Văn phòng đại diện")


class RegistrationAim(TextChoices):
    """What is asked of Bộ Ngoại giao."""

    NEW = "new", _("Cấp mới")
    RENEW = "renew", _("Gia hạn")
    AMEND = "amend", _("Sửa đổi, bổ sung")


class RegistrationStage(TextChoices):
    ASKED = "asked", _("Chờ UBND tỉnh cho ý kiến")
    ANSWERED = "answered", _("Đã cho ý kiến, chờ cấp")
    GRANTED = "granted", _("Đã cấp")
    REFUSED = "refused", _("Không cấp")
    REVOKED = "revoked", _("Bị thu hồi, chấm dứt")


class RegistrationAct(TextChoices):
    CONSULT = "consult", _("Lấy ý kiến các cơ quan")
    ANSWER = "answer", _("Ghi ý kiến của UBND tỉnh")
    GRANT = "grant", _("Ghi được cấp giấy")
    REFUSE = "refuse", _("Ghi không được cấp")
    PLAN = "plan", _("Ghi kế hoạch hoạt động đã gửi tỉnh")
    REVOKE = "revoke", _("Ghi bị thu hồi, chấm dứt")


class Leaning(TextChoices):
    """What the province says of an organisation that asks to be registered."""

    AGREED = "agreed", _("Đồng ý")
    CONDITIONS = "conditions", _("Đồng ý kèm điều kiện")
    AGAINST = "against", _("Không đồng ý")


class IngoYearStage(TextChoices):
    DRAFT = "draft", _("Đang tổng hợp")
    SENT = "sent", _("Đã gửi")


class IngoYearAct(TextChoices):
    SEND = "send", _("Ghi đã gửi báo cáo")


class CallStage(TextChoices):
    DRAFT = "draft", _("Đang lập")
    APPROVED = "approved", _("Được phê duyệt")
    DONE = "done", _("Đã tổng kết")
    CANCELLED = "cancelled", _("Không thực hiện")


class CallAct(TextChoices):
    APPROVE = "approve", _("Ghi phê duyệt chương trình")
    FINISH = "finish", _("Ghi tổng kết")
    CANCEL = "cancel", _("Không thực hiện nữa")


class NeedStage(TextChoices):
    """How far one thing came for which aid is called."""

    OPEN = "open", _("Đang vận động")
    PROMISED = "promised", _("Có nhà tài trợ cam kết")
    RECEIVED = "received", _("Đã tiếp nhận")
    DROPPED = "dropped", _("Thôi vận động")


class SummaryStage(TextChoices):
    DRAFT = "draft", _("Đang soạn")
    READY = "ready", _("Đủ hai ngôn ngữ, gửi được")
    FUNDED = "funded", _("Có nhà tài trợ")
    CLOSED = "closed", _("Thôi vận động")


class SummaryAct(TextChoices):
    READY = "ready", _("Ghi bản tóm tắt đã hoàn chỉnh")
    REVISE = "revise", _("Đưa về soạn lại")
    FUND = "fund", _("Ghi có nhà tài trợ")
    CLOSE = "close", _("Thôi vận động")


class LetterStage(TextChoices):
    SENT = "sent", _("Đã gửi, chờ trả lời")
    ANSWERED = "answered", _("Đã trả lời")
    CLOSED = "closed", _("Đã khép lại")


class LetterAct(TextChoices):
    ANSWER = "answer", _("Ghi trả lời")
    STEP = "step", _("Ghi đã làm bước tiếp")
    CLOSE = "close", _("Khép lại")


class Reply(TextChoices):
    """What a mission or a donor said."""

    YES = "yes", _("Nhận tài trợ")
    INTERESTED = "interested", _("Quan tâm, cần trao đổi thêm")
    FORWARDED = "forwarded", _("Đã chuyển nơi khác xem xét")
    NO = "no", _("Không nhận")
