"""Xin ý kiến: whom it is asked of and by when, what silence is, who answers, who reads, and how it ends."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from haidang.kit.audit.selectors import history
from haidang.office.documents import owed_opinions, services
from haidang.office.documents.choices import OpinionState
from haidang.office.documents.examples import consultation, document
from haidang.office.documents.models import Consultation, Document, Opinion

DUE = date(2020, 6, 15)

# ── asking ───────────────────────────────────────────────────────────────────────────────────────


def of(asked, code):
    return asked.opinions.get(agency__code=code)


def told_of(record):
    """The labels of its history, newest last."""
    return [line.label for line in history(record)]


def test_a_question_asks_each_agency_once_and_leaves_a_note(asked, agency):
    assert [each.agency.code for each in asked.opinions.all()] == ["SCT", "TDOAN"]
    assert (asked.agency, asked.is_open) == (agency("SNGV"), True)
    assert told_of(asked) == ["Xin ý kiến"]


def test_the_day_of_the_norm_is_taken_where_none_is_said(seeded, desk, agency):
    made = services.ask(subject="Dự thảo", agencies=[agency("SCT")], by=desk, asked_on=date(2020, 6, 8))
    assert made.due_on == date(2020, 6, 15)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"agencies": []}, "Chưa chọn cơ quan nào"),
        ({"agencies": ["SNGV", "SCT"]}, "không tự trả lời"),
        ({"due_on": date(2020, 6, 7)}, "từ ngày xin ý kiến trở đi"),
        ({"due_on": None}, "Hãy ghi hạn trả lời"),  # no norm is there
        ({"link_url": "https://example.org/"}, "một trang của chương trình này"),
        ({"link_url": "//example.org/"}, "một trang của chương trình này"),
    ],
)
def test_a_question_that_cannot_be_asked_leaves_nothing(desk, agency, change, said):
    facts = {"subject": "Dự thảo", "asked_on": date(2020, 6, 8), "due_on": DUE, "agencies": ["SCT"]} | change
    facts["agencies"] = [agency(code) for code in facts["agencies"]]
    with pytest.raises(ValidationError, match=said):
        services.ask(by=desk, **facts)
    assert not Consultation.objects.exists()


@pytest.mark.parametrize("name", ["kiem-tra", "lanh-dao-ubnd", "quan-tri"])
def test_who_enters_no_papers_asks_nothing(cast, name):
    with pytest.raises(PermissionDenied):
        consultation(by=cast[name])


def test_who_is_asked_about_a_paper_may_read_it(cast, clerk, morning):
    paper = document(by=clerk)
    youth = cast["tinh-doan"]
    assert not Document.objects.for_user(youth, "view").filter(pk=paper.pk).exists()
    consultation(document=paper)
    assert Document.objects.for_user(youth, "view").filter(pk=paper.pk).exists()
    assert not Document.objects.for_user(cast["so-du-lich"], "view").filter(pk=paper.pk).exists()


# ── answering ────────────────────────────────────────────────────────────────────────────────────


def test_an_agency_answers_and_corrects_until_it_is_settled(asked, officer, desk):
    services.answer_opinion(of(asked, "SCT"), by=officer, stance="remarks", words="Bỏ giải pháp 2")
    given = services.answer_opinion(of(asked, "SCT"), by=officer, stance="remarks", words="Bỏ giải pháp 3")
    assert (given.words, given.answered_on, given.source) == ("Bỏ giải pháp 3", DUE, "")
    services.settle_opinion(given, settlement="taken", by=desk)
    with pytest.raises(ValidationError, match=r"đã được ghi “Tiếp thu”"):
        services.answer_opinion(given, by=officer, stance="agrees")
    services.settle_opinion(given, settlement="", by=desk)
    assert services.answer_opinion(given, by=officer, stance="agrees").stance == "agrees"


def test_nobody_answers_for_another_agency_but_the_asker_with_a_source(asked, cast, desk):
    with pytest.raises(Opinion.DoesNotExist):
        services.answer_opinion(of(asked, "SCT"), by=cast["tinh-doan"], stance="agrees")
    with pytest.raises(ValidationError, match="phải ghi nguồn"):
        services.answer_opinion(of(asked, "SCT"), by=desk, stance="agrees")
    entered = services.answer_opinion(
        of(asked, "SCT"), by=desk, stance="agrees", source="Công văn 12/SCT", answered_on=date(2020, 6, 10)
    )
    assert (entered.source, entered.answered_on, entered.answered_by) == ("Công văn 12/SCT", date(2020, 6, 10), desk)
    assert told_of(asked)[-1] == told_of(entered)[-1] == "Nhập hộ ý kiến"


def test_what_an_agency_answered_itself_nobody_else_rewrites(asked, officer, desk, enter):
    mine = services.answer_opinion(of(asked, "SCT"), by=officer, stance="remarks", words="Bỏ giải pháp 2")
    instead: dict[str, Any] = {"stance": "agrees", "source": "Điện thoại", "answered_on": date(2020, 6, 10)}
    with pytest.raises(ValidationError, match="Sở Công Thương đã tự trả lời"):
        services.answer_opinion(mine, by=desk, **instead)
    services.answer_opinion(of(asked, "TDOAN"), by=desk, **instead)
    page = enter().get(asked.get_absolute_url()).content.decode()
    assert f'"{mine.get_absolute_url()}"' not in page
    assert f'"{of(asked, "TDOAN").get_absolute_url()}"' in page


def test_the_second_of_two_who_write_is_told(asked, officer, cast):
    mine = of(asked, "SCT")
    services.answer_opinion(mine, by=cast["lanh-dao-so-cong-thuong"], stance="agrees", version=0)
    with pytest.raises(ValidationError, match="người khác đã ghi ý kiến này"):
        services.answer_opinion(mine, by=officer, stance="remarks", words="Khác", version=0)
    assert of(asked, "SCT").stance == "agrees"


# ── its end ──────────────────────────────────────────────────────────────────────────────────────


def test_a_question_ends_when_all_answered_and_every_remark_has_its_answer(asked, cast, desk, officer):
    services.answer_opinion(of(asked, "SCT"), by=officer, stance="remarks", words="Bỏ giải pháp 2")
    with pytest.raises(ValidationError, match="còn chờ Tỉnh Đoàn"):
        services.close(asked, by=desk)
    services.answer_opinion(of(asked, "TDOAN"), by=cast["tinh-doan"], stance="agrees")
    with pytest.raises(ValidationError, match="còn góp ý của Sở Công Thương"):
        services.close(asked, by=desk)
    services.settle_opinion(of(asked, "SCT"), settlement="explained", explanation="Đã có trong kế hoạch", by=desk)
    assert services.close(asked, by=desk).closed_on == DUE
    with pytest.raises(ValidationError, match="đã kết thúc ngày 15/06/2020"):
        services.answer_opinion(of(asked, "SCT"), by=officer, stance="agrees")


def test_silence_lets_it_end_the_day_after(asked, desk, settings):
    with pytest.raises(ValidationError, match="hết ngày 15/06/2020"):
        services.close(asked, by=desk)
    settings.HAIDANG_TODAY = date(2020, 6, 16)
    services.close(asked, by=desk)
    assert of(asked, "SCT").state(date(2020, 6, 16)) == OpinionState.SILENT


def test_only_the_asker_settles_closes_extends_and_withdraws(asked, cast, officer):
    services.answer_opinion(of(asked, "SCT"), by=officer, stance="remarks", words="Bỏ giải pháp 2")
    for other in (officer, cast["van-phong-ubnd"]):
        for act in (
            lambda by: services.settle_opinion(of(asked, "SCT"), settlement="taken", by=by),
            lambda by: services.close(asked, by=by),
            lambda by: services.extend(asked, due_on=date(2020, 6, 20), by=by, reason="Xin lùi"),
            lambda by: services.withdraw_asking(asked, by=by, reason="Xin rút"),
        ):
            with pytest.raises(Consultation.DoesNotExist):
                act(other)


def test_another_day_holds_for_all_and_has_its_reason(asked, desk):
    with pytest.raises(ValidationError, match="Chưa ghi lý do"):
        services.extend(asked, due_on=date(2020, 6, 22), by=desk, reason=" ")
    with pytest.raises(ValidationError, match="từ ngày xin ý kiến trở đi"):
        services.extend(asked, due_on=date(2020, 6, 1), by=desk, reason="Nhầm")
    services.extend(asked, due_on=date(2020, 6, 22), by=desk, reason="Hai cơ quan xin lùi")
    asked.refresh_from_db()
    assert (asked.due_on, "Đổi hạn trả lời" in told_of(asked)) == (date(2020, 6, 22), True)


# ── what is owed ─────────────────────────────────────────────────────────────────────────────────


def test_each_agency_owes_its_opinion_until_it_answers_or_the_question_ends(asked, officer, desk):
    day = DUE
    keys = {f"opinion:{each.pk}" for each in asked.opinions.all()}
    assert {each.key for each in owed_opinions.owed(day)} == keys
    assert list(owed_opinions.owed(date(2020, 6, 7))) == []
    services.answer_opinion(of(asked, "SCT"), by=officer, stance="agrees")
    [left] = owed_opinions.owed(day)
    assert (left.key, left.agency_id) == (f"opinion:{of(asked, 'TDOAN').pk}", of(asked, "TDOAN").agency_id)
    assert (left.since, left.due_on, left.url) == (date(2020, 6, 8), DUE, of(asked, "TDOAN").get_absolute_url())
    assert len(list(owed_opinions.owed(date(2020, 6, 14)))) == 2  # that day nobody had answered yet
    services.withdraw_asking(asked, by=desk, reason="Thôi không trình")
    assert list(owed_opinions.owed(day)) == []


def test_what_is_owed_costs_the_same_however_much(asked, django_assert_num_queries):
    consultation()
    with django_assert_num_queries(2):
        assert len(list(owed_opinions.owed(DUE))) == 4
    with django_assert_num_queries(2):
        assert len(list(owed_opinions.owed(date(2020, 6, 16)))) == 6
