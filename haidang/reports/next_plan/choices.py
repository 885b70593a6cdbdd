"""Words of the next plan: where a line stands in the paper, and why it is proposed."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Section(TextChoices):
    """The part of the paper that a line is of, in the order of the paper."""

    BASIS = "basis", _("Căn cứ")
    PURPOSE = "purpose", _("I. Mục đích")
    REQUIREMENT = "requirement", _("II. Yêu cầu")
    TASK = "task", _("III. Nội dung kế hoạch")
    ORGANISATION = "organisation", _("IV. Tổ chức thực hiện")
    OUTGOING = "outgoing", _("Phụ lục: đoàn ra")
    INCOMING = "incoming", _("Phụ lục: đoàn vào")
    AGREEMENT = "agreement", _("Phụ lục: thỏa thuận quốc tế")
    CONFERENCE = "conference", _("Phụ lục: hội nghị, hội thảo")
    OCCASION = "occasion", _("Phụ lục: ngày kỷ niệm")


#: Lists of the books behind the plan: what stands there is written in its book, and chosen here.
ANNEXES = (Section.OUTGOING, Section.INCOMING, Section.AGREEMENT, Section.CONFERENCE, Section.OCCASION)


class Why(TextChoices):
    """Why a line is proposed for next year."""

    REMAINS = "remains", _("Chưa hoàn thành")
    POSTPONED = "postponed", _("Đã chuyển sang năm sau")
    STANDING = "standing", _("Việc thường xuyên")
    EXPIRING = "expiring", _("Thỏa thuận sắp hết hiệu lực")
    ANNIVERSARY = "anniversary", _("Năm kỷ niệm chẵn")
    LESSON = "lesson", _("Bài học kinh nghiệm")
    DONE = "done", _("Đã hoàn thành, có thể lặp lại")
    LAST_YEAR = "last-year", _("Lời của kế hoạch năm trước")
    USUAL = "usual", _("Câu thường dùng")
    BOOKED = "booked", _("Sổ đã ghi dự kiến")
    BY_HAND = "by-hand", _("Người soạn thêm")


class State(TextChoices):
    DRAFT = "draft", _("Đang soạn")
    IN_REVIEW = "in-review", _("Đã đưa vào soát như kế hoạch mới")
    DROPPED = "dropped", _("Đã bỏ")
