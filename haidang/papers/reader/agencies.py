"""Who is charged: agencies found by grammar alone; a list, where given, only resolves a mention to a code.

The grammar knows head words ("Sở", "Ban", "UBND", "các …") and where a name cannot go on. It knows no names.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from haidang.papers.reader.plan import Mention
from haidang.papers.sources.text import Source, Span
from haidang.papers.vietnamese.letters import fold

#: The first word or words of a body's name. Capitals as printed; "UBND" and "các" also in small letters.
HEAD = (
    r"(?:Sở|SỞ|Bộ Chỉ huy|Bộ chỉ huy|Bộ Tư lệnh|Bộ Tư Lệnh|Bộ đội|Bộ Đội|Bộ|Ban|Ủy ban|Uỷ ban|Ủy Ban|UBND|"
    r"UBMTTQ|UB MTTQ|BCH|BCĐ|BTT|Hội đồng|HĐND|Công an|CA tỉnh|Văn phòng|VP|Thanh tra|"
    r"Tổng cục|Chi cục|Cục|Vụ|Viện|Học viện|Trường|Đại học|Cao đẳng|Phân hiệu|Trung tâm|Hiệp hội|Hội|"
    r"Liên hiệp|Liên minh|Liên đoàn|LĐLĐ|"
    r"Mặt trận|MTTQ|Tỉnh đoàn|Tỉnh Đoàn|Thành đoàn|Thành Đoàn|Đoàn Thanh niên|Đoàn TNCS|Đoàn Đại biểu|"
    r"Đoàn|Báo|Đài|Kho bạc|Bảo hiểm|BHXH|Ngân hàng|Quỹ|Phòng|Bộ phận|"
    r"Tổng công ty|Công ty|Tập đoàn|Doanh nghiệp|Hợp tác xã|Tòa án|Toà án|TAND|Viện kiểm sát|VKSND|"
    r"Kiểm toán|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Huyện ủy|Huyện uỷ|"
    r"Đảng ủy|Đảng uỷ|Đảng đoàn|Thường trực|Thường vụ|Chính phủ|Thủ tướng|Quốc hội|Tổ công tác|Tổ giúp việc|"
    r"Tổ Công tác|Cảng vụ|Cảng|Hải quan|Thuế|Quân khu|Quân đội|BCHQS|BĐBP|Biên phòng|"
    r"Đại sứ quán|Tổng lãnh sự quán|Lãnh sự quán|Chủ tịch|Phó Chủ tịch|Giám đốc|Chánh Văn phòng|Chánh|"
    r"Thủ trưởng|Người đứng đầu|Bí thư|Bộ trưởng|Trưởng|Hiệu trưởng|VNPT|VCCI|Viettel|MobiFone|"
    r"Viễn thông|Điện lực|Bưu điện|Sân bay|Vườn quốc gia|Nhà văn hóa|Chi nhánh|Hạt Kiểm lâm|Đồn|Trung đoàn|"
    r"Nhà hát|Thư viện|Bảo tàng|Ủy viên|Cơ quan|Đơn vị|Lực lượng|BQL|Câu lạc bộ|Cổng)"
)
#: What a phrase for many is made of: "các Sở, Ban, Ngành", "cơ quan, đơn vị, địa phương".
NOUN = (
    r"(?:[Ss]ở|[Bb]an|[Nn]gành|[Bb]ộ|[Ll]ĩnh vực|[Cc]ấp|[Đđ]oàn thể|[Cc]ơ quan|[Đđd]ơn vị|[Đđ]ịa phương|"
    r"[Tt]ổ chức|[Hh]uyện|[Tt]hị xã|[Tt]hành phố|[Tt]hị trấn|[Xx]ã|[Pp]hường|[Đđ]ặc khu|[Tt]ỉnh|"
    r"[Hh]ội|[Pp]hòng|[Tt]rường|[Vv]iện|[Tt]rung tâm|[Dd]oanh nghiệp|[Hh]iệp hội|[Cc]hi cục|[Đđ]oàn|"
    r"[Cc]á nhân|[Cc]hủ đầu tư|[Nn]hà mạng|[Cc]ông ty|[Tt]ổ|[Cc]hủ dự án|[Cc]ơ sở|[Hh]ợp tác xã|"
    r"[Nn]hà đầu tư|[Bb]áo|[Đđ]ài|[Cc]ao đẳng|[Đđ]ại học|[Tt]rung cấp|[Hh]ọc viện|[Bb]ệnh viện|[Ll]ực lượng|"
    r"[Hh]uyện ủy|[Tt]hành ủy|[Tt]hị ủy|[Qq]uận ủy|[Đđ]ảng ủy|[Cc]ấp ủy|[Đđ]ảng bộ|[Cc]hi bộ|"
    r"[Tt]hành viên|[Tt]hôn|[Tt]ổ dân phố|[Kk]hu phố|[Hh]ộ kinh doanh|[Dd]oanh nhân|[Ll]àng nghề|[Cc]ửa khẩu)"
)
_MANY = r"(?:[Cc]ác|[Nn]hững|[Tt]ất cả|[Tt]oàn thể|[Mm]ột số|[Cc]ác cấp)"
#: Words that begin like a body and are none: "Hội nhập", "Trường hợp", "Đoàn kết".
_NOT_A_BODY = re.compile(
    r"(?:Trường hợp|Đoàn kết|Đoàn ra|Đoàn vào|Hội nhập|Hội nghị|Hội thảo|Hội chợ|Báo cáo|Ban hành|Bộ máy|"
    r"Bộ tiêu chí|Phòng ngừa|Phòng,|Phòng chống|Phòng cháy|Quỹ đất|Viện trợ|Trưởng thành|"
    r"Chính phủ điện tử|Chính phủ số|Cảng biển|Quốc hội nhập|Thuế suất|Đơn vị tính|Đơn vị đo|"
    r"(?:Đơn vị|Cơ quan|Bộ phận)\s+(?:chủ trì|phối hợp|thực hiện|đầu mối|tham mưu|soạn thảo|cùng|chính)|"
    r"Tổng công suất|Công tác|Hội họp|Đoàn công tác)(?!\w)"
)
_STARTS = re.compile(rf"(?:{HEAD}(?!\w)|{_MANY}\s+(?:{NOUN}|{HEAD})(?!\w)|{_MANY}\s*:|lực lượng\s+(?=[A-ZĐ]))")
_BARE_GROUP = re.compile(
    rf"{NOUN}(?:\s*[,;/]\s*|\s+và\s+){NOUN}(?!\w)|(?:[Ss]ở|[Bb]ộ|[Bb]an)\s+(?:[Bb]an\s+)?[Nn]gành(?!\w)"
)
_SEPARATOR = re.compile(r"\s*(?:;|,)\s*(?:và\s+|cùng\s+)?|\s+và\s+|\s+cùng\s+(?:với\s+)?(?=các)")
_LIST_NOUN = re.compile(
    rf"{NOUN}(?=\s*(?:[,;.:)]|và\b|$|thuộc|trực thuộc|tỉnh|thành phố|cấp|có liên quan|liên quan|"
    rf"trên địa bàn|khác|ở|tại|của|trong))"
)
#: Bodies whose single word also stands in the middle of an enumeration: "Sở, Ban, Ngành".
_PART_OF_GROUP = re.compile(
    r"(?:Sở|Ban|Ngành|Bộ|Đoàn thể|Hội|Báo|Đài|Cơ quan|Đơn vị|Doanh nghiệp|Trường|Viện|Phòng|Công ty|Đoàn|"
    r"Tổng cục|Cục|Chi cục|Vụ|Tổng công ty|Đại học|Cao đẳng|Trung cấp|Học viện)"
    r"\s*(?=[,;.:)]|$|và\b|có liên quan|liên quan|tỉnh\b|cấp\b|"
    r"trên địa bàn)"
)

#: "các Bộ, ngành và các địa phương liên quan" is one phrase.
_COMMITTEE = re.compile(r"UBND|[ỦU]y ban|Uỷ ban")
_AND_PLACES = re.compile(r"các (?:địa phương|cấp|ngành)(?=\s*(?:$|[,;.:]|liên quan|có liên quan))")
#: "cơ quan, đơn vị có liên quan" behind "và"
_CONCERNED = re.compile(
    r"(?:cơ quan|đơn vị|địa phương|tổ chức|cá nhân)"
    r"(?:\s*,\s*(?:cơ quan|đơn vị|địa phương|tổ chức|cá nhân|doanh nghiệp))*\s+(?:có\s+)?liên quan"
)
_GROUP = re.compile(
    rf"(?:{_MANY}\b|{NOUN}\s*,\s*{NOUN}|{NOUN}\s+và\s+{NOUN}|(?:UBND|Ủy ban nhân dân|"
    rf"Uỷ ban nhân dân)\s+(?:các|cấp|xã|phường|huyện)|"
    r"[Cc]ơ quan(?:\s|,)|[Đđ]ơn vị(?:\s|,)|[Đđ]ịa phương|[Đđ]oàn thể|Sở, ban|Bộ, ngành)"
)
_OPEN = re.compile(r"(?:co\s+)?lien quan|khac\b")

#: Verbs and joints at which a name in running prose ends. Small letters only: "Sở Xây dựng xây dựng …".
_STOP = re.compile(
    r"\s+(?:tổ chức(?=,\s*(?:triển khai|thực hiện|hướng dẫn|chỉ đạo|quản lý|theo dõi))|chủ trì(?! nêu| có|"
    r" liên quan|\s*[,;]?\s*và đơn vị)|chủ động|phối hợp(?!\s*[.;]|$)|chịu trách nhiệm|có trách nhiệm|"
    r"có nhiệm vụ|có văn bản|có kế hoạch|có ý kiến|nghiên cứu|tham mưu|thực hiện|xây dựng|"
    r"tổ chức (?!hữu nghị|chính trị|phi chính phủ|xã hội|đoàn thể|Đảng|"
    r"hội(?=,| phụ nữ| nông dân| cựu| đoàn| viên| quần chúng)|"
    r"kinh tế|tín dụng|có liên quan|"
    r"liên quan|trên|nước ngoài|thành viên|trực thuộc|cá nhân)|hướng dẫn|theo dõi|"
    r"đôn đốc|kiểm tra|rà soát|triển khai|báo cáo|tăng cường|bố trí|cân đối|thẩm định|căn cứ|tiếp tục|"
    r"kiện toàn|ban hành|đề xuất|đề nghị|hỗ trợ|tuyên truyền|phổ biến|quán triệt|tiến hành|đánh giá|lập |"
    r"lồng ghép|"
    r"trình |cung cấp|tạo điều kiện|đảm bảo|bảo đảm|huy động|xem xét|quyết định|trong (?!nước|và ngoài|"
    r"tỉnh|thành phố|khu|KCN|cả nước|toàn|hệ thống|ngành)|kết quả |tình hình |để |khi |theo |trên cơ sở|"
    r"tổng hợp|khẩn trương|nghiêm túc|phân công|cử |đăng ký|"
    r"vận động|hoàn thiện|hoàn thành|đẩy mạnh|thường xuyên|kịp thời|tích cực|sử dụng|phát huy|nâng cao|"
    r"thống nhất|tham gia|là |phải |cần |được |đã |sẽ |nhằm |làm đầu mối|làm cơ quan|giúp |chuẩn bị|"
    r"phát động|biên soạn|"
    r"cập nhật|thông báo|thông tin|gửi |(?<!ngoại )(?<!Ngoại )giao |"
    r"chỉ đạo|xử lý|giám sát|tập trung|ưu tiên|khai thác|duy trì|"
    r"mở rộng|thành lập|ứng dụng|đầu tư (?!nước)|bồi dưỡng|đào tạo|định kỳ|hằng |hàng |hướng tới|xác định|"
    r"phản ánh|liên hệ|tự |tùy |tuỳ |yêu cầu|lựa chọn|tổng kết|sơ kết|tháo gỡ|giải quyết|ký |đưa |mời |"
    r"mở |dự |lấy |góp |về |và\s+(?:phối hợp|"
    r"tổ chức(?!\s+(?:có )?liên quan|\s*[,;.]|$)|triển khai|thực hiện|các nội dung|kế hoạch|nhiệm vụ)|"
    r"thu hút|xúc tiến|hình thành|tiếp nhận|quan tâm|đổi mới|vận hành|thúc đẩy|đồng thời|nếu |thông qua|"
    r"tuân thủ|quy định|công bố|thu thập|thống kê|khảo sát|điều tra|nắm |chuyển |kết nối|bảo vệ|"
    r"phát triển (?!nông thôn)|phát hiện|xây |đẩy nhanh|khắc phục|ngăn chặn|chấn chỉnh|ký kết|trao đổi|kiểm soát|"
    r"truyền thông về|đăng tải|đưa tin|khen thưởng|biểu dương|tôn vinh|giới thiệu|quảng bá|tư vấn|bổ sung|điều chỉnh|"
    r"sửa đổi|xác minh|phân tích|phân bổ|phê duyệt|kêu gọi|khuyến khích|tìm kiếm|tìm hiểu|nhân rộng|lan tỏa|"
    r"tiên phong|dẫn dắt|chăm lo|áp dụng|công khai|niêm yết|số hóa|số hoá|cụ thể hóa|đa dạng hóa|tập huấn|bám sát|"
    r"xử phạt|đón (?:tiếp|đoàn|khách)|tiếp đón|đón tiếp|trưng bày|biểu diễn|thường trực(?=,)|lãnh đạo |lãnh đạo,|"
    r"trước ngày |trước khi |vào ngày |vào |từ ngày |chậm nhất |trực (?!thuộc|tiếp)|thực thi|"
    r"trân trọng|kính |xin |cảm ơn |mong |quay "
    r"chịu |cải thiện|cải tạo|bàn giao|nghiệm thu|tiếp cận|tiếp thu|thẩm tra|đấu tranh|khởi công|thu hồi|"
    r"phát (?!triển|thanh|sóng|điện)|cho |sửa |viết |họp |lo |mua |thuê |đấu thầu|trang bị|vận chuyển|"
    r"điều phối|điều hành|cải cách|giảm |tăng |nhận |(?<!đào )(?<!Đào )tạo |soạn |biên tập|"
    r"dịch (?!vụ|bệnh|tễ|thuật)|in ấn|phát hành|"
    r"cấp (?=phép|thẻ|giấy|kinh phí|mã|chứng|đổi|phát)|duyệt |bổ nhiệm|tuyển |động viên|vận dụng|làm tốt|làm việc|"
    r"làm thủ tục|"
    r"đăng |ghi |bình xét|xét (?!xử)|trao |tặng |gắn |treo |đặt |kiểm kê|kiểm đếm|tuần tra|canh |ứng phó|"
    r"thảo luận|đàm phán|thăm |gặp |hộ tống|phục vụ|đón |tiễn |dẫn |dọn |gác |mở lớp|chuyển đổi|quản lý (?=chặt|"
    r"tốt|việc|đoàn)|có (?:biện pháp|giải pháp|phương án|hình thức|báo cáo|công văn))",
)
_AFTER_NOUN = re.compile(
    r"(?:Ban|ban|Ủy ban|Uỷ ban|Tổ|tổ|Trung tâm|Văn phòng|Quỹ|Phòng|Cục|Chi cục|Vụ|Hội đồng|Các|các|chủ|"
    r"Chủ|nhà|Nhà|Ngân|Truyền|[Vv]iện|(?<!môi )(?<!Môi )(?<!thị )(?<!Thị )[Tt]rường|[Cc]ơ sở|cứu|"
    r"[Dd]oanh nghiệp công nghệ)$"
)
_PARENS = re.compile(r"\([^()]*\)")


class _Piece(NamedTuple):
    start: int
    end: int


def split_agencies(source: Source, span: Span, rule: str) -> tuple[Mention, ...]:
    """The bodies in a list of them: "Sở Văn hóa, Thể thao và Du lịch, các Sở, Ban, Ngành" → two mentions.

    A comma or "và" parts two bodies only where a new body begins behind it; a semicolon always does.
    """
    pieces = list(_pieces(source.flat, span.start, span.end))
    mentions = []
    for piece in pieces:
        body = _tidy(source.flat, piece)
        if body.end > body.start:
            mentions.append(_mention(source, Span(*body), rule))
    return tuple(mentions)


def _pieces(flat: str, start: int, end: int) -> Iterator[_Piece]:
    shut = [found.span() for found in _PARENS.finditer(flat, start, end)]
    begin = start
    for found in _SEPARATOR.finditer(flat, start, end):
        if found.start() < begin or any(left <= found.start() < right for left, right in shut):
            continue
        if _begins_new(flat, begin, found, end):
            yield _Piece(begin, found.start())
            begin = found.end()
    yield _Piece(begin, end)


def _begins_new(flat: str, begin: int, separator: re.Match[str], end: int) -> bool:
    """Does another body begin behind this separator?"""
    at = separator.end()
    if ";" in separator[0]:
        return True
    before = flat[begin : separator.start()]
    if re.search(r"(?:[Cc]ác|[Cc]ác cấp|[Nn]hững)$", before.rstrip()):
        return False
    if " và" in separator[0] and _CONCERNED.match(flat, at, end):
        # "UBND xã, phường và đơn vị có liên quan": two; "các Sở, ban, ngành và đơn vị liên quan": one phrase
        return not _GROUP.match(before.lstrip()) or _COMMITTEE.match(before.lstrip()) is not None
    if not _STARTS.match(flat, at, end) or _NOT_A_BODY.match(flat, at, end):
        return False
    in_group = _GROUP.match(before.lstrip())
    if in_group and (
        _PART_OF_GROUP.match(flat, at, end)
        or (_AND_PLACES.match(flat, at, end) and not _COMMITTEE.match(before.lstrip()))
    ):
        return False
    return not _second_half(before, flat[at:end])


def _second_half(before: str, after: str) -> bool:
    """ "Trường Đại học", "Ban Chấp hành Hội": a head word that the name before still needs."""
    before = before.rstrip()
    if _OFFICE_OF.search(before) and re.match(r"UBND|HĐND|[ỦU]y ban|Uỷ ban|Hội đồng", after):
        return True
    return re.search(r"(?:Liên hiệp các|Ban Chấp hành|Văn phòng)$", before) is not None and bool(after)


#: "Văn phòng HĐND và UBND huyện", "Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh": one office of two bodies.
_OFFICE_OF = re.compile(r"Văn phòng (?:HĐND|Hội đồng nhân dân|Đoàn (?:ĐBQH|đại biểu Quốc hội|Đại biểu Quốc hội))$")


def _tidy(flat: str, piece: _Piece) -> _Piece:
    start, end = piece
    while start < end and flat[start] in ' -–+,;:.“"':
        start += 1
    while end > start and flat[end - 1] in " .,;:-–":
        end -= 1
    if flat.startswith(("và ", "Và "), start):
        start += 3
    if flat[start:end].endswith(")") and flat.count("(", start, end) == 0:
        end -= 1
    return _Piece(start, end)


def _mention(source: Source, span: Span, rule: str) -> Mention:
    words = source.flat[span.start : span.end]
    group = _GROUP.match(words) is not None
    is_open = group and _OPEN.search(source.folded, span.start, span.end) is not None
    return Mention(span, rule, None, group, is_open)


def is_body(flat: str, start: int, end: int) -> bool:
    """Do a body's name or a phrase for many begin at `start`?"""
    if _NOT_A_BODY.match(flat, start, end):
        return False
    return bool(_STARTS.match(flat, start, end) or _BARE_GROUP.match(flat, start, end))


def name_end(flat: str, start: int, end: int) -> int:
    """Where the list of bodies that begins at `start` stops: at a verb, a joint, a colon or a full stop."""
    for found in _STOP.finditer(flat, start, end):
        before = flat[start : found.start()]
        if _AFTER_NOUN.search(before) or re.search(r"(?:[Cc]ác|[Cc]ơ quan|[Đđ]ơn vị)\s+(?:tổ|đơn|cơ)$", before):
            continue
        sign = _SENTENCE_END.search(flat, start, found.start())
        return sign.start() if sign else found.start()
    sign = _SENTENCE_END.search(flat, start, end)
    end = sign.start() if sign else end
    level = _LEVEL.search(flat, start, end)
    return level.end() if level else end


#: No verb that we know: behind "tỉnh", "huyện" … a small word begins one, unless it belongs to the list.
_LEVEL = re.compile(
    r"(?<!\w)(?:[Bb]ộ|[Bb]an|[Cc]ông an|[Ss]ở|[Hh]ội|[Vv]ăn phòng|[ỦU]y ban|UBND|[Tt]òa án|[Vv]iện)[^,;.:]{0,80}? "
    r"(?:tỉnh|huyện|xã|phường|thành phố)"
    r"(?= (?!và |có |cùng |liên |các |khác|trực|thuộc|trên |tại |ở |biên |miền |vùng )[a-zđ]\w* )"
)
#: A full stop, a colon, or a comma behind which no body and no noun of a group goes on.
_SENTENCE_END = re.compile(rf"[.:](?=\s|$)|;(?=\s)(?!\s+(?:và\s+)?(?:{HEAD}|{_MANY}\s+{NOUN})(?!\w))")


def subject(source: Source, start: int, end: int, rule: str) -> tuple[tuple[Mention, ...], int]:
    """The bodies that a sentence begins with, and where its predicate begins; () where it begins with none."""
    flat = source.flat
    begin = start
    while begin < end and flat[begin] in ' -–+“"':
        begin += 1
    asked = re.match(
        r"(?:Giao(?: cho)?|Đề nghị|Yêu cầu|Phân công|Trân trọng đề nghị|Ủy quyền(?: cho)?|Khuyến khích|Kính đề nghị|"
        r"(?:Đồng thời|Ngoài ra),?\s+(?:giao|đề nghị|yêu cầu))\s*:?\s+(?:(?:các )?đồng chí\s+|(?:ông|bà)\s+)?",
        flat[begin:end],
    )
    if asked:
        begin += asked.end()
    if not is_body(flat, begin, end):
        return (), start
    stop = name_end(flat, begin, end)
    stop = _cut_at_clause(flat, begin, stop)
    return split_agencies(source, Span(begin, stop), rule), stop


def _cut_at_clause(flat: str, start: int, end: int) -> int:
    """A comma behind which neither a body nor a noun of a group stands ends the list."""
    for found in re.finditer(r",\s*", flat[start:end]):
        at = start + found.end()
        if _STARTS.match(flat, at, end) or _LIST_NOUN.match(flat, at, end) or _BARE_GROUP.match(flat, at, end):
            continue
        before = flat[start : start + found.start()]
        # inside a name: "Sở Văn hóa, Thể thao và Du lịch", "Báo và Phát thanh, Truyền hình"
        if flat[at : at + 1].isupper():
            continue
        if re.match(rf"{NOUN}(?!\w)", flat[at:end]) and (
            re.search(rf"(?<!\w){NOUN}\s*$", before) or _BODY_BEHIND.search(flat, at, min(end, at + 300))
        ):
            continue
        return start + found.start()
    return end


#: Further on in the list another body is named: what stands between is of the list too.
_BODY_BEHIND = re.compile(rf"[,;]\s+(?:và\s+)?(?:{HEAD}(?!\w)|{_MANY}\s+{NOUN})")


_WITH = re.compile(
    r"(?:[Pp]hối hợp|PHỐI HỢP)(?:\s+(?:chặt chẽ|tích cực|thường xuyên|cùng|đồng bộ|kịp thời|"
    r"hiệu quả))*\s+(?P<with>(?:cùng\s+)?với\s+|cùng\s+)?(?=\S)"
)


def coordinators(source: Source, start: int, end: int, rule: str) -> tuple[Mention, ...]:
    """Whom a sentence says to work with: "phối hợp (chặt chẽ) với Sở A, Sở B và các đơn vị liên quan …"."""
    flat = source.flat
    found: list[Mention] = []
    for match in _WITH.finditer(flat, start, end):
        at = match.end()
        if not match["with"] and not is_body(flat, at, end):
            found.extend(_partners_before(source, start, match.start(), rule))
            continue
        stop = _cut_at_clause(flat, at, name_end(flat, at, end))
        found.extend(
            m for m in split_agencies(source, Span(at, stop), rule) if not any(m.span.meets(o.span) for o in found)
        )
    for match in _JOINED.finditer(flat, start, end):
        found.extend(
            m
            for m in _partners_before(source, start, match.start(), rule)
            if not any(m.span.meets(o.span) for o in found)
        )
    return tuple(sorted(found, key=lambda mention: mention.span))


#: … Sở B phối hợp. · (Sở A chủ trì, Sở B phối hợp thực hiện)
_JOINED = re.compile(r"(?:cùng\s+)?phối hợp(?:\s+(?:thực hiện|tổ chức|triển khai))?\s*(?=[;.,)]|$)")
_BEFORE = re.compile(r"(?:(?:chủ trì|thực hiện|phụ trách)\s*[,;]?|[,;(.:])\s*(?:và\s+|có\s+)?")


def _partners_before(source: Source, start: int, end: int, rule: str) -> tuple[Mention, ...]:
    """ "Sở A chủ trì, Sở B, Sở C phối hợp (thực hiện)": whom the verb stands behind."""
    flat = source.flat
    for found in _BEFORE.finditer(flat, max(start, end - 300), end):
        at = found.end()
        if at < end and is_body(flat, at, end) and name_end(flat, at, end) == end:
            return split_agencies(source, Span(at, end), rule)
    return ()


class Agencies:
    """A list of known names: resolves a mention that the grammar found to the code of its agency."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._codes = {_plain(name): code for code, name in names}
        #: Every word that some name holds: no such word is cut off a name.
        self._words = {word for name in self._codes for word in name.split()}

    def code_of(self, words: str) -> str | None:
        """The code of the agency that `words` name, case and marks aside, with or without its place at the end."""
        plain = _plain(words)
        if plain in self._codes:
            return self._codes[plain]
        for tail in (" tinh", " thanh pho", " cua tinh"):
            if plain.endswith(tail) and plain[: -len(tail)] in self._codes:
                return self._codes[plain[: -len(tail)]]
            if plain + tail in self._codes:
                return self._codes[plain + tail]
        return None

    def _is_no_part(self, flat: str, start: int) -> bool:
        """A small word that is part of no known name: the name of a body does not go on with it."""
        word = _WORD.match(flat, start)
        return word is not None and word[0][:1].islower() and _plain(word[0]) not in self._words

    def resolved(self, source: Source, mention: Mention) -> Mention:
        """The mention with its code; a verb that the grammar took for a part of the name is left out where the
        list knows the name without it ("Sở Y tế nấu cháo")."""
        words = source.line_of(mention.span)
        code = self.code_of(words) or self.code_of(_BRACKET_AT_END.sub("", words))
        if code is not None:
            return replace(mention, code=code)
        starts = [found.start() for found in _WORD.finditer(source.flat, mention.span.start, mention.span.end)]
        for start in reversed(starts[2:]):
            known = self.code_of(source.line_of(Span(mention.span.start, start)))
            if known is not None and self._is_no_part(source.flat, start):
                end = start
                while source.flat[end - 1] == " ":
                    end -= 1
                return replace(mention, span=Span(mention.span.start, end), code=known)
        return mention


_WORD = re.compile(r"\S+")
_BRACKET_AT_END = re.compile(r"\s*\([^()]*\)$")


def _plain(name: str) -> str:
    name = fold(name).replace("uy ban nhan dan", "ubnd").replace("&", " va ")
    return " ".join(re.sub(r"[^\w]+", " ", name).split())
