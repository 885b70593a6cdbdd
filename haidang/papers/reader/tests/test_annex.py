"""Tables of tasks in an annex: which column says what, which row is a task, which only heads a group."""

import pytest

from haidang.papers.reader import read
from haidang.papers.reader.tests.texts import FOOT, HEAD, charges, plan, source
from haidang.papers.sources.opening import open_source

_BODY = "I. NỘI DUNG\n1. Như phụ lục.\n"


def annexed(*rows, head="\nPHỤ LỤC I\nDANH MỤC VIỆC\n\n"):
    """The reading of a plan with a table in its annex, a row a line: "1 | Mời bạn | Sở Mẫu"."""
    return read(source(HEAD + _BODY + FOOT + head + "".join(f"| {row} |\n" for row in rows)))


def rows_of(found):
    return [(task.label, found.words(task.title), charges(task, found)) for task in found.tasks]


_HEADS = "STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm | Ghi chú"


def test_each_row_that_charges_somebody_is_a_task():
    found = annexed(
        _HEADS,
        "1 | Mời bạn | Sở Mẫu | Sở Y tế, Hội Dệt | Quý I/2025 | Thư mời | làm sớm",
        "2 | Mời cơm | Sở Dệt | | Thường xuyên | |",
        "3 | Không ai làm | | | | |",
    )
    assert rows_of(found) == [
        ("1", "Mời bạn", {"lead": ["Sở Mẫu"], "with": ["Sở Y tế", "Hội Dệt"], "due": ["Quý I/2025"]}),
        ("2", "Mời cơm", {"lead": ["Sở Dệt"], "due": ["Thường xuyên"]}),
    ]
    assert {task.layout for task in found.tasks} == {"annex-table"}


def test_lists_of_delegations_agreements_and_conferences_are_no_tasks():
    for heads, row in (
        ("STT | Tên đoàn | Cơ quan chủ trì | Trưởng đoàn | Nội dung", "1 | Đoàn học làm gốm | Sở Mẫu | Ông A | Học"),
        ("STT | Tên đoàn | Trưởng đoàn, cấp | Cơ quan chủ trì đón", "1 | Đoàn bạn | Bà B | Sở Mẫu"),
        ("STT | Tên thỏa thuận | Bên nước ngoài | Cơ quan đầu mối", "1 | Biên bản | Hội bạn | Sở Mẫu"),
        ("STT | Sự kiện | Ngày, số năm | Hình thức | Cơ quan chủ trì", "1 | Hội bạn | 01/02 | Gặp | Sở Mẫu"),
        ("STT | Tên hội nghị | Cấp cho phép | Cơ quan tổ chức", "1 | Hội gốm | Chủ tịch | Sở Mẫu"),
    ):
        assert rows_of(annexed(heads, row, row)) == [], heads
    # the table of tasks behind such a list is read by its own heads
    trips = "| STT | Tên đoàn | Cơ quan chủ trì | Trưởng đoàn |\n| 1 | Đoàn học làm gốm | Sở Mẫu | Ông A |\n"
    found = annexed(_HEADS, "1 | Mời bạn | Sở Mẫu | | 2025 | |", head=f"\nPHỤ LỤC I\n{trips}\nPHỤ LỤC II\n\n")
    assert [title for _label, title, _charge in rows_of(found)] == ["Mời bạn"]


def charged(*rows):
    return [f"{', '.join(c.get('lead', []))} | {', '.join(c.get('with', []))}" for _, _, c in rows_of(annexed(*rows))]


@pytest.mark.parametrize(
    "heads",
    [
        "TT | Nội dung công việc | Đơn vị chủ trì thực hiện | Cơ quan phối hợp | Thời gian hoàn thành",
        "TT | Đầu việc | Đơn vị | Đơn vị tham gia | Hạn",
        "TT | Hạng mục | Phòng, ban | Đơn vị cùng phối hợp | Thời hạn",
        "TT | Sự kiện | Phụ trách | Phối hợp | Tháng",
        "TT | Chỉ tiêu | Cơ quan chịu trách nhiệm | Phối hợp | Lộ trình",
    ],
)
def test_columns_go_by_many_names(heads):
    [(_, title, charge)] = rows_of(annexed(heads, "1 | Nấu cơm | Phòng Bếp | Phòng Chợ | Quý I/2025"))
    assert title == "Nấu cơm"
    assert charge == {"lead": ["Phòng Bếp"], "with": ["Phòng Chợ"], "due": ["Quý I/2025"]}


@pytest.mark.parametrize(
    "heads",
    [
        "TT | Chỉ tiêu | Đơn vị | Năm 2024",
        "TT | Nội dung chỉ tiêu | Đơn vị tính | Mục tiêu",
        "TT | Nội dung | Đơn vị | ",
    ],
)
def test_figures_that_charge_nobody_are_no_tasks(heads):
    figures = (heads, "1 | Số đoàn khách | đoàn | 12", "2 | Hàng bán | triệu USD | 4,5")
    assert rows_of(annexed(*figures)) == []
    figure_table = "".join(f"| {row} |\n" for row in figures)
    task_table = f"| {_HEADS} |\n| 1 | Mời bạn | Sở Mẫu | | 2025 | |\n"
    for tables in (f"{figure_table}\n{task_table}", f"{task_table}\n{figure_table}"):
        found = read(source(f"{HEAD}{_BODY}{FOOT}\nPHỤ LỤC I\n{tables}"))
        assert [title for _, title, _ in rows_of(found)] == ["Mời bạn"]


def test_a_figure_that_somebody_is_to_reach_is_a_task():
    rows = ("TT | Chỉ tiêu | Đơn vị tính | Số lượng | Đơn vị phụ trách", "1 | Đoàn khách | đoàn | 12 | Sở Mẫu")
    assert charged(*rows) == ["Sở Mẫu | "]


def test_one_column_for_who_leads_and_who_helps():
    heads = "TT | Nội dung | Cơ quan chủ trì, phối hợp"
    assert charged(
        heads,
        "1 | Nấu cơm | Sở Mẫu; Sở Y tế, Công an tỉnh",
        "2 | Nấu canh | Sở Mẫu chủ trì, phối hợp với Sở Y tế và Báo Mẫu",
        "3 | Nấu chè | Chủ trì: Sở Mẫu; Phối hợp: Sở Y tế",
    ) == ["Sở Mẫu | Sở Y tế, Công an tỉnh", "Sở Mẫu | Sở Y tế, Báo Mẫu", "Sở Mẫu | Sở Y tế"]


def test_what_a_body_does_is_no_part_of_its_name():
    heads = "TT | Nội dung | Cơ quan chủ trì"
    assert charged(heads, "1 | Nấu cơm | Sở Mẫu chủ trì trông bếp, canh lửa; Các sở, ngành") == [
        "Sở Mẫu, Các sở, ngành | "
    ]


def test_names_broken_over_the_lines_of_a_cell_are_whole():
    heads = "TT | Nội dung | Cơ quan chủ trì"
    assert charged(heads, "1 | Nấu cơm | Báo và Đài Mẫu<br>Ủy ban<br>Mặt trận tỉnh<br>• Sở Y tế") == [
        "Báo và Đài Mẫu, Ủy ban Mặt trận tỉnh, Sở Y tế | "
    ]
    assert charged(heads, "1 | Nấu cơm | Văn phòng Sở<br>Thanh tra Sở<br>Phòng<br>Báo chí<br>Phòng Chợ") == [
        "Văn phòng Sở, Thanh tra Sở, Phòng Báo chí, Phòng Chợ | "
    ]
    cell = "Văn phòng<br>UBND tỉnh<br>Bộ Chỉ huy<br>Bộ đội Biên phòng tỉnh<br>Phòng Bếp<br>- Báo Mẫu<br>- Đài Mẫu"
    assert charged(heads, f"1 | Nấu cơm | {cell}") == [
        "Văn phòng UBND tỉnh, Bộ Chỉ huy Bộ đội Biên phòng tỉnh, Phòng Bếp, Báo Mẫu, Đài Mẫu | "
    ]


def test_product_and_other_columns_are_kept_with_their_heads():
    found = annexed(_HEADS, "1 | Mời bạn | Sở Mẫu | | Quý I/2025 | Thư mời | làm sớm")
    [task] = found.tasks
    assert [found.words(value) for value in task.products] == ["Thư mời"]
    assert [(found.words(head), found.words(value)) for head, value in task.others] == [("Ghi chú", "làm sớm")]


@pytest.mark.parametrize(
    ("heads", "row", "charged"),
    [
        ("TT | Nội dung công việc | Đơn vị thực hiện | Tiến độ", "1 | Mời bạn | Sở Mẫu | 2025",
         {"lead": ["Sở Mẫu"], "due": ["2025"]}),
        ("STT | Tên hoạt động | Đầu mối | Thời hạn hoàn thành", "1 | Mời bạn | Sở Mẫu | tháng 5/2025",
         {"lead": ["Sở Mẫu"], "due": ["tháng 5/2025"]}),
        ("STT | Thời gian | Đơn vị phối hợp | Đơn vị chủ trì | Công việc", "1 | 2025 | Hội Dệt | Sở Mẫu | Mời bạn",
         {"lead": ["Sở Mẫu"], "with": ["Hội Dệt"], "due": ["2025"]}),
        ("STT | NHIỆM VỤ | PHÂN CÔNG", "1 | Mời bạn | Sở Mẫu và Hội Dệt", {"lead": ["Sở Mẫu", "Hội Dệt"]}),
    ],
)  # fmt: skip
def test_a_column_is_known_by_its_head_wherever_it_stands(heads, row, charged):
    assert rows_of(annexed(heads, row)) == [("1", "Mời bạn", charged)]


def test_a_person_in_charge_has_a_column_of_his_own():
    found = annexed("STT | Nhiệm vụ | Lãnh đạo phụ trách | Đơn vị chủ trì", "1 | Mời bạn | Người Mẫu Hai | Sở Mẫu")
    [task] = found.tasks
    assert [found.words(value) for value in task.supervisors] == ["Người Mẫu Hai"]


def test_a_row_that_only_heads_a_group_is_no_task():
    found = annexed(
        _HEADS,
        "I | Đón khách | | | | |",
        "1 | Mời bạn | Sở Mẫu | | | |",
        "II | Tiễn khách | | | | |",
        "1 | Tặng chiếu | Sở Dệt | | | |",
    )
    assert [(label, title) for label, title, _ in rows_of(found)] == [("1", "Mời bạn"), ("1", "Tặng chiếu")]
    assert len({task.section for task in found.tasks}) == 2


@pytest.mark.parametrize("heads", ["STT | Họ tên | Tuổi", "STT | Nhiệm vụ | Kinh phí", "STT | Đơn vị chủ trì | Tuổi"])
def test_a_table_without_tasks_and_leads_charges_nobody(heads):
    found = annexed(heads, "1 | Sở Mẫu | Sở Mẫu", "2 | Hội Dệt | Hội Dệt")
    assert found.tasks == ()
    assert len(found.tables) == 1


def test_lines_of_a_cell_are_bodies_of_their_own():
    stacked = (
        "STT|Nội dung công việc|Đơn vị thực hiện|Tiến độ||1|Mời bạn|Sở Mẫu\nCông an tỉnh|2025||2|Mời cơm|Sở Dệt|2026"
    )
    text = "\nPHỤ LỤC\n|\n" + stacked.replace("|", "\n|\n").replace("|\n\n|", "|\n|") + "\n|\n"
    found = read(source(HEAD + _BODY + FOOT + text))
    assert rows_of(found) == [
        ("1", "Mời bạn", {"lead": ["Sở Mẫu", "Công an tỉnh"], "due": ["2025"]}),
        ("2", "Mời cơm", {"lead": ["Sở Dệt"], "due": ["2026"]}),
    ]


def test_a_form_to_be_filled_in_later_orders_nothing():
    form = "\nPHỤ LỤC I\nĐỀ CƯƠNG BÁO CÁO\n1. Mời bạn\n- Đơn vị chủ trì: Sở Khác.\n"
    found = read(source(HEAD + "I. NỘI DUNG\n1. Mở hội\n- Đơn vị chủ trì: Sở Mẫu.\n" + FOOT + form))
    assert rows_of(found) == [("1", "Mở hội", {"lead": ["Sở Mẫu"]})]


def test_a_table_among_the_contents_is_read_as_one_in_an_annex():
    found = plan(f"I. NỘI DUNG\n1. Mở hội\n\n| {_HEADS} |\n| 1 | Mời bạn | Sở Mẫu | | | | |\n\n2. Tiễn khách.\n")
    assert rows_of(found) == [("1", "Mời bạn", {"lead": ["Sở Mẫu"]})]


def test_a_letterhead_in_cells_is_no_table_of_the_paper():
    head = "| UBND TỈNH MẪU | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| Số: 7/KH-UBND | Mẫu, ngày 1 tháng 2 năm 2024 |\n"
    found = read(source(f"{head}\nKẾ HOẠCH\nMở hội làng\n\n{_BODY}{FOOT}"))
    assert found.tables == ()
    assert found.words(found.letterhead.issuer) == "UBND TỈNH MẪU"


def test_a_row_under_a_merged_number_is_a_task_of_that_number():
    found = annexed(
        _HEADS,
        "1 | Mời bạn ở xa | Sở Mẫu | Sở Y tế | Quý I/2025 | Thư mời | làm sớm",
        "Mời bạn ở gần cùng ăn cơm tối | Sở Dệt | Hội Dệt",
        "Mời hàng xóm sang uống nước chè | Sở May",
        "2 | Tiễn bạn | Sở Mẫu | | Quý II/2025 | |",
    )
    assert rows_of(found) == [
        ("1", "Mời bạn ở xa", {"lead": ["Sở Mẫu"], "with": ["Sở Y tế"], "due": ["Quý I/2025"]}),
        ("1#2", "Mời bạn ở gần cùng ăn cơm tối", {"lead": ["Sở Dệt"], "with": ["Hội Dệt"]}),
        ("1#3", "Mời hàng xóm sang uống nước chè", {"lead": ["Sở May"]}),
        ("2", "Tiễn bạn", {"lead": ["Sở Mẫu"], "due": ["Quý II/2025"]}),
    ]


def test_a_head_in_two_rows_is_one_head():
    found = annexed(
        "STT | Nhiệm vụ | Phân công thực hiện | | Thời gian thực hiện | | Ghi chú",
        " | | Chủ trì | Phối hợp | Bắt đầu | Hoàn thành | ",
        "1 | In sách | Sở Du lịch | Báo Mẫu | 01/2024 | 6/2024 | Hai thứ tiếng",
    )
    assert rows_of(found) == [
        ("1", "In sách", {"lead": ["Sở Du lịch"], "with": ["Báo Mẫu"], "due": ["6/2024"]}),
    ]


def test_the_second_row_of_a_head_may_hold_only_its_own_cells():
    found = annexed(
        "STT | Nhiệm vụ | Trách nhiệm | Thời gian",
        "Chủ trì | Phối hợp",
        "1 | In sách | Sở Du lịch | Báo Mẫu | 6/2024",
    )
    assert rows_of(found) == [
        ("1", "In sách", {"lead": ["Sở Du lịch"], "with": ["Báo Mẫu"], "due": ["6/2024"]}),
    ]


@pytest.mark.parametrize("head", ["Cơ quan tham mưu", "Đơn vị, cá nhân thực hiện", "Bộ phận thực hiện", "Đơn vị",
                                  "Nơi thực hiện", "Cơ quan soạn thảo", "Giao cho"])  # fmt: skip
def test_a_column_says_who_leads_in_many_words(head):
    assert rows_of(annexed(f"TT | Nội dung công việc | {head}", "1 | Mời bạn | Sở Mẫu")) == [
        ("1", "Mời bạn", {"lead": ["Sở Mẫu"]})
    ]


def test_a_person_in_charge_is_no_lead():
    [task] = annexed("Nội dung | Người phụ trách | Đơn vị thực hiện", "Họp | Đ/c Nguyễn Mẫu | Sở Mẫu").tasks
    assert task.supervisors
    assert len(task.leads) == 1


def test_a_cell_may_say_the_same_as_the_one_above():
    found = annexed(
        _HEADS,
        "1 | Mời bạn | Sở Mẫu | Sở Y tế;<br>Hội Dệt | 2025 | |",
        "2 | Tiễn bạn | Sở May | -nt- | 2025 | |",
        '3 | Nhắn bạn | " | Hội May | 2025 | |',
    )
    assert [charged for _, _, charged in rows_of(found)] == [
        {"lead": ["Sở Mẫu"], "with": ["Sở Y tế", "Hội Dệt"], "due": ["2025"]},
        {"lead": ["Sở May"], "with": ["Sở Y tế", "Hội Dệt"], "due": ["2025"]},
        {"lead": ["Sở May"], "with": ["Hội May"], "due": ["2025"]},
    ]


def test_a_heading_merged_over_all_columns_is_no_task():
    table = (
        "<table><tr><th>TT</th><th>Nhiệm vụ</th><th>Chủ trì</th><th>Thời gian</th></tr>"
        "<tr><td>I</td><td colspan=3>Đón khách</td></tr>"
        "<tr><td>1</td><td>Mời bạn</td><td>Sở Mẫu Sở Y tế</td><td>Quý I</td></tr>"
        "<tr><td>2</td><td>Ăn uống</td><td></td><td></td></tr>"
        "<tr><td>2.1</td><td>Mời cơm</td><td>Văn phòng Sở Dệt</td><td>Quý II</td></tr></table>"
    )
    found = read(open_source("mau.html", f"<html><body><p>PHỤ LỤC</p>{table}</body></html>".encode()))
    assert [(task.section, task.label, charges(task, found)["lead"]) for task in found.tasks] == [
        ("PHỤ LỤC I", "1", ["Sở Mẫu", "Sở Y tế"]),
        ("PHỤ LỤC I", "2.1", ["Văn phòng Sở Dệt"]),
    ]
