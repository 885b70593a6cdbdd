"""What a caller must be told, what a case is owed, what is counted."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from haidang.kit import clock
from haidang.registers.people import citizen_services as services
from haidang.registers.people import examples_citizens as examples
from haidang.registers.people.citizen_choices import CostKind, Kind, Outcome
from haidang.registers.people.citizen_selectors import cards
from haidang.registers.people.examples_citizens import NAME
from haidang.registers.people.figures import figures
from haidang.registers.people.owed import owed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def due(on, what):
    return [each for each in owed(on) if each.key.startswith(f"people:{what}:")]


# ── what a caller must be told ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("on", "law"), [(date(2021, 12, 31), "Luật 72/2006/QH11"), (date(2022, 1, 1), "Luật 69/2020/QH14")]
)
def test_what_a_worker_is_told_follows_the_law_of_the_very_day(on, law):
    assert law in [point.source for point in cards(on)["worker"].points]
    assert len(cards(on)["worker"].points) == 1


def test_every_kind_has_something_to_tell_beside_what_holds_for_all():
    known = cards(clock.today())
    assert known["all"].points
    assert {kind for kind, card in known.items() if not card.points} == {Kind.OTHER.value}


def test_the_screen_of_the_night_tells_what_belongs_to_the_kind(enter, desk):
    page = enter(desk).get(reverse("people:case-quick"), {"kind": "boat"}).content.decode()
    assert page.index("số hiệu tàu") < page.index("Tổng đài bảo hộ công dân")
    assert "+84 981 84 84 84" in enter(desk).get(reverse("people:case-quick")).content.decode()


# ── waited for and counted ───────────────────────────────────────────────────────────────────────


def test_a_case_is_owed_its_first_step_then_what_comes_next_then_a_word(desk):
    today = clock.today()
    case = examples.case()
    (first,) = due(today, "case-first")
    assert (first.due_on, first.agency_id) == (date(2026, 3, 3), desk.agency_id)
    step = examples.casestep(case, next_words="Gọi lại", next_on=date(2026, 3, 4))
    assert due(today, "case-first") == []
    assert [each.due_on for each in due(today, "case-next")] == [date(2026, 3, 4)]
    assert due(date(2026, 3, 6), "case-quiet")
    step.is_next_done = True
    step.save()
    assert due(date(2026, 3, 5), "case-quiet") == []
    (quiet,) = due(date(2026, 3, 6), "case-quiet")
    assert quiet.since == today
    services.close(fresh(case), outcome=Outcome.HOME, result="Đã về.", by=desk)
    assert due(date(2026, 3, 9), "case-quiet") == []


def test_what_is_owed_names_nobody_and_costs_the_same_whatever_there_is():
    def one_more():
        examples.casestep(examples.advanced(), next_words="Gọi lại", next_on=date(2026, 3, 4))
        examples.case()

    def asked():
        with CaptureQueriesContext(connection) as queries:
            found = list(owed(clock.today()))
        assert all(NAME not in each.title for each in found)
        return len(queries)

    one_more()
    few = asked()
    one_more()
    one_more()
    assert asked() == few


def test_figures_count_what_was_told_in_the_days_and_open_their_list(enter, desk, cast):
    examples.case(received_on=date(2026, 2, 28))
    examples.case(kind=Kind.DEATH, people=3)
    examples.closed()
    counted = {each.key: each for each in figures(desk, date(2026, 3, 1), date(2026, 3, 31))}
    facts = ("people:cases", "people:protected", "people:cases:death", "people:cases-closed")
    assert [counted[key].value for key in facts] == [2, 4, 1, 1]
    page = enter(desk).get(counted["people:cases"].url).content.decode()
    assert "BHCD-2026-03" in page or "BHCD-2026-02" in page
    assert "2 dòng" in page
    # money opens the cases it was spent on: neither another kind, nor other days, nor what was no case
    examples.casecost(examples.case(), kind=CostKind.GRANT)
    examples.casecost(examples.case(), kind=CostKind.GRANT, on=date(2026, 2, 27))
    examples.casecost(examples.case())
    examples.casecost(services.drop(examples.case(), reason="Báo nhầm.", by=desk), kind=CostKind.GRANT)
    found = {each.key: each for each in figures(desk, date(2026, 3, 1), date(2026, 3, 31))}
    opened = {key: enter(desk).get(found[f"people:{key}"].url).context["page"].paginator.count
              for key in ("cases", "cost-grant", "cost-advance")}  # fmt: skip
    assert opened == {"cases": 5, "cost-grant": 1, "cost-advance": 1}
    others = {each.key: each.value for each in figures(cast["so-cong-thuong"], date(2026, 3, 1), date(2026, 3, 31))}
    assert others["people:cases"] == 0
