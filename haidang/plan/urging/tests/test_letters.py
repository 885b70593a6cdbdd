"""Letters about what is late, the list for the province, and what became of it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from haidang.office.accounts.models import User
from haidang.office.directory.models import Succession
from haidang.office.documents import examples as papers
from haidang.office.notices.choices import Kind
from haidang.office.notices.models import Notice
from haidang.plan.urging import examples, selectors, services
from haidang.plan.urging.choices import Ending, Step
from haidang.plan.urging.models import Urging
from haidang.plan.urging.tests.climbing import DUE_AT, TODAY, climb

pytestmark = pytest.mark.django_db


def test_one_letter_to_an_agency_about_all_it_is_late_with(cast):
    first, second = examples.owed(DUE_AT[7]), examples.owed(date(2020, 6, 1))
    climb(first, second, examples.owed(DUE_AT[7], code="SDL"), examples.owed(DUE_AT[1]))
    found = {letter.name: [item.key for item in letter.items] for letter in selectors.letters(TODAY)}
    assert found == {
        "Sở Công Thương": [second.key, first.key],
        "Sở Du lịch": [next(iter(Urging.objects.filter(agency__code="SDL", rung=7))).key],
    }


def test_a_letter_says_how_late_things_are_on_its_own_day(cast):
    climb(examples.owed(DUE_AT[7]))
    (letter,) = selectors.letters(date(2020, 6, 18))
    assert letter.longest == 10
    assert Urging.objects.get(rung=7).days_late == 7


@pytest.mark.parametrize("code", ["SNGV", "UBND"])
def test_the_desk_writes_no_letter_to_itself_nor_to_who_is_above_it(cast, told, code):
    (made,) = climb(examples.owed(DUE_AT[7], code=code))
    assert made.step == Step.LETTER
    assert not made.needs_letter
    assert selectors.letters(TODAY) == []
    assert told


def test_what_was_handed_in_before_the_letter_is_written_stands_in_no_letter(cast):
    owed = examples.owed(DUE_AT[7])
    climb(owed)
    services.settle([], today=TODAY, answered={owed.key: TODAY})
    assert selectors.letters(TODAY) == []


def test_when_the_letter_is_out_its_items_bear_its_number(cast, desk):
    climb(examples.owed(DUE_AT[7]), examples.owed(DUE_AT[7]))
    (letter,) = selectors.letters(TODAY)
    paper = papers.reply()
    rows = services.letter_sent([item.pk for item in letter.items], document=paper, by=desk)
    assert {row.document for row in rows} == {paper}
    assert selectors.letters(TODAY) == []
    with pytest.raises(ValidationError, match="không còn gì"):
        services.letter_sent([item.pk for item in letter.items], document=paper, by=desk)
    with pytest.raises(PermissionDenied):
        services.letter_sent([], document=paper, by=cast["so-cong-thuong"])


def test_the_list_for_the_province_names_who_monitors_as_well(cast):
    climb(examples.owed(DUE_AT[15]), examples.owed(DUE_AT[15], code="SNGV"), examples.owed(DUE_AT[7]))
    assert {each.name for each in selectors.for_the_province(TODAY)} == {"Sở Công Thương", "Sở Ngoại vụ"}


def test_what_lay_before_a_leader_for_a_while_is_called_handed_in_once_it_is(cast):
    owed = examples.owed(DUE_AT[1])
    (made,) = climb(owed)
    services.settle([], today=TODAY, answered={})
    assert owed.key in services.may_have_ended(date(2020, 6, 17))
    services.settle([], today=date(2020, 6, 17), answered={owed.key: date(2020, 6, 17)})
    made.refresh_from_db()
    assert (made.ended_on, made.ending) == (date(2020, 6, 17), Ending.ANSWERED)


def test_each_who_is_told_has_one_notice_of_the_rung(cast, officer, leader):
    owed = examples.owed(DUE_AT[1])
    climb(owed)
    climb(owed)
    found = Notice.objects.filter(key=f"urging:{owed.key}:1")
    assert {notice.person for notice in found} == {officer, leader}
    assert found.count() == 2
    notice = found.get(person=officer)
    assert notice.kind == Kind.URGED
    assert notice.url == owed.url
    assert notice.reason.startswith("là đầu mối của cơ quan phải làm việc này; mốc T+1 theo quy định đôn đốc")


def test_who_lets_the_ladder_climb_is_urged_by_it_like_everybody_else(cast, desk):
    climb(examples.owed(DUE_AT[-3], code="SNGV"), by=desk)
    assert Notice.objects.filter(person=desk, kind=Kind.URGED).exists()


def test_an_agency_that_is_gone_gets_no_letter_its_heir_does(cast):
    climb(examples.owed(DUE_AT[7], code="SCT"))
    gone, heir = cast["so-cong-thuong"].agency, cast["so-du-lich"].agency
    gone.valid_to = date(2020, 6, 16)
    gone.save()
    Succession.objects.create(
        predecessor=gone, successor=heir, since=date(2020, 6, 17), legal_basis="NQ (minh họa)", is_main=True
    )
    (letter,) = selectors.letters(date(2020, 6, 17))
    assert letter.agency == heir


def test_who_took_over_from_an_agency_reads_what_it_was_urged_about(cast, settings):
    climb(examples.owed(DUE_AT[1], code="SCT"))
    gone, heir = cast["so-cong-thuong"].agency, cast["so-du-lich"]
    assert not Urging.objects.for_user(heir, "view").exists()
    gone.valid_to = date(2020, 6, 16)
    gone.save()
    Succession.objects.create(
        predecessor=gone, successor=heir.agency, since=date(2020, 6, 17), legal_basis="NQ (minh họa)", is_main=True
    )
    settings.HAIDANG_TODAY = date(2020, 6, 17)
    assert Urging.objects.for_user(User.objects.get(pk=heir.pk), "view").exists()
