"""Words of the exchange: which way a paper went, and why a file is not taken or cannot be made."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Way(TextChoices):
    OUT = "out", _("Đi")
    IN = "in", _("Đến")
    REFUSED = "refused", _("Từ chối")


#: Why a file that came is not taken: what was found, why not, what to do. Nothing of it is kept.
REFUSED = {
    "empty": _("Tệp không có nội dung. Chọn đúng tệp .edxml rồi gửi lại."),
    "too-large": _("Tệp lớn %(size)s MB, vượt giới hạn %(limit)s MB cho tệp đính kèm. Xin nơi gửi chia nhỏ."),
    "entities": _(
        "Tệp có khai báo DOCTYPE hoặc thực thể XML, chuẩn edXML không dùng đến, nên không mở. Xin lại tệp gốc từ "
        "nơi gửi."
    ),
    "not-xml": _("Tệp không phải XML đúng cú pháp (dòng %(line)s). Xin lại tệp gốc từ nơi gửi."),
    "not-edxml": _(
        "Tệp không theo QCVN 102:2016/BTTTT: gốc là “%(found)s”, phải là edXML của chuẩn này. Xin nơi gửi xuất lại."
    ),
    "status": _("Tệp này báo trạng thái xử lý, không mang văn bản nào để vào sổ. Không có gì được ghi."),
    "recall": _(
        "Tệp này báo thu hồi một văn bản đã gửi. Mở văn bản ấy trong sổ rồi chọn “Rút văn bản”, ghi căn cứ là thông "
        "báo này."
    ),
    "change": _(
        "Tệp này cập nhật hoặc thay thế một văn bản đã gửi. Mở văn bản ấy trong sổ để sửa; tệp không tự ghi đè được."
    ),
    "missing": _("Tệp thiếu thông tin bắt buộc “%(field)s” của QCVN 102:2016. Xin nơi gửi bổ sung rồi xuất lại."),
    "too-long": _("“%(field)s” dài %(length)s ký tự, chuẩn cho tối đa %(limit)s. Xin nơi gửi rút gọn."),
    "bad-code": _(
        "Mã định danh “%(found)s” ở phần %(part)s không đúng mẫu (chữ, số, các nhóm cách nhau bằng dấu chấm)."
    ),
    "bad-day": _("“%(field)s” ghi “%(found)s”, không phải ngày có thật. Xin nơi gửi xuất lại."),
    "too-many": _("Tệp mang %(found)s tệp đính kèm, vượt giới hạn %(limit)s. Xin nơi gửi gộp lại."),
    "no-attachment": _(
        "Danh mục nêu tệp đính kèm “%(found)s” nhưng trong tệp không có. Tệp bị thiếu; xin nơi gửi gửi lại."
    ),
    "unnamed-attachment": _("Có tệp đính kèm “%(found)s” mà danh mục không nêu. Xin nơi gửi xuất lại."),
    "bad-base64": _("Tệp đính kèm “%(name)s” bị hỏng, không giải mã được. Xin nơi gửi gửi lại."),
    "empty-attachment": _("Tệp đính kèm “%(name)s” trống. Xin nơi gửi gửi lại."),
    "attachments-too-large": _("Tệp đính kèm “%(name)s” làm tổng dung lượng vượt giới hạn. Xin nơi gửi chia nhỏ."),
    "no-own-code": _(
        "Cơ quan của bạn (%(agency)s) chưa có mã định danh điện tử nên không biết tệp có gửi cho mình không. "
        "Ghi mã trước."
    ),
    "for-others": _(
        "Tệp gửi cho %(found)s; mã của cơ quan bạn là %(own)s. Văn bản của cơ quan khác không vào sổ ở đây; "
        "báo lại nơi gửi."
    ),
    "from-us": _("Tệp do chính cơ quan của bạn gửi đi (mã %(code)s); không vào sổ đến."),
    "code-of-others": _(
        "Mã gửi %(code)s là của %(known)s, nhưng tên nơi gửi ghi “%(named)s”. Hỏi lại nơi gửi trước khi nhận."
    ),
    "other-code": _(
        "Nơi gửi ghi tên “%(named)s” với mã %(code)s, nhưng mã của cơ quan này trong danh mục là %(known)s. Hỏi lại "
        "nơi gửi, hoặc sửa danh mục mã nếu mã đã đổi."
    ),
    "again": _("Chính tệp này đã nhận lúc %(at)s, thành %(document)s. Không vào sổ lần nữa."),
    "in-attachment": _("Tệp đính kèm “%(name)s”: %(why)s Chưa có gì được ghi."),
    "secret-words": _(
        "Phần chữ của tệp mang “%(mark)s”. Hệ thống này không được chứa bí mật nhà nước: không có gì được lưu; "
        "chuyển văn thư."
    ),
    "in-book": _("%(why)s Chưa có gì được ghi."),
}

#: Why no file can be made of a paper of ours.
HINDRANCES = {
    "withdrawn": _("Văn bản đã rút nên không gửi đi."),
    "at-clerk": _("Văn bản tra cứu tại văn thư theo chế độ mật, không trao đổi qua đây."),
    "no-number": _("Văn bản chưa có đủ số và ký hiệu, ví dụ 163/KH-UBND."),
    "no-day": _("Văn bản chưa ghi ngày."),
    "no-subject": _("Văn bản chưa ghi trích yếu."),
    "no-signer": _("Văn bản chưa ghi người ký."),
    "no-issuer": _("Văn bản không ghi cơ quan ban hành trong danh bạ."),
    "no-code": _("%(agency)s chưa có mã định danh điện tử vào ngày gửi. Ghi mã trước."),
    "no-file": _("Văn bản chưa có tệp đính kèm. Tải bản đã ký số lên trước."),
    "file-waits": _("Tệp “%(name)s” đang được soát dấu mật; đợi soát xong."),
    "too-large": _("Các tệp đính kèm cộng lại %(size)s MB, vượt giới hạn %(limit)s MB."),
    "nobody": _("Chưa chọn nơi nhận nào có mã định danh."),
    "too-long": _("“%(field)s” dài %(length)s ký tự, chuẩn QCVN 102:2016 cho tối đa %(limit)s. Rút gọn trước khi gửi."),
}
#: Why a code is not written beside an agency.
NO_CODE = {
    "form": _(
        "Mã “%(code)s” không đúng mẫu: chữ và số, các nhóm cách nhau bằng dấu chấm, tối đa 35 ký tự "
        "(QĐ 20/2020/QĐ-TTg)."
    ),
    "taken": _("Mã %(code)s đang là của %(agency)s; một mã chỉ của một cơ quan trong một thời gian."),
    "before": _("Mã đang dùng có hiệu lực từ %(day)s; mã mới phải từ sau ngày đó."),
    "same": _("%(agency)s đang dùng đúng mã này."),
}
