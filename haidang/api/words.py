"""What each verb of the API is called, and what it does, in the words of the office."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

#: By the name of the operation: its title, and a sentence.
WORDS: Mapping[str, tuple[Any, Any]] = {
    "index": (_("Các sổ"), _("Mỗi sổ tên gì, dòng ở đâu, có nhận dòng nhập không.")),
    "rows": ("", _("Một trang của sổ, lọc và sắp xếp như trên trang danh sách.")),
    "row": ("", _("Một hồ sơ với mọi điều trang của nó cho xem, trừ dữ liệu cá nhân.")),
    "import": (
        _("Nhập dòng vào sổ"),
        _("Ghi mọi dòng hoặc không dòng nào; “trial” thì chỉ nói từng dòng sẽ ra sao. Có “ID” là sửa dòng đã có."),
    ),
    "followup.update.write": (
        _("Viết cập nhật của một kỳ"),
        _("Lưu bản nháp của phần việc trong kỳ. Kỳ đã có cập nhật thì “If-Match” nói bản nào đã được đọc."),
    ),
    "followup.update.nothing_new": (
        _("Báo không phát sinh trong kỳ"),
        _("Báo trong kỳ không có việc gì mới, và gửi luôn."),
    ),
    "followup.update.submit": (
        _("Gửi cập nhật"),
        _("Gửi lãnh đạo cơ quan duyệt nếu cơ quan làm như vậy, nếu không thì gửi Sở Ngoại vụ."),
    ),
    "followup.update.withdraw": (_("Thu hồi cập nhật đã gửi"), _("Lấy lại bản gửi nhầm, khi chưa được nhận.")),
    "followup.update.add_evidence": (
        _("Thêm minh chứng"),
        _("Đính một văn bản trong sổ hoặc một đường dẫn vào cập nhật chưa gửi."),
    ),
    "difficulties.difficulty.raise": (
        _("Nêu khó khăn, vướng mắc"),
        _("Nêu điều đang vướng của phần việc, đề xuất gì, và đúng một nơi giải quyết."),
    ),
    "difficulties.difficulty.explain": (
        _("Trả lời Sở Ngoại vụ"),
        _("Trả lời câu Sở Ngoại vụ hỏi lại; sửa kèm lời nêu và đề xuất nếu cần."),
    ),
    "difficulties.difficulty.withdraw": (_("Rút vướng mắc"), _("Vướng mắc tự hết, hoặc đã nêu nhầm.")),
    "difficulties.difficulty.resolve": (_("Xác nhận đã giải quyết"), _("Chỉ cơ quan nêu mới biết đã xong hay chưa.")),
    "difficulties.difficulty.reopen": (_("Nêu lại vướng mắc"), _("Ý kiến đã có chưa gỡ được; nói rõ còn vướng gì.")),
}

#: What stands in the head of a request or in its address, and is the same everywhere.
PARAMETERS: Mapping[str, Any] = {
    "If-Match": _("ETag của bản đã đọc"),
    "If-None-Match": _("ETag đã có; không có gì khác thì trả lời 304"),
    "id": _("Số của hồ sơ"),
    "period": _("Mã kỳ, như 2026-t05; các kỳ phải báo cáo ghi ở phần việc"),
}

#: What may be sent, by its name.
FIELDS: Mapping[str, Any] = {
    "state": _("Tình trạng"),
    "done": _("Đã làm được từ lần trước"),
    "next": _("Việc tiếp theo"),
    "obstacle": _("Vướng mắc, đề nghị"),
    "finished_on": _("Ngày hoàn thành, khi đề nghị xác nhận"),
    "figures": _("Số liệu chỉ tiêu của kỳ"),
    "output": _("Số của sản phẩm, chỉ tiêu"),
    "value": _("Số đạt được; null là bỏ số đã ghi"),
    "entered_for": _("Nhập hộ: cơ quan báo bằng cách nào"),
    "source": _("Cơ quan báo bằng"),
    "document": _("Số của văn bản trong sổ văn bản"),
    "link": _("Đường dẫn"),
    "reason": _("Lý do"),
    "words": _("Lời ghi, nội dung"),
    "proposal": _("Đề xuất, kiến nghị"),
    "cause": _("Nguyên nhân"),
    "to_agency": _("Số của cơ quan giải quyết"),
    "to_leader": _("Số của lãnh đạo giải quyết"),
    "since": _("Vướng từ ngày"),
    "update": _("Số của cập nhật đã ghi vướng mắc"),
    "told_by": _("Nêu hộ: ai báo, khi nào"),
    "reply": _("Trả lời câu hỏi"),
    "rows": _("Các dòng"),
    "trial": _("Chỉ nói sẽ ra sao, chưa ghi"),
    "id": _("Số của hồ sơ"),
    "name": _("Tên gọi"),
    "url": _("Địa chỉ trong API"),
}
