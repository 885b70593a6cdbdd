"""Words of the desk: how near the day of a thing is, and what came in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class When(TextChoices):
    """How near the day is, the most pressing first."""

    OVERDUE = "qua-han", _("Quá hạn")
    WEEK = "tuan-nay", _("Đến hạn trong tuần này")
    LATER = "sau-do", _("Đến hạn sau tuần này")
    UNDATED = "chua-co-han", _("Chưa có thời hạn")


class Because(TextChoices):
    """Why somebody gets the mail of the day."""

    OVERDUE = "overdue", _("có việc quá hạn")
    WEEK = "week", _("có việc đến hạn trong tuần")
    NEWS = "news", _("có thông báo mới")
    MONDAY = "monday", _("đầu tuần, còn việc chưa đến hạn")


#: What is owed, by the first word of its key: how a list calls many of them.
KINDS = {
    "update": _("Cập nhật theo kỳ"),
    "task": _("Hoàn thành nhiệm vụ có thời hạn"),
    "review": _("Xem cập nhật"),
    "accept": _("Xem chương trình cụ thể"),
    "approve": _("Duyệt cập nhật trong cơ quan"),
    "receipt": _("Xác nhận đã nhận kế hoạch"),
    "duty": _("Trả lời nhận phần việc"),
    "phrase": _("Xác nhận cơ quan phối hợp"),
    "product": _("Trình phê duyệt sản phẩm"),
    "programme": _("Chương trình cụ thể"),
    "part": _("Nhận phần phối hợp"),
    "appraise": _("Thẩm định dự toán"),
    "decide": _("Quyết định dự toán"),
    "settle": _("Quyết toán kinh phí"),
    "answer": _("Trả lời văn bản"),
    "opinion": _("Góp ý kiến"),
    "difficulty": _("Khó khăn, vướng mắc"),
    "extension": _("Quyết định gia hạn"),
    "book": _("Vào sổ văn bản đến"),
    "assessment": _("Tự đánh giá cuối năm"),
    "assess": _("Đánh giá phần việc"),
    "confirm": _("Xác nhận đánh giá"),
    "publish": _("Duyệt công bố đánh giá"),
    "privacy": _("Dữ liệu cá nhân"),
    "defence": _("Đối ngoại quốc phòng"),
    "partners": _("Trả lời đối tác, tổ chức kỷ niệm"),
    "delegations": _("Đoàn ra"),
    "visit": _("Đoàn vào"),
    "conferences": _("Hội nghị quốc tế"),
    "agreement": _("Thỏa thuận quốc tế"),
    "passports": _("Hộ chiếu"),
    "aid": _("Viện trợ, tổ chức PCPNN, ODA"),
    "information": _("Thông tin đối ngoại"),
    "people": _("Công dân, kiều bào, học bổng, hội hữu nghị"),
    "events": _("Sự kiện, điểm thường trực, tập huấn, kêu gọi đầu tư"),
}
