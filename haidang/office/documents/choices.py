"""Words of the papers: where they go, how they are signed, how urgent they are, how an answer stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from haidang.papers.reference.documents import document_kinds


class Direction(TextChoices):
    """As the focal office books it; a paper that is only named somewhere is in no book."""

    INCOMING = "in", _("Đến")
    OUTGOING = "out", _("Đi")
    INTERNAL = "internal", _("Nội bộ")
    CITED = "cited", _("Viện dẫn")


class Formula(TextChoices):
    """What the signer writes above the post (NĐ 30/2020/NĐ-CP Đ13)."""

    ON_BEHALF = "TM", _("TM. (thay mặt)")
    FOR_HEAD = "KT", _("KT. (ký thay)")
    ON_BEHALF_FOR_HEAD = "TM-KT", _("TM. và KT. (thay mặt, ký thay)")
    BY_ORDER = "TL", _("TL. (thừa lệnh)")
    EMPOWERED = "TUQ", _("TUQ. (thừa ủy quyền)")
    ACTING = "Q", _("Q. (quyền)")


class Urgency(TextChoices):
    URGENT = "urgent", _("Khẩn")
    VERY_URGENT = "very-urgent", _("Thượng khẩn")
    EXPRESS = "express", _("Hỏa tốc")


class Withdrawal(TextChoices):
    """Why a paper counts no more."""

    RECALLED = "recalled", _("Thu hồi")
    MISTAKE = "mistake", _("Ghi nhầm")


class Standing(TextChoices):
    """How a paper stands that was to be answered: computed, never stored."""

    NOTHING_ASKED = "nothing-asked", _("Không phải trả lời")
    WAITING = "waiting", _("Đang giải quyết")
    OVERDUE = "overdue", _("Quá hạn")
    ANSWERED = "answered", _("Đã trả lời")
    ANSWERED_LATE = "answered-late", _("Đã trả lời, quá hạn")
    WITHDRAWN = "withdrawn", _("Đã thu hồi")


def kinds() -> list[tuple[str, str]]:
    """The 29 kinds of NĐ 30/2020/NĐ-CP Đ7, and those of older rules, of the Party and of the legislature."""
    return [(each.kind, each.kind) for each in document_kinds()]


#: What may be doubted in a paper as it is entered: said to a person, never a refusal.
DOUBTS = {
    "kind": _("Ký hiệu “%(number)s” là của %(named)s, nhưng loại văn bản ghi là %(kind)s."),
    "year": _("Trong số, ký hiệu ghi năm %(year)s, nhưng văn bản ghi ngày %(day)s."),
    "arrived-before": _("Ngày đến %(arrived)s trước ngày văn bản %(day)s."),
    "due-before": _("Hạn trả lời %(due)s trước ngày văn bản %(day)s."),
    "future": _("Ngày văn bản %(day)s còn ở sau hôm nay."),
    "no-arrival": _("Văn bản đến chưa có số đến, ngày đến: chờ văn thư vào sổ."),
    "no-number": _("Văn bản chưa có số, ký hiệu."),
}

#: Why one paper cannot be the answer to another.
NO_ANSWER = {
    "itself": _("Văn bản không tự trả lời chính nó; hãy chọn văn bản trả lời."),
    "withdrawn": _("Văn bản này đã thu hồi hoặc ghi nhầm nên không còn chờ trả lời."),
    "reply-withdrawn": _("Văn bản trả lời đã thu hồi hoặc ghi nhầm; hãy chọn văn bản còn hiệu lực."),
    "answered": _("Đã có văn bản trả lời: %(reply)s. Muốn đổi thì bỏ văn bản trả lời cũ trước."),
    "earlier": _("Văn bản trả lời ghi ngày %(reply_day)s, trước văn bản được trả lời (%(day)s); hãy xem lại hai ngày."),
    "each-other": _("%(reply)s đang được trả lời bằng chính văn bản này; hai văn bản không trả lời lẫn nhau."),
}


class Stance(TextChoices):
    """What an agency answers when it is asked for its opinion."""

    AGREES = "agrees", _("Nhất trí")
    REMARKS = "remarks", _("Có ý kiến góp ý")


class OpinionState(TextChoices):
    """How an opinion stands: computed, never stored."""

    WAITING = "waiting", _("Chờ ý kiến")
    ANSWERED = "answered", _("Đã trả lời")
    ANSWERED_LATE = "answered-late", _("Đã trả lời, quá hạn")
    SILENT = "silent", _("Quá hạn, không trả lời")
    WITHDRAWN = "withdrawn", _("Không còn phải trả lời")


class Settlement(TextChoices):
    """What the asker makes of a remark."""

    TAKEN = "taken", _("Tiếp thu")
    PARTLY = "partly", _("Tiếp thu một phần")
    EXPLAINED = "explained", _("Giải trình")


#: Why something cannot be done with a question that was put to agencies, or with an answer to it.
NO_OPINION = {
    "withdrawn": _("Việc xin ý kiến này đã rút ngày %(day)s nên không ghi thêm được gì."),
    "closed": _("Việc xin ý kiến này đã kết thúc ngày %(day)s nên không ghi thêm được gì."),
    "settled": _(
        "Ý kiến này đã được ghi “%(settled)s”. Muốn sửa, đề nghị %(asker)s bỏ phần tiếp thu, giải trình trước."
    ),
    "theirs": _("%(agency)s đã tự trả lời; chỉ cơ quan ấy sửa được ý kiến của mình."),
    "no-words": _("Đã chọn “Có ý kiến góp ý” nhưng chưa ghi góp ý gì, cũng chưa nêu văn bản. Ghi ít nhất một."),
    "no-source": _("Nhập hộ thì phải ghi nguồn: văn bản, điện thoại của ai, ngày nào."),
    "no-day": _("Nhập hộ thì phải ghi ngày cơ quan ấy trả lời."),
    "before-asked": _("Ngày trả lời %(answered)s trước ngày xin ý kiến %(asked)s; hãy xem lại."),
    "future": _("Ngày trả lời %(answered)s còn ở sau hôm nay; hãy xem lại."),
    "not-answered": _("%(agency)s chưa có ý kiến nên chưa có gì để tiếp thu, giải trình."),
    "nothing-to-settle": _("%(agency)s đã nhất trí, không có góp ý phải tiếp thu, giải trình."),
    "no-explanation": _("Chưa ghi nội dung. “Tiếp thu một phần” và “Giải trình” phải nói rõ vì sao."),
    "waiting": _("Chưa kết thúc được: hạn trả lời là hết ngày %(due)s và còn chờ %(agencies)s."),
    "unsettled": _("Chưa kết thúc được: còn góp ý của %(agencies)s chưa tiếp thu, giải trình."),
}


class DraftStage(TextChoices):
    """How far a paper has come that was drafted here."""

    DRAFTING = "drafting", _("Soạn thảo")
    ISSUED = "issued", _("Đã ban hành")
    SIGNED = "signed", _("Đã có bản ký")
    DROPPED = "dropped", _("Đã bỏ")


#: Why something cannot be done with a draft.
NO_DRAFT = {
    "stage": _("Dự thảo này đang ở bước “%(stage)s”, không %(act)s được nữa."),
    "no-kind": _("Chương trình không còn loại văn bản “%(key)s”, nên không soạn lại được; chữ của dự thảo vẫn còn."),
    "no-record": _("Hồ sơ của dự thảo này không còn, hoặc bạn không được làm việc này với hồ sơ đó."),
    "no-place": _("Đoạn này không còn trong dự thảo; có thể vừa soạn lại. Mở lại dự thảo rồi sửa."),
    "stale": _(
        "Trong lúc bạn viết, người khác đã sửa dự thảo này; bản mới ở dưới. Chữ bạn viết vẫn còn, xem rồi gửi lại."
    ),
    "empty": _("Phần này không để trống được: văn bản không thể thiếu. Ghi nội dung rồi lưu lại."),
    "no-number": _("“%(number)s” không phải số văn bản. Ghi phần số, ví dụ 125; ký hiệu có ô riêng."),
    "no-symbol": _("Dự thảo chưa có ký hiệu. Ghi ký hiệu, ví dụ QĐ-UBND."),
    "future": _("Ngày %(day)s còn ở sau hôm nay; văn bản chưa thể mang ngày ấy."),
    "no-file": _("Chưa có bản đã ký: chọn tệp đã ký, hoặc đính tệp vào văn bản trong sổ trước."),
    "withdrawn": _("%(document)s đã rút ngày %(day)s nên không nhận bản ký nữa."),
    "no-reason": _("Chưa ghi lý do bỏ dự thảo. Ghi lý do rồi làm lại."),
}

#: Parts of a paper beside its paragraphs, as the page names them to be written otherwise.
PLACES = {
    "head.parent": _("Cơ quan chủ quản"),
    "head.issuer": _("Cơ quan ban hành"),
    "head.symbol": _("Ký hiệu"),
    "head.place": _("Địa danh"),
    "about": _("Trích yếu"),
    "to": _("Kính gửi"),
    "bases": _("Căn cứ"),
    "signature.formula": _("Thẩm quyền ký"),
    "signature.post": _("Chức vụ người ký"),
    "signature.name": _("Họ tên người ký"),
    "recipients": _("Nơi nhận"),
}
