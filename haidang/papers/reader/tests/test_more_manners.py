"""More manners of charging: orders as headings, bodies one a line, words that charge without "chủ trì:"."""

import pytest

from haidang.papers.reader.tests.test_manners import rows
from haidang.papers.reader.tests.texts import plan

#: manner → (what stands between head and foot, every assignment of it)
MANNERS = {
    "a heading that ends by giving, who is charged below": (
        "II. NỘI DUNG\n1. Bày gian hàng, giao\nSở Công Thương chủ trì thực hiện.\n2. Mở lớp đan lát, giao:\n"
        "- Sở Nội vụ chủ trì, phối hợp với Sở Y tế;\n- Thời gian: tháng 9/2024.\n3. Đón bạn, giao Sở Ngoại vụ:\n"
        "- Viết thiếp.\n4. Về hội làng, giao cho:\na) Tỉnh đoàn: dựng trại.\nb) Hội Nông dân tỉnh: mở chợ.\n",
        [
            "1 | Sở Công Thương",
            "2 | Sở Nội vụ | Sở Y tế | tháng 9/2024",
            "3 | Sở Ngoại vụ",
            "4.a | Tỉnh đoàn",
            "4.b | Hội Nông dân tỉnh",
        ],
    ),
    "an order without a number over bullets, behind bullets": (
        "III. TỔ CHỨC THỰC HIỆN\n1. Sở Mẫu\n- Lo việc chung.\nGiao các sở, ban, ngành:\n- Viết kế hoạch riêng.\n"
        "- Gửi báo cáo trước ngày 15/11/2024.\nYêu cầu Sở Tài chính thực hiện các nhiệm vụ sau:\n- Lo tiền.\n",
        [
            "1-1 | Sở Mẫu",
            "1-1 | các sở, ban, ngành",
            "1-2 | các sở, ban, ngành |  | trước ngày 15/11/2024",
            "1-1 | Sở Tài chính",
        ],
    ),
    "an order without a number over numbers": (
        "III. TỔ CHỨC THỰC HIỆN\nGiao các sở, ban, ngành:\n1. Viết kế hoạch riêng.\n2. Gửi báo cáo.\n"
        "3. Giao Sở Tài chính:\na) Lo tiền.\nb) Chia tiền.\n",
        ["1 | các sở, ban, ngành", "2 | các sở, ban, ngành", "3.a | Sở Tài chính", "3.b | Sở Tài chính"],
    ),
    "an order behind an item in one line": (
        "III. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính: lo tiền.\nYêu cầu các cơ quan, đơn vị:\n- Giữ gìn bản sắc làng.\n",
        ["1 | Sở Tài chính", "1-1 | các cơ quan, đơn vị"],
    ),
    "bodies one a line under their label": (
        "II. NỘI DUNG\n1. Đá bóng\n- Cơ quan chủ trì:\n+ Sở Văn hóa, Thể thao và Du lịch;\n+ Tỉnh đoàn.\n"
        "- Cơ quan phối hợp:\n+ Công an tỉnh\n+ Sở Y tế\n- Thời gian: quý I/2025.\n2. Đua thuyền\n"
        "Cơ quan chủ trì:\nSở Du lịch\nThời gian: thường xuyên\n",
        [
            "1 | Sở Văn hóa, Thể thao và Du lịch; Tỉnh đoàn | Công an tỉnh; Sở Y tế | quý I/2025",
            "2 | Sở Du lịch |  | thường xuyên",
        ],
    ),
    "other words before the colon": (
        "II. NỘI DUNG\n1. Trồng rừng\nGiao cho: Sở Mẫu\nThời gian: trước ngày 30/6\n2. Trồng hoa\nĐầu mối: Hội Hoa\n"
        "Hạn chót: quý II\n3. Trồng lúa\nNgười phụ trách: Trung tâm Giống\nDeadline: 30/6/2024\n",
        [
            "1 | Sở Mẫu |  | trước ngày 30/6",
            "2 | Hội Hoa |  | quý II",
            "3 | Trung tâm Giống |  | 30/6/2024",
        ],
    ),
    "who it is, said with a verb": (
        "II. NỘI DUNG\n1. Quay phim. Đơn vị đầu mối là Sở Du lịch, đơn vị phối hợp là Báo Mẫu.\n"
        "2. Sở Mẫu là đầu mối mở hội gốm.\n3. Sở Tư pháp được giao chủ trì soát giấy; hoàn thành trong quý II/2026.\n"
        "4. Các sở, ngành được giao đất trồng hoa.\n5. Ký kết bạn. Sở Mẫu làm đầu mối, phối hợp với Sở Y tế; "
        "trong tháng 5 và tháng 10.\n6. Dạy múa, giao cho Tỉnh đoàn.\n7. Loa (UBND các xã, phường; thường xuyên).\n",
        [
            "1 | Sở Du lịch | Báo Mẫu",
            "2 | Sở Mẫu",
            "3 | Sở Tư pháp |  | hoàn thành trong quý II/2026",
            "5 | Sở Mẫu | Sở Y tế | trong tháng 5 và tháng 10",
            "6 | Tỉnh đoàn",
            "7 | UBND các xã, phường |  | thường xuyên",
        ],
    ),
    "rooms of a department as headings of the contents": (
        "I. VIỆC LÀM\n1. Phòng Hợp tác\n1.1. Viết thư mời (thường xuyên).\n2. Phòng Lãnh sự - Lễ tân\n- Đếm kiều bào; "
        "hoàn thành trong quý III.\n- Xong trước tháng 5 này thì nghỉ.\n3. Hội Dệt tỉnh\n- Dệt chiếu.\n",
        [
            "1.1 | Phòng Hợp tác |  | thường xuyên",
            "2-1 | Phòng Lãnh sự - Lễ tân |  | hoàn thành trong quý III",
            "2-2 | Phòng Lãnh sự - Lễ tân |  | Xong trước tháng 5",
            "3-1 | Hội Dệt tỉnh",
        ],
    ),
    "places of one kind in a row, a time in the bracket of the title": (
        "II. NỘI DUNG\n1. Đào giếng\nPhòng Nước chủ trì, phối hợp UBND xã Thượng, xã Hạ thực hiện.\n"
        "2. Đoàn thăm bạn (tháng 8/2026)\nCơ quan tham mưu: Hội Hoa.\n",
        ["1 | Phòng Nước | UBND xã Thượng, xã Hạ", "2 | Hội Hoa |  | tháng 8/2026"],
    ),
    "a table parted by tabs": (
        "II. NỘI DUNG\nSTT\tNội dung\tNgười thực hiện\tThời gian\n1\tViết tin\tVăn phòng\tHằng tuần\n"
        "2\tDịch sách\tPhòng Chữ\t12/2026\n",
        ["1 | Văn phòng |  | Hằng tuần", "2 | Phòng Chữ |  | 12/2026"],
    ),
    "what an eye misread": (
        "II. NỘI DUNG\n1. Mở chợ\nCơ quan chủ trì: Sờ Mẫu\nIII. TỔ CHỨC THỰC HIỆN\nl. Sở Mẫu\na) Lo việc chung.\n"
        "2. Sờ Tài chính\na) Lo tiền.\n",
        ["1 | Sờ Mẫu", "1.a | Sở Mẫu", "2.a | Sờ Tài chính"],
    ),
    "names in capitals, and two that lead together": (
        "II. NỘI DUNG\n1. Mời khách\nChủ trì: Sở Mẫu (Department of Sample).\nPhối hợp: KOTRA, KOCHAM, Sở Y tế; JICA\n"
        "2. Vẽ Smart City do Sở KH&CN và Sở Mẫu đồng chủ trì, phối hợp với VNPT, Viettel.\n"
        "3. Dọn chợ\nChủ trì: các Sở: KHĐT, GDĐT\n",
        [
            "1 | Sở Mẫu (Department of Sample) | KOTRA; KOCHAM; Sở Y tế; JICA",
            "2 | Sở KH&CN; Sở Mẫu | VNPT; Viettel",
            "3 | các Sở: KHĐT, GDĐT",
        ],
    ),
    "names that stand alone among names with a colon": (
        "III. TRÁCH NHIỆM\nSở Mẫu: lo chung; trông bếp.\nCông an tỉnh\nGác cổng.\nCác sở, ngành khác: giúp.\n",
        ["III-1 | Sở Mẫu", "III-2 | Công an tỉnh", "III-3 | Các sở, ngành khác"],
    ),
    "time and place in one line; whom to call is not charged": (
        "II. NỘI DUNG\n1. Mở chợ\nChủ trì: Sở Mẫu\nThời gian, địa điểm: Quý III/2026, sân đình.\n"
        "2. Đầu mối liên hệ: Phòng Chợ, điện thoại 012.\n",
        ["1 | Sở Mẫu |  | Quý III/2026, sân đình"],
    ),
    "bodies as headings with odd separators": (
        "III. PHÂN CÔNG\n1, Sở Mẫu\n- Nấu cơm.\n2 . Sở Y tế\n- Cử xe.\n3/ Công an tỉnh\n- Gác cổng.\n"
        "4-Báo Mẫu\n• Viết bài.\n",
        ["1-1 | Sở Mẫu", "2-1 | Sở Y tế", "3-1 | Công an tỉnh", "4-1 | Báo Mẫu"],
    ),
}


@pytest.mark.parametrize("manner", MANNERS)
def test_who_is_charged_is_read_in_each_manner(manner):
    body, charged = MANNERS[manner]
    assert rows(plan(body)) == charged


def test_what_the_heading_says_of_giving_is_no_part_of_the_title():
    body = "II. NỘI DUNG\n1. Bày gốm, giao\nSở Mẫu chủ trì thực hiện.\n2. Bày hoa, giao cho Tỉnh đoàn chủ trì.\n"
    found = plan(body)
    assert [found.words(task.title) for task in found.tasks] == ["Bày gốm", "Bày hoa"]


def test_a_leader_who_watches_over_the_work_does_not_carry_it_out():
    body = "II. NỘI DUNG\n1. Nấu cơm\nChủ trì: Sở Mẫu\nNgười phụ trách: Phó Giám đốc Sở\nLãnh đạo phụ trách: Sở Mẫu\n"
    [task] = plan(body).tasks
    assert len(task.supervisors) == 2
    assert not task.implementers
