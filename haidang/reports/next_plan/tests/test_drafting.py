"""The next plan is drafted from the one that runs, chosen and edited, and becomes a plan that waits for review."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from haidang.kit.audit.models import Note
from haidang.office.directory.models import Agency, Succession
from haidang.plan.evaluation.choices import Course, Stage
from haidang.plan.evaluation.models import Assessment, Evaluation
from haidang.plan.plans.choices import ChangeKind
from haidang.plan.plans.models import Plan, Proposal
from haidang.plan.plans.selectors.amendments import preview
from haidang.plan.plans.services import Decision, add_change, draft_amendment, put_in_force
from haidang.registers.agreements import examples as agreements
from haidang.registers.partners import examples as partners
from haidang.reports.next_plan import services
from haidang.reports.next_plan.choices import Section, State, Why
from haidang.reports.next_plan.models import NextPlan
from haidang.reports.next_plan.rules.reading_back import differences
from haidang.reports.next_plan.selectors.papers import plan_words

pytestmark = pytest.mark.django_db


def postponed(plan, tasks, desk):
    """A decision of October puts 2.3 off to the next year."""
    decision = Decision("2900/QĐ-UBND", date(2020, 10, 5), "điều chỉnh Kế hoạch hợp tác biển và cảng")
    draft = draft_amendment(plan, by=desk, decision=decision, in_force_on=date(2020, 10, 6), words="Dịch bệnh.")
    add_change(draft, ChangeKind.POSTPONE, by=desk, task=tasks["2.3"], to_year=2021, reason="Chưa mở cửa.")
    put_in_force(draft, by=desk, seen=preview(draft).mark)


def tasks_of(draft):
    return {line.source.label: line for line in draft.lines.filter(section=Section.TASK) if line.source_id}


def test_each_task_of_the_plan_is_proposed_with_why(accepted, tasks, desk, today):
    postponed(accepted, tasks, desk)
    lines = tasks_of(services.draft(accepted, 2021, by=desk))
    whys = {label: (Why(line.why), line.is_in) for label, line in lines.items()}
    assert whys == {
        "1.1": (Why.REMAINS, True), "1.2": (Why.REMAINS, True), "1.3": (Why.STANDING, True),
        # the day it was for is over
        "2.1": (Why.REMAINS, False), "2.2": (Why.REMAINS, True),
        "2.3": (Why.POSTPONED, True), "3.1": (Why.REMAINS, True), "3.2": (Why.REMAINS, True),
    }  # fmt: skip
    assert lines["1.3"].due == "thường xuyên trong năm 2021"
    assert "19/8/2020" in lines["2.1"].reason
    assert lines["2.3"].reason.endswith("đã điều chỉnh chuyển sang năm 2021.")


def test_what_a_rule_can_mend_is_mended_and_told(draft):
    lines = tasks_of(draft)
    # several leads: one leads, the others work with it
    assert (lines["1.2"].leads, lines["1.2"].coordinator_list[0]) == ("Sở Du lịch", "Sở Công Thương")
    assert lines["1.2"].changes == "“Sở Du lịch, Sở Công Thương” → “Sở Du lịch”"
    # nobody is asked to work with itself
    assert (lines["2.2"].leads, lines["2.2"].coordinators) == ("Sở Ngoại vụ", "Sở Tài chính")
    # whoever is charged gets the paper
    assert {"Tỉnh Đoàn", "Ủy ban nhân dân thành phố Vũng Tàu"} <= set(draft.recipients.splitlines())
    assert draft.formula.startswith("TM. ỦY BAN NHÂN DÂN")
    assert draft.about == "Mở rộng hợp tác biển và cảng với các địa phương bạn năm 2021"


def test_the_linter_and_the_reader_find_nothing_in_the_draft(draft):
    assert draft.findings == []
    assert draft.is_looked_at


def test_agreements_that_end_within_two_years_are_proposed(accepted, desk, today):
    ending = [
        agreements.signed(name=name, expires_on=day)
        for name, day in (("Thỏa thuận A", date(2021, 6, 30)), ("Thỏa thuận B", date(2022, 12, 31)),
                          ("Thỏa thuận C", date(2023, 1, 1)))
    ]  # fmt: skip
    lines = services.draft(accepted, 2021, by=desk).lines.filter(why=Why.EXPIRING)
    found = {line.source.name: line for line in lines if line.source}
    assert set(found) == {"Thỏa thuận A", "Thỏa thuận B"}
    assert "hết hiệu lực ngày 30/6/2021" in found["Thỏa thuận A"].words
    assert found["Thỏa thuận A"].leads == ending[0].agency.name


def test_round_years_of_partners_are_proposed(accepted, desk, today, norms):
    friend = partners.partner()
    for name, year in (("ký kết nghĩa", 2001), ("mở đường bay", 2003)):
        partners.day(partner=friend, kind="local", name=name, month=2, day=5, year=year)
    line = services.draft(accepted, 2021, by=desk).lines.get(why=Why.ANNIVERSARY)
    assert line.words == "Kỷ niệm 20 năm ngày ký kết nghĩa (Thành phố mẫu 1) (05/02/2001 - 05/02/2021)"
    assert (line.leads, line.due) == ("Sở Ngoại vụ", "chậm nhất ngày 05/02/2021")


def test_lessons_of_the_evaluation_become_requirements_once_it_is_published(accepted, tasks, desk, today):
    held = Evaluation.objects.create(
        plan=accepted,
        opened_on=today,
        opened_by=desk,
        closes_on=today,
        monitor=desk.agency,
        deputy=Agency.objects.get(code="VPUBND"),
    )
    duty = tasks["1.1"].duties.filter(part="lead").first()
    Assessment.objects.create(
        evaluation=held, duty=duty, assessor=desk.agency, stage=Stage.CONFIRMED, grade="met",
        lessons="Làm việc trực tiếp với doanh nghiệp\ntừ đầu năm.",
    )  # fmt: skip
    draft = services.draft(accepted, 2021, by=desk)
    assert not draft.lines.filter(why=Why.LESSON).exists()
    Evaluation.objects.update(course=Course.PUBLISHED, published_on=today, published_by=desk)
    services.gather_again(draft, by=desk)
    line = draft.lines.get(why=Why.LESSON)
    assert (line.section, line.words) == (Section.REQUIREMENT, "Làm việc trực tiếp với doanh nghiệp từ đầu năm")
    assert line.reason == "Bài học của Sở Công Thương, nhiệm vụ 1.1."


def test_a_body_that_is_no_more_is_named_by_its_heir(accepted, tasks, desk, go_to):
    old, new = Agency.objects.get(code="SDL"), Agency.objects.get(code="SCT")
    Agency.objects.filter(pk=old.pk).update(valid_to=date(2020, 12, 31))
    Succession.objects.filter(predecessor=old).delete()
    Succession.objects.create(predecessor=old, successor=new, since=date(2021, 1, 1), is_main=True)
    go_to(2021, 1, 4)
    draft = services.draft(accepted, 2021, by=desk)
    line = tasks_of(draft)["2.3"]
    assert line.coordinator_list == ["Sở Ngoại vụ", "Sở Công Thương"]
    assert "“Sở Du lịch” → “Sở Công Thương” (kế thừa)" in line.changes


def test_a_draft_is_begun_once_by_the_desk_for_a_year_that_follows(draft, accepted, desk, officer):
    with pytest.raises(PermissionDenied):
        services.draft(accepted, 2022, by=officer)
    for year, words in ((2021, "đã có dự thảo"), (2020, "2021 đến 2025"), (2026, "2021 đến 2025")):
        with pytest.raises(ValidationError, match=words):
            services.draft(accepted, year, by=desk)
    with pytest.raises(ValidationError, match="chưa có nhiệm vụ"):
        services.draft(Plan.objects.create(title="Chưa đọc", year=2020), 2021, by=desk)
    assert NextPlan.objects.count() == 1


def test_an_officer_chooses_and_edits_and_the_paper_says_it(draft, desk):
    lines = tasks_of(draft)
    shown = {lines["1.1"].pk, lines["2.1"].pk}
    services.choose(draft, shown, {lines["2.1"].pk}, by=desk)
    values = {
        "words": "Họp mặt bạn bè của thành phố kết nghĩa.",
        "field_title": "Gặp gỡ hữu nghị",
        "leads": "Sở Du lịch;",
        "due": "chậm nhất ngày 30/6/2021",
        "solutions": "- Mời cựu sinh viên\n+ Trưng bày ảnh;",
        "position": 5,
    }
    edited = services.edit_line(lines["2.1"], values, version=2, by=desk)
    with pytest.raises(ValidationError, match="người khác đã sửa"):
        services.edit_line(lines["2.1"], values, version=2, by=desk)
    words = plan_words(NextPlan.objects.get())
    titles = [task.title for _label, task in words.numbered]
    assert "Họp mặt bạn bè của thành phố kết nghĩa" in titles
    assert not any("Lập hồ sơ" in title for title in titles)
    assert edited.solution_list == ["Mời cựu sinh viên", "Trưng bày ảnh"]
    assert differences(words) == []
    assert Note.objects.filter(verb="line-edited", object_id=str(edited.pk)).exists()


def test_words_that_read_otherwise_are_told_at_their_line(draft, desk):
    line = tasks_of(draft)["3.2"]
    values = {"words": line.words, "field_title": line.field_title, "leads": "Sở Công Thương, Sở Du lịch"}
    services.edit_line(line, values, version=line.version, by=desk)
    draft.refresh_from_db()
    found = {each["code"] for each in draft.findings if each["line"] == line.pk}
    assert {"đọc lại", "A102"} <= found


def test_what_a_person_adds_can_be_removed_and_what_a_book_proposes_cannot(draft, desk):
    values = {"words": "Mở chuyên mục đối ngoại", "field_title": "Thông tin đối ngoại", "leads": "Sở Ngoại vụ"}
    added = services.add_line(draft, Section.TASK, values, by=desk)
    assert (added.why, added.field_order) == (Why.BY_HAND, 4)
    services.remove_line(added, by=desk)
    with pytest.raises(ValidationError, match="do sổ đề xuất"):
        services.remove_line(tasks_of(draft)["1.1"], by=desk)
    for missing in ("words", "leads", "field_title"):
        with pytest.raises(ValidationError):
            services.add_line(draft, Section.TASK, values | {missing: " ; "}, by=desk)


def test_gathered_again_the_books_add_and_edited_words_stay(draft, desk, accepted, tasks):
    line = tasks_of(draft)["1.1"]
    values = {"words": "Lời của tôi", "field_title": line.field_title, "leads": "Sở Công Thương"}
    services.edit_line(line, values, version=line.version, by=desk)
    agreements.signed(name="Thỏa thuận A", expires_on=date(2021, 6, 30))
    before = draft.lines.count()
    # a task, and a line of the annex of agreements
    assert services.gather_again(draft, by=desk) == (2, 0)
    assert services.gather_again(draft, by=desk) == (0, 0)
    line.refresh_from_db()
    assert (line.words, draft.lines.count()) == ("Lời của tôi", before + 2)


def test_put_to_review_it_is_a_plan_with_the_same_tasks(draft, desk):
    ours = [(label, task.title) for label, task in plan_words(draft).numbered]
    with pytest.raises(ValidationError, match="bí mật"):
        services.put_to_review(draft, by=desk, confirms_no_secrets=False)
    plan = services.put_to_review(draft, by=desk, confirms_no_secrets=True)
    found = Proposal.objects.filter(reading__source__plan=plan, kind="task").order_by("position")
    assert [row.label for row in found] == [label for label, _title in ours]
    assert (plan.year, plan.number) == (2021, "")
    draft.refresh_from_db()
    assert (draft.state, draft.became) == (State.IN_REVIEW, plan)
    with pytest.raises(ValidationError, match="không sửa được nữa"):
        services.drop(draft, "thôi", by=desk)
