"""Words of the work with Vietnamese abroad: what they give, ask and come for."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AssociationStage(TextChoices):
    ACTIVE = "active", _("Đang hoạt động")
    FORMING = "forming", _("Đang vận động thành lập")
    CEASED = "ceased", _("Đã ngừng")


class Giver(TextChoices):
    PERSON = "person", _("Cá nhân, gia đình")
    ASSOCIATION = "association", _("Hội, nhóm kiều bào")
    COMPANY = "company", _("Doanh nghiệp của kiều bào")


class Giving(TextChoices):
    """What is given."""

    MONEY = "money", _("Tiền")
    GOODS = "goods", _("Hiện vật")
    SCHOLARSHIP = "scholarship", _("Học bổng")
    RELIEF = "relief", _("Cứu trợ, từ thiện")
    EXPERTISE = "expertise", _("Chuyên gia, tri thức")
    INVESTMENT = "investment", _("Vốn đầu tư")


class Matter(TextChoices):
    """What a request is about."""

    STATUS = "status", _("Quốc tịch, hộ tịch")
    PAPERS = "papers", _("Giấy tờ, thị thực, miễn thị thực")
    HOUSE = "house", _("Nhà ở, đất đai")
    INVESTMENT = "investment", _("Đầu tư, kinh doanh")
    RETURN = "return", _("Hồi hương, thường trú")
    RELATIVES = "relatives", _("Thăm thân, tìm thân nhân, mộ liệt sĩ")
    COMPLAINT = "complaint", _("Khiếu nại, phản ánh")
    OTHER = "other", _("Việc khác")


class RequestStage(TextChoices):
    RECEIVED = "received", _("Chờ trả lời")
    ANSWERED = "answered", _("Đã trả lời")
    WITHDRAWN = "withdrawn", _("Đã rút, không phải trả lời")


class RequestAct(TextChoices):
    ANSWER = "answer", _("Ghi trả lời")
    PASS_ON = "pass-on", _("Chuyển cơ quan trả lời")
    WITHDRAW = "withdraw", _("Ghi đã rút")


class ActivityKind(TextChoices):
    VISIT = "visit", _("Kiều bào về thăm, gặp mặt")
    CALL = "call", _("Thăm, làm việc với kiều bào")
    CLASS = "class", _("Lớp tiếng Việt, trại hè")
    SEMINAR = "seminar", _("Tọa đàm, hội thảo")
    OUTREACH = "outreach", _("Tuyên truyền, phổ biến chính sách")
    INVESTOR = "investor", _("Nhà đầu tư kiều bào tìm hiểu")
    PROJECT = "project", _("Dự án có vốn kiều bào")


class ActivityStage(TextChoices):
    PLANNED = "planned", _("Dự kiến")
    HELD = "held", _("Đã thực hiện")
    CANCELLED = "cancelled", _("Không thực hiện")


class ActivityAct(TextChoices):
    HOLD = "hold", _("Ghi đã thực hiện")
    CANCEL = "cancel", _("Không thực hiện nữa")
