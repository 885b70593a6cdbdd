"""One record: its page, its form, its deletion, its history."""

import pytest
from django.urls import reverse

from haidang.kit.audit.models import Note
from tests.books.examples import author, book
from tests.books.models import Author, Book

pytestmark = pytest.mark.django_db


def posted(record, **changed):
    given = {
        "title": record.title,
        "number": record.number,
        "kind": record.kind,
        "author": record.author_id,
        "price": record.price,
        "published_on": record.published_on,
    }
    return {name: value for name, value in (given | changed).items() if value is not None}


def test_the_page_shows_facts_what_stands_on_it_files_and_history(at, officer):
    writer = author("Người mẫu A")
    book("Tập một", author=writer)
    page = at(officer).get(f"/tac-gia/{writer.pk}/").content.decode()
    for told in ("Họ và tên", "Người mẫu A", "Tập một", "Chưa có tệp nào", "Chưa có việc nào được ghi lại"):
        assert told in page


def test_what_stands_on_a_record_leads_to_its_own_page(at, officer):
    writer = author()
    record = book("Tập một", author=writer)
    page = at(officer).get(writer.get_absolute_url())
    assert f'href="{record.get_absolute_url()}"' in page.content.decode()


def test_a_fact_that_is_a_record_leads_to_its_page(at, officer):
    record = book()
    assert f'<a href="/tac-gia/{record.author_id}/">' in at(officer).get(f"/sach/{record.pk}/").content.decode()


def test_what_stands_on_a_record_leads_to_its_page(at, officer):
    record = book()
    page = at(officer).get(f"/tac-gia/{record.author_id}/").content.decode()
    assert f'<a href="/sach/{record.pk}/">' in page


def test_a_record_costs_the_same_whatever_stands_on_it(at, officer, django_assert_num_queries):
    writer = author()
    book(author=writer)
    desk = at(officer)
    desk.get(f"/tac-gia/{writer.pk}/")
    with django_assert_num_queries(13):
        desk.get(f"/tac-gia/{writer.pk}/")
    for _ in range(8):
        book(author=writer)
    with django_assert_num_queries(13):
        desk.get(f"/tac-gia/{writer.pk}/")


def test_personal_values_are_masked_with_a_way_for_who_may(at, officer, viewer):
    writer = author()
    for who, count in ((officer, 1), (viewer, 0)):
        page = at(who).get(f"/tac-gia/{writer.pk}/").content.decode()
        assert "C1234567" not in page
        assert "••••4567" in page
        assert page.count(reverse("personal:reveal", args=["books", "author", writer.pk, "passport"])) == count


def test_what_is_added_is_kept_and_noted(at, officer):
    writer = author()
    reply = at(officer).post("/sach/them/", {"title": "Mới", "number": "1/BC", "kind": "report", "author": writer.pk})
    made = Book.objects.get()
    assert reply.url == f"/sach/{made.pk}/"
    (told,) = Note.objects.filter(object_id=str(made.pk))
    assert (told.verb, told.by) == ("added", officer)
    assert told.changes["title"] == [None, "Mới"]
    assert told.changes["author"] == [None, writer.name]


def test_what_is_changed_is_noted_before_and_after(at, officer):
    record = book("Cũ")
    other = author("Người mẫu B")
    at(officer).post(f"/sach/{record.pk}/sua/", posted(record, title="Mới", author=other.pk, helpers=[other.pk]))
    (told,) = Note.objects.filter(verb="changed")
    assert told.changes == {
        "title": ["Cũ", "Mới"],
        "author": [record.author.name, "Người mẫu B"],
        "helpers": [[], ["Người mẫu B"]],
    }


def test_saving_without_a_change_leaves_no_note(at, officer):
    record = book()
    assert at(officer).post(f"/sach/{record.pk}/sua/", posted(record)).status_code == 302
    assert not Note.objects.exists()


def test_a_personal_value_is_kept_but_never_noted(at, officer):
    at(officer).post("/tac-gia/them/", {"name": "Người mẫu C", "passport": "C7654321"})
    assert "C7654321" not in str(Note.objects.get().changes)


def test_a_form_that_is_refused_keeps_nothing_and_says_why(at, officer):
    record = book()
    reply = at(officer).post(f"/sach/{record.pk}/sua/", posted(record, title="", price="mười"))
    assert reply.status_code == 422
    page = reply.content.decode()
    assert f"Sửa {record.title}" in page
    assert page.count('class="hd-fault"') == 2
    assert Book.objects.get().title == record.title


def test_two_people_at_one_record_do_not_overwrite_each_other(at, officer):
    record = book("Bản đầu")
    desk = at(officer)
    opened = desk.get(f"/sach/{record.pk}/sua/").context["fingerprint"]
    desk.post(f"/sach/{record.pk}/sua/", posted(record, title="Người kia sửa", fingerprint=opened))
    reply = desk.post(f"/sach/{record.pk}/sua/", posted(record, title="Tôi sửa", fingerprint=opened))
    assert reply.status_code == 422
    assert "người khác đã lưu" in reply.content.decode()
    assert Book.objects.get().title == "Người kia sửa"


def test_nobody_puts_a_record_out_of_their_own_sight(at, officer):
    record = book()
    reply = at(officer).post(f"/sach/{record.pk}/sua/", posted(record, is_hidden="on"))
    assert reply.status_code == 422
    assert "không còn được xem" in reply.content.decode()
    assert not Book.objects.get().is_hidden
    assert not Note.objects.exists()


def test_a_record_goes_with_a_reason_and_its_history_stays(at, officer):
    record = book("Bỏ đi")
    assert "không lấy lại được" in at(officer).get(f"/sach/{record.pk}/xoa/").content.decode()
    assert Book.objects.exists()
    assert at(officer).post(f"/sach/{record.pk}/xoa/", {"reason": " "}).status_code == 422
    assert at(officer).post(f"/sach/{record.pk}/xoa/", {"reason": "Nhập trùng"}).url == "/sach/"
    assert not Book.objects.exists()
    told = Note.objects.get()
    assert (told.verb, told.object_name, told.reason) == ("deleted", "Bỏ đi", "Nhập trùng")


def test_what_others_stand_on_cannot_go_and_the_refusal_names_them(at, officer):
    record = book()
    reply = at(officer).post(f"/tac-gia/{record.author_id}/xoa/", {"reason": "x"})
    assert reply.status_code == 422
    assert "còn 1 sách dựa vào đó" in reply.content.decode()
    assert Author.objects.exists()
    assert not Note.objects.exists()


def test_the_whole_history_has_a_page_newest_first(at, officer):
    record = book("0")
    desk = at(officer)
    for number in range(1, 8):
        desk.post(f"/sach/{record.pk}/sua/", posted(record, title=str(number)))
    page = desk.get(f"/sach/{record.pk}/").content.decode()
    assert page.count("hd-history") == 1
    assert f'href="/sach/{record.pk}/lich-su/"' in page
    told = desk.get(f"/sach/{record.pk}/lich-su/").context["history"]
    assert [line.changes[0].new for line in told] == ["7", "6", "5", "4", "3", "2", "1"]
