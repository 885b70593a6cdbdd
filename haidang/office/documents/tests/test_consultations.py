"""Xin ý kiến: whom it is asked of and by when, what silence is, who answers, who reads, and how it ends."""

import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from haidang.kit.audit.selectors import history
from haidang.kit.search.selectors import search
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents import opinion_norms, owed_opinions, rules, services
from haidang.office.documents.choices import OpinionState
from haidang.office.documents.examples import consultation, document, opinion
from haidang.office.documents.models import Consultation, Document, Opinion
from haidang.office.norms.models import Norm
from haidang.office.norms.selectors import counts_for

DUE = date(2020, 6, 15)

# ── rules ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("answered_on", "today", "withdrawn", "state"),
    [
        (None, date(2020, 6, 14), False, OpinionState.WAITING),
        (None, DUE, False, OpinionState.WAITING),
        (None, date(2020, 6, 16), False, OpinionState.SILENT),
        (None, date(2020, 6, 16), True, OpinionState.WITHDRAWN),
        (DUE, DUE, False, OpinionState.ANSWERED),
        (DUE, date(2020, 7, 1), False, OpinionState.ANSWERED),
        (date(2020, 6, 16), date(2020, 6, 16), False, OpinionState.ANSWERED_LATE),
        (DUE, date(2020, 7, 1), True, OpinionState.ANSWERED),
    ],
)
def test_an_opinion_stands_by_its_due_day(answered_on, today, withdrawn, state):
    assert rules.opinion_state(answered_on, DUE, today, is_withdrawn=withdrawn) == state


FOR_THEM = {"entered_for": True, "source": "Điện thoại của Chánh Văn phòng", "answered_on": date(2020, 6, 10)}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, ""),
        ({"stance": "remarks"}, "no-words"),
        ({"stance": "remarks", "words": "  "}, "no-words"),
        ({"stance": "remarks", "words": "Thêm một giải pháp"}, ""),
        ({"stance": "remarks", "has_document": True}, ""),
        ({"settled": "taken"}, "settled"),
        (FOR_THEM, ""),
        ({"is_theirs": True}, ""),
        (FOR_THEM | {"is_theirs": True}, "theirs"),
        (FOR_THEM | {"source": " "}, "no-source"),
        (FOR_THEM | {"answered_on": None}, "no-day"),
        (FOR_THEM | {"answered_on": date(2020, 6, 7)}, "before-asked"),
        (FOR_THEM | {"answered_on": date(2020, 6, 8)}, ""),
        (FOR_THEM | {"answered_on": date(2020, 6, 12)}, ""),
        (FOR_THEM | {"answered_on": date(2020, 6, 13)}, "future"),
    ],
)
def test_what_keeps_an_answer_out(change, code):
    facts = {
        "stance": "agrees", "words": "", "has_document": False, "settled": "", "entered_for": False, "source": "",
        "is_theirs": False,
        "answered_on": date(2020, 6, 12), "asked_on": date(2020, 6, 8), "today": date(2020, 6, 12),
    }  # fmt: skip
    assert rules.why_no_opinion(**(facts | change)) == code


@pytest.mark.parametrize(
    ("stance", "settlement", "explanation", "code"),
    [
        ("", "taken", "", "not-answered"),
        ("agrees", "taken", "", "nothing-to-settle"),
        ("remarks", "taken", "", ""),
        ("remarks", "partly", "", "no-explanation"),
        ("remarks", "explained", " ", "no-explanation"),
        ("remarks", "explained", "Trái Nghị định", ""),
        ("remarks", "", "", ""),
    ],
)
def test_what_keeps_a_settlement_out(stance, settlement, explanation, code):
    assert rules.why_not_settled(stance=stance, settlement=settlement, explanation=explanation) == code


@pytest.mark.parametrize(
    ("states", "unsettled", "code"),
    [
        ([OpinionState.ANSWERED, OpinionState.SILENT], False, ""),
        ([OpinionState.ANSWERED, OpinionState.WAITING], False, "waiting"),
        ([OpinionState.WAITING], True, "waiting"),
        ([OpinionState.ANSWERED_LATE], True, "unsettled"),
    ],
)
def test_when_a_question_may_end(states, unsettled, code):
    assert rules.why_not_closed(states, has_unsettled=unsettled) == code


# ── the norms ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("asked_on", "due_on"),
    [
        (date(2020, 6, 8), date(2020, 6, 15)),  # Monday to Monday
        (date(2020, 6, 12), date(2020, 6, 19)),  # Friday: the weekend is not counted
        (date(2020, 6, 13), date(2020, 6, 19)),  # Saturday: counted from Monday on
        (date(2020, 1, 20), date(2020, 2, 3)),  # Tết 23/1 to 29/1/2020 lies between
        (date(2020, 4, 28), date(2020, 5, 7)),  # 30/4 and 1/5
    ],
)
def test_opinions_are_due_in_working_days_by_the_norm_of_the_day(seeded, asked_on, due_on):
    term = opinion_norms.term_of(asked_on)
    assert term
    assert (term.due_on, term.norm.code) == (due_on, "OPIN-DUE")


def test_a_norm_that_changed_holds_from_its_day_on(seeded):
    Norm.objects.filter(code="OPIN-DUE").update(valid_to=date(2020, 6, 8))
    Norm.objects.create(
        code="OPIN-DUE-2", act="trả lời", value="02 ngày làm việc", amount="2", unit="working-days",
        valid_from=date(2020, 6, 9), document="Quy chế mới",
    )  # fmt: skip
    before, after = opinion_norms.term_of(date(2020, 6, 8)), opinion_norms.term_of(date(2020, 6, 9))
    assert before
    assert after
    assert (before.due_on, after.due_on) == (date(2020, 6, 15), date(2020, 6, 11))


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 3, 2, 9, 59, tzinfo=UTC), 15),  # 16:59 in Vietnam
        (datetime(2026, 3, 2, 10, 0, tzinfo=UTC), 15),  # 17:00
        (datetime(2026, 3, 2, 10, 0, 1, tzinfo=UTC), 16),
        (datetime(2026, 3, 2, 17, 30, tzinfo=UTC), 15),  # half past midnight of the next day
    ],
)
def test_what_comes_in_after_office_hours_counts_for_the_next_day(seeded, at, day):
    assert counts_for(at, date(2020, 6, 15)) == date(2020, 6, day)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2020, 6, 12), date(2020, 6, 15)),  # Friday evening: Monday
        (date(2020, 4, 29), date(2020, 5, 4)),  # the evening before 30/4, 1/5 and a weekend
        (date(2020, 1, 22), date(2020, 1, 30)),  # the evening before Tết
    ],
)
def test_an_evening_before_days_of_rest_counts_for_the_next_working_day(seeded, today, day):
    assert counts_for(datetime(2026, 3, 2, 11, 0, tzinfo=UTC), today) == day
    assert counts_for(datetime(2026, 3, 2, 2, 0, tzinfo=UTC), today) == today


def test_without_a_norm_or_with_two_the_day_ends_at_five(seeded):
    evening = datetime(2026, 3, 2, 10, 0, 1, tzinfo=UTC)
    Norm.objects.create(
        code="RPT-CUTOFF",
        act="giờ cuối",
        value="16 giờ",
        amount="16:00",
        unit="time",
        document="Quy chế mới",
        valid_from=date(2020, 1, 1),
    )
    assert counts_for(evening, date(2020, 6, 15)) == date(2020, 6, 16)
    Norm.objects.filter(code="RPT-CUTOFF").delete()
    assert counts_for(evening, date(2020, 6, 15)) == date(2020, 6, 16)


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
    page = text(enter().get(asked.get_absolute_url()))
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


# ── pages ────────────────────────────────────────────────────────────────────────────────────────


def text(reply):
    return reply.content.decode()


def test_the_desk_asks_on_the_page_and_the_day_is_that_of_the_norm(seeded, enter, agency, clerk, morning):
    paper = document(by=clerk)
    client = enter()
    address = reverse("documents:consultation-add")
    assert "05 ngày làm việc, xin hôm nay thì hết ngày 22/06/2020" in text(client.get(address))
    form = {"subject": "Dự thảo A", "number": paper.number, "asked": [agency("SCT").pk, agency("SDL").pk]}
    reply = client.post(address, form | {"asked_on": "2020-06-15"})
    made = Consultation.objects.get()
    assert (reply.status_code, reply["Location"]) == (302, made.get_absolute_url())
    assert (made.due_on, made.document, made.opinions.count()) == (date(2020, 6, 22), paper, 2)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"number": "999/KH-UBND"}, "Chưa có văn bản mang số “999/KH-UBND”"),
        ({"asked": []}, "Chưa chọn cơ quan nào"),
        ({"asked_on": "32/13/2020"}, "ngày"),
        ({"words": "Sao gửi văn bản số 05/MẬT-UBND"}, "không được chứa bí mật nhà nước"),
        ({"due_on": "2020-06-01"}, "từ ngày xin ý kiến trở đi"),
        ({"due_on": ""}, "chưa có quy định về hạn trả lời"),
    ],
)
def test_a_question_typed_badly_is_refused_and_keeps_what_was_typed(enter, agency, change, said):
    form = {"subject": "Dự thảo A", "asked": [agency("SCT").pk], "asked_on": "2020-06-15", "due_on": "2020-06-20"}
    reply = enter().post(reverse("documents:consultation-add"), form | change)
    assert reply.status_code == 422
    assert said in text(reply)
    assert "Dự thảo A" in text(reply)
    assert not Consultation.objects.exists()


def test_an_agency_answers_on_the_page_and_the_asker_settles_it(asked, enter):
    mine = of(asked, "SCT")
    client = enter("so-cong-thuong")
    assert "Nguồn nhập hộ" not in text(client.get(mine.get_absolute_url()))
    reply = client.post(mine.get_absolute_url(), {"stance": "remarks", "words": "Bỏ giải pháp 2", "version": 0})
    assert reply.status_code == 302
    client = enter()
    page = text(client.get(asked.get_absolute_url()))
    assert "Bỏ giải pháp 2" in page
    assert "1 trên 2 cơ quan đã trả lời" in page
    address = reverse("documents:opinion-settle", args=[mine.pk])
    assert "Bỏ giải pháp 2" in text(client.get(address))
    refused = client.post(address, {"settlement": "explained", "explanation": "", "version": 1})
    assert (refused.status_code, "phải nói rõ vì sao" in text(refused)) == (422, True)
    kept = client.post(address, {"settlement": "explained", "explanation": "Đã có ở mục III", "version": 1})
    assert kept.status_code == 302
    assert "Đã có ở mục III" in text(client.get(asked.get_absolute_url()))


def test_the_second_sees_what_the_first_wrote_and_keeps_the_own_words(asked, enter, cast):
    mine = of(asked, "SCT")
    client = enter("so-cong-thuong")
    services.answer_opinion(mine, by=cast["lanh-dao-so-cong-thuong"], stance="remarks", words="Lời của lãnh đạo")
    typed = {"stance": "remarks", "words": "Lời của đầu mối", "version": 0}
    refused = client.post(mine.get_absolute_url(), typed)
    assert refused.status_code == 422
    assert "Lời của lãnh đạo" in text(refused)
    assert "Lời của đầu mối" in text(refused)
    assert client.post(mine.get_absolute_url(), typed | {"version": 1}).status_code == 302
    assert of(asked, "SCT").words == "Lời của đầu mối"


def test_words_of_an_opinion_are_told_in_its_own_history_only(asked, officer, enter):
    """Others who were asked read the history of the question before it is over."""
    services.answer_opinion(of(asked, "SCT"), by=officer, stance="remarks", words="Bỏ giải pháp 2")
    address = reverse("documents:consultation-history", args=[asked.pk])
    assert "Bỏ giải pháp 2" not in text(enter("tinh-doan").get(address))
    assert "Bỏ giải pháp 2" in text(enter("so-cong-thuong").get(of(asked, "SCT").get_absolute_url()))


def test_one_agency_reads_what_another_said_only_when_it_is_over(asked, enter, cast, desk, officer):
    services.answer_opinion(of(asked, "SCT"), by=officer, stance="remarks", words="Bỏ giải pháp 2")
    services.settle_opinion(of(asked, "SCT"), settlement="taken", by=desk)
    sheet = reverse("documents:consultation-table", args=[asked.pk])
    client = enter("tinh-doan")
    assert "Bỏ giải pháp 2" not in text(client.get(asked.get_absolute_url()))
    assert "Bỏ giải pháp 2" not in told(client.get(sheet))
    assert client.get(of(asked, "SCT").get_absolute_url()).status_code == 404
    services.answer_opinion(of(asked, "TDOAN"), by=cast["tinh-doan"], stance="agrees")
    services.close(asked, by=desk)
    assert "Bỏ giải pháp 2" in text(client.get(asked.get_absolute_url()))
    assert "Bỏ giải pháp 2" in told(client.get(sheet))


def told(reply):
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(reply.content)).get_sheet_by_index(0)
    return "\n".join(str(cell) for row in sheet.to_python() for cell in row)


def test_the_page_says_the_rule_of_the_day_and_what_silence_means(seeded, asked, enter):
    page = text(enter().get(asked.get_absolute_url()))
    for said in (
        "05 ngày làm việc, tức hết ngày 15/06/2020",
        "Quá hạn mà không trả lời ý kiến: coi như không có ý kiến khác",
        "thiết lập của tỉnh",
    ):
        assert said in page


def test_the_page_asks_the_same_of_the_database_whoever_many_are_asked(asked, enter, agency):
    client = enter()
    counts = []
    for codes in (("SCT",), ("SCT", "TDOAN", "SDL", "STC", "CAT", "LHHN")):
        made = consultation(asked=codes)
        client.get(made.get_absolute_url())
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(made.get_absolute_url())
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_the_acts_of_the_asker_on_the_page(asked, enter):
    client = enter()
    extend = reverse("documents:consultation-extend", args=[asked.pk])
    assert client.post(extend, {"due_on": "2020-06-01", "reason": "Nhầm"}).status_code == 422
    assert client.post(extend, {"due_on": "2020-06-22", "reason": "Xin lùi"}).status_code == 302
    client.post(reverse("documents:consultation-close", args=[asked.pk]))
    asked.refresh_from_db()
    assert (asked.closed_on, asked.due_on) == (None, date(2020, 6, 22))
    withdraw = reverse("documents:consultation-withdraw", args=[asked.pk])
    assert client.post(withdraw, {"reason": ""}).status_code == 422
    assert client.post(withdraw, {"reason": "Thôi không trình"}).status_code == 302
    assert "Thôi không trình" in text(client.get(asked.get_absolute_url()))
    assert client.post(withdraw, {"reason": "Lần nữa"}).status_code == 422


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("waiting", True),
        ("overdue", False),
        ("to-settle", False),
        ("open", True),
        ("closed", False),
        ("withdrawn", False),
    ],
)
def test_the_list_is_filtered_by_how_a_question_stands(asked, enter, state, found):
    page = text(enter().get(reverse("documents:consultation-list"), {"state": state}))
    assert (asked.get_absolute_url() in page) is found


def test_remarks_that_wait_for_the_asker_are_found(asked, enter, officer, settings):
    services.answer_opinion(of(asked, "SCT"), by=officer, stance="remarks", words="Bỏ giải pháp 2")
    settings.HAIDANG_TODAY = date(2020, 6, 16)
    client = enter()
    for state in ("to-settle", "overdue"):
        assert asked.get_absolute_url() in text(client.get(reverse("documents:consultation-list"), {"state": state}))


def test_the_search_box_finds_it_for_who_was_asked_only(asked, cast):
    for name, found in (("so-cong-thuong", 1), ("so-du-lich", 0)):
        assert search("du thao chuong trinh xuc tien", cast[name]).count == found


def test_the_example_is_what_industry_and_trade_is_asked(cast):
    assert opinion().agency == Agency.objects.get(code="SCT")
    assert User.objects.filter(username="so-ngoai-vu").exists()
