"""A later reading, by a later reader or of a new text, stands beside what was done and undoes nothing."""

import pytest
from django.core.exceptions import ValidationError

from haidang.kit.audit.models import Note
from haidang.papers.sources.text import Span
from haidang.plan.plans import services
from haidang.plan.plans.choices import FindingState, ProposalState
from haidang.plan.plans.models import Reading, Task
from haidang.plan.plans.selectors.review import differences, latest_reading, proposals_of
from haidang.plan.plans.services import readings
from haidang.plan.plans.tests.papers import SMALL

pytestmark = pytest.mark.django_db

#: The small plan with another word in 1.1, without 2.1, and with a task 2.2 of its own.
CHANGED = (
    SMALL.replace("Mở hội chợ hàng hóa của tỉnh", "Mở hội chợ hàng hóa lớn của tỉnh")
    .replace("2.1. Đón đoàn", "2.2. Đón đoàn")
)  # fmt: skip


@pytest.fixture
def read_anew(upload, desk):
    """The changed text as the new text of the plan."""

    def read():
        asked = upload(CHANGED, "ban-moi.txt")
        services.answer_upload(asked, "same", by=desk)
        return latest_reading(asked.plan)

    return read


def by_label(reading):
    return {one.label: one for one in proposals_of(reading)}


def test_what_was_accepted_is_not_offered_again(proposals, read_anew, desk):
    task = services.accept(proposals["1.1"], by=desk)
    newer = by_label(read_anew())
    assert newer["1.1"].state == ProposalState.KNOWN
    assert newer["1.1"].earlier == proposals["1.1"]
    assert (newer["1.2"].state, newer["2.2"].state) == (ProposalState.OPEN, ProposalState.OPEN)
    services.accept_all(newer["1.1"].reading, by=desk)
    assert [one.label for one in Task.objects.in_order()] == ["1.1", "1.2", "2.2"]
    task.refresh_from_db()
    assert task.title == "Mở hội chợ hàng hóa của tỉnh"


def test_a_rejection_stands_too(proposals, read_anew, desk):
    services.reject(proposals["1.2"], by=desk, reason="Trùng")
    assert by_label(read_anew())["1.2"].state == ProposalState.KNOWN


def test_what_nobody_has_looked_at_is_looked_at_in_the_new_reading(proposals, read_anew, desk):
    newer = read_anew()
    proposals["1.1"].refresh_from_db()
    assert proposals["1.1"].state == ProposalState.REPLACED
    with pytest.raises(ValidationError, match="bản đọc cũ"):
        services.accept(proposals["1.1"], by=desk)
    assert newer.proposals.filter(state=ProposalState.OPEN).count() == 3


def test_the_difference_is_told_task_by_task(reading, read_anew):
    found = {(one.what, one.label, one.part) for one in differences(reading, read_anew())}
    assert ("changed", "1.1", "title") in found
    assert ("gone", "2.1", "") in found
    assert ("new", "2.2", "") in found
    assert not any(label == "1.2" for _what, label, _part in found)


def test_a_person_may_take_the_new_words_over(proposals, read_anew, desk):
    task = services.accept(proposals["1.1"], by=desk)
    leads = list(task.assignments.values_list("words", flat=True))
    newer = by_label(read_anew())["1.1"]
    services.take_over(newer, by=desk)
    task.refresh_from_db()
    assert (task.title, task.proposal) == ("Mở hội chợ hàng hóa lớn của tỉnh", newer)
    assert list(task.assignments.values_list("words", flat=True)) == leads
    source = task.source
    assert source is not None
    places = [
        *task.solutions.values_list("start", "end", "words"),
        *task.assignments.values_list("start", "end", "words"),
    ]
    for start, end, words in places:
        assert start is not None
        assert end is not None
        assert source.source.line_of(Span(start, end)) == words
    assert Note.objects.get(verb="re-read").changes["title"][1] == "Mở hội chợ hàng hóa lớn của tỉnh"


def test_where_there_is_no_task_there_is_nothing_to_take_over(proposals, read_anew, desk):
    services.reject(proposals["1.2"], by=desk, reason="Trùng")
    newer = by_label(read_anew())
    for label in ("1.1", "1.2"):
        with pytest.raises(ValidationError, match="không có nhiệm vụ"):
            services.take_over(newer[label], by=desk)


def test_a_third_reading_still_knows_the_task_of_the_first(proposals, read_anew, upload, desk):
    task = services.accept(proposals["1.1"], by=desk)
    read_anew()
    asked = upload(CHANGED.replace("báo.", "đài."), "ban-thu-ba.txt")
    services.answer_upload(asked, "same", by=desk)
    third = by_label(latest_reading(asked.plan))["1.1"]
    assert third.state == ProposalState.KNOWN
    assert readings.task_of(third) == task


def test_a_finding_that_was_settled_stays_settled(reading, read_anew, desk):
    services.settle_findings(list(reading.findings.all()), by=desk, reason="Đã xem")
    before = reading.findings.count()
    newer = read_anew()
    settled = newer.findings.filter(state=FindingState.SETTLED, reason="Đã xem", settled_by=desk)
    assert 0 < settled.count() <= before


def test_a_later_reader_reads_the_same_text_beside_the_old_reading(plan, desk, monkeypatch):
    source = plan.sources.get()
    first = services.propose(source, by=desk)
    assert Reading.objects.count() == 1  # the same version gives the same reading
    seen_in = readings.seen_in

    def later(*arguments):
        seen = seen_in(*arguments)
        object.__setattr__(seen, "reader", "later")
        return seen

    monkeypatch.setattr(readings, "seen_in", later)
    second = services.propose(source, by=desk)
    assert second != first
    assert differences(first, second) == []
