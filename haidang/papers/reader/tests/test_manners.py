"""How provinces, ministries, districts and Party committees write who is to do what: one made paper for each manner."""

import pytest

from haidang.papers.reader import read
from haidang.papers.reader.plan import Assignment, Plan
from haidang.papers.reader.tests.texts import FOOT, HEAD, plan, source, words


def _row(task: Assignment, found: Plan) -> str:
    """ "2.1 | Sở A; Sở B | Sở C | tháng 5/2024": label, who leads, who helps, when."""
    cells = [
        task.label,
        "; ".join(words(found, task.leads)),
        "; ".join(words(found, task.coordinators)),
        "; ".join(found.words(deadline.span) for deadline in task.deadlines),
    ]
    return " | ".join(cells).rstrip(" |")


def rows(found: Plan) -> list[str]:
    return [_row(task, found) for task in found.assignments]


#: manner → (what stands between head and foot, every assignment of it)
MANNERS = {
    "letters over Roman numbers": (
        "A. MỤC ĐÍCH\nI. YÊU CẦU\n1. Sở Mẫu làm tốt vai trò của mình.\nB. NỘI DUNG\nI. Đón khách\n"
        "1. Vườn ươm Mẫu do Sở Xây dựng chủ trì, phối hợp với Sở Y tế sửa mái; xong trước ngày 30/6/2024.\n"
        "C. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính: lo tiền.\n",
        ["1 | Sở Xây dựng | Sở Y tế | xong trước ngày 30/6/2024", "1 | Sở Tài chính"],
    ),
    "a line that gives the task above it to somebody": (
        "II. NỘI DUNG\n1. Sửa đình làng\nĐình đã cũ.\nGiao Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng "
        "tỉnh làm chủ đầu tư; Sở Du lịch phối hợp thực hiện.\n2. Mở hội đua thuyền\n- Nội dung: ba vòng đua.\n"
        "- Giao UBND huyện Mẫu chủ trì, phối hợp với Sở Y tế tổ chức.\n- Thời gian: Tháng 9/2024.\n"
        "3. Tuần đường\nCông an tỉnh chủ trì, phối hợp với Sở Xây dựng thực hiện hằng quý.\n",
        [
            "1 | Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng tỉnh | Sở Du lịch",
            "2 | UBND huyện Mẫu | Sở Y tế | Tháng 9/2024",
            "3 | Công an tỉnh | Sở Xây dựng | hằng quý",
        ],
    ),
    "orders as items of the contents": (
        "II. NỘI DUNG\n1. Bà con xa quê\n- Giao Sở Ngoại vụ mở tiệc.\n- Giao UBND các huyện An, Bình rà soát số "
        "hộ, báo cáo trước ngày 30/6/2024.\n- Đề nghị Bộ Ngoại giao cho lời khuyên.\n- Đề nghị UBND tỉnh cấp tiền.\n",
        ["1-1 | Sở Ngoại vụ", "1-2 | UBND các huyện An, Bình |  | trước ngày 30/6/2024"],
    ),
    "the time is the last word of a charge": (
        "II. NỘI DUNG\n1. Chúc Tết bạn (Sở Ngoại vụ chủ trì, Công an tỉnh phối hợp thực hiện, tháng 4/2024).\n"
        "2. Ký giấy kết bạn (Sở Ngoại vụ chủ trì; quý IV/2024).\n"
        "3. Quay phim; Sở Du lịch chủ trì, phối hợp với Đài tỉnh thực hiện thường xuyên.\n",
        [
            "1 | Sở Ngoại vụ | Công an tỉnh | tháng 4/2024",
            "2 | Sở Ngoại vụ |  | quý IV/2024",
            "3 | Sở Du lịch | Đài tỉnh | thường xuyên",
        ],
    ),
    "reports within a quarter, a week, a year": (
        "III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế báo cáo trước ngày 20 tháng cuối quý.\n2. Sở Nội vụ báo cáo vào "
        "thứ sáu hằng tuần.\n3. Sở Du lịch theo dõi; định kỳ hằng năm báo cáo UBND tỉnh.\n",
        [
            "1 | Sở Y tế |  | trước ngày 20 tháng cuối quý",
            "2 | Sở Nội vụ |  | thứ sáu hằng tuần",
            "3 | Sở Du lịch |  | định kỳ hằng năm",
        ],
    ),
    "bodies alone in a line that no number opens": (
        "III. PHÂN CÔNG\nSở Ngoại vụ\nLo việc chung.\n- Viết báo cáo.\nSở Y tế, Công an tỉnh\nCử người trực.\n",
        ["III-1 | Sở Ngoại vụ", "III-2 | Sở Ngoại vụ", "III-3 | Sở Y tế; Công an tỉnh"],
    ),
    "all are asked, and each by name": (
        "II. NỘI DUNG\n1. Yêu cầu các đơn vị:\na) Sở Du lịch: Mở hội.\nb) Sở Y tế phối hợp với Công an tỉnh cử xe.\n",
        ["1.a | Sở Du lịch", "1.b | Sở Y tế | Công an tỉnh"],
    ),
    "who drafts, who answers": (
        "II. NỘI DUNG\n1. Thăm bạn\nThời gian: Dịp Tết (tháng 4/2024).\nCơ quan tham mưu: Sở Ngoại vụ.\n"
        "2. Viết sách\nĐơn vị chịu trách nhiệm: Sở Du lịch.\n",
        ["1 | Sở Ngoại vụ |  | Dịp Tết (tháng 4/2024)", "2 | Sở Du lịch"],
    ),
    "tasks with the word before their number": (
        "II. NỘI DUNG\nNhiệm vụ 1: Thuê phiên dịch\nNgười thực hiện: Văn phòng Sở.\nThời hạn: 12/7/2024.\n"
        "Nhiệm vụ 2: Đưa tin\nNgười thực hiện: Trung tâm Mẫu.\n",
        ["1 | Văn phòng Sở |  | 12/7/2024", "2 | Trung tâm Mẫu"],
    ),
    "many, by what they lead": (
        "III. TỔ CHỨC THỰC HIỆN\n1. Các sở, ngành chủ trì các việc tại Mục II: Làm xong trước 16 giờ ngày 20/5/2024.\n"
        "2. Văn phòng\n- Mua hoa.\n- Thời gian: xong trước ngày 15/9/2024.\n",
        [
            "1 | Các sở, ngành chủ trì các việc tại Mục II |  | xong trước 16 giờ ngày 20/5/2024",
            "2-1 | Văn phòng |  | xong trước ngày 15/9/2024",
        ],
    ),
    "posts, special zones, stations": (
        "III. TỔ CHỨC THỰC HIỆN\n1. Giám đốc, Thủ trưởng các sở, ban, ngành: lo phần mình.\n"
        "2. Đặc khu Mẫu: mở hội biển.\n3. Trạm Y tế phường: cử xe.\n4. Tổ trưởng tổ dân phố số 3, số 4: treo cờ.\n"
        "5. Các huyện, thành đoàn, đoàn trực thuộc\n- Cử người.\n",
        [
            "1 | Giám đốc, Thủ trưởng các sở, ban, ngành",
            "2 | Đặc khu Mẫu",
            "3 | Trạm Y tế phường",
            "4 | Tổ trưởng tổ dân phố số 3, số 4",
            "5-1 | Các huyện, thành đoàn, đoàn trực thuộc",
        ],
    ),
    "an order in the middle of a sentence": (
        "II. NỘI DUNG\n1. Làng đã dựng đình mới, giao Sở Du lịch chủ trì, phối hợp với Công an tỉnh mở hội.\n"
        "2. Về ăn nghỉ: giao Văn phòng UBND tỉnh lo bếp. Giao Sở Y tế kiểm tra nước.\n",
        ["1 | Sở Du lịch | Công an tỉnh", "2 | Văn phòng UBND tỉnh", "2#2 | Sở Y tế"],
    ),
    "who leads stands in brackets": (
        "II. NỘI DUNG\n1/ Mở chợ phiên (Phòng Mua bán chủ trì; Trung tâm Hội chợ phối hợp; thời gian: tháng 4/2024).\n"
        "2/ Đón khách buôn (Trung tâm Hội chợ chủ trì, Văn phòng Sở phối hợp).\n"
        "3/ Thăm bến đò (Sở Giao thông vận tải; Sở Du lịch).\n",
        [
            "1 | Phòng Mua bán | Trung tâm Hội chợ | tháng 4/2024",
            "2 | Trung tâm Hội chợ | Văn phòng Sở",
            "3 | Sở Giao thông vận tải; Sở Du lịch",
        ],
    ),
    "a second sentence charges": (
        "II. NỘI DUNG\n1. Nối chợ qua mạng. Phòng Mua bán chịu trách nhiệm làm trong quý III/2024.\n"
        "2. Bệnh xá: Sở Y tế cử bác sĩ trực đêm.\n",
        ["1 | Phòng Mua bán |  | trong quý III/2024", "2 | Sở Y tế"],
    ),
    "what another level leads is only told": (
        "II. NỘI DUNG\n1. Dự các hội nghị do Bộ Ngoại giao chủ trì.\n2. Đọc sách do Chính phủ phụ trách in.\n",
        [],
    ),
    "labels behind the sentence, the time first": (
        "II. NỘI DUNG\n1. Đón đoàn hát. Thời gian: tháng 9/2024. Cơ quan chủ trì: Sở Ngoại vụ. "
        "Cơ quan phối hợp: Công an tỉnh.\n",
        ["1 | Sở Ngoại vụ | Công an tỉnh | tháng 9/2024"],
    ),
    "short labels": (
        "II. NỘI DUNG\n1. Vẽ bản đồ\n+ Chủ trì: Sở Du lịch.\n+ Phối hợp: Sở Y tế và UBND các huyện.\n"
        "+ Hoàn thành: trước 31/12/2024.\n2. Sửa nhà khách\n* Phân công: Sở Xây dựng chủ trì, phối hợp Sở Tài chính.\n"
        "3. Giao bóng\nGiao: Sở Văn hóa chủ trì\nThời hạn: 30/4\n",
        [
            "1 | Sở Du lịch | Sở Y tế; UBND các huyện | trước 31/12/2024",
            "2 | Sở Xây dựng | Sở Tài chính",
            "3 | Sở Văn hóa |  | 30/4",
        ],
    ),
    "lead and partner side by side": (
        "(1) Mục đích: thắt chặt tình bạn.\n(2) Phân công:\n(2.1) Đón đoàn: Văn phòng HĐND và UBND xã chủ trì, "
        "Công an xã phối hợp.\n",
        ["2.1 | Văn phòng HĐND và UBND xã | Công an xã"],
    ),
    "duties as a heading": (
        "III. PHÂN CÔNG\n1. Sở Ngoại vụ có trách nhiệm:\n1.1. Lập danh sách khách.\n"
        "2. Các tổ chức, cá nhân và hộ dân trồng hoa ven đường có trách nhiệm\na) Tưới hoa.\n",
        ["1.1 | Sở Ngoại vụ", "2.a | Các tổ chức, cá nhân và hộ dân trồng hoa ven đường"],
    ),
    "short names behind a colon": (
        "III. PHÂN CÔNG\n1. Các sở: Công Thương, Du lịch, Y tế\nCử người giúp.\n",
        ["1 | Các sở: Công Thương, Du lịch, Y tế"],
    ),
    "semicolons between bodies of a heading": (
        "III. PHÂN CÔNG\n1. Sở Văn hóa, Thể thao và Du lịch; Báo Mẫu\nViết bài.\n"
        "2. UBND các huyện, thị xã; các doanh nghiệp: dọn đường.\n",
        ["1 | Sở Văn hóa, Thể thao và Du lịch; Báo Mẫu", "2 | UBND các huyện, thị xã; các doanh nghiệp"],
    ),
    "the subject behind a clause": (
        "III. TỔ CHỨC THỰC HIỆN\n1. Căn cứ Kế hoạch này, các sở, ban, ngành tỉnh viết kế hoạch riêng.\n"
        "2. Trên cơ sở danh bạ cũ, Sở Ngoại vụ rà soát.\n3. Đối với việc mời khách, giao Sở Du lịch gửi thiếp.\n",
        ["1 | các sở, ban, ngành tỉnh", "2 | Sở Ngoại vụ", "3 | Sở Du lịch"],
    ),
    "encouraged bodies": (
        "III. TỔ CHỨC THỰC HIỆN\n1. Khuyến khích Hội Nông dân tỉnh, Tỉnh đoàn vận động bạn trẻ.\n",
        ["1 | Hội Nông dân tỉnh; Tỉnh đoàn"],
    ),
    "partners that stand in the items": (
        "III. PHÂN CÔNG\n1. Công an tỉnh\na) Chủ trì, phối hợp với:\n- Sở Tài chính lập dự toán.\n"
        "- Sở Nội vụ và các đơn vị liên quan soạn quy chế.\nb) Giữ trật tự.\n",
        ["1.a-1 | Công an tỉnh | Sở Tài chính", "1.a-2 | Công an tỉnh | Sở Nội vụ; các đơn vị liên quan",
         "1.b | Công an tỉnh"],
    ),
    "names with verbs and schools in them": (
        "III. TỔ CHỨC THỰC HIỆN\n1. Đề nghị Bộ Ngoại giao giúp tỉnh.\n2. Sở Nông nghiệp và Môi trường tổng hợp.\n"
        "3. Các huyện ủy, thành ủy, đảng ủy xã họp dân.\n"
        "4. Công an tỉnh, Bộ CHQS tỉnh, BCH Bộ đội Biên phòng tỉnh tuần tra.\n"
        "5. Các trường đại học, cao đẳng mở lớp.\n6. Công an tỉnh, lực lượng Hải quan kiểm tra hàng.\n",
        ["1 | Bộ Ngoại giao", "2 | Sở Nông nghiệp và Môi trường", "3 | Các huyện ủy, thành ủy, đảng ủy xã",
         "4 | Công an tỉnh; Bộ CHQS tỉnh; BCH Bộ đội Biên phòng tỉnh", "5 | Các trường đại học, cao đẳng",
         "6 | Công an tỉnh; lực lượng Hải quan"],
    ),
    "bodies in the middle of a list": (
        "III. TỔ CHỨC THỰC HIỆN\n"
        "1. Các sở, ban ngành, doanh nghiệp nhà nước đóng ở tỉnh, UBND xã, phường họp mỗi quý.\n"
        "2. Sở Xây dựng phối hợp với UBND xã, phường và đơn vị có liên quan sửa cầu.\n",
        ["1 | Các sở, ban ngành, doanh nghiệp nhà nước đóng ở tỉnh; UBND xã, phường",
         "2 | Sở Xây dựng | UBND xã, phường; đơn vị có liên quan"],
    ),
    "a heading of a group over headings of bodies": (
        "III. PHÂN CÔNG\n1. Các sở, ban, ngành\n1.1. Sở Ngoại vụ\na) Lập danh sách.\n1.2. Sở Y tế\nCử bác sĩ.\n",
        ["1.1.a | Sở Ngoại vụ", "1.2 | Sở Y tế"],
    ),
    "short names and what they do in one line": (
        "III. PHÂN CÔNG\n2. Các Sở: Tài chính, Nội vụ: phối hợp với Sở Ngoại vụ.\n",
        ["2 | Các Sở: Tài chính, Nội vụ | Sở Ngoại vụ"],
    ),
    "labels in a bullet that is a task of its own": (
        "II. NỘI DUNG\n1. Giao lưu\n- Mở hội. Đơn vị chủ trì: Sở Mẫu. Đơn vị phối hợp: UBND các xã, phường.\n",
        ["1-1 | Sở Mẫu | UBND các xã, phường"],
    ),
    "deadlines inside sentences": (
        "III. TỔ CHỨC THỰC HIỆN\n1. Sở Mẫu\na) Báo cáo trước ngày 20/12.\nb) Triển khai trong năm 2026.\n"
        "c) Gửi kế hoạch trong thời hạn 10 ngày kể từ ngày nhận, viết gọn.\nd) Xong trước 30 tháng 6 năm 2026.\n",
        ["1.a | Sở Mẫu |  | trước ngày 20/12", "1.b | Sở Mẫu |  | Triển khai trong năm 2026",
         "1.c | Sở Mẫu |  | trong thời hạn 10 ngày kể từ ngày nhận",
         "1.d | Sở Mẫu |  | Xong trước 30 tháng 6 năm 2026"],
    ),
    "letters with a dot before the labels": (
        "I. NỘI DUNG\n1. Đón đoàn\na. Thời gian: 7h30 ngày 20/9/2024.\nb. Đơn vị chủ trì: Sở Mẫu.\n"
        "c. Đơn vị phối hợp: Công an tỉnh.\n",
        ["1 | Sở Mẫu | Công an tỉnh | 7h30 ngày 20/9/2024"],
    ),
    "heads of several bodies in one sentence": (
        "III. TỔ CHỨC THỰC HIỆN\n1. Giám đốc các Sở: Công Thương, Du lịch; Trưởng Ban Mẫu có trách nhiệm giúp.\n"
        "2. Các sở: Xây dựng, Y tế đôn đốc các hội.\n3. Bộ Chỉ huy Quân sự tỉnh quản lý đường biên.\n"
        "4. Viễn thông Mẫu, Bưu điện tỉnh bảo đảm thông tin.\n",
        ["1 | Giám đốc các Sở: Công Thương, Du lịch; Trưởng Ban Mẫu", "2 | Các sở: Xây dựng, Y tế",
         "3 | Bộ Chỉ huy Quân sự tỉnh", "4 | Viễn thông Mẫu; Bưu điện tỉnh"],
    ),
    "a month before the body": (
        "II. NỘI DUNG\n- Tháng 3/2024: Sở Mẫu tổ chức hội nghị.\n",
        ["II-1 | Sở Mẫu"],
    ),
    "parts whose title stands below": (
        "Phần thứ nhất\nTHỰC TRẠNG\n1. Sở Mẫu đã đón 15 đoàn.\nPhần thứ hai\nTỔ CHỨC THỰC HIỆN\n"
        "1. Các sở, ban, ngành, UBND các huyện theo chức năng triển khai.\n",
        ["1 | Các sở, ban, ngành; UBND các huyện"],
    ),
    "labels with a comma in them": (
        "II. NỘI DUNG\n1. Mở chợ\n- Chủ trì, tham mưu: Sở Mẫu\n- Phối hợp: Hội Dệt, các doanh nghiệp\n",
        ["1 | Sở Mẫu | Hội Dệt; các doanh nghiệp"],
    ),
    "what only speaks of bodies charges nobody": (
        "I. TÌNH HÌNH\n1. Năm 2023, Sở Mẫu đã chủ trì đón 20 đoàn.\nII. NỘI DUNG\n"
        "1. Nâng cao vai trò của Sở Mẫu.\n2. Tăng cường phối hợp giữa các sở, ban, ngành với Bộ Mẫu.\n"
        "3. Hội nhập quốc tế sâu rộng.\n4. Trường hợp phát sinh, các đơn vị báo cáo Sở Mẫu.\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Trên đây là Kế hoạch; nếu có vướng mắc, đề nghị các đơn vị phản ánh về Sở Mẫu.\n",
        [],
    ),
    "duties of a body as a heading": (
        "IV. PHÂN CÔNG\n1. Trách nhiệm của Sở Mẫu\na) Tham mưu.\n2. Đối với Sở Dệt\nDệt vải.\n"
        "3. Đối với UBND cấp huyện: Tuyên truyền.\n4. Trách nhiệm của các sở, ban, ngành\n- Viết báo cáo.\n",
        ["1.a | Sở Mẫu", "2 | Sở Dệt", "3 | UBND cấp huyện", "4-1 | các sở, ban, ngành"],
    ),
    "who leads at the end of the sentence": (
        "II. NỘI DUNG\n1. Hội thảo; Sở Mẫu thực hiện.\n2. Đoàn do đồng chí Chủ tịch dẫn đầu, Sở Dệt chủ trì tham mưu.\n"
        "3. Đón khách. Phụ trách: Sở May.\n",
        ["1 | Sở Mẫu", "2 | Sở Dệt", "3 | Sở May"],
    ),
    "paragraphs with colons": (
        "IV. PHÂN CÔNG\nSở Ngoại vụ: Làm đầu mối.\nSở Y tế: Phòng dịch.\n",
        [" | Sở Ngoại vụ", " | Sở Y tế"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), MANNERS.values(), ids=MANNERS.keys())
def test_who_is_charged_is_read_in_every_manner(body, expected):
    assert rows(plan(body)) == expected


_LETTER = HEAD[: HEAD.index("KẾ HOẠCH")].replace("12/KH-UBND", "345/SNV-HT\nV/v đón Đoàn")


def test_a_letter_charges_its_addressees_by_its_items_and_by_nothing_else():
    found = read(source(
        f"{_LETTER}Kính gửi:\n- Công an tỉnh;\n- Sở Y tế;\n- Sở Văn hóa và Thể thao.\n\n"
        "Thực hiện Công văn số 1021/UBND-NC ngày 01/6/2023 của UBND tỉnh, Sở Ngoại vụ đề nghị các cơ quan:\n"
        "1. Công an tỉnh: gác cổng, xong trước ngày 15/6/2024.\n2. Đề nghị Sở Y tế cho xe, phối hợp với Bệnh xá Mẫu.\n"
        f"Sở Ngoại vụ trân trọng đề nghị Quý cơ quan giúp đỡ./.\n{FOOT}"
    ))  # fmt: skip
    assert rows(found) == ["1 | Công an tỉnh |  | xong trước ngày 15/6/2024", "2 | Sở Y tế | Bệnh xá Mẫu"]
    assert [found.words(value) for value in found.addressees] == ["Công an tỉnh", "Sở Y tế", "Sở Văn hóa và Thể thao"]


@pytest.mark.parametrize(
    "closing",
    [
        "Ủy ban nhân dân tỉnh Mẫu trân trọng đề nghị Bộ Xây dựng xem xét, trả lời.",
        "Sở Ngoại vụ kính mong Quý cơ quan quan tâm.",
        "Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện.",
        "Sở Mẫu xin cảm ơn sự giúp đỡ.",
    ],
)
def test_who_asks_politely_is_not_charged(closing):
    assert rows(plan(f"1. Giao Sở Y tế phát thuốc.\n{closing}\n")) == ["1 | Sở Y tế"]


def test_an_article_that_says_who_carries_the_decision_out_charges_nobody():
    body = (
        "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế tiếp khách.\n"
        "Điều 2. Giao Sở Tài chính lo tiền.\n"
        "Điều 3. Chánh Văn phòng; Giám đốc Sở Mẫu;\nChủ tịch UBND các xã chịu trách nhiệm thi hành Quyết định này.\n"
    )
    assert rows(plan(body)) == ["Điều 2 | Sở Tài chính"]


def test_a_paper_in_markdown_is_read_like_any_other():
    found = read(source(
        "# ỦY BAN NHÂN DÂN TỈNH MẪU\n\n**Số: 31/KH-UBND**\n\n*Mẫu, ngày 18 tháng 3 năm 2026*\n\n# KẾ HOẠCH\n"
        "## Nói chuyện với bạn xa\n\n## II. NHIỆM VỤ\n### 1. In sách hai thứ tiếng\n- **Cơ quan chủ trì:** Sở Mẫu\n"
        "- **Thời gian:** Quý II/2026\n"
    ))  # fmt: skip
    assert rows(found) == ["1 | Sở Mẫu |  | Quý II/2026"]
    head = found.letterhead
    printed = [found.words(value) for value in (head.issuer, head.full_number, head.kind, head.title)]
    assert printed == ["ỦY BAN NHÂN DÂN TỈNH MẪU", "31/KH-UBND", "KẾ HOẠCH", "Nói chuyện với bạn xa"]


def test_a_paper_without_any_letterhead_still_gives_its_tasks():
    found = read(source("Việc năm tới\n\n1. Đoàn ra\n1.1. Đi chợ xa\nChủ trì: Sở KH&ĐT. Phối hợp: CA tỉnh.\n"))
    assert rows(found) == ["1.1 | Sở KH&ĐT | CA tỉnh"]


def test_a_paper_of_the_nineties_has_its_number_its_post_and_its_name():
    found = read(source(
        "UỶ BAN NHÂN DÂN        CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "TỈNH MẪU                    Độc lập - Tự do - Hạnh phúc\n"
        "Số 15 KH/UB                   Mẫu, ngày 2 tháng 9 năm 1999\n\n"
        "                    KẾ HOẠCH\n      Đón bạn\n\nI - Phân công\n1 - Ban Ngoại vụ: dọn phòng.\n\n"
        "Nơi nhận:                         TM. UỶ BAN NHÂN DÂN TỈNH MẪU\n"
        "- Như phần I                           KT. Chủ tịch\n- Lưu VP                               Phó Chủ tịch\n"
        "                                        Lê Mẫu Năm\n"
    ))  # fmt: skip
    signer = found.signer
    assert found.words(found.letterhead.full_number) == "15 KH/UB"
    assert (found.words(signer.position), found.words(signer.name)) == ("Phó Chủ tịch", "Lê Mẫu Năm")
    assert [found.words(value) for value in found.recipients] == ["Như phần I", "Lưu VP"]
    assert rows(found) == ["1 | Ban Ngoại vụ"]


def test_the_last_recipient_and_the_name_beside_it_are_parted():
    found = read(source(f"{HEAD}1. Sở Mẫu: làm.\nNơi nhận: CHỦ TỊCH\n- Như trên;\n- Lưu: VT. Phạm Mẫu Hai\n"))
    assert [found.words(value) for value in found.recipients] == ["Như trên", "Lưu: VT"]
    assert found.words(found.signer.name) == "Phạm Mẫu Hai"


def test_a_title_ends_where_the_addressees_begin():
    found = read(
        source(f"{HEAD[:-1].rsplit('Giao lưu', 1)[0]}Về việc xin gạo\nKính gửi: Ủy ban nhân dân tỉnh.\nXin gạo.\n")
    )
    assert found.words(found.letterhead.title) == "Về việc xin gạo"
    assert [found.words(value) for value in found.addressees] == ["Ủy ban nhân dân tỉnh"]


def test_bold_that_is_not_shut_goes_on_below():
    found = plan("IV. PHÂN CÔNG\n**8. Ngân hàng Mẫu Việt\nNam - Chi nhánh Một:** giữ tiền.\n\n**9. Sở Mẫu:** ghi sổ.\n")
    assert [words(found, task.leads) for task in found.assignments] == [
        ["Ngân hàng Mẫu Việt Nam - Chi nhánh Một"],
        ["Sở Mẫu"],
    ]


def test_the_foot_never_carries_a_sentence_on():
    found = plan("I. NỘI DUNG\n1. Mở chợ\n- Cơ quan chủ trì: Sở Mẫu\n- Thời gian: thường xuyên")
    [task] = found.tasks
    assert [found.words(deadline.span) for deadline in task.deadlines] == ["thường xuyên"]


def test_a_few_broken_lines_between_blank_lines_are_joined():
    found = plan(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Sở Mẫu họp dân, hoàn thành trong\ntháng 3 năm 2026.\n\n2. Sở Dệt: dệt.\n\n"
    )
    assert rows(found) == ["1 | Sở Mẫu |  | hoàn thành trong tháng 3 năm 2026", "2 | Sở Dệt"]


def test_what_only_charges_is_no_part_of_the_title():
    found = plan(
        "II. NỘI DUNG\n1. Y tế: Sở Y tế chủ trì, phối hợp với Công an tỉnh:\n- Chia tin.\n"
        "2. Thăm bạn (Sở Mẫu chủ trì).\n"
    )
    assert [found.words(task.title) for task in found.tasks] == ["Y tế", "Thăm bạn"]
