"""A relation led from stage to stage, each with its day and its paper."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from haidang.kit.audit.selectors import history
from haidang.plan.followup.models import Hint
from haidang.plan.plans.models import Task
from haidang.registers.partners import examples, services
from haidang.registers.partners.choices import DayKind, Stage, Turn
from haidang.registers.partners.forms import RelationForm
from haidang.registers.partners.models import PartnerDay, Relation, RelationStep

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead_on(paper, desk):
    """Lead a relation as far as it is signed: proposed, allowed, signed in February 2020."""

    def until(relation, *, by=desk):
        for number, (turn, month, day) in enumerate(
            [(Turn.PROPOSE, 1, 20), (Turn.ALLOW, 2, 10), (Turn.SIGN, 2, 28)], start=101
        ):
            on = date(2020, month, day)
            services.turn(relation, turn, on=on, document=paper(f"{number}/TTr-SNGV", on), by=by)
        return Relation.objects.get(pk=relation.pk)

    return until


def test_a_relation_goes_from_study_to_signed_by_its_papers(relation, lead_on):
    signed = lead_on(relation)
    assert (signed.stage, signed.since) == (Stage.SIGNED, date(2020, 2, 28))
    steps = list(signed.steps.values_list("stage", "document__number"))
    assert steps == [
        ("study", None), ("proposed", "101/TTr-SNGV"), ("allowed", "102/TTr-SNGV"), ("signed", "103/TTr-SNGV"),
    ]  # fmt: skip
    assert [event.verb for event in history(signed)].count("moved") == 3


def test_the_day_of_a_signature_is_kept_until_the_relation_ends(relation, lead_on, paper, desk):
    signed, on = lead_on(relation), date(2020, 3, 2)
    day = PartnerDay.objects.get(partner=signed.partner, kind=DayKind.LOCAL)
    assert (day.day, day.month, day.year, day.valid_to) == (28, 2, 2020, None)
    services.turn(signed, Turn.STOP, on=on, document=paper("120/TB-SNGV", on), words="Hết hạn.", by=desk)
    day.refresh_from_db()
    assert day.valid_to == on


def test_at_the_form_a_stage_without_its_paper_is_refused_in_the_same_words(relation, desk, client):
    client.force_login(desk)
    reply = client.post(reverse("partners:turn", args=[relation.pk, Turn.PROPOSE.value]), {"on": "2020-01-20"})
    assert reply.status_code == 422
    assert "“Đề xuất” phải có văn bản" in reply.content.decode()


def test_a_new_relation_begins_as_a_study(cast, today, desk):
    given = {
        "partner": examples.partner().pk, "title": "Giao lưu", "kind": "exchange", "level": "province", "tag": "S",
        "agency": desk.agency_id,
    }  # fmt: skip
    made = services.save_relation(RelationForm(given, by=desk), by=desk)
    assert list(made.steps.values_list("stage", "on")) == [("study", today)]


def test_a_stage_without_its_paper_is_refused_and_nothing_is_half_done(relation, desk):
    with pytest.raises(ValidationError, match="phải có văn bản") as refused:
        services.turn(relation, Turn.PROPOSE, on=date(2020, 1, 20), by=desk)
    assert list(refused.value.error_dict) == ["document"]
    assert Relation.objects.get(pk=relation.pk).stage == Stage.STUDY
    assert relation.steps.count() == 1


def test_a_stage_is_not_passed_over(relation, desk, paper):
    on = date(2020, 1, 20)
    with pytest.raises(ValidationError, match="đang ở giai đoạn “Nghiên cứu”"):
        services.turn(relation, Turn.SIGN, on=on, document=paper("9/TTr-SNGV", on), by=desk)


def test_that_it_was_allowed_is_noted_by_the_desk_alone(cast, today, officer, paper):
    relation = examples.relation(agency=officer.agency)
    on = date(2020, 1, 20)
    services.turn(relation, Turn.PROPOSE, on=on, document=paper("9/TTr-SNGV", on), by=officer)
    with pytest.raises(PermissionDenied):
        services.turn(relation, Turn.ALLOW, on=on, document=paper("10/TB-SNGV", on), by=officer)
    services.turn(relation, Turn.SEND_BACK, on=on, words="Chưa rõ kinh phí.", by=officer)


def test_what_was_signed_ends_by_a_paper_on_a_day_and_may_be_thought_of_again(relation, lead_on, paper, desk):
    signed, on = lead_on(relation), date(2020, 3, 2)
    with pytest.raises(ValidationError, match="phải có văn bản"):
        services.turn(signed, Turn.STOP, on=on, words="Hết hạn.", by=desk)
    services.turn(signed, Turn.STOP, on=on, document=paper("120/TB-SNGV", on), words="Hết hạn.", by=desk)
    assert Relation.objects.get(pk=signed.pk).ended_on == on
    services.turn(signed, Turn.AGAIN, on=on, words="Bạn đề nghị nối lại.", by=desk)
    again = Relation.objects.get(pk=signed.pk)
    assert (again.stage, again.ended_on) == (Stage.STUDY, None)


def test_a_signed_relation_is_news_of_its_task_until_it_is_stopped(accepted_163, norms, relation, lead_on, paper, desk):
    task = Task.objects.get(plan=accepted_163, label="1.2")
    relation.tasks.add(task)
    signed, on = lead_on(relation), date(2020, 3, 2)
    hint = Hint.objects.get(of__duty__task=task)
    assert "28/02/2020" in hint.sentence
    assert "103/TTr-SNGV" in hint.sentence
    services.turn(signed, Turn.STOP, on=on, document=paper("120/TB-SNGV", on), words="Bạn rút.", by=desk)
    assert not Hint.objects.filter(of__duty__task=task).exists()


def test_that_a_relation_is_there_is_no_secret_but_its_paper_is(cast, relation, lead_on, client, desk):
    signed = lead_on(relation)
    client.force_login(cast["so-du-lich"])
    page = client.get(signed.get_absolute_url()).content.decode()
    assert "theo văn bản mà bạn không được xem" in page
    assert "103/TTr-SNGV" not in page
    client.force_login(desk)
    assert "103/TTr-SNGV" in client.get(signed.get_absolute_url()).content.decode()
    assert not RelationStep.objects.for_user(cast["so-du-lich"], "view").exists()


def test_a_step_that_is_not_for_now_leads_back_with_why(relation, desk, client):
    client.force_login(desk)
    reply = client.get(reverse("partners:turn", args=[relation.pk, Turn.SIGN.value]), follow=True)
    assert reply.redirect_chain[-1][0] == relation.get_absolute_url()
    assert "giai đoạn “Nghiên cứu”" in reply.content.decode()
    assert client.get(reverse("partners:turn", args=[relation.pk, "bay"])).status_code == 404
