"""Xin ý kiến to its end: what the asker owes, agencies asked later, the table as a paper of Word."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from haidang.kit import clock
from haidang.kit.audit.selectors import history
from haidang.office.accounts.models import User
from haidang.office.documents import owed_opinions, services
from haidang.office.documents.choices import OpinionState
from haidang.office.documents.models import Consultation
from haidang.papers.writer.tests.said import lines_of, rows_of

DUE = date(2020, 6, 15)


def of(asked, code):
    return asked.opinions.get(agency__code=code)


def told_of(record):
    """The labels of its history, newest last."""
    return [line.label for line in history(record)]


def ends(on=DUE):
    return [each for each in owed_opinions.owed(on) if each.key.startswith("settle:")]


def test_when_all_have_answered_the_asker_owes_what_is_made_of_it(asked, officer, cast, desk):
    services.answer_opinion(of(asked, "SCT"), by=officer, stance="remarks", words="Thêm chợ biên giới.")
    assert ends() == []
    services.answer_opinion(of(asked, "TDOAN"), by=cast["tinh-doan"], stance="agrees")
    (owed,) = ends()
    assert (owed.key, owed.kind, owed.agency_id) == (
        f"settle:{asked.pk}", "Tiếp thu, giải trình góp ý", asked.agency_id,
    )  # fmt: skip
    assert (owed.person_id, owed.since, owed.due_on) == (asked.asked_by_id, DUE, None)
    services.settle_opinion(of(asked, "SCT"), settlement="taken", by=desk)
    assert [each.kind for each in ends()] == ["Kết thúc lấy ý kiến"]
    services.close(asked, by=desk)
    assert ends() == []


def test_when_the_day_is_past_the_asker_owes_the_end_whoever_is_silent(asked, settings):
    assert ends() == []
    (owed,) = ends(date(2020, 6, 16))
    assert (owed.kind, owed.since) == ("Kết thúc lấy ý kiến", date(2020, 6, 16))


def test_an_asker_who_left_owes_nothing_but_the_agency_does(asked, desk):
    User.objects.filter(pk=asked.asked_by_id).update(is_active=False)
    (owed,) = ends(date(2020, 6, 16))
    assert (owed.person_id, owed.agency_id) == (None, asked.agency_id)


def test_who_answers_in_the_evening_is_asked_no_more(asked, officer, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 2, 11, 0, tzinfo=UTC))
    given = services.answer_opinion(of(asked, "SCT"), by=officer, stance="agrees")
    assert (given.answered_on, given.state(DUE)) == (date(2020, 6, 16), OpinionState.ANSWERED_LATE)
    assert f"opinion:{given.pk}" not in {each.key for each in owed_opinions.owed(DUE)}


# ── further agencies ─────────────────────────────────────────────────────────────────────────────


def test_further_agencies_are_asked_while_the_question_is_open(asked, desk, agency):
    services.ask_also(asked, [agency("SDL"), agency("SCT")], by=desk)
    assert {each.agency.code for each in asked.opinions.all()} == {"SCT", "TDOAN", "SDL"}
    assert told_of(asked)[-1] == "Xin thêm ý kiến"
    with pytest.raises(ValidationError, match="đều đã được xin ý kiến"):
        services.ask_also(asked, [agency("SDL")], by=desk)
    with pytest.raises(ValidationError, match="không tự trả lời"):
        services.ask_also(asked, [agency("SNGV")], by=desk)
    with pytest.raises(ValidationError, match="Chưa chọn cơ quan nào"):
        services.ask_also(asked, [], by=desk)
    assert asked.opinions.count() == 3


def test_nobody_is_asked_by_a_day_that_is_past_nor_after_the_end(asked, desk, agency, settings):
    settings.HAIDANG_TODAY = date(2020, 6, 16)
    with pytest.raises(ValidationError, match="Hạn trả lời đã qua từ ngày 15/06/2020"):
        services.ask_also(asked, [agency("SDL")], by=desk)
    services.extend(asked, due_on=date(2020, 6, 19), by=desk, reason="Hỏi thêm")
    services.ask_also(asked, [agency("SDL")], by=desk)
    services.withdraw_asking(asked, by=desk, reason="Thôi")
    with pytest.raises(ValidationError, match="đã rút"):
        services.ask_also(asked, [agency("STC")], by=desk)


def test_only_the_asker_asks_further(asked, officer, agency, enter, desk):
    with pytest.raises(Consultation.DoesNotExist):
        services.ask_also(asked, [agency("SDL")], by=officer)
    where = reverse("documents:consultation-also", args=[asked.pk])
    page = enter().get(where)
    assert agency("SDL") in page.context["form"].fields["asked"].queryset
    assert agency("SCT") not in page.context["form"].fields["asked"].queryset
    enter().post(where, {"asked": [agency("SDL").pk]})
    assert asked.opinions.filter(agency__code="SDL").exists()
    assert enter().post(where, {}).status_code == 422


# ── the table in Word ────────────────────────────────────────────────────────────────────────────


def word(browser, asked):
    answer = browser.get(reverse("documents:consultation-paper", args=[asked.pk]))
    assert answer.status_code == 200
    return lines_of(answer.content), rows_of(answer.content, 1)


def test_the_table_of_remarks_is_a_paper_of_word(seeded, asked, officer, desk, enter):
    services.answer_opinion(of(asked, "SCT"), by=officer, stance="remarks", words="=Thêm chợ\x0b biên giới;\nbỏ mục 3.")
    services.settle_opinion(of(asked, "SCT"), settlement="explained", explanation="Trái quy chế.", by=desk)
    said, rows = word(enter(), asked)
    assert "BẢNG TỔNG HỢP Ý KIẾN GÓP Ý, TIẾP THU, GIẢI TRÌNH" in said
    assert any("xin ý kiến 2 cơ quan" in each and "1 cơ quan trả lời: 0 nhất trí, 1 có ý kiến" in each for each in said)
    assert any(each.startswith("Còn chờ ý kiến: Tỉnh Đoàn") for each in said)
    assert rows[0] == ["TT", "Cơ quan", "Nội dung góp ý", "Tiếp thu, giải trình"]
    assert rows[1][1:] == [
        "Sở Công Thương", "Có ý kiến góp ý\n=Thêm chợ biên giới;\nbỏ mục 3.", "Giải trình\nTrái quy chế.",
    ]  # fmt: skip


def test_the_paper_says_what_silence_means_by_the_norm(seeded, asked, desk, enter, settings):
    settings.HAIDANG_TODAY = date(2020, 6, 16)
    said, _rows = word(enter(), asked)
    assert any(each.startswith("Quá hạn không trả lời (coi như không có ý kiến khác): ") for each in said)


def test_before_the_end_the_paper_of_one_agency_keeps_the_words_of_another(asked, officer, cast, enter):
    services.answer_opinion(of(asked, "SCT"), by=officer, stance="remarks", words="Thêm chợ biên giới.")
    _said, rows = word(enter("tinh-doan"), asked)
    assert "Thêm chợ biên giới." not in str(rows)
    assert "(xem được khi kết thúc lấy ý kiến)" in str(rows)
