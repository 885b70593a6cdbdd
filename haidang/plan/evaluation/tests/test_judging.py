"""The year of the small plan is judged: by its agencies, by somebody else, by who stands behind it; then published."""

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError

from haidang.kit.audit.selectors import history
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.directory.services import merge
from haidang.plan.evaluation import examples, services
from haidang.plan.evaluation.choices import AimKind, Course, Grade, Stage
from haidang.plan.evaluation.models import Aim, Assessment, Evaluation, Score
from haidang.plan.evaluation.owed import owed
from haidang.plan.evaluation.selectors import results
from haidang.plan.evaluation.selectors.papers import judged_by
from haidang.plan.plans.models import Task

pytestmark = pytest.mark.django_db


def said(refused):
    return " ".join(refused.value.messages)


# ── opening ──────────────────────────────────────────────────────────────────────────────────────


def test_every_lead_is_asked_and_the_monitors_own_tasks_go_to_another_house(evaluation):
    rows = Assessment.objects.filter(evaluation=evaluation)
    judged = sorted(rows.values_list("duty__task__label", "duty__agency__code", "assessor__code"))
    assert judged == [
        ("1.1", "SCT", "SNGV"),
        ("1.2", "SCT", "SNGV"),
        ("1.2", "SDL", "SNGV"),
        ("1.3", "TDOAN", "SNGV"),
        ("2.1", "LHHN", "SNGV"),
        ("2.2", "SNGV", "VPUBND"),
        ("2.3", "UBVT", "SNGV"),
        ("3.1", "SNGV", "VPUBND"),
        ("3.2", "SNGV", "VPUBND"),
    ]
    assert set(rows.values_list("stage", flat=True)) == {Stage.ASKED}


def test_the_purposes_come_from_the_words_of_the_plan(evaluation):
    words = Aim.objects.filter(evaluation=evaluation).values_list("kind", "position", "words")
    assert [(kind, position) for kind, position, _ in words] == [(AimKind.PURPOSE, 1), (AimKind.PURPOSE, 2)]
    assert "năng lực bốc dỡ và kho bãi" in words[0][2]


def test_numbers_close_with_the_window_of_the_year(evaluation):
    assert f"{evaluation.closes_on:%d/%m/%Y}" == "14/12/2020"


def test_an_evaluation_is_opened_once_and_by_the_desk(evaluation, accepted, desk, officer):
    with pytest.raises(ValidationError) as refused:
        services.open_evaluation(accepted, by=desk)
    assert "đã mở rồi" in said(refused)
    with pytest.raises(ObjectDoesNotExist):
        services.open_evaluation(accepted, by=officer)


def test_nobody_judges_in_their_own_place(norms, today, accepted, desk):
    with pytest.raises(ValidationError) as refused:
        services.open_evaluation(accepted, deputy=desk.agency, by=desk)
    assert "Chọn một cơ quan khác" in said(refused)
    assert not Evaluation.objects.exists()


def test_another_monitor_changes_who_judges_what_was_not_judged_yet(evaluation, part, officer, desk):
    services.assess(examples.self_said(part("1.1"), by=officer), grade=Grade.PARTLY, by=desk)
    sdl, vp = Agency.objects.get(code="SDL"), Agency.objects.get(code="VPUBND")
    services.set_assessors(evaluation, monitor=sdl, deputy=vp, closes_on=evaluation.closes_on, by=desk)
    assert part("1.1").assessor.code == "SNGV"
    assert part("1.2", "SCT").assessor.code == "VPUBND"
    assert part("2.2").assessor.code == "SDL"


def test_a_part_that_the_plan_gave_later_comes_in_and_one_taken_away_goes(evaluation, tasks, desk, part):
    lost = part("2.3")
    type(lost.duty).objects.filter(pk=lost.duty_id).update(ended_at=evaluation.plan.created_at)
    services.take_in(evaluation, by=desk)
    assert not Assessment.objects.filter(pk=lost.pk).exists()


# ── one part ─────────────────────────────────────────────────────────────────────────────────────


def test_a_part_goes_from_its_agency_to_who_judges_it_to_who_stands_behind_it(part, officer, desk, director):
    row = examples.self_said(part("1.1"), by=officer)
    assert (row.stage, row.self_grade, row.grade_now) == (Stage.SELF, Grade.PARTLY, "")
    row = services.assess(row, grade=Grade.NOT_MET, words="Hai bến lớn nhất chưa có số liệu.", by=desk)
    assert row.grade_now == ""
    row = services.confirm(row, by=director)
    assert (row.stage, row.grade_now) == (Stage.CONFIRMED, Grade.NOT_MET)
    told = [line.label for line in history(row)]
    assert sorted(told) == ["Tự đánh giá", "Xác nhận đánh giá", "Đánh giá"]


def test_sở_ngoại_vụ_does_not_judge_its_own_task(part, desk, director, office, chair):
    row = examples.self_said(part("2.2"), by=desk)
    for one in (desk, director):
        with pytest.raises(ValidationError) as refused:
            services.assess(row, grade=Grade.PARTLY, by=one)
        assert "không tự đánh giá; việc này do Văn phòng" in said(refused)
    row = services.assess(row, grade=Grade.PARTLY, by=office)
    with pytest.raises(PermissionDenied):
        services.confirm(row, by=director)
    assert services.confirm(row, by=chair).stage == Stage.CONFIRMED


def test_an_agency_does_not_judge_and_the_deputy_judges_only_what_is_given_to_it(part, officer, office):
    row = examples.self_said(part("1.1"), by=officer)
    for one in (officer, office):
        with pytest.raises(PermissionDenied):
            services.assess(row, grade=Grade.PARTLY, by=one)


def test_another_agency_knows_nothing_of_it(part, cast):
    with pytest.raises(ObjectDoesNotExist):
        examples.self_said(part("1.1"), by=cast["tinh-doan"])


def test_what_the_desk_writes_for_an_agency_names_its_source_and_is_counted_apart(part, desk):
    with pytest.raises(ValidationError) as refused:
        examples.self_said(part("1.1"), by=desk)
    assert "Nhập hộ thì ghi ai báo" in said(refused)
    row = examples.self_said(part("1.1"), by=desk, entered_words="Anh Nam điện thoại 07/12")
    assert row.entered_words == "Anh Nam điện thoại 07/12"


def test_what_is_missing_is_said_at_its_field_and_nothing_is_kept(part, officer):
    with pytest.raises(ValidationError) as refused:
        services.self_assess(part("1.1"), grade=Grade.NOT_MET, by=officer)
    assert set(refused.value.error_dict) == {"results", "objective"}
    assert part("1.1").stage == Stage.ASKED


def test_who_writes_on_a_page_of_before_is_told(part, officer):
    row = part("1.1")
    examples.self_said(row, by=officer)
    services.recall(row, by=officer)
    with pytest.raises(ValidationError) as refused:
        examples.self_said(row, by=officer, version=row.version)
    assert "vừa được người khác ghi" in said(refused)


def test_without_a_word_of_the_agency_one_judges_only_once_its_day_has_passed(part, desk):
    with pytest.raises(ValidationError) as refused:
        services.assess(part("1.1"), grade=Grade.NOT_MET, words="Không có báo cáo nào.", by=desk)
    assert "còn trong hạn" in said(refused)
    row = services.assess(part("1.1"), grade=Grade.NOT_MET, words="Không có báo cáo.", by=desk, is_due=True)
    assert row.stage == Stage.ASSESSED


def test_what_is_sent_back_says_what_to_do(part, officer, desk, director):
    row = examples.self_said(part("1.1"), by=officer)
    with pytest.raises(ValidationError):
        services.send_back(row, remark=" ", by=desk)
    row = services.send_back(row, remark="Ghi rõ 14 bến nào.", by=desk)
    assert (row.stage, row.remark) == (Stage.RETURNED, "Ghi rõ 14 bến nào.")
    row = services.assess(examples.self_said(row, by=officer), grade=Grade.PARTLY, by=desk)
    row = services.reconsider(row, reason="So lại với chỉ tiêu.", by=director)
    assert (row.stage, row.remark) == (Stage.SELF, "So lại với chỉ tiêu.")


def test_nobody_confirms_what_they_judged_themselves(part, officer, director):
    row = services.assess(examples.self_said(part("1.1"), by=officer), grade=Grade.PARTLY, by=director)
    with pytest.raises(PermissionDenied):
        services.confirm(row, by=director)


# ── purposes ─────────────────────────────────────────────────────────────────────────────────────


def test_a_purpose_is_judged_with_the_tasks_behind_it(aim, tasks, desk):
    aim = services.lay_tasks(aim, [tasks["1.1"], tasks["1.2"]], by=desk)
    with pytest.raises(ValidationError):
        services.judge_aim(aim, grade=Grade.MET, words="", by=desk)
    aim = services.judge_aim(aim, grade=Grade.PARTLY, words="20 bạn hàng đã nhận hồ sơ 14 bến.", by=desk)
    assert (aim.grade, aim.judged_by) == (Grade.PARTLY, desk)


def test_with_a_task_of_the_monitor_behind_it_a_purpose_is_judged_by_the_deputy(aim, tasks, desk, office):
    aim = services.lay_tasks(aim, [tasks["1.1"], tasks["2.2"]], by=desk)
    with pytest.raises(ValidationError) as refused:
        services.judge_aim(aim, grade=Grade.MET, words="Tốt.", by=desk)
    assert "do Văn phòng" in said(refused)
    assert services.judge_aim(aim, grade=Grade.MET, words="Tốt.", by=office).grade == Grade.MET


def test_other_tasks_behind_it_take_its_judgement_away(aim, tasks, desk):
    aim = services.lay_tasks(aim, [tasks["1.1"]], by=desk)
    aim = services.judge_aim(aim, grade=Grade.MET, words="Đạt.", by=desk)
    aim = services.lay_tasks(aim, [tasks["1.1"], tasks["2.2"]], by=desk)
    assert (aim.grade, aim.judged_by) == ("", None)


def test_a_task_of_another_plan_does_not_stand_behind_a_purpose(aim, desk, cast):
    other = examples.new_plan(cast["so-du-lich"], desk=desk)
    aim = services.lay_tasks(aim, Task.objects.filter(plan=other), by=desk)
    assert not aim.tasks.exists()


# ── publishing ───────────────────────────────────────────────────────────────────────────────────


def test_what_is_not_judged_is_proposed_only_with_its_reason(evaluation, desk, chair):
    with pytest.raises(ValidationError) as refused:
        services.propose(evaluation, by=desk)
    assert "Còn 9 phần việc" in said(refused)
    with pytest.raises(ValidationError):
        services.publish(evaluation, by=chair)
    row = services.propose(evaluation, gaps="Chờ quyết toán.", by=desk)
    assert (row.course, row.gaps) == (Course.PROPOSED, "Chờ quyết toán.")


def test_points_are_published_by_the_leaders_of_the_province_and_by_nobody_else(evaluation, desk, director, chair):
    services.propose(evaluation, gaps="Chờ.", by=desk)
    for one in (desk, director):
        with pytest.raises(ObjectDoesNotExist):
            services.publish(evaluation, by=one)
    assert services.publish(evaluation, by=chair).is_published
    assert Score.objects.filter(evaluation=evaluation).count() == 6


def test_what_is_published_is_not_written_in_any_more(evaluation, part, officer, desk, chair, aim, tasks):
    services.propose(evaluation, gaps="Chờ.", by=desk)
    with pytest.raises(ValidationError):
        examples.self_said(part("1.1"), by=officer)
    services.publish(evaluation, by=chair)
    for write in (
        lambda: examples.self_said(part("1.1"), by=officer),
        lambda: services.lay_tasks(aim, [tasks["1.1"]], by=desk),
        lambda: services.take_in(evaluation, by=desk),
        lambda: services.rework(evaluation, reason="Xem lại.", by=chair),
    ):
        with pytest.raises(ValidationError):
            write()


def test_the_leaders_give_it_back_with_a_reason(evaluation, desk, chair, part, officer):
    services.propose(evaluation, gaps="Chờ.", by=desk)
    row = services.rework(evaluation, reason="Đánh giá nốt nhiệm vụ 2.1.", by=chair)
    assert (row.course, row.remark) == (Course.OPEN, "Đánh giá nốt nhiệm vụ 2.1.")
    assert examples.self_said(part("1.1"), by=officer).stage == Stage.SELF


# ── owed ─────────────────────────────────────────────────────────────────────────────────────────


def _owed(today, row):
    return {
        one.key: (Agency.objects.get(pk=one.agency_id).code, one.due_on)
        for one in owed(today)
        if one.key.endswith(f":{row.pk}") and one.agency_id
    }


def test_each_step_is_owed_by_who_takes_it_next(part, officer, desk, director, office, today):
    row = part("1.1")
    # ten working days after Monday 7 December
    assert {key: (who, f"{due:%d/%m}") for key, (who, due) in _owed(today, row).items()} == {
        f"assessment:{row.pk}": ("SCT", "21/12")
    }
    row = examples.self_said(row, by=officer)
    assert {key: (who, f"{due:%d/%m}") for key, (who, due) in _owed(today, row).items()} == {
        f"assess:{row.pk}": ("SNGV", "16/12")
    }
    row = services.assess(row, grade=Grade.PARTLY, by=desk)
    assert _owed(today, row)[f"confirm:{row.pk}"][0] == "SNGV"
    services.confirm(row, by=director)
    assert _owed(today, row) == {}
    own = services.assess(examples.self_said(part("2.2"), by=desk), grade=Grade.PARTLY, by=office)
    assert _owed(today, own)[f"confirm:{own.pk}"][0] == "UBND"


def test_what_was_proposed_is_owed_by_the_province_and_nothing_else_is(evaluation, desk, today):
    services.propose(evaluation, gaps="Chờ.", by=desk)
    assert [one.key for one in owed(today)] == [f"publish:{evaluation.pk}"]


def test_what_is_owed_costs_the_same_whatever_is_found(evaluation, today, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        assert len(list(owed(today))) == 9


# ── heirs ────────────────────────────────────────────────────────────────────────────────────────


def again(user):
    """As the next request finds them."""
    return User.objects.get(pk=user.pk)


def test_what_an_agency_did_that_is_gone_its_heir_judges_and_the_story_names_both(part, officer, desk, today):
    gone = Agency.objects.get(code="SDL")
    merge([gone], into=officer.agency, since=today, legal_basis="45/NQ-HĐND", by=desk)
    heir = again(officer)
    row = examples.self_said(part("1.2", "SDL"), by=heir)
    assert row.stage == Stage.SELF
    assert any("thay cho" in str(line.by) for line in history(row))
    assert {one.key for one in owed(today) if one.agency_id == officer.agency_id} >= {f"assessment:{part('1.1').pk}"}


def test_who_inherits_the_monitor_judges_for_it_but_not_what_it_inherited_with_it(part, officer, office, desk, today):
    one, own = examples.self_said(part("1.1"), by=officer), examples.self_said(part("2.2"), by=desk)
    merge([desk.agency], into=office.agency, since=today, legal_basis="831/QĐ-UBND", by=desk)
    heir = again(office)
    assert services.assess(one, grade=Grade.PARTLY, by=heir).stage == Stage.ASSESSED
    with pytest.raises(PermissionDenied):
        services.assess(own, grade=Grade.PARTLY, by=heir)


# ── plan 163 ─────────────────────────────────────────────────────────────────────────────────────


def test_of_plan_163_fourteen_tasks_are_judged_by_the_office_of_the_committee(norms, go_to, accepted_163, desk):
    go_to(2020, 12, 7)
    evaluation = services.open_evaluation(accepted_163, by=desk)
    found = results.task_results(Assessment.objects.filter(evaluation=evaluation).with_names())
    own = [each for each in found if any(part.duty.agency.code == "SNGV" for part in each.parts)]
    assert (len(own), len(found)) == (14, 29)
    assert {part.assessor.code for each in own for part in each.parts} == {"VPUBND"}
    assert {part.assessor.code for each in found if each not in own for part in each.parts} == {"SNGV"}
    assert "14/29 nhiệm vụ có Sở Ngoại vụ chủ trì do Văn phòng" in judged_by(evaluation, found)
    aims = Aim.objects.filter(evaluation=evaluation)
    assert aims.filter(kind=AimKind.PURPOSE).count() == 3
    assert aims.filter(kind=AimKind.REQUIREMENT).exists()
