"""Words of the room: what an agreement is called, whose it is, where it stands, what can be done with it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Form(TextChoices):
    """What kind of paper it is (Luật 70/2020/QH14 Đ6): these names, or any other that is not a treaty's."""

    AGREEMENT = "agreement", _("Thỏa thuận")
    COMMUNIQUE = "communique", _("Thông cáo")
    DECLARATION = "declaration", _("Tuyên bố")
    LETTER_OF_INTENT = "letter-of-intent", _("Ý định thư")
    MEMORANDUM = "memorandum", _("Bản ghi nhớ")
    MINUTES = "minutes", _("Biên bản thỏa thuận")
    EXCHANGE = "exchange", _("Biên bản trao đổi")
    PROGRAMME = "programme", _("Chương trình hợp tác")
    PLAN = "plan", _("Kế hoạch hợp tác")
    OTHER = "other", _("Tên gọi khác")


class Scope(TextChoices):
    """Under the law on international agreements, or one of the kinds it leaves to other laws (Đ1.2)."""

    LAW = "law", _("Thuộc pháp luật về thỏa thuận quốc tế")
    ODA = "oda", _("Ngoài phạm vi: vốn ODA, vốn vay ưu đãi")
    INGO = "ingo", _("Ngoài phạm vi: viện trợ phi chính phủ nước ngoài")
    LENDING = "lending", _("Ngoài phạm vi: Việt Nam cho vay, viện trợ")
    CONTRACT = "contract", _("Ngoài phạm vi: hợp đồng dân sự")
    PPP = "ppp", _("Ngoài phạm vi: hợp đồng đối tác công tư (PPP)")


class Level(TextChoices):
    """In whose name it is signed: that decides who is asked and who decides."""

    PROVINCE = "province", _("HĐND, UBND tỉnh")
    DEPARTMENT = "department", _("Sở, cơ quan chuyên môn")
    ORGANISATION = "organisation", _("Cơ quan cấp tỉnh của tổ chức")
    DISTRICT = "district", _("Cấp huyện (đến 30/6/2025)")
    ARMY = "army", _("Quân đội (chỉ thông tin công khai)")


class Topic(TextChoices):
    """What makes a further ministry be asked (Đ25)."""

    DEFENCE = "defence", _("Quốc phòng")
    SECURITY = "security", _("An ninh")
    INVESTMENT = "investment", _("Đầu tư")


class Stage(TextChoices):
    """What was done last. Whether it is in force is computed from days, never stored."""

    PROPOSED = "proposed", _("Đề xuất")
    ASKING = "asking", _("Lấy ý kiến")
    APPROVED = "approved", _("Đã duyệt")
    REFUSED = "refused", _("Không được duyệt")
    DROPPED = "dropped", _("Thôi đề xuất")
    SIGNED = "signed", _("Đã ký")
    SUSPENDED = "suspended", _("Tạm đình chỉ")
    ENDED = "ended", _("Chấm dứt")
    INHERITED = "inherited", _("Được kế thừa")


#: On the way to the signature.
COMING = (Stage.PROPOSED, Stage.ASKING, Stage.APPROVED)
#: Signed and not ended: days decide whether they are in force.
LIVING = (Stage.SIGNED, Stage.SUSPENDED, Stage.INHERITED)
#: Signed, whatever became of it.
SIGNED = (*LIVING, Stage.ENDED)


class Standing(TextChoices):
    """How it stands on a day."""

    PROPOSED = "proposed", _("Đề xuất")
    ASKING = "asking", _("Lấy ý kiến")
    APPROVED = "approved", _("Đã duyệt, chờ ký")
    REFUSED = "refused", _("Không được duyệt")
    DROPPED = "dropped", _("Thôi đề xuất")
    SIGNED = "signed", _("Đã ký, chưa có hiệu lực")
    IN_FORCE = "in-force", _("Có hiệu lực")
    ENDING = "ending", _("Sắp hết hiệu lực")
    RENEWING = "renewing", _("Đang gia hạn")
    EXPIRED = "expired", _("Hết hiệu lực")
    SUSPENDED = "suspended", _("Tạm đình chỉ")
    ENDED = "ended", _("Chấm dứt")
    INHERITED = "inherited", _("Được kế thừa, có hiệu lực")


class ChangeKind(TextChoices):
    """What is done to an agreement after its signature (Đ33, 34; NĐ 177/2025)."""

    AMEND = "amend", _("Sửa đổi, bổ sung")
    EXTEND = "extend", _("Gia hạn")
    SUSPEND = "suspend", _("Tạm đình chỉ")
    RESUME = "resume", _("Tiếp tục thực hiện")
    END = "end", _("Chấm dứt, rút khỏi")
    INHERIT = "inherit", _("Kế thừa thỏa thuận cấp huyện")


class ChangeStage(TextChoices):
    OPEN = "open", _("Đang làm")
    DONE = "done", _("Đã có hiệu lực")
    DROPPED = "dropped", _("Thôi")


class DutyKind(TextChoices):
    """What the province owes Bộ Ngoại giao by 15/11 each year (Đ42, 46)."""

    PLAN = "plan", _("Kế hoạch ký kết và thực hiện năm sau")
    REPORT = "report", _("Báo cáo về thỏa thuận quốc tế trong năm")


class Hand(TextChoices):
    """In which way an agreement is somebody's business."""

    KEEPER = "keeper", _("cơ quan đầu mối")
    DESK = "desk", _("Sở Ngoại vụ")
    DECIDER = "decider", _("người quyết định")


class Act(TextChoices):
    """What can be done with an agreement: the word of the button."""

    ASK = "ask", _("Xin ý kiến")
    APPROVE = "approve", _("Ghi đã duyệt")
    REFUSE = "refuse", _("Không duyệt")
    REOPEN = "reopen", _("Đề xuất lại")
    SIGN = "sign", _("Ghi đã ký")
    REPORT = "report", _("Ghi báo cáo sau khi ký")
    PUBLISH = "publish", _("Ghi đăng tải")
    BEGIN = "begin", _("Sửa đổi, gia hạn, chấm dứt")
    ASK_CHANGE = "ask-change", _("Xin ý kiến về thay đổi")
    FINISH = "finish", _("Ghi thay đổi có hiệu lực")
    LEAVE = "leave", _("Thôi thay đổi")
    NOTIFY = "notify", _("Ghi đã thông báo Bộ Ngoại giao")
    MINUTES = "minutes", _("Ghi biên bản năm")
    DROP = "drop", _("Thôi đề xuất")
