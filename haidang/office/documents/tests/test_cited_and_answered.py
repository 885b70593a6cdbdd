"""Papers that are only named by others, and papers that answer others."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from haidang.kit.audit.selectors import history
from haidang.office.accounts.services import hand_over as hand_over_everything
from haidang.office.documents import services
from haidang.office.documents.choices import Direction, Standing, Withdrawal
from haidang.office.documents.examples import cited, document, reply
from haidang.office.documents.models import Document
from haidang.office.documents.owed import owed
from haidang.office.documents.services import citing

pytestmark = pytest.mark.django_db

TODAY = date(2020, 6, 15)
OUT = Direction.OUTGOING


def test_a_paper_that_is_only_cited_is_a_row_without_a_copy(clerk):
    paper = cited(by=clerk)
    assert (paper.direction, paper.kind, paper.year) == (Direction.CITED, "Kế hoạch", 2018)
    assert history(paper)[0].label == "Ghi vì được viện dẫn"
    assert cited(by=clerk).pk == paper.pk


def test_a_later_citation_adds_what_the_first_left_out(clerk):
    first = services.cite("192-KH/TU", by=clerk)
    assert first.year is None
    again = services.cite("192-KH/TU", date(2018, 11, 2), "Tỉnh ủy Bà Rịa - Vũng Tàu", "triển khai Chỉ thị", by=clerk)
    assert again.pk == first.pk
    assert (again.year, again.issuer_name, again.subject) == (2018, "Tỉnh ủy Bà Rịa - Vũng Tàu", "triển khai Chỉ thị")
    assert services.cite("192-KH/TU", date(2012, 3, 1), "Tỉnh ủy Bà Rịa - Vũng Tàu", by=clerk).pk != first.pk


def test_two_days_for_one_number_in_one_year_are_one_paper_with_the_first_day(clerk):
    first = services.cite("26/CT-TTg", date(2018, 9, 4), by=clerk)
    assert services.cite("26/CT-TTgCP", date(2018, 9, 14), by=clerk) == first
    assert services.cite("26/CT-TTgCP", date(2019, 9, 4), by=clerk) != first


def test_a_citation_finds_the_booked_paper_and_changes_nothing_of_it(book, clerk, agency):
    booked = book()
    found = services.cite("163/KH-UBND", None, agency("UBND"), "tên khác", by=clerk)
    assert (found.pk, found.subject) == (booked.pk, "hoạt động đối ngoại")


def test_a_citation_that_could_be_either_of_two_is_a_paper_of_its_own(book, clerk, agency):
    both = {book().pk, book(issued_on=date(2020, 11, 20)).pk}
    assert services.cite("163/KH-UBND", None, agency("UBND"), by=clerk).pk not in both


def test_booking_a_cited_paper_completes_its_row(clerk, agency):
    first = services.cite("214/SCT-QLTM", date(2020, 5, 28), agency("SCT"), by=clerk)
    booked = document(number="214/SCT-QLTM", by=clerk)
    assert booked.pk == first.pk
    assert (booked.direction, booked.arrived_on) == (Direction.INCOMING, date(2020, 5, 29))
    assert [line.label for line in history(booked)] == ["Ghi vì được viện dẫn", "Bổ sung bản đã được viện dẫn"]


def test_a_law_is_cited_by_its_title(clerk):
    title = "Luật Thực hiện dân chủ ở cơ sở"
    first = services.cite("", date(2022, 11, 10), None, title, kind="Luật", by=clerk)
    assert services.cite("", None, None, title, kind="Luật", by=clerk) == first
    assert str(first) == title
    with pytest.raises(ValidationError, match="ít nhất một"):
        services.cite("", by=clerk)


def test_two_who_cite_one_paper_in_one_moment_get_one_row(clerk, monkeypatch):
    first = cited(by=clerk)
    looked = []

    def looks_before_the_other_has_written(wanted, really=citing._found):
        looked.append(wanted)
        return None if len(looked) == 1 else really(wanted)

    monkeypatch.setattr(citing, "_found", looks_before_the_other_has_written)
    assert cited(by=clerk).pk == first.pk
    assert len(looked) == 2


def test_the_reference_data_fills_what_a_citation_left_out(clerk):
    paper = services.cite("30/2020/NĐ-CP", by=clerk)
    assert (paper.issued_on, paper.issuer_name, paper.subject) == (date(2020, 3, 5), "Chính phủ", "công tác văn thư")


# ── answers ──────────────────────────────────────────────────────────────────────────────────────


def test_a_paper_is_awaited_until_it_is_answered(clerk):
    asked = document(by=clerk)
    assert list(Document.objects.awaiting_reply(TODAY)) == list(Document.objects.overdue(TODAY)) == [asked]
    services.answer(asked, with_=reply(by=clerk), by=clerk)
    assert not Document.objects.awaiting_reply(TODAY).exists()
    asked.refresh_from_db()
    assert asked.standing(TODAY) == Standing.ANSWERED
    assert history(asked)[-1].label == "Trả lời"


def test_as_of_a_past_day_the_answer_had_not_come(clerk):
    asked = services.answer(document(by=clerk), with_=reply(by=clerk), by=clerk)
    assert list(Document.objects.awaiting_reply(date(2020, 6, 8))) == [asked]


def test_a_wrong_answer_is_refused_by_name_and_can_be_taken_back(clerk):
    asked, answer = document(by=clerk), reply(by=clerk)
    with pytest.raises(ValidationError, match="không tự trả lời"):
        services.answer(asked, with_=asked, by=clerk)
    services.answer(asked, with_=answer, by=clerk)
    with pytest.raises(ValidationError, match="Công văn số 499/SNgV-LS&HTQT"):
        services.answer(asked, with_=document(by=clerk), by=clerk)
    with pytest.raises(ValidationError, match="trả lời lẫn nhau"):
        services.answer(answer, with_=asked, by=clerk)
    with pytest.raises(ValidationError, match="lý do"):
        services.take_back_answer(asked, by=clerk, reason=" ")
    assert services.take_back_answer(asked, by=clerk, reason="Nhầm số").reply is None


def test_the_query_and_the_rule_agree_on_what_is_overdue(clerk, book):
    answer = reply(by=clerk)
    for number, due in enumerate((None, date(2020, 6, 8), date(2020, 6, 10), TODAY, date(2020, 7, 1)), 10):
        for answered in (False, True):
            for recalled in (False, True):
                paper = book(f"{number}{'ab'[answered]}{'/BC' if recalled else '/TTr'}-UBND", None, reply_due_on=due)
                paper = services.answer(paper, with_=answer, by=clerk) if answered else paper
                if recalled:
                    services.withdraw(paper, how=Withdrawal.RECALLED, by=clerk, reason="Thay bằng bản khác")
    for day in (date(2020, 6, 8), date(2020, 6, 9), date(2020, 6, 11), TODAY, date(2020, 7, 2)):
        rows = Document.objects.select_related("reply")
        assert {row.pk for row in rows if row.standing(day) == Standing.OVERDUE} == {
            row.pk for row in Document.objects.overdue(day)
        }
        waiting = (Standing.OVERDUE, Standing.WAITING)
        assert {row.pk for row in rows if row.standing(day) in waiting} == {
            row.pk for row in Document.objects.awaiting_reply(day)
        }


def test_what_is_owed_names_who_owes_it(clerk, book, agency, officer, django_assert_num_queries):
    incoming = document(by=clerk)
    services.correct(incoming, by=clerk, handler=officer)
    asked = book(
        "31/UBND-TH6", date(2020, 6, 1), reply_due_on=date(2020, 6, 20), recipients=[agency("SDL"), agency("SCT")]
    )
    with django_assert_num_queries(5):
        due = list(owed(TODAY))
    assert [(each.key, each.agency_id, each.person_id, each.since, each.due_on) for each in due] == [
        (f"answer:{incoming.pk}", officer.agency_id, officer.pk, incoming.arrived_on, date(2020, 6, 10)),
        (f"answer:{asked.pk}:{agency('SCT').pk}", agency("SCT").pk, None, asked.issued_on, date(2020, 6, 20)),
        (f"answer:{asked.pk}:{agency('SDL').pk}", agency("SDL").pk, None, asked.issued_on, date(2020, 6, 20)),
        (f"book:{incoming.pk}", None, None, incoming.issued_on, None),
    ]
    assert due[1].title == f"{asked}: hoạt động đối ngoại"


def test_a_paper_with_its_number_of_arrival_no_longer_waits_for_the_clerk(clerk):
    paper = services.correct(document(by=clerk), by=clerk, arrival_number=31)
    assert [(each.key, each.agency_id) for each in owed(TODAY)] == [(f"answer:{paper.pk}", None)]


def test_what_a_leaver_has_to_answer_goes_to_who_takes_over(cast, clerk, officer):
    asked = services.correct(document(by=clerk), by=clerk, handler=officer)
    with pytest.raises(ValidationError, match="còn 1 văn bản"):
        hand_over_everything(officer, to=None, by=cast["quan-tri"], reason="Chuyển công tác")
    heir = cast["lanh-dao-so-cong-thuong"]
    assert hand_over_everything(officer, to=heir, by=cast["quan-tri"], reason="Chuyển công tác") == {"văn bản": 1}
    asked.refresh_from_db()
    assert asked.handler == heir
