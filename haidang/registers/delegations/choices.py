"""Words of delegations abroad: channels, stages, whose business one is, what is done to it, parts and lines."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """Which of the three channels of foreign affairs it goes by; the Party's rules only warn here."""

    PARTY = "party", _("Đối ngoại Đảng")
    STATE = "state", _("Ngoại giao Nhà nước")
    PEOPLE = "people", _("Đối ngoại nhân dân")


class HeadRank(TextChoices):
    """Under whose management the head of a delegation stands: who may decide the trip follows from it."""

    CHAIR = "chair", _("Chủ tịch HĐND, Chủ tịch UBND tỉnh")
    SECRETARY = "secretary", _("Bí thư, Phó Bí thư Tỉnh ủy")
    CENTRAL = "central", _("Cán bộ khác diện Bộ Chính trị, Ban Bí thư quản lý")
    PARTY = "party", _("Cán bộ khác của Tỉnh ủy, Mặt trận, đoàn thể")
    COUNCIL = "council", _("Đại biểu, cán bộ khác của HĐND tỉnh")
    STATE = "state", _("Cán bộ, công chức, viên chức khác của khối Nhà nước")


#: The key leaders of the province: two of them on one trip, and how often each goes, are looked at.
KEY_RANKS = (HeadRank.CHAIR, HeadRank.SECRETARY)


class Decider(TextChoices):
    """Who decided the trip."""

    PREMIER = "premier", _("Thủ tướng Chính phủ")
    PARTY = "party", _("Tỉnh ủy")
    CENTRAL = "central", _("Bộ Chính trị, Ban Bí thư")
    COUNCIL = "council", _("Thường trực HĐND tỉnh")
    CHAIR = "chair", _("Chủ tịch UBND tỉnh")
    DELEGATED = "delegated", _("Người được Chủ tịch UBND tỉnh ủy quyền")


class Stage(TextChoices):
    """Where a delegation lies on its way."""

    DRAFT = "draft", _("Đang lập đề án")
    ASKED = "asked", _("Đã trình, chờ thẩm định")
    RETURNED = "returned", _("Trả lại để bổ sung")
    APPRAISED = "appraised", _("Đã thẩm định, chờ quyết định")
    DECIDED = "decided", _("Đã có quyết định cử đoàn")
    REPORTED = "reported", _("Đã báo cáo kết quả")
    SETTLED = "settled", _("Đã quyết toán")
    REFUSED = "refused", _("Không được cử")
    CANCELLED = "cancelled", _("Đã dừng, không đi")


class Hand(TextChoices):
    """Whose business a delegation is, each in their own way."""

    AUTHOR = "author", _("cơ quan chủ trì đoàn")
    DESK = "desk", _("Sở Ngoại vụ")
    DECIDER = "decider", _("lãnh đạo UBND tỉnh")


class Act(TextChoices):
    """What is done to a delegation; the label is the word on the button."""

    ASK = "ask", _("Trình thẩm định")
    SEND_BACK = "send-back", _("Trả lại để bổ sung")
    CONSULT = "consult", _("Xin ý kiến")
    APPRAISE = "appraise", _("Thẩm định")
    DECIDE = "decide", _("Quyết định cử đoàn")
    RECORD = "record", _("Ghi quyết định theo văn bản")
    REFUSE = "refuse", _("Không cử đoàn")
    NUMBER = "number", _("Ghi số quyết định")
    MOVE = "move", _("Đổi ngày đi")
    REPORT = "report", _("Báo cáo kết quả")
    COMMIT = "commit", _("Ghi cam kết, kiến nghị")
    GIVE = "give", _("Giao thành nhiệm vụ")
    SETTLE = "settle", _("Quyết toán")
    ASSESS = "assess", _("Đánh giá hiệu quả")
    CANCEL = "cancel", _("Dừng đoàn")
    # who goes, where, what they do and what is prepared: pages of their own
    MEMBERS = "members", _("Thành viên")
    STOPS = "stops", _("Nước, nơi đến")
    PROGRAMME = "programme", _("Chương trình từng ngày")
    INVITATIONS = "invitations", _("Đối tác, thư mời")
    LOGISTICS = "logistics", _("Công tác chuẩn bị")
    PAPERS = "papers", _("Hộ chiếu, thị thực")
    ESTIMATE = "estimate", _("Lập dự toán")


class Part(TextChoices):
    """What a member does in the delegation, in the order of protocol."""

    HEAD = "head", _("Trưởng đoàn")
    DEPUTY = "deputy", _("Phó trưởng đoàn")
    MEMBER = "member", _("Thành viên")
    SECRETARY = "secretary", _("Thư ký đoàn")
    INTERPRETER = "interpreter", _("Phiên dịch")
    PRESS = "press", _("Phóng viên")
    BUSINESS = "business", _("Doanh nghiệp đi cùng, tự túc kinh phí")


class LogisticKind(TextChoices):
    """What has to be prepared (plan 163, 1.4)."""

    TRAVEL = "travel", _("Đi lại")
    BOARD = "board", _("Ăn")
    LODGING = "lodging", _("Ở")
    GIFTS = "gifts", _("Tặng phẩm")
    INTERPRETERS = "interpreters", _("Phiên dịch")
    INSURANCE = "insurance", _("Bảo hiểm")
    OTHER = "other", _("Việc khác")


class VisaState(TextChoices):
    """How it stands with the entry of a member into the countries of the trip."""

    UNKNOWN = "unknown", _("Chưa kiểm tra")
    NOT_NEEDED = "not-needed", _("Được miễn")
    APPLIED = "applied", _("Đang xin")
    HAS = "has", _("Đã có")


class PassportState(TextChoices):
    """How it stands with the passport of a member."""

    UNKNOWN = "unknown", _("Chưa kiểm tra")
    APPLIED = "applied", _("Đang làm thủ tục")
    FIT = "fit", _("Còn hạn dùng được")


class CommitmentKind(TextChoices):
    """What remains to be done after a trip: what was promised to a partner, or proposed to one agency at home."""

    COMMITMENT = "commitment", _("Cam kết với đối tác")
    PROPOSAL = "proposal", _("Kiến nghị")


class Effect(TextChoices):
    """What became of a delegation, looked at again at the end of a year."""

    REACHED = "reached", _("Đạt mục đích")
    PARTLY = "partly", _("Đạt một phần")
    MISSED = "missed", _("Chưa đạt")


#: Gone from the hands of its agency and not yet decided.
WAITING = (Stage.ASKED, Stage.APPRAISED)
#: It goes, or went.
GOING = (Stage.DECIDED, Stage.REPORTED, Stage.SETTLED)
#: It will not be held; kept for the count.
OFF = (Stage.REFUSED, Stage.CANCELLED)
#: Its agency still writes the scheme.
WRITTEN = (Stage.DRAFT, Stage.RETURNED)
