"""Parts: rows that belong to a record are its own in rights, history and personal data."""

import pytest

from haidang.kit.audit.models import Note
from tests.books.examples import damage, loan
from tests.books.models import Damage

pytestmark = pytest.mark.django_db


def test_a_part_is_added_changed_and_dropped_and_the_whole_tells_of_it(at, officer):
    row, desk = loan(), at(officer)
    assert "Sách còn nguyên." in desk.get(f"/muon/{row.pk}/").content.decode()
    assert desk.post(f"/muon/{row.pk}/cho-hong/them/", {"text": "Rách bìa"}).url == f"/muon/{row.pk}/"
    part = Damage.objects.get()
    desk.post(f"/muon/cho-hong/{part.pk}/sua/", {"text": "Rách bìa sau"})
    desk.post(f"/muon/cho-hong/{part.pk}/bo/")
    told = [(note.verb, note.changes["part"]) for note in Note.objects.order_by("pk")]
    assert told == [
        ("part-added", [None, "chỗ hỏng: Rách bìa"]),
        ("part-changed", ["chỗ hỏng: Rách bìa", "chỗ hỏng: Rách bìa sau"]),
        ("part-dropped", ["chỗ hỏng: Rách bìa sau", None]),
    ]
    assert not Damage.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("stranger", 404)])
def test_parts_are_written_by_who_writes_the_whole(request, at, who, status):
    row = loan()
    part = damage(row)
    door = at(request.getfixturevalue(who))
    for way in (f"{row.pk}/cho-hong/them/", f"cho-hong/{part.pk}/sua/", f"cho-hong/{part.pk}/bo/"):
        address = f"/muon/{way}"
        assert door.post(address, {"text": "khác"}).status_code == status
    part.refresh_from_db()
    assert part.text == "Rách bìa"


def test_personal_data_of_a_part_are_masked_and_open_to_who_writes_the_whole(at, officer, viewer):
    row = loan()
    part = damage(row, phone="0903123456")
    for who, ways in ((officer, 1), (viewer, 0)):
        page = at(who).get(f"/muon/{row.pk}/").content.decode()
        assert "0903123456" not in page
        assert page.count(f"/damage/{part.pk}/phone/") == ways


def test_a_record_costs_the_same_however_many_parts_it_has(at, officer, django_assert_num_queries):
    row, desk = loan(), at(officer)
    damage(row)
    desk.get(f"/muon/{row.pk}/")
    with django_assert_num_queries(11):
        desk.get(f"/muon/{row.pk}/")
    for n in range(9):
        damage(row, text=f"Trang {n}")
    with django_assert_num_queries(11):
        desk.get(f"/muon/{row.pk}/")
