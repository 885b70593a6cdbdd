"""Booking, correcting, citing, answering, withdrawing: verbs with rows, on either database."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q

from haidang.kit.audit.selectors import history
from haidang.kit.glance import one_glance
from haidang.office.directory.choices import NameKind
from haidang.office.documents import selectors, services
from haidang.office.documents.choices import Direction, Withdrawal
from haidang.office.documents.examples import cited, document, reply
from haidang.office.documents.models import Document, ways

pytestmark = pytest.mark.django_db

TODAY = date(2020, 6, 15)
OUT = Direction.OUTGOING


# ── numbers in the book ──────────────────────────────────────────────────────────────────────────


def test_a_number_is_kept_as_it_was_written_and_says_kind_and_year(book):
    made = book("Số 06 / 2014/Q\u00d0-UBND", None)
    assert made.number == "Số 06 / 2014/QĐ-UBND"
    assert (made.kind, made.year, made.ordinal, made.ordinal_value) == ("Quyết định", 2014, "6", 6)


def test_one_number_of_one_issuer_is_booked_once_a_year(book):
    book()
    with pytest.raises(ValidationError, match="đã có trong sổ: Kế hoạch số 163/KH-UBND ngày 25/11/2019"):
        book("163 / kh-ubnd", date(2019, 12, 1))
    assert book(issued_on=date(2020, 11, 20)).year == 2020


def test_192_of_the_party_is_not_192_of_another(book, clerk):
    party = cited(by=clerk)
    ours = book("192/KH-UBND", date(2018, 11, 2))
    other = services.cite("192-KH/TU", date(2018, 11, 2), "Tỉnh ủy Tuyên Quang", by=clerk)
    assert len({party.pk, ours.pk, other.pk}) == 3
    again = services.cite("192 - KH/TU", issuer="Tỉnh ủy Bà Rịa - Vũng Tàu", by=clerk)
    assert again.pk == party.pk


@pytest.mark.parametrize("year", [2018, None])
def test_the_database_itself_holds_one_number_once_a_known_or_unknown_year(clerk, year):
    facts = {"direction": Direction.CITED, "issuer_name": "Tỉnh ủy", "year": year, "entered_by": clerk}
    Document(number="192-KH/TU", **facts).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Document(number="192–KH/TU", **facts).save()
    Document(number="192-KH/TU", **facts | {"year": 2012}).save()


def test_bare_numbers_are_told_apart_by_their_kind(clerk):
    scheme = services.cite("825", issuer="Quân ủy Trung ương", kind="Đề án", by=clerk)
    plan = services.cite("825", issuer="Quân ủy Trung ương", kind="Kế hoạch", by=clerk)
    assert scheme.pk != plan.pk
    assert set(Document.objects.numbered("825")) == {scheme, plan}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("163/KH-UBND", ["163/KH-UBND"]),
        ("163 / kh-ubnd", ["163/KH-UBND"]),
        ("Kế hoạch số 163/KH-UBND", ["163/KH-UBND"]),
        ("7/DA-UBND", ["07/DA-UBND", "07/ĐA-UBND"]),  # typed without marks
        ("7/ĐA-UBND", ["07/ĐA-UBND"]),
        ("163", ["163/KH-UBND"]),
        ("164/KH-UBND", []),
        ("công tác đối ngoại", []),
    ],
)
def test_known_by_this_number(book, typed, found):
    for number in ("163/KH-UBND", "07/ĐA-UBND", "07/DA-UBND"):
        book(number)
    assert sorted(row.number for row in Document.objects.numbered(typed)) == sorted(found)


def test_a_number_is_asked_for_in_a_year(book):
    of_2019, of_2020 = book(), book(issued_on=date(2020, 11, 20))
    assert set(Document.objects.numbered("163/KH-UBND")) == {of_2019, of_2020}
    assert list(Document.objects.numbered("163/KH-UBND", 2020)) == [of_2020]


def test_an_issuer_that_the_directory_knows_is_that_agency(book, agency):
    named = book(issuer=None, issuer_name="Ủy ban nhân dân tỉnh")
    assert (named.issuer, named.issuer_name) == (agency("UBND"), "")


def test_an_issuer_is_named_as_on_the_day_of_the_paper(book, agency):
    office = agency("VPUBND")
    office.names.create(kind=NameKind.OFFICIAL, text="Văn phòng cũ", valid_to=date(2019, 12, 31))
    office.names.create(kind=NameKind.OFFICIAL, text="Văn phòng mới", valid_from=date(2020, 1, 1))
    for year, name in ((2019, "Văn phòng cũ"), (2020, "Văn phòng mới")):
        paper = book("7/TB-VP", date(year, 6, 1), issuer=None, issuer_name=name)
        assert (paper.issuer, paper.issuer_said) == (office, name)


def test_a_paper_that_was_numbered_but_has_no_issuer_is_refused(book):
    with pytest.raises(ValidationError, match="Chưa ghi cơ quan ban hành"):
        book(issuer=None)


def test_a_number_of_the_secret_series_is_refused_and_a_stub_of_it_says_nothing(book, clerk):
    with pytest.raises(ValidationError, match="loạt văn bản mật"):
        book("05/MẬT-UBND")
    with pytest.raises(ValidationError, match="tra cứu tại văn thư"):
        book("5/BC-UBND", at_clerk=True)
    stub = services.add(by=clerk, direction=Direction.INCOMING, kind="Báo cáo", at_clerk=True, handling_unit="Văn thư")
    assert str(stub) == "Báo cáo tra cứu tại văn thư"
    assert Document.objects.count() == 1


def test_arrival_numbers_run_once_a_year(book, clerk):
    came = {"direction": Direction.INCOMING, "arrived_on": date(2020, 1, 3)}
    first = book("1/BC-UBND", date(2020, 1, 2), arrival_number=1, **came)
    assert selectors.next_arrival_number(2020) == 2
    assert selectors.next_arrival_number(2021) == 1
    with pytest.raises(ValidationError, match="Số đến này đã dùng"):
        book("2/BC-UBND", date(2020, 1, 2), arrival_number=1, **came)
    with pytest.raises(ValidationError, match="phải có ngày đến"):
        book("2/BC-UBND", date(2020, 1, 4), arrival_number=2)
    services.withdraw(first, how=Withdrawal.MISTAKE, by=clerk, reason="Ghi hai lần")
    assert selectors.next_arrival_number(2020) == 1


def test_what_keeps_two_apart_only_by_not_being_known_is_shown(book, clerk, agency):
    first = book(issued_on=None)
    second = book()
    assert selectors.might_be(second, clerk) == [first]
    assert selectors.might_be(book("163/BC-UBND"), clerk) == []


# ── corrected, withdrawn ─────────────────────────────────────────────────────────────────────────


def test_a_correction_tells_what_was_and_what_is(clerk, agency):
    paper = document(by=clerk)
    services.correct(paper, by=clerk, reply_due_on=date(2020, 6, 20), recipients=[agency("SNGV"), agency("VPUBND")])
    line = history(paper)[-1]
    assert {change.field: (change.old, change.new) for change in line.changes} == {
        "Hạn trả lời": ("10/06/2020", "20/06/2020"),
        "Nơi nhận": ("Sở Ngoại vụ", "Sở Ngoại vụ, Văn phòng Ủy ban nhân dân tỉnh"),
    }
    services.correct(paper, by=clerk, reply_due_on=date(2020, 6, 20))
    assert len(history(paper)) == 2


def test_a_correction_may_not_take_the_number_of_another(book, clerk):
    book()
    other = book("164/KH-UBND")
    with pytest.raises(ValidationError, match="đã có trong sổ"):
        services.correct(other, by=clerk, number="163/KH-UBND")
    other.refresh_from_db()
    assert other.number == "164/KH-UBND"


def test_a_recalled_paper_keeps_its_number_and_a_mistaken_entry_gives_it_back(book, clerk):
    paper = book()
    services.withdraw(paper, how=Withdrawal.RECALLED, by=clerk, reason="Thay bằng văn bản khác")
    with pytest.raises(ValidationError, match="đã có trong sổ"):
        book()
    with pytest.raises(ValidationError, match="đã rút từ ngày 15/06/2020"):
        services.withdraw(paper, how=Withdrawal.MISTAKE, by=clerk, reason="x")
    mistaken = book("164/KH-UBND")
    services.withdraw(mistaken, how=Withdrawal.MISTAKE, by=clerk, reason="Ghi nhầm số")
    assert book("164/KH-UBND").pk != mistaken.pk


def test_an_entry_that_others_stand_on_is_not_withdrawn_as_a_mistake(clerk):
    asked, answer = document(by=clerk), reply(by=clerk)
    services.answer(asked, with_=answer, by=clerk)
    with pytest.raises(ValidationError, match="còn 1 văn bản dựa vào"):
        services.withdraw(answer, how=Withdrawal.MISTAKE, by=clerk, reason="Ghi nhầm")
    with pytest.raises(ValidationError, match="lý do"):
        services.withdraw(asked, how=Withdrawal.MISTAKE, by=clerk, reason=" ")


# ── who may ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "sees", "changes", "withdraws"),
    [
        ("so-ngoai-vu", "all", "all", ""),
        ("lanh-dao-so-ngoai-vu", "all", "all", "all"),
        ("van-thu", "all", "all", "all"),
        ("van-phong-ubnd", "all", "all", ""),
        ("lanh-dao-ubnd", "all", "", ""),
        ("kiem-tra", "all", "", ""),
        ("so-cong-thuong", "issued addressed", "issued", ""),
        ("so-du-lich", "addressed-too", "", ""),
        ("tinh-doan", "", "", ""),
        ("quan-tri", "", "", ""),
    ],
)
def test_who_sees_and_changes_what(cast, clerk, book, agency, name, sees, changes, withdraws):
    papers = {
        "issued": services.add(
            by=cast["so-cong-thuong"], direction=Direction.INCOMING, number="45/BC-SCT", issuer=agency("SCT")
        ),
        "addressed": book("1/UBND-TH6", recipients=[agency("SCT")]),
        "addressed-too": book("2/UBND-TH6", recipients=[agency("SDL")]),
        "else": book("3/UBND-TH6"),
    }
    for verb, expected in (("view", sees), ("change", changes), ("delete", withdraws)):
        wanted = set(papers) if expected == "all" else set(expected.split())
        rows = set(Document.objects.for_user(cast[name], verb))
        assert {key for key, paper in papers.items() if paper in rows} == wanted, verb


def test_an_agency_sees_the_papers_its_records_stand_on(officer, book, monkeypatch):
    """A room above points here; this room asks it which of its records the person may see."""
    shown, hidden = book("1/BC-UBND"), book("2/BC-UBND")
    assert not Document.objects.for_user(officer, "view").exists()

    class Above:
        class _default_manager:  # noqa: N801 - Django's own name
            for_user = staticmethod(lambda user, verb: Document.objects.filter(pk=shown.pk))

    field = SimpleNamespace(name="id", concrete=True, many_to_many=False)
    relation = SimpleNamespace(related_model=Above, field=field)
    monkeypatch.setattr(Document._meta, "related_objects", (*Document._meta.related_objects, relation))
    assert list(Document.objects.for_user(officer, "view")) == [shown]
    assert not Document.objects.for_user(officer, "change").exists()
    assert hidden not in Document.objects.for_user(officer, "view")


def test_within_a_glance_an_agency_sees_the_same_papers_and_the_ways_to_them_are_asked_once(
    officer, book, monkeypatch, django_assert_num_queries
):
    shown, _hidden = book("1/BC-UBND"), book("2/BC-UBND")
    monkeypatch.setattr(ways, "_asked", lambda taken, user: Q(pk=shown.pk))
    assert officer.charge.sees is not None
    # which ways are taken, the keys or that there are too many of them, and each time the papers
    for few in (ways._FEW, 0):
        monkeypatch.setattr(ways, "_FEW", few)
        with one_glance(), django_assert_num_queries(4):
            assert [list(Document.objects.for_user(officer, "view")) for _time in range(2)] == [[shown], [shown]]


def test_a_stranger_sees_no_paper(clerk):
    document(by=clerk)
    assert not Document.objects.for_user(AnonymousUser(), "view").exists()
    assert not Document.objects.may_add(AnonymousUser())


def test_an_agency_books_only_what_it_issued_or_received(officer, agency):
    with pytest.raises(ValidationError, match="không phải nơi ban hành"):
        services.add(by=officer, direction=Direction.INCOMING, number="7/BC-SDL", issuer=agency("SDL"))
    services.add(
        by=officer, direction=Direction.INCOMING, number="7/BC-SDL", issuer=agency("SDL"), recipients=[agency("SCT")]
    )


def test_who_may_not_book_is_refused(cast, agency):
    with pytest.raises(PermissionDenied):
        services.add(by=cast["kiem-tra"], direction=OUT, number="7/BC-SDL", issuer=agency("SDL"))
    with pytest.raises(PermissionDenied):
        services.cite("7/BC-SDL", by=cast["quan-tri"])


def test_who_may_not_change_does_not_change(clerk, officer):
    paper = document(by=clerk)  # issued by the officer's agency, but booked by the clerk
    with pytest.raises(Document.DoesNotExist):
        services.correct(paper, by=officer, subject="khác")
    with pytest.raises(Document.DoesNotExist):
        services.withdraw(paper, how=Withdrawal.MISTAKE, by=officer, reason="x")
