"""A difficulty from the day it is said to the day it is over: verbs, refusals, what is owed."""

from datetime import date

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from haidang.kit import clock
from haidang.kit.audit.selectors import history
from haidang.office.directory.models import Agency, Succession
from haidang.office.documents import services as papers
from haidang.office.documents.paper_kinds import paper_kinds
from haidang.office.documents.tests.said import said, signed_file, tables
from haidang.plan.difficulties import examples, services
from haidang.plan.difficulties.choices import Cause, Hand, Stage, Verdict
from haidang.plan.difficulties.deciding import hands
from haidang.plan.difficulties.models import Difficulty, Submission
from haidang.plan.difficulties.owed import owed
from haidang.plan.difficulties.tests.told import TODAY, again, mine, refused
from haidang.plan.followup.choices import State
from haidang.plan.followup.examples import sent as update_sent
from haidang.plan.programmes.models import Programme

pytestmark = pytest.mark.django_db


# ── raised ───────────────────────────────────────────────────────────────────────────────────────


def test_a_difficulty_points_at_the_update_it_was_raised_with(duty, officer):
    update = update_sent(duty, by=officer, state=State.HINDERED, obstacle="Thiếu số liệu.")
    row = examples.raised(duty, by=officer, update=update)
    assert (row.update, row.task, row.agency, row.stage) == (update, duty.task, duty.agency, Stage.RAISED)
    assert [entry.verb for entry in history(row)] == ["raised"]


def test_it_is_put_to_exactly_one(duty, officer, province, other):
    assert "Chưa chọn nơi giải quyết" in refused(
        services.raise_, duty, Cause.MONEY, "Thiếu tiền.", "Xin thêm.", None, by=officer
    )
    row = examples.raised(duty, by=officer, addressee=other)
    row.to_agency = province
    assert "đúng một nơi giải quyết" in refused(row.full_clean)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"words": "  "}, "Chưa ghi vướng mắc gì"),
        ({"proposal": ""}, "Chưa ghi đề xuất"),
        ({"cause": "weather"}, "Chưa chọn nguyên nhân"),
        ({"since": date(2020, 3, 3)}, "chưa đến"),
    ],
)
def test_what_is_missing_is_named(duty, officer, said, sentence):
    assert sentence in refused(examples.raised, duty, by=officer, **said)
    assert not Difficulty.objects.exists()


def test_a_button_pressed_twice_raises_one(raised, duty, officer):
    assert "đã nêu ngày 02/03/2020" in refused(examples.raised, duty, by=officer)


def test_an_agency_that_is_gone_is_asked_no_more(duty, officer, province):
    gone = Agency.objects.filter(valid_to__lt=TODAY).first()
    if gone is None:
        gone = Agency.objects.get(code="STC")
        Agency.objects.filter(pk=gone.pk).update(valid_to=date(2020, 1, 1))
        gone.refresh_from_db()
    assert "không còn hoạt động" in refused(examples.raised, duty, by=officer, addressee=gone)


def test_nobody_raises_for_another_but_the_desk_with_its_source(duty, desk, cast):
    with pytest.raises(ObjectDoesNotExist):
        examples.raised(duty, by=cast["so-du-lich"])
    with pytest.raises(PermissionDenied):
        examples.raised(duty, by=cast["van-phong-ubnd"])
    assert "nêu hộ" in refused(examples.raised, duty, by=desk)
    row = examples.raised(duty, by=desk, told_by="Anh An gọi điện sáng 02/3")
    assert (row.agency, row.told_by) == (duty.agency, "Anh An gọi điện sáng 02/3")


# ── Sở Ngoại vụ ──────────────────────────────────────────────────────────────────────────────────


def test_the_desk_asks_back_and_the_agency_answers(raised, desk, officer):
    assert "Chưa ghi hỏi gì" in refused(services.ask_back, raised, question=" ", by=desk)
    services.ask_back(raised, question="Hai doanh nghiệp nào?", by=desk)
    assert [each.agency_id for each in mine("explain")] == [raised.agency_id]
    services.explain(raised, words="", proposal="", reply="Cảng A và cảng B.", by=officer)
    row = again(raised)
    assert (row.stage, row.words) == (Stage.RAISED, raised.words)
    assert [entry.verb for entry in history(row)] == ["raised", "asked-back", "explained"]


def test_the_desk_answers_what_it_can_and_never_itself(raised, desk, parts):
    services.answer(raised, words="Biểu mẫu đã có ở công văn 45.", by=desk)
    row = again(raised)
    assert (row.stage, row.decisions.get().verdict) == (Stage.DECIDED, Verdict.GUIDED)
    own = examples.raised(parts("3.1", "SNGV")[0], by=desk)
    assert "không tự trả lời mình" in refused(services.answer, own, words="Tự xử.", by=desk)


def test_what_is_for_another_agency_is_sent_there_and_its_clock_runs(duty, officer, desk, cast):
    stc = Agency.objects.get(code="STC")
    row = examples.raised(duty, by=officer, addressee=stc, cause=Cause.MONEY)
    assert not Difficulty.objects.for_user(cast["so-tai-chinh"], "view").filter(pk=row.pk).exists()
    services.forward(row, by=desk)
    row = again(row)
    # ten working days after Monday, 02/3
    assert (row.stage, row.sent_on, row.answer_due_on) == (Stage.SENT, TODAY, date(2020, 3, 16))
    (answer,) = mine("answer")
    assert (answer.key, answer.agency_id, answer.due_on) == (f"difficulty:{row.pk}:answer", stc.pk, date(2020, 3, 16))
    with pytest.raises(PermissionDenied):
        services.settle(row, Verdict.AGREED, "Được.", by=cast["lanh-dao-ubnd"])
    services.settle(row, Verdict.AGREED, "Bổ sung 20 triệu từ nguồn chi khác.", by=cast["so-tai-chinh"])
    assert again(row).stage == Stage.DECIDED


def test_who_did_not_give_the_task_does_not_move_its_day(duty, officer, desk, cast):
    row = examples.raised(duty, by=officer, addressee=Agency.objects.get(code="STC"))
    services.forward(row, by=desk)
    sentence = refused(
        services.settle, row, Verdict.AGREED, "Được.", extend_to=date(2020, 6, 30), by=cast["so-tai-chinh"]
    )
    assert "không giao nhiệm vụ này" in sentence


def test_the_heir_of_who_was_asked_answers(duty, officer, desk, cast, settings):
    stc, heir = Agency.objects.get(code="STC"), Agency.objects.get(code="SDL")
    row = examples.raised(duty, by=officer, addressee=stc)
    services.forward(row, by=desk)
    Agency.objects.filter(pk=stc.pk).update(valid_to=date(2020, 3, 10))
    Succession.objects.update_or_create(
        predecessor=stc, is_main=True, defaults={"successor": heir, "since": date(2020, 3, 11), "legal_basis": "NQ 1"}
    )
    settings.HAIDANG_TODAY = date(2020, 3, 12)
    (answer,) = [each for each in owed(date(2020, 3, 12)) if each.key == f"difficulty:{row.pk}:answer"]
    assert answer.agency_id == heir.pk
    row = again(row)
    assert Hand.DECIDER in hands(row, cast["so-du-lich"])
    assert Hand.DECIDER not in hands(row, cast["so-tai-chinh"])


def test_what_is_for_ubnd_goes_with_a_paper_and_not_alone(raised, desk):
    assert "phải đưa vào tờ trình" in refused(services.forward, raised, by=desk)


def test_the_desk_may_put_it_to_another_one_with_a_reason(raised, desk, province, other):
    assert "chọn nơi khác" in refused(services.redirect, raised, province, reason="Đúng nơi.", by=desk)
    services.redirect(raised, other, reason="Lĩnh vực của Phó Chủ tịch.", by=desk)
    row = again(raised)
    assert (row.to_leader, row.to_agency, row.stage) == (other, None, Stage.RAISED)


# ── to the end ───────────────────────────────────────────────────────────────────────────────────


def test_only_the_agency_says_that_it_is_over(sent, chair, desk, officer):
    row = sent()
    services.settle(row, Verdict.AGREED, "Đồng ý.", by=chair)
    for person in (desk, chair):
        with pytest.raises(PermissionDenied):
            services.resolve(row, by=person)
    services.resolve(row, words="Hai doanh nghiệp đã gửi.", by=officer)
    assert (again(row).stage, again(row).closed_on) == (Stage.RESOLVED, TODAY)
    assert not [each for each in owed(TODAY) if each.key.startswith(f"difficulty:{row.pk}:")]


def test_what_did_not_help_is_raised_again_with_its_story(sent, chair, officer, desk):
    row = sent()
    services.settle(row, Verdict.REFUSED, "Chưa có căn cứ.", by=chair)
    assert "Chưa ghi vì sao nêu lại" in refused(services.reopen, row, reason="", by=officer)
    services.reopen(row, reason="Doanh nghiệp vẫn không gửi.", by=officer)
    row = again(row)
    assert (row.stage, row.reopened, row.sent_on, row.decisions.count()) == (Stage.RAISED, 1, None, 1)
    services.consolidate([row], by=desk)
    assert row.submission_lines.count() == 2


def test_what_is_with_ubnd_is_not_withdrawn(sent, officer):
    assert "chờ nơi giải quyết" in refused(services.withdraw, sent(), reason="Hết vướng.", by=officer)


def test_what_is_owed_follows_the_difficulty(raised, desk, officer, chair, province):
    def now():
        return [(each.key, each.agency_id) for each in owed(TODAY) if each.key.startswith("difficulty:")]

    key = f"difficulty:{raised.pk}"
    assert now() == [(f"{key}:submit", desk.agency_id)]
    draft = services.consolidate([raised], by=desk)
    assert now() == [(f"{key}:submit", desk.agency_id)]
    services.submit(draft, number="812/TTr-SNgV", issued_on=TODAY, by=desk)
    assert now() == [(f"{key}:answer", province.pk)]
    services.settle(raised, Verdict.AGREED, "Đồng ý.", by=chair)
    assert now() == [(f"{key}:close", officer.agency_id)]


def test_the_questions_asked_do_not_grow_with_what_is_owed(parts, raised, officer, desk):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            list(owed(TODAY))
        return len(queries)

    before = asked()
    for number in range(5):
        examples.raised(parts("1.2", "SCT")[0], by=officer, words=f"Vướng mắc số {number}.")
    assert asked() == before


# ── sight ────────────────────────────────────────────────────────────────────────────────────────


def test_who_sees_a_difficulty(raised, cast):
    seen = {
        name for name, user in cast.items() if Difficulty.objects.for_user(user, "view").filter(pk=raised.pk).exists()
    }
    assert seen == {
        "so-ngoai-vu", "lanh-dao-so-ngoai-vu", "lanh-dao-ubnd", "pho-chu-tich-ubnd", "van-phong-ubnd",
        "so-cong-thuong", "lanh-dao-so-cong-thuong", "kiem-tra",
    }  # fmt: skip


def test_the_signed_submission_starts_the_clock_of_each_answer(raised, desk):
    submission = services.consolidate([raised], by=desk)
    kind = paper_kinds()["difficulties.submission"]
    made = papers.draft(kind, submission, by=desk)
    assert made.official.kind == "TỜ TRÌNH"
    assert raised.proposal in said(made.official)
    held = papers.issue(made, number="812", on=clock.today(), by=desk)
    assert Difficulty.objects.get(pk=raised.pk).stage == Stage.GATHERED
    papers.sign(held, upload=signed_file(), by=desk)
    row = Difficulty.objects.get(pk=raised.pk)
    assert (row.stage, row.sent_on) == (Stage.SENT, clock.today())
    assert Submission.objects.get().document == held.document
    with pytest.raises(ValidationError, match="không soạn lại nữa"):
        papers.draft(kind, submission, by=desk)


def test_the_report_of_the_agency_tells_what_hinders_it_and_whom_it_asks(raised, duty, officer):
    update_sent(duty, by=officer)
    programme = Programme.objects.get_or_create(plan=duty.task.plan, agency=duty.agency)[0]
    paper = papers.draft(paper_kinds()["followup.progress"], programme, by=officer).official
    assert " ".join(raised.words.split()).rstrip(".") in said(paper)
    assert f"Kiến nghị {raised.addressee} (1.1)" in said(paper)
    (rows,) = tables(paper)
    assert next(row[8] for row in rows if row[1].startswith("1.1")) == raised.proposal
