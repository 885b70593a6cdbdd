"""Words of the programmes: where one stands, what a coordinator says, and the six things that must be clear."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    DRAFT = "draft", _("Đang soạn")
    SUBMITTED = "submitted", _("Đã gửi, chờ xem xét")
    RETURNED = "returned", _("Trả lại để bổ sung")
    ACCEPTED = "accepted", _("Đã chấp nhận")


class RequestState(TextChoices):
    ASKED = "asked", _("Chờ trả lời")
    ACCEPTED = "accepted", _("Đã nhận")
    REFUSED = "refused", _("Không nhận")


class Clear(TextChoices):
    """The "6 rõ" of a task."""

    PERSON = "person", _("Rõ người")
    WORK = "work", _("Rõ việc")
    TIME = "time", _("Rõ thời gian")
    CHARGE = "charge", _("Rõ trách nhiệm")
    PRODUCT = "product", _("Rõ sản phẩm")
    POWER = "power", _("Rõ thẩm quyền")


class Lack(TextChoices):
    """Why one of them is not clear yet."""

    NO_PERSON = "no-person", _("chưa bước nào có người làm")
    STEP_WITHOUT_PERSON = "step-without-person", _("có bước chưa ghi người làm")
    PART_REFUSED = "part-refused", _("có cơ quan phối hợp không nhận phần việc")
    NO_STEP = "no-step", _("chưa có bước thực hiện nào")
    NO_DAY = "no-day", _("chưa có ngày nào")
    STEP_WITHOUT_DAY = "step-without-day", _("có bước chưa ghi hạn")
    STEP_TOO_LATE = "step-too-late", _("có bước xong sau thời hạn của nhiệm vụ")
    NO_LEADER = "no-leader", _("chưa ghi lãnh đạo phụ trách")
    NO_OUTPUT = "no-output", _("chưa có sản phẩm hoặc chỉ tiêu")
    NO_FIGURE = "no-figure", _("việc thường xuyên chưa có chỉ tiêu đếm được")
    NO_POWER = "no-power", _("chưa ghi ai quyết định, phê duyệt")


class Counting(TextChoices):
    """How the figures of several periods make one."""

    ADDED = "added", _("Cộng các kỳ")
    LEVEL = "level", _("Lấy số của kỳ gần nhất")


class FigureFault(TextChoices):
    """What is wrong with the figures of a product; each a sentence for the person who typed them."""

    NO_UNIT = "no-unit", _("Chỉ tiêu có con số nhưng chưa ghi đơn vị tính. Ghi đơn vị (lượt, đoàn, %, triệu đồng).")
    NO_SOURCE = "no-source", _("Số gốc chưa ghi nguồn. Ghi văn bản hoặc báo cáo lấy số, hoặc để trống số gốc.")
    NEGATIVE = "negative", _("Chỉ tiêu không thể là số âm. Kiểm tra lại con số.")
