"""Names of bodies: with which words one begins, and where it ends in running prose. No name is known here."""

import re

from haidang.papers.vietnamese.letters import LOWER, UPPER

#: The first word or words of a body's name. Capitals as printed; "UBND" and "các" also in small letters. An eye
#: sees "Sờ" for "Sở".
HEAD = (
    r"(?:Sở|SỞ|S[ờỏ]|Bộ Chỉ huy|Bộ chỉ huy|Bộ Tư lệnh|Bộ Tư Lệnh|Bộ đội|Bộ Đội|Bộ|Ban|Ủy ban|Uỷ ban|Ủy Ban|UBND|"
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
    r"Nhà hát|Thư viện|Bảo tàng|Ủy viên|Cơ quan|Đơn vị|Lực lượng|BQL|Câu lạc bộ|Cổng|Đặc khu|Trạm|Bệnh viện|Tạp chí|"
    r"Nhà xuất bản|Đội|Tổ trưởng|Xí nghiệp|Nhà khách|Bến xe|Trại|Thành viên(?= (?:Ban|BCĐ|Tổ|Hội)))"
)
#: What a phrase for many is made of: "các Sở, Ban, Ngành", "cơ quan, đơn vị, địa phương".
NOUN = (
    r"(?:[Ss]ở|[Bb]an|[Nn]gành|[Bb]ộ|[Ll]ĩnh vực|[Cc]ấp|[Đđ]oàn thể|[Cc]ơ quan|[Đđd]ơn vị|[Đđ]ịa phương|"
    r"[Tt]ổ chức|[Hh]uyện|[Tt]hị xã|[Tt]hành phố|[Tt]hị trấn|[Xx]ã|[Pp]hường|[Đđ]ặc khu|[Tt]ỉnh|"
    r"[Hh]ội|[Pp]hòng|[Tt]rường|[Vv]iện|[Tt]rung tâm|[Dd]oanh nghiệp|[Hh]iệp hội|[Cc]hi cục|[Đđ]oàn|"
    r"[Cc]á nhân|[Cc]hủ đầu tư|[Nn]hà mạng|[Cc]ông ty|[Tt]ổ|[Cc]hủ dự án|[Cc]ơ sở|[Hh]ợp tác xã|"
    r"[Nn]hà đầu tư|[Bb]áo|[Đđ]ài|[Cc]ao đẳng|[Đđ]ại học|[Tt]rung cấp|[Hh]ọc viện|[Bb]ệnh viện|[Ll]ực lượng|"
    r"[Hh]uyện đoàn|[Tt]hành đoàn|[Tt]hị đoàn|[Qq]uận đoàn|"
    r"[Hh]uyện ủy|[Tt]hành ủy|[Tt]hị ủy|[Qq]uận ủy|[Đđ]ảng ủy|[Cc]ấp ủy|[Đđ]ảng bộ|[Cc]hi bộ|"
    r"[Tt]hành viên|[Tt]hôn|[Tt]ổ dân phố|[Kk]hu phố|[Hh]ộ kinh doanh|[Dd]oanh nhân|[Ll]àng nghề|[Cc]ửa khẩu)"
)
MANY = r"(?:[Cc]ác|[Nn]hững|[Tt]ất cả|[Tt]oàn thể|[Mm]ột số|[Cc]ác cấp)"
#: Words that begin like a body and are none: "Hội nhập", "Trường hợp", "Đoàn kết".
NOT_A_BODY = re.compile(
    r"(?:Trường hợp|Đoàn kết|Đoàn ra|Đoàn vào|Hội nhập|Hội nghị|Hội thảo|Hội chợ|Báo cáo|Ban hành|Bộ máy|"
    r"Bộ tiêu chí|Phòng ngừa|Phòng,|Phòng chống|Phòng cháy|Quỹ đất|Viện trợ|Trưởng thành|"
    r"Chính phủ điện tử|Chính phủ số|Cảng biển|Quốc hội nhập|Thuế suất|Đơn vị tính|Đơn vị đo|"
    r"(?:Đơn vị|Cơ quan|Bộ phận)\s+(?:chủ trì|phối hợp|thực hiện|đầu mối|tham mưu|soạn thảo|cùng|chính)|"
    r"Tổng công suất|Công tác|Hội họp|Đoàn công tác)(?!\w)"
)
STARTS = re.compile(rf"(?:{HEAD}(?!\w)|{MANY}\s+(?:{NOUN}|{HEAD})(?!\w)|{MANY}\s*:|lực lượng\s+(?=[A-ZĐ]))")
BARE_GROUP = re.compile(
    rf"{NOUN}(?:\s*[,;/]\s*|\s+và\s+){NOUN}(?!\w)|(?:[Ss]ở|[Bb]ộ|[Bb]an)\s+(?:[Bb]an\s+)?[Nn]gành(?!\w)"
)

#: Verbs and joints at which a name in running prose ends. Small letters only: "Sở Xây dựng xây dựng …".
_STOP = re.compile(
    r"\s+(?:(?<!và )(?<!, )(?<!các )(?<!quan )(?<!vị )tổ chức(?=\s*(?:[.;)]|$))|"
    r"(?<!quan )(?<!vị )đầu mối (?=[^\W\d_])|"
    r"tổ chức(?=,\s*(?:triển khai|thực hiện|hướng dẫn|chỉ đạo|quản lý|theo dõi))|(?:đồng )?chủ trì(?! nêu| có|"
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
    r"tỉnh|thành phố|khu|KCN|cả nước|toàn|hệ thống|ngành|[A-ZĐ])|kết quả |tình hình |để |khi |theo |trên cơ sở|"
    r"tổng hợp|khẩn trương|nghiêm túc|phân công|cử |đăng ký|"
    r"vận động|hoàn thiện|hoàn thành|đẩy mạnh|thường xuyên|kịp thời|tích cực|sử dụng|phát huy|nâng cao|"
    r"thống nhất|tham gia|là |phải |cần |được |đã |sẽ |nhằm |làm đầu mối|làm chủ đầu tư|làm cơ quan|giúp |chuẩn bị|"
    r"phát động|biên soạn|"
    r"cập nhật|thông báo|thông tin|gửi |(?<!ngoại )(?<!Ngoại )giao |"
    r"chỉ đạo|xử lý|giám sát|tập trung|ưu tiên|khai thác|duy trì|"
    r"mở rộng|thành lập|ứng dụng|đầu tư (?!nước)|bồi dưỡng|đào tạo|định kỳ|hằng |hàng |hướng tới|xác định|"
    r"phản ánh|liên hệ|tự |tùy |tuỳ |yêu cầu|lựa chọn|tổng kết|sơ kết|tháo gỡ|giải quyết|ký |đưa |mời |"
    r"mở |dự (?!án |toán )|lấy |góp |về |và\s+(?:phối hợp|"
    r"tổ chức(?!\s+(?:có )?liên quan|\s*[,;.]|$)|triển khai|thực hiện|các nội dung|kế hoạch|nhiệm vụ)|"
    r"thu hút|xúc tiến|hình thành|tiếp nhận|quan tâm|đổi mới|vận hành|thúc đẩy|đồng thời|nếu |thông qua|"
    r"tuân thủ|quy định|công bố|thu thập|thống kê|khảo sát|điều tra|nắm |chuyển |kết nối|bảo vệ|"
    r"phát triển (?!nông thôn)|phát hiện|xây |đẩy nhanh|khắc phục|ngăn chặn|chấn chỉnh|ký kết|trao đổi|kiểm soát|"
    r"truyền thông về|đăng tải|đưa tin|khen thưởng|biểu dương|tôn vinh|giới thiệu|quảng bá|tư vấn|bổ sung|điều chỉnh|"
    r"sửa đổi|xác minh|phân tích|phân bổ|phê duyệt|kêu gọi|khuyến khích|tìm kiếm|tìm hiểu|nhân rộng|lan tỏa|"
    r"tiên phong|dẫn dắt|chăm lo|áp dụng|công khai|niêm yết|số hóa|số hoá|cụ thể hóa|đa dạng hóa|tập huấn|bám sát|"
    r"xử phạt|đón (?:tiếp|đoàn|khách)|tiếp đón|đón tiếp|trưng bày|biểu diễn|thường trực(?=,)|lãnh đạo |lãnh đạo,|"
    r"trước ngày |trước khi |vào ngày |vào |từ ngày |chậm nhất |(?<!ường )trực (?!thuộc|tiếp)|trực tiếp (?!quản lý)|"
    r"thực thi|"
    r"trân trọng|kính |xin |cảm ơn |mong |quay |"
    r"chịu |cải thiện|cải tạo|bàn giao|nghiệm thu|tiếp cận|tiếp thu|thẩm tra|đấu tranh|khởi công|thu hồi|"
    r"phát (?!triển|thanh|sóng|điện)|cho |sửa |viết |họp |lo |mua |thuê |đấu thầu|trang bị|vận chuyển|"
    r"điều phối|điều hành|cải cách|giảm |tăng |nhận |(?<!đào )(?<!Đào )tạo |soạn |biên tập|"
    r"dịch (?!vụ|bệnh|tễ|thuật)|in ấn|phát hành|"
    r"cấp (?=phép|thẻ|giấy|kinh phí|mã|chứng|đổi|phát)|duyệt |bổ nhiệm|tuyển |động viên|vận dụng|làm tốt|làm việc|"
    r"làm thủ tục|"
    r"đăng |ghi |bình xét|xét (?!xử)|trao |tặng |gắn |treo |đặt |kiểm kê|kiểm đếm|tuần tra|canh |ứng phó|"
    r"thảo luận|đàm phán|thăm |gặp |hộ tống|phục vụ|đón |tiễn |dẫn |dọn |gác |mở lớp|chuyển đổi|quản lý (?=chặt|"
    r"tốt|việc|đoàn)|có (?:biện pháp|giải pháp|phương án|hình thức|báo cáo|công văn)|"
    r"chỉnh trang|trang trí|phân luồng|giải trình|giải đáp|giải thích|giải phóng|trả lời|phúc đáp|làm rõ|kiến nghị|"
    r"tranh thủ|tận dụng|khơi thông|liên kết|hợp tác (?!xã|quốc tế|phát triển)|kết nghĩa|đối thoại|tiếp xúc|"
    r"sắp xếp|cân nhắc|dự kiến|dự trù|dự báo|định hướng|tính toán|cắt giảm|tiết kiệm|nâng cấp|nâng |"
    r"bảo tồn|bảo hộ|bảo trì|bảo dưỡng|duy tu|tôn tạo|trùng tu|phục dựng|phục hồi|gìn giữ|giữ |quyên góp|ủng hộ|"
    r"đóng góp|tham vấn|phản biện|lắng nghe|ghi nhận|nhắc nhở|cảnh báo|chia sẻ|trợ giúp|cứu trợ|"
    r"lưu trữ|tra cứu|tích hợp|đồng bộ|khai báo|kê khai|đối chiếu|công nhận|chứng nhận|kiểm định|"
    r"đảm nhận|đảm nhiệm|đảm trách|phụ trách|nỗ lực|quyết liệt|linh hoạt|nhanh chóng|sớm |kiên quyết|triệt để|"
    r"thanh toán|quyết toán|tạm ứng|chi trả|phân cấp|ủy quyền|uỷ quyền|chấp thuận|cho phép|rút kinh nghiệm|"
    r"chào mừng|chúc mừng|thăm hỏi|tri ân|vinh danh|khai mạc|khai trương|trình bày|thuyết minh|phát biểu|"
    r"hưởng ứng|di dời|đền bù|truy quét|trấn áp|tố giác|dọn dẹp|vệ sinh |chăm sóc|tìm |rà |sao gửi|tuyển chọn)",
)
_AFTER_NOUN = re.compile(
    r"(?:Ban|ban|Ủy ban|Uỷ ban|Tổ|tổ|Trung tâm|Văn phòng|Quỹ|Phòng|Cục|Chi cục|Vụ|Hội đồng|Các|các|chủ|"
    r"Chủ|nhà|Nhà|Ngân|Truyền|[Vv]iện|(?<!môi )(?<!Môi )(?<!thị )(?<!Thị )[Tt]rường|[Cc]ơ sở|cứu|"
    r"[Dd]oanh nghiệp công nghệ|[Dd]ịch vụ|công|chương|quy|tiến|lộ)$"
)
#: What a body is for may sound like a verb: "Trung tâm Hỗ trợ phát triển doanh nghiệp", "Ban QLDA đầu tư xây dựng".
_PURPOSE = re.compile(
    r"(?:(?:[Dd]ự án|QLDA|[Cc]ổ phần|TNHH|MTV|[Qq]uỹ)(?: đầu tư)?|thành viên|Cảnh sát|Hỗ trợ|Tư vấn|Xúc tiến|Ứng dụng|"
    r"Bảo vệ(?: và)?|Bảo tồn(?: và)?|Nghiên cứu|Điều phối|[Pp]hòng, chống .{3,50} và)$"
)
_SERVED = re.compile(
    r"\s+(?:phát triển|đầu tư|xây dựng|khai thác|quản lý|bảo vệ|bảo tồn|chuyển đổi|đào tạo|thông tin|hợp tác|"
    r"tiếp nhận|chăm sóc|ứng dụng|kết nối|giới thiệu)(?!\w)"
)


def is_body(flat: str, start: int, end: int) -> bool:
    """Do a body's name or a phrase for many begin at `start`?"""
    if NOT_A_BODY.match(flat, start, end):
        return False
    return bool(STARTS.match(flat, start, end) or BARE_GROUP.match(flat, start, end))


def name_end(flat: str, start: int, end: int) -> int:
    """Where the list of bodies that begins at `start` stops: at a verb, a joint, a colon or a full stop."""
    for found in _STOP.finditer(flat, start, end):
        before = flat[start : found.start()]
        if _AFTER_NOUN.search(before) or re.search(r"(?:[Cc]ác|[Cc]ơ quan|[Đđ]ơn vị)\s+(?:tổ|đơn|cơ)$", before):
            continue
        if _SERVED.match(flat, found.start()) and _PURPOSE.search(before):
            continue
        return _before_unknown_verb(flat, start, found.start())
    return _before_unknown_verb(flat, start, end)


def _before_unknown_verb(flat: str, start: int, end: int) -> int:
    """`end`, or a place before it where the sentence ends or a verb that nobody listed must begin."""
    sign = _SENTENCE_END.search(flat, start, end)
    end = sign.start() if sign else end
    level = _LEVEL.search(flat, start, end)
    return level.end() if level else end


#: No verb that we know: behind "tỉnh", "huyện" … a small word begins one, unless it belongs to the list.
_LEVEL = re.compile(
    r"(?<!\w)(?:[Bb]ộ|[Bb]an|[Cc]ông an|[Ss]ở|[Hh]ội|[Vv]ăn phòng|[ỦU]y ban|UBND|[Tt]òa án|[Vv]iện|Trung tâm|Phòng|"
    r"Đài|Báo|Chi cục|Cục|Trạm|Mặt trận|MTTQ|Liên hiệp|Liên đoàn|Hiệp hội|Đoàn|Quỹ|HĐND|Bệnh viện|[Đđ]ặc khu)"
    # a level alone ("Sở Y tế tỉnh"), or with its own name ("UBND thành phố Phú Quốc", "Đặc khu Lý Sơn")
    rf"[^,;.:]{{0,80}}? (?:(?:tỉnh|huyện|xã|phường|thành phố|thị xã)(?: (?:[{UPPER}][{LOWER}]+|[{UPPER}]|\d+))*"
    rf"|(?<=đặc khu )(?:[{UPPER}][{LOWER}]+ ?)+(?<! ))"
    r"(?= (?!và |có |cùng |liên |các |khác|trực|thuộc|trên |tại |ở |biên |miền |vùng |hội |nghĩa |phố |ủy |cấp |"
    rf"khu |nơi |với |giáp |không )[{LOWER}]+ )"
)
#: A full stop, a colon, or a comma behind which no body and no noun of a group goes on.
_SENTENCE_END = re.compile(rf"[.:](?=\s|$)|;(?=\s)(?!\s+(?:và\s+)?(?:{HEAD}|{MANY}\s+{NOUN})(?!\w))")
