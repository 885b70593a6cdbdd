"""Words of the evaluation: how a result is judged, where a judgement lies, what an agency's points are made of."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Grade(TextChoices):
    """How a result is judged: of a part, of a purpose, of a requirement."""

    EXCEEDED = "exceeded", _("Vượt yêu cầu")
    MET = "met", _("Đạt yêu cầu")
    PARTLY = "partly", _("Đạt một phần")
    NOT_MET = "not-met", _("Không đạt")
    NOT_JUDGED = "not-judged", _("Không đánh giá")


#: What is asked for a reason: it was not reached, or not wholly.
SHORT = (Grade.PARTLY, Grade.NOT_MET)
#: What counts as reached.
REACHED = (Grade.EXCEEDED, Grade.MET)


class Stage(TextChoices):
    """Where the judgement of one part lies."""

    ASKED = "asked", _("Chờ cơ quan tự đánh giá")
    SELF = "self", _("Đã tự đánh giá, chờ đánh giá")
    RETURNED = "returned", _("Trả lại để tự đánh giá lại")
    ASSESSED = "assessed", _("Đã đánh giá, chờ xác nhận")
    CONFIRMED = "confirmed", _("Đã xác nhận")


class Course(TextChoices):
    """Where the evaluation of a plan lies."""

    OPEN = "open", _("Đang đánh giá")
    PROPOSED = "proposed", _("Đã trình, chờ duyệt công bố")
    PUBLISHED = "published", _("Đã công bố")


class AimKind(TextChoices):
    """What a plan wants, and how it wants it done: its sections I and II."""

    PURPOSE = "purpose", _("Mục đích")
    REQUIREMENT = "requirement", _("Yêu cầu")


class Component(TextChoices):
    """What an agency's points are made of; each has its weight, a row of the norms."""

    DONE = "hoan-thanh", _("Hoàn thành đúng hạn")
    UPDATES = "cap-nhat", _("Cập nhật đúng hạn")
    PROGRAMME = "chuong-trinh", _("Gửi chương trình cụ thể đúng hạn")
    ANSWERS = "tra-loi", _("Xác nhận, trả lời phần việc được hỏi đúng hạn")
    DIFFICULTIES = "vuong-mac", _("Nêu vướng mắc trước hạn")
    RESULTS = "ket-qua", _("Kết quả được đánh giá đạt")


class Mark(TextChoices):
    """Why one thing is counted for an agency, or not."""

    IN_TIME = "in-time", _("đúng hạn")
    LATE = "late", _("quá hạn")
    MISSING = "missing", _("quá hạn, chưa có")
    ENTERED = "entered", _("Sở Ngoại vụ nhập hộ")
    BEFORE = "before", _("nêu trước hạn")
    AFTER = "after", _("nêu sau hạn")
    MET = "met", _("đạt")
    SHORT = "short", _("chưa đạt")
    WAITING = "waiting", _("chưa tính")


#: What is counted for the agency.
COUNTED = (Mark.IN_TIME, Mark.BEFORE, Mark.MET)


class Fault(TextChoices):
    """Why a judgement cannot be kept as it is; each a sentence for the person who wrote it."""

    NO_GRADE = "no-grade", _("Chưa chọn mức đánh giá.")
    NO_RESULTS = "no-results", _("Chưa ghi kết quả. Ghi việc đã làm được, kèm con số nếu có.")
    NO_CAUSE = "no-cause", _("Chưa ghi nguyên nhân. Chưa đạt thì ghi nguyên nhân khách quan hoặc chủ quan.")
    NO_WORDS = "no-words", _("Chưa ghi nhận xét. Ghi vì sao đánh giá khác với mức cơ quan tự nhận.")
    NO_TASKS = "no-tasks", _("Chưa chọn nhiệm vụ nào làm căn cứ. Đánh dấu ít nhất một nhiệm vụ.")


class Doubt(TextChoices):
    """What does not fit a judgement; it is shown beside it and refuses nothing."""

    TARGET = "target", _("có chỉ tiêu chưa đạt")
    OPEN = "open", _("nhiệm vụ có thời hạn nhưng chưa được xác nhận hoàn thành")
    LATE = "late", _("hoàn thành quá hạn")
    NO_OUTPUT = "no-output", _("chương trình không có sản phẩm, chỉ tiêu nào để đối chiếu")
