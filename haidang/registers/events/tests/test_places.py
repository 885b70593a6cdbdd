"""A standing place: opened, told of period by period, paused, closed; the corner of the province in a town abroad."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from haidang.kit import clock
from haidang.plan.followup.models import Hint
from haidang.registers.events import examples_events as examples
from haidang.registers.events import place_services as services
from haidang.registers.events.models import PlaceReport
from haidang.registers.events.owed_places import owed
from haidang.registers.events.place_choices import Every, PlaceStage
from haidang.registers.events.tests.told import fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


def tell(row, since, until, by, *, visitors=640, words="Hai buổi chiếu phim."):
    return services.report(row, since=since, until=until, visitors=visitors, words=words, by=by)


def test_the_corner_abroad_is_opened_and_told_of_to_its_task(officer, tasks, plan_of_the_year):
    """10.2: khai trương và vận hành."""
    row = examples.place(address="Thư viện thành phố bạn")
    row.tasks.add(tasks["1.1"])
    services.open_place(row, opened_on=date(2026, 1, 5), paper=examples.paper("mở góc trưng bày"), by=officer)
    opened = Hint.objects.get().sentence
    for words in ("05/01/2026", "Thư viện thành phố bạn", "Nhật Bản", "SCT-XTTM"):
        assert words in opened
    tell(fresh(row), date(2026, 1, 5), date(2026, 2, 28), officer)
    assert "640 lượt khách" in Hint.objects.get().sentence
    assert fresh(row).next_span.since == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        (date(2026, 1, 10), date(2026, 1, 9), "trước ngày đầu kỳ"),
        (date(2025, 5, 5), date(2026, 1, 9), "khai trương ngày 06/05/2025"),
        (date(2025, 6, 30), date(2026, 1, 9), "đến hết ngày 30/06/2025"),
        (date(2025, 7, 1), date(2026, 3, 3), "chưa hết"),
    ],
)
def test_a_period_that_cannot_be_is_refused_with_what_was_found(officer, since, until, told):
    row = examples.told()
    with pytest.raises(ValidationError) as caught:
        tell(row, since, until, officer)
    assert told in " ".join(caught.value.messages)
    assert PlaceReport.objects.count() == 1


def test_it_is_not_opened_on_a_day_to_come(officer):
    with pytest.raises(ValidationError, match="chưa đến"):
        services.open_place(examples.place(), opened_on=clock.today() + timedelta(days=1), by=officer)


def test_a_report_by_mistake_is_taken_off_with_what_it_told(officer, tasks, plan_of_the_year):
    row = examples.opened()
    with pytest.raises(ValidationError, match="chưa có báo cáo"):
        services.unreport(row, reason="Nhầm", by=officer)
    row.tasks.add(tasks["1.1"])
    tell(row, row.opened_on, date(2025, 6, 30), officer)
    services.unreport(fresh(row), reason="Ghi nhầm điểm khác.", by=officer)
    assert (PlaceReport.objects.count(), Hint.objects.count()) == (0, 0)
    assert fresh(row).next_span.since == row.opened_on


def test_a_place_that_is_closed_still_owes_its_last_period(officer):
    row = examples.told()
    with pytest.raises(ValidationError, match="đến hết ngày 30/06/2025"):
        services.close(row, closed_on=date(2025, 6, 29), reason="Hết hợp đồng", by=officer)
    with pytest.raises(ValidationError, match="trước ngày khai trương"):
        services.close(row, closed_on=date(2025, 5, 5), reason="Hết hợp đồng", by=officer)
    services.close(row, closed_on=date(2025, 9, 30), reason="Hết hợp đồng", by=officer)
    (each,) = owed(clock.today())
    # ten working days after 30/09/2025
    assert (each.since, each.due_on) == (date(2025, 9, 30), date(2025, 10, 14))
    with pytest.raises(ValidationError, match="đã đóng ngày 30/09/2025"):
        tell(fresh(row), date(2025, 7, 1), date(2025, 12, 31), officer)
    tell(fresh(row), date(2025, 7, 1), date(2025, 9, 30), officer)
    assert list(owed(clock.today())) == []
    assert fresh(row).stage == PlaceStage.CLOSED
    with pytest.raises(ValidationError, match="không còn kỳ nào"):
        tell(fresh(row), date(2025, 10, 1), date(2025, 12, 31), officer)


def test_it_pauses_and_goes_on_and_what_is_not_open_is_not_paused(officer):
    row = examples.paused()
    assert services.resume(row, by=officer).stage == PlaceStage.OPEN
    with pytest.raises(ValidationError, match="Đang chuẩn bị"):
        services.pause(examples.place(), reason="x", by=officer)


def test_each_period_that_is_over_is_owed_and_the_opening_on_its_day(officer):
    quarter = examples.opened(every=Every.QUARTER)
    (each,) = owed(clock.today())
    # opened on 06/05/2025: the second quarter comes first
    assert (each.key, each.since) == (f"events:operation:{quarter.pk}", date(2025, 6, 30))
    quarter.delete()
    place = examples.place(planned_on=date(2026, 3, 20))
    (each,) = owed(clock.today())
    assert (each.key, each.due_on, each.agency_id) == (f"events:open:{place.pk}", date(2026, 3, 20), officer.agency_id)


def test_owed_costs_the_same_whatever_there_is(django_assert_max_num_queries):
    for _ in range(3):
        examples.opened()
        examples.place()
    with django_assert_max_num_queries(12):
        assert len(list(owed(clock.today()))) == 6


def test_the_page_shows_its_reports_and_offers_the_next_period(enter, officer):
    row = examples.told()
    page = enter(officer).get(row.get_absolute_url()).content.decode()
    assert "06/05/2025 – 30/06/2025" in page
    assert "kỳ báo cáo tiếp theo: 01/07/2025 – 31/12/2025" in page
    form = enter(officer).get(reverse("events:place-report", args=[row.pk])).content.decode()
    assert 'value="2025-07-01"' in form
    assert 'value="2025-12-31"' in form
