"""The points of an agency over a year of rows: every number worked by hand, frozen when it is published."""

from datetime import date
from decimal import Decimal

import pytest

from haidang.office.accounts.examples import person
from haidang.office.directory.models import Agency
from haidang.office.norms.models import Norm
from haidang.office.norms.services import seed
from haidang.plan.difficulties.choices import Stage as DifficultyStage
from haidang.plan.difficulties.examples import raised
from haidang.plan.difficulties.models import Difficulty
from haidang.plan.evaluation import examples, services
from haidang.plan.evaluation.choices import Component, Grade, Mark
from haidang.plan.evaluation.models import Assessment, Evaluation, Score
from haidang.plan.evaluation.selectors import results, scores
from haidang.plan.evaluation.selectors.papers import report_data
from haidang.plan.followup import services as followup
from haidang.plan.followup.choices import State
from haidang.plan.followup.examples import draft, sent
from haidang.plan.followup.models import Evidence
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty, Plan
from haidang.plan.plans.services.receipts import confirm as received
from haidang.plan.plans.services.receipts import send
from haidang.plan.plans.tests.conftest import ACCEPTED
from haidang.plan.programmes import services as programmes
from haidang.plan.programmes.models import Output
from tests.mornings import nine_o_clock
from tests.worlds import World, stands_on

pytestmark = pytest.mark.django_db

D = Decimal


def _five_months():
    """Sở Công Thương over five months; the plan of 6 January asks every month, from mid to mid.

    It leads 1.1 (due 30 April) and, with another, 1.2 (without a day).
    """
    seed()
    plan, officer, desk = Plan.objects.get(), person("so-cong-thuong"), person("so-ngoai-vu")
    duty = Duty.objects.get(task__label="1.1", agency=officer.agency, part=Part.LEAD)
    with nine_o_clock(date(2020, 1, 8)):
        send(plan, [Agency.objects.get(code="SCT")], by=desk)
    with nine_o_clock(date(2020, 1, 9)):
        received(plan.receipts.get(), by=officer)
    # January's window closes on the 14th: sent within three working days, then late, then entered for it
    with nine_o_clock(date(2020, 1, 16)):
        sent(duty, by=officer, period="2020-t01")
    with nine_o_clock(date(2020, 3, 2)):
        sent(duty, by=officer, period="2020-t02")
    with nine_o_clock(date(2020, 3, 16)):
        told = followup.enter_for(
            duty, "2020-t03", source="phone", words="Anh Nam", version=0, by=desk, state=State.DOING, done="Đủ 14 bến."
        )
        followup.submit(told, by=desk)
    with nine_o_clock(date(2020, 4, 28)):
        update = draft(duty, by=officer, period="2020-t05", state=State.DONE, done="Đã xong.")
        Evidence.objects.create(of=update, link="https://sct.example.vn/ho-so")
        followup.confirm_done(followup.submit(update, by=officer), by=person("lanh-dao-so-ngoai-vu"))
    with nine_o_clock(date(2020, 12, 7)):
        services.open_evaluation(plan, by=desk)


SCORED = World("five months to be scored", _five_months, on=ACCEPTED)


@pytest.fixture
@stands_on(SCORED)
def year(worlds, norms, accepted, go_to):
    worlds.have(SCORED)
    go_to(2020, 12, 7)
    return Evaluation.objects.get()


def _sct(evaluation, today):
    return next(each for each in scores.as_it_stands(evaluation, today) if each.agency.code == "SCT")


def _counts(score):
    return {part.component: (part.count, part.of) for part in score.parts}


def test_every_number_is_that_of_its_rows(year, go_to):
    today = go_to(2020, 12, 7)
    score = _sct(year, today)
    counts = _counts(score)
    # 1.1 was done two days before its day; 1.2 has none
    assert counts[Component.DONE] == (1, 1)
    # no programme was filed within its thirty days
    assert counts[Component.PROGRAMME] == (0, 1)
    # that the plan had come was confirmed the next day
    assert counts[Component.ANSWERS] == (1, 1)
    assert counts[Component.DIFFICULTIES] == (0, 0)
    assert counts[Component.RESULTS] == (0, 0)
    of_one = [line for line in score.updates.lines if ": 1.1 " in line.words]
    assert [line.mark for line in of_one] == [Mark.IN_TIME, Mark.LATE, Mark.ENTERED, Mark.MISSING, Mark.IN_TIME]
    # 1.2 is asked for every window of the year and nothing was ever said: January to November, each past its day
    of_two = [line for line in score.updates.lines if ": 1.2 " in line.words]
    assert [line.mark for line in of_two] == [Mark.MISSING] * 11 + [Mark.WAITING]
    assert counts[Component.UPDATES] == (2, 16)
    assert (score.updates.late, score.updates.entered, score.updates.missing) == (1, 1, 12)


def test_points_by_hand(year, go_to):
    # 30·1/1 + 25·2/16 + 10·0/1 + 10·1/1 = 43,125 of the 75 that were at stake: 57,5
    assert _sct(year, go_to(2020, 12, 7)).total == D("57.5")


def test_the_formula_is_that_of_its_day(year, go_to):
    today = go_to(2020, 12, 7)
    assert scores.weights(today)[Component.DONE].weight == 30
    old = Norm.objects.get(code="EVAL-DONE")
    old.valid_to = today.replace(year=2019)
    old.save()
    new = Norm.objects.create(
        code="EVAL-DONE-2", act=old.act, value="trọng số 0", amount="0", valid_from=today.replace(month=1),
        document="12/QĐ-UBND",
    )  # fmt: skip
    Norm.objects.filter(pk=new.pk).update(family="EVAL-DONE")
    assert scores.weights(today)[Component.DONE].source == "12/QĐ-UBND"
    # 25·2/16 + 0 + 10 = 13,125 of 45
    assert _sct(year, today).total == D("29.2")


def test_a_judgement_counts_once_it_is_confirmed(year, go_to, officer, desk, colleague):
    today = go_to(2020, 12, 7)
    row = Assessment.objects.with_names().get(evaluation=year, duty__task__label="1.1")
    row = services.assess(examples.self_said(row, by=officer, grade=Grade.MET), grade=Grade.MET, by=desk)
    assert _counts(_sct(year, today))[Component.RESULTS] == (0, 0)
    services.confirm(row, by=colleague)
    assert _counts(_sct(year, today))[Component.RESULTS] == (1, 1)


def test_what_was_published_stays_and_what_comes_later_is_a_difference(year, go_to, desk, cast):
    today = go_to(2020, 12, 7)
    services.propose(year, gaps="Chờ.", by=desk)
    services.publish(year, by=cast["lanh-dao-ubnd"])
    before = {each.agency.code: each.total for each in scores.published(year)}
    assert before["SCT"] == D("57.5")
    year.refresh_from_db()
    assert scores.differences(year, today) == []
    Duty.objects.filter(task__label="1.1", agency__code="SCT").get().updates.filter(index=2).update(
        counts_on=today.replace(month=2, day=18)
    )
    [one] = scores.differences(year, today)
    assert (one.agency.code, one.component, one.was, one.now) == ("SCT", Component.UPDATES, (2, 16), (3, 16))
    assert {each.agency.code: each.total for each in scores.scores(year, today)} == before
    frozen = Score.objects.get(agency=Agency.objects.get(code="SCT"))
    assert [each["weight"] for each in frozen.numbers] == ["30", "25", "10", "10", "5", "20"]
    assert scores.published(year)[0].parts[0].source


def test_points_cost_the_same_for_one_agency_as_for_many(year, go_to, django_assert_max_num_queries):
    today = go_to(2020, 12, 7)
    with django_assert_max_num_queries(45):
        assert len(scores.as_it_stands(year, today)) == 6


def test_outputs_stand_beside_their_targets_and_the_year_before(year, go_to, officer, desk, tasks):
    today = go_to(2020, 12, 7)
    duty = Duty.objects.get(task=tasks["1.2"], agency=officer.agency, part=Part.LEAD)
    output = programmes.save_output(duty, name="Đoàn khảo sát", unit="đoàn", target=D(4), by=officer)
    update = sent(duty, by=officer, period="2020-t11", figures={output.pk: D(3)})
    followup.accept(update, by=desk)
    row = Assessment.objects.with_names().get(evaluation=year, duty=duty)
    [shown] = results.part_rows([row], today)
    [line] = shown.outputs
    assert (line.actual, line.target, line.share, line.is_compared) == ("3", "4", "75 %", False)
    assert "so với cùng kỳ: chưa có số liệu" in " ".join(report_data(year, today).last_year)
    services.keep_last_year(year, output=output, value=D(4), source="BC 301, mục II", by=desk)
    [shown] = results.part_rows([row], today)
    assert (shown.outputs[0].change, shown.outputs[0].percent) == ("-1", "-25 %")
    assert "cùng kỳ năm 2019: 4 đoàn (BC 301, mục II), so với cùng kỳ -1 (-25 %)" in " ".join(
        report_data(year, today).last_year
    )
    # a later word takes the place of the first
    services.keep_last_year(year, output=output, value=D(3), source="BC 301, mục III", by=desk)
    assert Output.objects.get(pk=output.pk).last_year_figures.get().value == 3


def test_what_stands_in_the_way_counts_when_it_was_said_before_the_day(year, go_to, officer, tasks, cast):
    duty = Duty.objects.get(task=tasks["1.1"], agency=officer.agency, part=Part.LEAD)
    go_to(2020, 4, 20)
    in_time = raised(duty, by=officer)
    go_to(2020, 5, 4)
    raised(duty, by=officer, words="Một bến nữa không gửi số liệu.")
    gone = raised(duty, by=officer, words="Ghi nhầm.")
    Difficulty.objects.filter(pk=gone.pk).update(stage=DifficultyStage.WITHDRAWN)
    score = _sct(year, go_to(2020, 12, 7))
    assert _counts(score)[Component.DIFFICULTIES] == (1, 2)
    lines = score.part(Component.DIFFICULTIES).lines
    assert {(line.mark, line.url == in_time.get_absolute_url()) for line in lines} == {
        (Mark.BEFORE, True),
        (Mark.AFTER, False),
    }
