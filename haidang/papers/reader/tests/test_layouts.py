"""The layouts of plans, one by one: how tasks are printed, and what they are read as."""

import pytest

from haidang.papers.reader.layouts import EXCEPTIONS
from haidang.papers.reader.tests.texts import charges, plan, words

_TASK = "1.1. Đón đoàn khách mùa xuân\n- Đơn vị chủ trì: Sở Du lịch.\n- Đơn vị phối hợp: Sở Ngoại vụ, Công an tỉnh.\n"

#: (name, body, label, what is charged)
LAYOUTS = [
    (
        "label lines under a number",
        f"III. NỘI DUNG\n1. Đón khách\n{_TASK}",
        "1.1",
        {"lead": ["Sở Du lịch"], "with": ["Sở Ngoại vụ", "Công an tỉnh"]},
    ),
    (
        "label lines under a letter",
        "II. NHIỆM VỤ\na) Mở lớp học tiếng\n- Cơ quan chủ trì: Sở Giáo dục và Đào tạo.\n"
        "- Thời gian hoàn thành: Quý II/2024.\n"
        "b) In sách ảnh\n- Cơ quan chủ trì: Sở Thông tin và Truyền thông.\n",
        "a",
        {"lead": ["Sở Giáo dục và Đào tạo"], "due": ["Quý II/2024"]},
    ),
    (
        "one block under several bullets",
        "II. NHIỆM VỤ\n1. Quảng bá du lịch\n- Làm phim ngắn.\n- In bản đồ chỉ đường.\n- Đơn vị chủ trì: Sở Du lịch.\n",
        "1",
        {"lead": ["Sở Du lịch"]},
    ),
    (
        "charges in brackets",
        "II. NHIỆM VỤ\n1. Lập danh sách khách mời (Chủ trì: Sở Ngoại vụ; phối hợp: Văn phòng UBND tỉnh; "
        "thời gian: tháng 5/2024).\n",
        "1",
        {"lead": ["Sở Ngoại vụ"], "with": ["Văn phòng UBND tỉnh"], "due": ["tháng 5/2024"]},
    ),
    (
        "prose that gives",
        "II. TỔ CHỨC THỰC HIỆN\n1. Giao Sở Công Thương chủ trì, phối hợp với Sở Tài chính và Sở Du lịch mở gian "
        "hàng chung.\n",
        "1",
        {"lead": ["Sở Công Thương"], "with": ["Sở Tài chính", "Sở Du lịch"]},
    ),
    (
        "a numbered list of agencies",
        "II. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Khám sức khỏe cho đoàn trước khi đi.\n"
        "2. Công an tỉnh: giữ trật tự nơi đón khách.\n",
        "1-1",
        {"lead": ["Sở Y tế"]},
    ),
    (
        "an implementing body beside a lead",
        "II. NHIỆM VỤ\n1. Sửa nhà khách\n- Đơn vị chủ trì: Sở Xây dựng.\n- Đơn vị thực hiện: Ban Quản lý dự án Mẫu.\n",
        "1",
        {"lead": ["Sở Xây dựng"], "does": ["Ban Quản lý dự án Mẫu"]},
    ),
]


@pytest.mark.parametrize(("body", "label", "charged"), [row[1:] for row in LAYOUTS], ids=[row[0] for row in LAYOUTS])
def test_a_task_is_read_in_each_layout(body, label, charged):
    found = plan(body)
    task = next(t for t in found.assignments if t.label == label)
    assert charges(task, found) == charged


def test_every_exception_of_the_outline_has_a_name_and_a_reason():
    names = [rule.__name__ for rule in EXCEPTIONS]
    assert len(set(names)) == len(names)
    assert all(rule.__doc__ for rule in EXCEPTIONS)


def _shape(found) -> list[str]:
    """The labels of the contents with their depth: "1.1" under "1" is "  1.1"."""
    shape = []

    def walk(node, depth):
        for child in node.children:
            if child.kind not in ("head", "foot", "text"):
                shape.append(f"{'  ' * depth}{child.label or child.kind}")
                walk(child, depth + 1)

    walk(found.outline, 0)
    return shape


#: exception → (body, the tree as it should stand)
SHAPES = {
    "orders_beside_bullets": (
        "III. PHÂN CÔNG\n1. Sở Mẫu\n- Gạch\nGiao các sở, ban, ngành:\n- Gạch\n2. Hai\nIV. VIỆC\nGiao Sở Mẫu:\n1. Một\n",
        ["III", "  1", "    -", "    given", "      -", "  2", "IV", "  given", "    1"],
    ),
    "star_beside_dash": (
        "I. NỘI DUNG\n1. Việc một\n- Đơn vị chủ trì: Sở Mẫu.\n* Giải pháp:\n+ Làm.\n",
        ["I", "  1", "    -", "    *", "      +"],
    ),
    "dash_beside_plus": (
        "I. NỘI DUNG\n1. Việc một\n* Giải pháp:\n+ Làm một;\n- Làm hai.\n",
        ["I", "  1", "    *", "      +", "      -"],
    ),
    "numbers_by_depth": (
        "I. NỘI DUNG\n1. Một\n- Gạch\n1.1. Một một\n2. Hai\n2.1. Hai một\n",
        ["I", "  1", "    -", "    1.1", "  2", "    2.1"],
    ),
    "great_parts_close_all": (
        "I. NỘI DUNG\n1. Một\n- Gạch\nPHỤ LỤC 1\n1. Mục\n",
        ["I", "  1", "    -", "PHỤ LỤC 1", "  1"],
    ),
    "roman_above_numbers": ("1. Một\n- Gạch\nII. HAI\n1. Mục\n", ["1", "  -", "II", "  1"]),
    "bullets_below_letters": (
        "I. NỘI DUNG\n1. Một\na) Chữ a\n- Gạch\nb) Chữ b\n",
        ["I", "  1", "    a", "      -", "    b"],
    ),
}


@pytest.mark.parametrize("name", [rule.__name__ for rule in EXCEPTIONS])
def test_an_exception_puts_the_lines_where_a_person_would(name):
    body, shape = SHAPES[name]
    assert _shape(plan(body)) == shape


_WRAPPED = """I. NỘI DUNG
1. Đẩy mạnh giao lưu giữa các địa phương ven biển, cùng phát triển kinh tế
- xã hội, mời bà con các xã ven sông sang thăm vườn ươm giống ở Bà Rịa
- Vũng Tàu, dự lễ kỷ niệm ngày lập làng nghề đan lát, chiếu cói (01/02/2014
-01/02/2024) cùng các đoàn thể và đông đảo bạn bè, thăm nhà trưng bày của
làng, xem lại những bức ảnh cũ, trồng cây lưu niệm ở sân đình, nghe các cụ
kể chuyện đi biển và cách giữ nghề qua nhiều đời, ghi lại để in thành sách
- Đơn vị chủ trì: Sở Du lịch.
2. Mở phòng đọc sách nước bạn ở thư viện huyện, mỗi tháng một buổi chiếu phim
cho các em nhỏ, có người dịch tại chỗ và có tranh kể chuyện treo dọc hành
lang, nhờ các bạn sinh viên đang học ở tỉnh đến đọc cùng, chọn những cuốn đã
được bạn đọc nhỏ tuổi yêu thích để dịch và in ở nhà in của tỉnh trong năm sau
- Đơn vị chủ trì: Sở Văn hóa và Thể thao.
"""


def test_a_hyphen_at_the_head_of_a_wrapped_line_is_no_bullet():
    found = plan(_WRAPPED)
    task = found.tasks[0]
    title = found.words(task.title)
    assert "kinh tế - xã hội" in title
    assert "Bà Rịa - Vũng Tàu" in title
    assert "(01/02/2014 -01/02/2024)" in title
    assert words(found, task.leads) == ["Sở Du lịch"]
