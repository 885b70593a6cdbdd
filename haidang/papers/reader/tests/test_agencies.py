"""Bodies found by grammar alone: where a name ends, where another begins, which phrase is for many."""

import pytest

from haidang.papers.reader import Agencies, read
from haidang.papers.reader.agencies import coordinators, split_agencies, subject
from haidang.papers.reader.tests.texts import FOOT, HEAD, source, whole
from haidang.papers.sources.text import Span


def split(text):
    printed = source(text)
    return [printed.line_of(mention.span) for mention in split_agencies(printed, whole(printed), "test")]


#: (list as printed, the bodies of it)
LISTS = [
    ("Sở Ngoại vụ", ["Sở Ngoại vụ"]),
    ("- Sở Mẫu.", ["Sở Mẫu"]),
    ("Sở Mẫu;", ["Sở Mẫu"]),
    ("Sở Ngoại vụ, Công an tỉnh", ["Sở Ngoại vụ", "Công an tỉnh"]),
    ("Sở Tài chính và Sở Du lịch", ["Sở Tài chính", "Sở Du lịch"]),
    ("Sở Mẫu cùng các sở liên quan", ["Sở Mẫu", "các sở liên quan"]),
    ("Sở Kế hoạch và Đầu tư, Sở Nội vụ", ["Sở Kế hoạch và Đầu tư", "Sở Nội vụ"]),
    ("Sở Nông nghiệp và Phát triển nông thôn và Sở Mẫu", ["Sở Nông nghiệp và Phát triển nông thôn", "Sở Mẫu"]),
    ("Sở Khoa học & Công nghệ, Sở Mẫu", ["Sở Khoa học & Công nghệ", "Sở Mẫu"]),
    ("Sở Văn hóa, Thể thao và Du lịch; Sở Y tế", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]),
    ("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]),
    ("Sở Lao động - Thương binh và Xã hội, Tỉnh đoàn", ["Sở Lao động - Thương binh và Xã hội", "Tỉnh đoàn"]),
    ("Cục Mẫu - Bộ Mẫu, Sở Mẫu", ["Cục Mẫu - Bộ Mẫu", "Sở Mẫu"]),
    ("Báo và Phát thanh, Truyền hình Mẫu, Sở Mẫu", ["Báo và Phát thanh, Truyền hình Mẫu", "Sở Mẫu"]),
    ("Sở Mẫu (Phòng Hành chính, Thanh tra), Công an tỉnh", ["Sở Mẫu (Phòng Hành chính, Thanh tra)", "Công an tỉnh"]),
    ("Ban Chấp hành Hội Nông dân tỉnh", ["Ban Chấp hành Hội Nông dân tỉnh"]),
    ("Liên hiệp các Hội Làng nghề tỉnh, Hội Dệt", ["Liên hiệp các Hội Làng nghề tỉnh", "Hội Dệt"]),
    ("Trường Đại học Mẫu và Viện Nghiên cứu Mẫu", ["Trường Đại học Mẫu", "Viện Nghiên cứu Mẫu"]),
    ("Bộ Chỉ huy Quân sự tỉnh, Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
     ["Bộ Chỉ huy Quân sự tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"]),
    ("các Sở, Ban, Ngành, UBND các huyện", ["các Sở, Ban, Ngành", "UBND các huyện"]),
    ("UBND các huyện, thị xã, thành phố", ["UBND các huyện, thị xã, thành phố"]),
    ("UBND thành phố Mẫu và UBND huyện Mẫu", ["UBND thành phố Mẫu", "UBND huyện Mẫu"]),
    ("Công an tỉnh, các Sở, Ban, Ngành có liên quan", ["Công an tỉnh", "các Sở, Ban, Ngành có liên quan"]),
    ("các Bộ, ngành và các địa phương liên quan", ["các Bộ, ngành và các địa phương liên quan"]),
    ("cơ quan, đơn vị, địa phương", ["cơ quan, đơn vị, địa phương"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), LISTS, ids=[text for text, _ in LISTS])
def test_a_list_is_split_where_a_new_body_begins(text, names):
    assert split(text) == names


@pytest.mark.parametrize("names", [["Sở Mẫu", "Công an tỉnh", "UBND các huyện"], ["Hội Dệt", "các doanh nghiệp"]])
@pytest.mark.parametrize("joint", [", ", "; ", ", và ", "; và "])
def test_bodies_are_parted_alike_by_comma_semicolon_and_and(names, joint):
    assert split(joint.join(names)) == names


@pytest.mark.parametrize(
    ("words", "group", "is_open"),
    [
        ("Sở Ngoại vụ", False, False),
        ("UBND thành phố Mẫu", False, False),
        ("các doanh nghiệp", True, False),
        ("các Sở, Ban, Ngành", True, False),
        ("UBND các huyện, thị xã, thành phố", True, False),
        ("cơ quan, đơn vị, địa phương", True, False),
        ("các Sở, Ban, Ngành có liên quan", True, True),
        ("các đơn vị khác", True, True),
    ],
)
def test_a_phrase_for_many_is_a_group_and_open_where_nobody_is_named(words, group, is_open):
    printed = source(words)
    [mention] = split_agencies(printed, whole(printed), "test")
    assert (mention.group, mention.open) == (group, is_open)


#: (sentence, who it begins with)
SUBJECTS = [
    ("Sở Mẫu chủ trì mở hội", ["Sở Mẫu"]),
    ("Sở Mẫu tổ chức giao lưu", ["Sở Mẫu"]),
    ("Sở Xây dựng xây dựng nhà khách", ["Sở Xây dựng"]),
    ("Ban tổ chức hội làng tổ chức đón khách", ["Ban tổ chức hội làng"]),
    ("Giao Sở Mẫu, Công an tỉnh phối hợp với Sở Y tế mở hội", ["Sở Mẫu", "Công an tỉnh"]),
    ("Giao cho Sở Mẫu chủ trì mở hội", ["Sở Mẫu"]),
    ("Đề nghị Hội Làng nghề mời bạn", ["Hội Làng nghề"]),
    ("Yêu cầu các Sở, Ban, Ngành báo cáo kết quả", ["các Sở, Ban, Ngành"]),
    ("Sở Mẫu: mở hội", ["Sở Mẫu"]),
    ("Sở Mẫu, đồng thời mở hội", ["Sở Mẫu"]),
]


@pytest.mark.parametrize(("sentence", "names"), SUBJECTS, ids=[sentence for sentence, _ in SUBJECTS])
def test_a_sentence_begins_with_those_it_charges(sentence, names):
    printed = source(sentence)
    mentions, end = subject(printed, 0, len(sentence), "test")
    assert [printed.line_of(mention.span) for mention in mentions] == names
    assert sentence[end:].lstrip(" ,:") != sentence


@pytest.mark.parametrize(
    "sentence",
    ["Hội nghị mở vào mùa xuân", "Trường hợp mưa thì nghỉ", "Đoàn ra năm nay", "Phòng chống cháy", "Mở hội làng",
     "Đoàn kết các làng", "Báo cáo kết quả", "Hội nhập với bạn bè", ""],
)  # fmt: skip
def test_a_word_that_only_begins_like_a_body_charges_nobody(sentence):
    assert subject(source(sentence), 0, len(sentence), "test") == ((), 0)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Sở Mẫu chủ trì, phối hợp với Sở Dệt và các đơn vị liên quan mở hội.", ["Sở Dệt", "các đơn vị liên quan"]),
        ("phối hợp chặt chẽ với Công an tỉnh, Sở Y tế hướng dẫn khách", ["Công an tỉnh", "Sở Y tế"]),
        ("phối hợp cùng Sở Mẫu", ["Sở Mẫu"]),
        ("phối hợp Sở Mẫu và Sở Dệt triển khai", ["Sở Mẫu", "Sở Dệt"]),
        ("phối hợp tốt hơn nữa", []),
    ],
)
def test_who_works_with_them_stands_behind_phoi_hop(sentence, names):
    printed = source(sentence)
    found = coordinators(printed, 0, len(sentence), "test")
    assert [printed.line_of(mention.span) for mention in found] == names


_NAMES = Agencies([("SNV", "Sở Ngoại vụ"), ("CA", "Công an tỉnh"), ("UBM", "Ủy ban nhân dân huyện Mẫu")])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Sở Ngoại vụ", "SNV"),
        ("SỞ NGOẠI VỤ", "SNV"),
        ("So Ngoai vu", "SNV"),
        ("Sở Ngoại vụ tỉnh", "SNV"),
        ("Công an", "CA"),
        ("UBND huyện Mẫu", "UBM"),
        ("Uỷ ban nhân dân huyện Mẫu", "UBM"),
        ("Sở Khác", None),
        ("", None),
    ],
)
def test_a_name_is_looked_up_however_it_is_written(words, code):
    assert _NAMES.code_of(words) == code


@pytest.mark.parametrize("lead", ["Sở Ngoại vụ, Công an tỉnh", "Sở Chưa Ai Biết và Sở Ngoại vụ", "các Sở, Ban, Ngành"])
def test_a_list_of_agencies_gives_codes_and_moves_no_name(lead):
    text = f"{HEAD}I. NỘI DUNG\n1. Mở hội\n- Đơn vị chủ trì: {lead}.\n{FOOT}"
    [without], [given] = read(source(text)).tasks, read(source(text), _NAMES).tasks
    assert [mention.span for mention in without.leads] == [mention.span for mention in given.leads]
    assert {mention.code for mention in without.leads} == {None}
    expected = {"Sở Ngoại vụ": "SNV", "Công an tỉnh": "CA"}
    printed = source(text)
    assert [m.code for m in given.leads] == [expected.get(printed.line_of(m.span)) for m in given.leads]


def test_pairs_of_code_and_name_do_as_well_as_a_ready_list():
    text = f"{HEAD}I. NỘI DUNG\n1. Mở hội\n- Đơn vị chủ trì: Sở Ngoại vụ.\n{FOOT}"
    assert read(source(text), [("SNV", "Sở Ngoại vụ")]).tasks[0].leads[0].code == "SNV"


def test_a_list_cuts_a_verb_off_a_name_it_knows():
    printed = source("1. Sở Y tế nấu cháo.")
    at = printed.text.index("Sở")
    known = Agencies([("SYT", "Sở Y tế"), ("SDL", "Sở Du lịch")])
    [name] = split_agencies(printed, Span(at, at + len("Sở Y tế nấu cháo")), "x")
    found = known.resolved(printed, name)
    assert (printed.quote(found.span), found.code) == ("Sở Y tế", "SYT")
    [other] = split_agencies(printed, Span(at, at + len("Sở Y tế")), "x")
    assert known.resolved(printed, other).span == other.span


@pytest.mark.parametrize("words", ["Sở Y tế (cơ quan thường trực)", "Sở Y tế"])
def test_a_bracket_behind_a_name_does_not_hide_its_code(words):
    printed = source(words)
    [name] = split_agencies(printed, Span(0, len(words)), "x")
    assert Agencies([("SYT", "Sở Y tế")]).resolved(printed, name).code == "SYT"


@pytest.mark.parametrize("name", ["Công an phường", "Công an cửa khẩu Mẫu"])
def test_a_list_cuts_no_part_of_a_name_off(name):
    printed = source(name)
    [mention] = split_agencies(printed, Span(0, len(name)), "x")
    assert Agencies([("CA", "Công an"), ("SYT", "Sở Y tế")]).resolved(printed, mention).span == mention.span


_LONG_NAMES = (
    "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh",
    "Ban Chỉ đạo phòng, chống tội phạm tỉnh",
    "Trung tâm Hỗ trợ phát triển doanh nghiệp",
    "Trung tâm xúc tiến đầu tư, thương mại và du lịch tỉnh",
    "Quỹ Bảo vệ và phát triển rừng tỉnh",
    "Chi cục Quản lý chất lượng nông, lâm sản và thủy sản",
    "Công ty TNHH MTV khai thác công trình thủy lợi",
    "Thường trực Liên hiệp",
    "Các đơn vị trong Bộ",
    "UBND thành phố Mẫu Đơn",
    "Đặc khu Mẫu",
)
_VERBS = ("chủ trì", "chỉnh trang đường", "trực tiếp chỉ đạo", "kiến nghị", "chịu", "giữ mối liên lạc", "nâng cấp cổng")


@pytest.mark.parametrize("name", _LONG_NAMES)
def test_a_name_ends_at_the_verb_and_not_before(name):
    for verb in _VERBS:
        printed = source(f"{name} {verb} việc của mình, báo cáo.")
        found, _ = subject(printed, 0, len(printed.text), "test")
        assert [printed.line_of(mention.span) for mention in found] == [name]
