"""Words of citizen protection: what befell somebody, how pressing it is, what is done, what it costs."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What befell them; the second part of CASE-TELL-… in the norms is the value in capitals."""

    ACCIDENT = "accident", _("Tai nạn")
    ARREST = "arrest", _("Bị bắt, tạm giữ")
    ILLNESS = "illness", _("Ốm đau, nằm viện")
    DEATH = "death", _("Tử vong")
    TRAFFICKING = "trafficking", _("Nạn nhân mua bán người")
    BOAT = "boat", _("Tàu cá, ngư dân")
    WORKER = "worker", _("Lao động gặp khó khăn, mắc kẹt")
    OTHER = "other", _("Việc khác")


class Urgency(TextChoices):
    LIFE = "life", _("Khẩn cấp: tính mạng, tự do đang bị đe dọa")
    SOON = "soon", _("Gấp: cần làm trong ngày")
    ORDINARY = "ordinary", _("Bình thường")


class Source(TextChoices):
    """Who told of it."""

    FAMILY = "family", _("Gia đình, người thân")
    SELF = "self", _("Người gặp nạn")
    MISSION = "mission", _("Cơ quan đại diện Việt Nam")
    MINISTRY = "ministry", _("Bộ Ngoại giao (Cục Lãnh sự)")
    AGENCY = "agency", _("Cơ quan, địa phương trong nước")
    PARTNER = "partner", _("Phía nước ngoài")
    PRESS = "press", _("Báo chí, mạng xã hội")


class Stage(TextChoices):
    OPEN = "open", _("Đang xử lý")
    CLOSED = "closed", _("Đã kết thúc")
    DROPPED = "dropped", _("Không phải việc bảo hộ")


class Act(TextChoices):
    ASK = "ask", _("Lấy ý kiến, nhờ phối hợp")
    CLOSE = "close", _("Kết thúc vụ việc")
    REFUND = "refund", _("Ghi thu hồi tiền ứng")
    DROP = "drop", _("Không phải việc bảo hộ")
    REOPEN = "reopen", _("Mở lại")


class Outcome(TextChoices):
    """How it ended for those it was about."""

    HOME = "home", _("Đã về nước an toàn")
    FREE = "free", _("Đã được trả tự do")
    HELPED = "helped", _("Đã được giúp tại chỗ")
    TREATED = "treated", _("Đã điều trị xong")
    REMAINS = "remains", _("Đã đưa thi hài, tro cốt về nước")
    BURIED = "buried", _("Đã an táng, hỏa táng tại chỗ")
    SENTENCED = "sentenced", _("Đã bị xét xử, chấp hành án tại chỗ")
    LOST = "lost", _("Không liên lạc, tìm thấy được")
    OTHER = "other", _("Kết thúc khác")


class Condition(TextChoices):
    """How somebody is, as far as is known."""

    UNKNOWN = "unknown", _("Chưa rõ")
    SAFE = "safe", _("An toàn")
    HURT = "hurt", _("Bị thương, ốm")
    HELD = "held", _("Đang bị giữ")
    MISSING = "missing", _("Mất liên lạc")
    DEAD = "dead", _("Đã mất")


class Way(TextChoices):
    """What was done."""

    CALL = "call", _("Gọi điện")
    LETTER = "letter", _("Gửi công văn, thư")
    MISSION = "mission", _("Liên hệ cơ quan đại diện")
    MINISTRY = "ministry", _("Liên hệ Cục Lãnh sự")
    FAMILY = "family", _("Trao đổi với gia đình")
    VERIFY = "verify", _("Xác minh nhân thân")
    MONEY = "money", _("Thu xếp tiền")
    TRAVEL = "travel", _("Thu xếp đi lại, giấy tờ")
    OTHER = "other", _("Việc khác")


class CostKind(TextChoices):
    GRANT = "grant", _("Hỗ trợ không hoàn lại")
    ADVANCE = "advance", _("Ứng trước, phải hoàn lại")
    FAMILY = "family", _("Gia đình tự chi trả")


class Security(TextChoices):
    """What stands for an advance."""

    NONE = "none", _("Chưa có")
    DEPOSIT = "deposit", _("Đặt cọc")
    GUARANTEE = "guarantee", _("Bảo lãnh có xác nhận của UBND cấp xã")
