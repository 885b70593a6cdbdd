"""Words of projects that look for investors, and of the investors who were met about them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from haidang.kit.money import CURRENCIES


class Sector(TextChoices):
    INDUSTRY = "industry", _("Công nghiệp")
    PORT = "port", _("Cảng biển")
    LOGISTICS = "logistics", _("Dịch vụ hậu cần cảng")
    TOURISM = "tourism", _("Du lịch")
    AGRICULTURE = "agriculture", _("Nông nghiệp ứng dụng công nghệ cao")
    INFRASTRUCTURE = "infrastructure", _("Hạ tầng khu công nghiệp, đô thị")
    ENERGY = "energy", _("Năng lượng")
    TECHNOLOGY = "technology", _("Công nghệ, chuyển đổi số")
    SOCIAL = "social", _("Y tế, giáo dục")
    OTHER = "other", _("Lĩnh vực khác")


class Form(TextChoices):
    """In what form somebody may come in."""

    ANY = "any", _("Theo lựa chọn của nhà đầu tư")
    FOREIGN = "foreign", _("100% vốn nước ngoài")
    JOINT = "joint", _("Liên doanh, góp vốn")
    PPP = "ppp", _("Đối tác công tư (PPP)")


class Way(TextChoices):
    MEETING = "meeting", _("Gặp, làm việc")
    VISIT = "visit", _("Khảo sát thực địa")
    EVENT = "event", _("Tại sự kiện xúc tiến")
    LETTER = "letter", _("Thư, công văn")
    ONLINE = "online", _("Trực tuyến, điện thoại")


class InvestmentStage(TextChoices):
    DRAFT = "draft", _("Đang chuẩn bị")
    CALLING = "calling", _("Đang kêu gọi")
    AGREED = "agreed", _("Đã có nhà đầu tư")
    STOPPED = "stopped", _("Dừng kêu gọi")


class InvestmentAct(TextChoices):
    CALL = "call", _("Đưa vào danh mục kêu gọi")
    #: Done by what an investor reached, never by a button.
    AGREE = "agree", _("Ghi nhà đầu tư được chấp thuận")
    AGAIN = "again", _("Kêu gọi lại")
    STOP = "stop", _("Dừng kêu gọi")


class InvestorStage(TextChoices):
    TALKING = "talking", _("Đang trao đổi")
    SIGNED = "signed", _("Đã ký ghi nhớ")
    WON = "won", _("Được chấp thuận đầu tư")
    LOST = "lost", _("Không theo tiếp")


class InvestorAct(TextChoices):
    SIGN = "sign", _("Ghi đã ký ghi nhớ")
    WIN = "win", _("Ghi được chấp thuận đầu tư")
    LOSE = "lose", _("Không theo tiếp")
    AGAIN = "again", _("Trao đổi lại")


#: Somebody still has to do something with them.
ALIVE = (InvestorStage.TALKING, InvestorStage.SIGNED)
CURRENCY_CHOICES = [(code, code) for code in CURRENCIES]
