"""What is found, by whom, in which order, and how it is shown."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from haidang.kit.search.marking import excerpt, marked
from haidang.kit.search.selectors import AT_FIRST, ON_A_PAGE, search
from tests.books.examples import author, book
from tests.books.models import Chapter

PAGE = "/tim-kiem/"


def shown(parts):
    return "".join(f"[{part.text}]" if part.is_found else part.text for part in parts)


def titles(results):
    return ["".join(part.text for part in row.title) for group in results.groups for row in group.rows]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("bao ho cong dan", "Bảo hộ công dân ở nước ngoài"),
        ("Bảo hộ công dân", "Bảo hộ công dân ở nước ngoài"),
        ("công dân bảo hộ", "Bảo hộ công dân ở nước ngoài"),
        ("doan vao", "Đón đoàn vào"),
        ("đoàn và", "Đón đoàn vào"),  # still being typed
        ("da nang", "Thành phố Đà Nẵng"),
        ("163/KH-UBND", "Kế hoạch năm"),
        ("163 kh ubnd", "Kế hoạch năm"),
        ("163/kh", "Kế hoạch năm"),
        ("192-KH/TU", "Chương trình"),
        ("192 kh tu", "Chương trình"),
        ("tru so", "Đón đoàn vào"),  # in a chapter
        ("中国", "大使馆 中国驻越南"),
        ("한국", "한국 문화원"),
        ('"doan" & | ! ( * :', "Đón đoàn vào"),
    ],
)
def test_what_is_looked_for_is_found_however_it_is_typed(officer, query, title):
    writer = author("Mẫu")
    for name, number in (
        ("Bảo hộ công dân ở nước ngoài", "1"),
        ("Đón đoàn vào", "2"),
        ("Thành phố Đà Nẵng", "3"),
        ("Kế hoạch năm", "163/KH-UBND"),
        ("Chương trình", "192-KH/TU"),
        ("大使馆 中国驻越南", "4"),
        ("한국 문화원", "5"),
    ):
        made = book(name, number=number, author=writer)
        if number == "2":
            Chapter.objects.create(book=made, text="Tiếp tại trụ sở")
    assert titles(search(query, officer)) == [title]


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "  ", "...", "khong co gi nhu the", "16", "\x00", "'", "%", "a" * 5000])
def test_what_is_not_there_is_not_found_and_no_query_is_an_error(officer, query):
    book("Kế hoạch năm", number="163/KH-UBND")
    found = titles(search(query, officer))
    assert found == (["Kế hoạch năm"] if query == "16" else [])


@pytest.mark.django_db
def test_everybody_finds_only_what_they_may_see(officer, viewer, stranger):
    book("Chuyện kín", is_hidden=True)
    book("Chuyện mở")
    assert titles(search("chuyen", officer)) == titles(search("chuyen", viewer)) == ["Chuyện mở"]
    assert titles(search("chuyen", stranger)) == []
    assert search("chuyên", stranger).alike == []


@pytest.mark.django_db
def test_the_number_itself_stands_first_then_titles_then_texts(officer):
    writer = author("Mẫu")
    book("Nhắc đến 163/KH-UBND trong tên", number="1", author=writer)
    Chapter.objects.create(book=book("Nhắc đến trong chương", number="2", author=writer), text="theo 163/KH-UBND")
    book("Chính là nó", number="163/KH-UBND", author=writer)
    book("Con của nó", number="163/KH-UBND-1", author=writer)
    assert titles(search("163/kh-ubnd", officer)) == [
        "Chính là nó",
        "Con của nó",
        "Nhắc đến 163/KH-UBND trong tên",
        "Nhắc đến trong chương",
    ]


@pytest.mark.django_db
def test_what_is_found_is_grouped_by_kind_and_each_kind_has_pages(officer):
    writer = author("Người mẫu")
    for number in range(30):
        book(f"Tập {number:02}", author=writer)
    results = search("nguoi mau", officer)
    assert [(group.label, group.count, len(group.rows)) for group in results.groups] == [
        ("Sách", 30, AT_FIRST),
        ("Tác giả", 1, 1),
    ]
    assert [group.is_cut for group in results.groups] == [True, False]
    second = search("nguoi mau", officer, kind="books.book", page="2")
    assert [(group.count, len(group.rows)) for group in second.groups] == [(30, 30 - ON_A_PAGE)]


@pytest.mark.django_db
def test_a_search_costs_the_same_however_much_is_found(officer, django_assert_num_queries):
    writer = author("Người mẫu")
    for _ in range(AT_FIRST):
        Chapter.objects.create(book=book(author=writer), text="x")
    # one question for the books in which it is found, then a few for each of them
    with CaptureQueriesContext(connection) as few:
        search("nguoi mau", officer)
    for _ in range(20):
        Chapter.objects.create(book=book(author=writer), text="x")
    with django_assert_num_queries(len(few)):
        search("nguoi mau", officer)


@pytest.mark.django_db
def test_who_mistypes_is_offered_what_is_much_alike(officer):
    book("Liên hiệp hữu nghị", number="1")
    book("Chuyện khác hẳn", number="2")
    results = search("lien hiep huu nghj", officer)
    assert not results.groups
    assert ["".join(part.text for part in row.title) for row in results.alike] == ["Liên hiệp hữu nghị"]


@pytest.mark.django_db
def test_a_server_without_trigrams_finds_all_the_same_and_offers_nothing(officer):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has its own trigrams")
    with connection.cursor() as cursor:
        cursor.execute("DROP EXTENSION pg_trgm CASCADE")
    book("Liên hiệp hữu nghị")
    assert titles(search("lien hiep", officer)) == ["Liên hiệp hữu nghị"]
    assert search("lien hiep huu nghj", officer).alike == []


@pytest.mark.parametrize(
    ("text", "asked", "told"),
    [
        ("Đón đoàn vào", ["doan", "vao"], "Đón [đoàn] [vào]"),
        ("Đoàn", ["do"], "[Đoàn]"),
        ("Đoàn đò", ["do", "x"], "Đoàn [đò]"),
        ("163/KH-UBND", ["163", "kh", "ubnd"], "[163]/[KH]-[UBND]"),
        ("Đà Nẵng", ["nang"], "Đà [Nẵng]"),
        ("", ["x"], ""),
        ("Không", [], "Không"),
    ],
)
def test_the_words_found_are_marked_as_they_are_written(text, asked, told):
    assert shown(marked(text, asked)) == told


def test_an_excerpt_is_cut_around_the_first_word_found():
    text = " ".join(["trước"] * 60 + ["đoàn vào"] + ["sau"] * 90)
    told = shown(excerpt(["không có gì", text], ["doan", "vao"]))
    assert told.startswith("… ")
    assert told.endswith(" …")
    assert "[đoàn] [vào]" in told
    assert len(told) < 320
    assert excerpt(["không"], ["x"]) == []


# ── the page ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_a_stranger_at_the_door_is_sent_to_sign_in(client):
    assert client.get(PAGE, {"q": "x"}).status_code == 302


@pytest.mark.django_db
def test_the_page_marks_what_was_found_and_leads_to_it(at, officer):
    made = book("Chuyện <đường> bộ")
    page = at(officer).get(PAGE, {"q": "duong bo"}).content.decode()
    assert f'href="/sach/{made.pk}/"' in page
    assert "Chuyện &lt;<mark>đường</mark>&gt; <mark>bộ</mark>" in page
    assert 'value="duong bo"' in page


@pytest.mark.django_db
def test_the_page_says_plainly_that_nothing_was_found_or_asked(at, officer):
    assert "Không tìm thấy gì" in at(officer).get(PAGE, {"q": "xyz"}).content.decode()
    assert "Gõ điều cần tìm" in at(officer).get(PAGE).content.decode()


@pytest.mark.django_db
def test_a_kind_that_is_not_there_and_an_odd_page_are_no_errors(at, officer):
    book("Chuyện")
    for odd in ({"loai": "nothing"}, {"loai": "books.book", "trang": "x"}, {"trang": "99"}):
        assert at(officer).get(PAGE, {"q": "chuyen"} | odd).status_code == 200


@pytest.mark.django_db
def test_htmx_gets_the_results_alone(at, officer):
    part = at(officer).get(PAGE, {"q": "x"}, headers={"HX-Request": "true"}).content.decode()
    assert part.strip().startswith('<div id="ket-qua"')


@pytest.mark.django_db
def test_the_box_stands_in_the_head_of_every_page_of_who_is_signed_in(at, officer, client):
    assert 'action="/tim-kiem/"' not in client.get("/").content.decode()
    assert 'action="/tim-kiem/"' in at(officer).get("/sach/").content.decode()
