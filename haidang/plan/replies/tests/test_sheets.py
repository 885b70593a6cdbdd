"""A sheet out, filled, and back: what is written, what is asked, what is refused; nothing without a word."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from python_calamine import CalamineWorkbook

from haidang.kit.audit.models import Note
from haidang.plan.followup import services as followup
from haidang.plan.followup.choices import Origin, RulingKind, Stage, State
from haidang.plan.followup.examples import draft, sent
from haidang.plan.followup.models import AgencyWay, Update
from haidang.plan.replies import services
from haidang.plan.replies.choices.sheets import Choice, Form, IntakeStage, Outcome, Verdict
from haidang.plan.replies.examples import handed_in
from haidang.plan.replies.models import Intake, SheetOut
from haidang.plan.replies.services import taking_in
from haidang.plan.replies.tests.made import DONE, back, row

pytestmark = pytest.mark.django_db
MARCH = "2020-t03"


def verdicts(intake):
    return {each.title.split()[0]: each.verdict for each in intake.rows.all()}


# ── out ──────────────────────────────────────────────────────────────────────────────────────────


def test_what_was_handed_out_is_kept(sheet, duty, officer):
    draft(duty, by=officer, done="Bắt đầu.")
    sheet()
    kept = SheetOut.objects.get()
    assert (kept.by, kept.agency, kept.period) == (officer, officer.agency, MARCH)
    line = kept.lines.get(duty=duty)
    assert (line.version, line.values["done"], line.period) == (1, "Bắt đầu.", MARCH)
    assert Note.objects.filter(verb="exported", object_id=str(kept.pk)).exists()


def test_the_sheet_holds_only_what_is_still_to_be_said(sheet, duty, officer):
    assert {line[2] for line in sheet().lines()} == {"1.1", "1.2"}
    sent(duty, by=officer)
    assert {line[2] for line in sheet().lines()} == {"1.2"}


def test_keys_are_hidden_cells_are_locked_and_states_are_chosen_from_a_list(sheet):
    parts = zipfile.ZipFile(io.BytesIO(sheet().data))
    xml = parts.read("xl/worksheets/sheet1.xml").decode()
    assert 'hidden="1"' in xml.split("<sheetData>")[0]
    assert "<sheetProtection" in xml
    assert 'type="list"' in xml
    styles = parts.read("xl/styles.xml").decode()
    assert 'quotePrefix="1"' in styles
    assert '<protection locked="0"/>' in styles


def test_the_page_is_named_by_plan_and_period(sheet, accepted):
    names = CalamineWorkbook.from_filelike(io.BytesIO(sheet().data)).sheet_names
    assert names == [f"{accepted.number} {MARCH}".replace("/", "-"), "Hướng dẫn"]


@pytest.mark.parametrize("words", ["=1+1", "+84 254", "-5 bến", "@so-cong-thuong"])
def test_words_that_look_like_a_formula_are_words(sheet, duty, officer, words):
    draft(duty, by=officer, done=words)
    filled = sheet()
    assert filled.at("1.1", "done") == words
    assert verdicts(back(filled, officer)) == {"1.1": "unchanged", "1.2": "unchanged"}


def test_everything_open_goes_into_one_workbook_with_a_page_for_each_period(sheet, officer):
    filled = sheet(period="")
    intake = back(filled, officer)
    periods = set(intake.rows.values_list("period", flat=True))
    assert periods == {"2020-t01", "2020-t02", MARCH}
    assert intake.rows.values("sheet").distinct().count() == 3


def test_where_nothing_is_open_there_is_no_sheet(sheet, parts, officer):
    for part in parts("1.1", "SCT") + parts("1.2", "SCT"):
        sent(part, by=officer, period=MARCH)
    with pytest.raises(ValidationError, match="Không còn phần việc"):
        sheet()
    assert not SheetOut.objects.exists()


# ── back ─────────────────────────────────────────────────────────────────────────────────────────


def test_looking_at_it_writes_nothing(sheet, officer):
    intake = back(sheet().put("1.1", state="Đang thực hiện", done=DONE), officer)
    assert verdicts(intake) == {"1.1": "taken", "1.2": "unchanged"}
    assert not Update.objects.exists()
    assert intake.stage == IntakeStage.OPEN


def test_confirmed_it_is_written_in_the_name_of_the_person(sheet, officer, duty):
    intake = back(sheet().put("1.1", state="Đang thực hiện", done=DONE, finished_on="01/03/2020"), officer)
    services.confirm(intake, by=officer)
    update = Update.objects.get()
    assert (update.duty, update.state, update.done, update.by) == (duty, State.DOING, DONE, officer)
    assert (update.stage, update.origin, str(update.finished_on)) == (Stage.DRAFT, Origin.SHEET, "2020-03-01")
    noted = Note.objects.get(verb="imported", object_id=str(update.pk))
    assert "bang.xlsx" in noted.reason
    assert f"dòng {row(intake).number}" in noted.reason
    intake.refresh_from_db()
    assert intake.stage == IntakeStage.WRITTEN


def test_it_can_be_sent_at_once(sheet, officer):
    services.confirm(back(sheet().put("1.1", state="Đang thực hiện", done=DONE), officer), send=True, by=officer)
    assert Update.objects.get().stage == Stage.SUBMITTED


def test_sent_past_the_leader_where_the_agency_works_so(sheet, officer):
    AgencyWay.objects.create(agency=officer.agency, leader_approves=True)
    services.confirm(back(sheet().put("1.1", state="Đang thực hiện", done=DONE), officer), send=True, by=officer)
    assert Update.objects.get().stage == Stage.WITH_LEADER


def test_what_cannot_be_sent_stays_a_draft_and_says_why(sheet, officer):
    filled = sheet().put("1.1", state="Đã hoàn thành", done=DONE).put("1.2", state="Đang thực hiện", done="Đã đón.")
    intake = back(filled, officer)
    done = services.confirm(intake, send=True, by=officer)
    assert (done.kept, done.sent) == (1, 1)
    held = row(intake)
    assert held.outcome == Outcome.KEPT
    assert "chưa có minh chứng" in held.words
    assert Update.objects.get(duty=held.duty).stage == Stage.DRAFT


def test_confirmed_twice_it_is_written_once(sheet, officer):
    intake = back(sheet().put("1.1", state="Đang thực hiện", done=DONE), officer)
    services.confirm(intake, by=officer)
    with pytest.raises(ValidationError, match="nộp lại bảng"):
        services.confirm(intake, by=officer)
    assert Update.objects.get().version == 1


def test_two_copies_both_survive(sheet, officer, leader):
    """Both were taken along at the same time; the second to come back sees what the first brought."""
    first, second = sheet(), sheet(by=leader)
    services.confirm(back(first.put("1.1", state="Đang thực hiện", done="Câu thứ nhất."), officer), by=officer)
    intake = back(second.put("1.1", state="Đang thực hiện", done="Câu thứ hai.", next="In."), leader)
    held = row(intake)
    assert held.verdict == Verdict.CONFLICT
    assert held.cells["done"] == ["", "Câu thứ hai.", "Câu thứ nhất.", "both"]
    assert held.cells["state"][3] == "same"
    assert held.cells["next"][3] == "taken"
    done = services.confirm(intake, by=leader)
    assert (done.kept, done.waiting) == (0, 1)
    assert Update.objects.get().done == "Câu thứ nhất."
    services.decide(intake, {held.pk: {"done": (Choice.EDIT, "Câu thứ nhất. Câu thứ hai.")}}, by=leader)
    services.confirm(intake, by=leader)
    update = Update.objects.get()
    assert (update.done, update.next, update.by) == ("Câu thứ nhất. Câu thứ hai.", "In.", leader)


@pytest.mark.parametrize(
    ("choice", "stands"), [(Choice.OURS, "Hệ thống."), (Choice.FILE, "Tệp."), (Choice.EDIT, "Cả hai.")]
)
def test_a_conflict_is_resolved_by_a_person(sheet, officer, duty, choice, stands):
    filled = sheet().put("1.1", done="Tệp.")
    draft(duty, by=officer, done="Hệ thống.")
    intake = back(filled, officer)
    services.decide(intake, {row(intake).pk: {"done": (choice, "Cả hai.")}}, by=officer)
    services.confirm(intake, by=officer)
    assert Update.objects.get().done == stands
    assert row(intake).outcome == (Outcome.LEFT if choice == Choice.OURS else Outcome.KEPT)


def test_all_that_is_open_is_decided_at_once(sheet, officer, duty):
    filled = sheet().put("1.1", done="Tệp.", next="Tệp.")
    draft(duty, by=officer, done="Hệ thống.", next="Hệ thống.")
    intake = back(filled, officer)
    services.decide(intake, {row(intake).pk: {"done": (Choice.OURS, "")}}, by=officer)
    services.decide_all(intake, Choice.FILE, by=officer)
    services.confirm(intake, by=officer)
    update = Update.objects.get()
    assert (update.done, update.next) == ("Hệ thống.", "Tệp.")


def test_a_blank_cell_takes_no_words_away_unasked(sheet, officer, duty):
    draft(duty, by=officer, done="Đã họp.")
    intake = back(sheet().put("1.1", done=None), officer)
    assert row(intake).cells["done"][3] == "blanked"
    services.decide(intake, {row(intake).pk: {"done": (Choice.FILE, "")}}, by=officer)
    services.confirm(intake, by=officer)
    assert Update.objects.get().done == ""


def test_somebody_writes_between_the_look_and_the_confirmation(sheet, officer, leader, duty):
    intake = back(sheet().put("1.1", state="Đang thực hiện", done="Tệp."), officer)
    draft(duty, by=leader, done="Lãnh đạo viết.", next="")
    done = services.confirm(intake, by=officer)
    assert (done.changed, done.kept) == (1, 0)
    assert Update.objects.get().done == "Lãnh đạo viết."
    held = row(intake)
    assert (held.verdict, held.outcome) == (Verdict.CONFLICT, "")
    assert "vừa sửa dòng này" in held.words
    services.decide(intake, {held.pk: {"done": (Choice.FILE, "")}}, by=officer)
    assert services.confirm(intake, by=officer).kept == 1
    assert Update.objects.get().done == "Tệp."


def test_somebody_sends_between_the_look_and_the_confirmation(sheet, officer, leader, duty):
    intake = back(sheet().put("1.1", state="Đang thực hiện", done="Tệp."), officer)
    sent(duty, by=leader)
    assert services.confirm(intake, by=officer).failed == 1
    assert "muốn sửa thì thu hồi trước" in row(intake).words


def test_the_same_person_sends_the_same_sheet_again(sheet, officer):
    filled = sheet().put("1.1", state="Đang thực hiện", done="Lần một.")
    services.confirm(back(filled, officer), by=officer)
    again = back(filled.put("1.1", done="Lần hai."), officer)
    assert row(again).verdict == Verdict.TAKEN
    services.confirm(again, by=officer)
    assert Update.objects.get().done == "Lần hai."
    assert verdicts(back(filled.put("1.1", done="Lần hai."), officer))["1.1"] == "unchanged"


def test_a_row_deleted_from_the_file_deletes_nothing(sheet, officer, duty):
    draft(duty, by=officer, done="Đã họp.")
    filled = sheet()
    gone = filled.saved_by_another(lambda grid: [line for line in grid if "1.1" not in line])
    intake = back(gone, officer)
    assert (row(intake).verdict, row(intake).why, row(intake).number) == ("unchanged", "not-in-file", None)
    services.confirm(intake, by=officer)
    assert Update.objects.get().done == "Đã họp."


def _locked(update, desk):
    followup.accept(update, by=desk)
    followup.lock(update.duty.task.plan, MARCH, by=desk)


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (lambda update, desk: None, "submitted"),
        (lambda update, desk: followup.accept(update, by=desk), "accepted"),
        (lambda update, desk: _locked(update, desk), "locked"),
    ],
)
def test_what_was_sent_accepted_or_locked_is_not_written_over(sheet, officer, desk, duty, happens, why):
    filled = sheet().put("1.1", state="Đang thực hiện", done="Tệp.")
    happens(sent(duty, by=officer, done="Đã gửi."), desk)
    intake = back(filled, officer)
    assert (row(intake).verdict, row(intake).why) == (Verdict.STALE, why)
    assert services.confirm(intake, by=officer).kept == 0
    assert Update.objects.get().done == "Đã gửi."
    # what says nothing new is no quarrel, locked or not
    assert row(back(filled.put("1.1", done="Đã gửi."), officer)).verdict == Verdict.UNCHANGED


def test_a_paused_task_takes_no_more(sheet, officer, desk, duty):
    filled = sheet().put("1.1", done="Tệp.")
    followup.rule(duty.task, RulingKind.PAUSED, reason="Chờ quyết định.", by=desk)
    assert (row(back(filled, officer)).verdict, row(back(filled, officer)).why) == (Verdict.STALE, "not-asked")


def test_a_returned_one_is_written_in(sheet, officer, desk, duty):
    followup.return_(sent(duty, by=officer, done="Lần đầu."), remark="Nêu tên bến.", by=desk)
    intake = back(sheet().put("1.1", done="Bến Gò Dầu."), officer)
    services.confirm(intake, send=True, by=officer)
    assert (Update.objects.get().done, Update.objects.get().stage) == ("Bến Gò Dầu.", Stage.SUBMITTED)


# ── the province's form ──────────────────────────────────────────────────────────────────────────


def test_the_form_of_the_province_comes_back_too(sheet, officer, duty):
    draft(duty, by=officer, done="Đã họp.", obstacle="Thiếu số liệu.\nĐề nghị: doanh nghiệp gửi sớm.")
    filled = sheet(form=Form.PROVINCE)
    assert (filled.at("1.1", "hardship"), filled.at("1.1", "proposal")) == ("Thiếu số liệu.", "doanh nghiệp gửi sớm.")
    assert verdicts(back(filled, officer)) == {"1.1": "unchanged", "1.2": "unchanged"}
    intake = back(filled.put("1.1", proposal="Nhắc hai bến còn lại."), officer)
    services.confirm(intake, by=officer)
    update = Update.objects.get()
    assert update.obstacle == "Thiếu số liệu.\nĐề nghị: Nhắc hai bến còn lại."
    assert (update.done, update.next) == ("Đã họp.", "Hoàn chỉnh bảng số liệu, gửi hiệu đính bản tiếng Anh.")


# ── the desk ─────────────────────────────────────────────────────────────────────────────────────


def test_the_desk_takes_rows_along_but_not_what_an_agency_is_writing(sheet, duty, officer, desk):
    draft(duty, by=officer, done="Còn đang nghĩ.")
    filled = sheet(by=desk, agency=officer.agency)
    assert filled.at("1.1", "done") == ""
    assert {line[4] for line in filled.lines()} == {"Sở Công Thương"}
    # the agency fills in the sheet it was sent, and finds its own draft beside it
    intake = back(filled.put("1.1", done="Điền vào bảng."), officer)
    assert row(intake).cells["done"] == ["", "Điền vào bảng.", "Còn đang nghĩ.", "both"]


def test_the_desk_enters_for_others_with_the_word_of_whom_it_rests_on(sheet, officer, desk):
    filled = sheet(by=desk, agency=officer.agency).put("1.1", state="Đang thực hiện", done="Theo công văn.")
    intake = back(filled, desk)
    assert services.confirm(intake, by=desk).failed == 1
    assert not Update.objects.exists()
    services.confirm(intake, source="paper", words="Công văn 12/SCT-XNK ngày 01/3/2020", by=desk)
    update = Update.objects.get()
    assert (update.entered_source, update.done) == ("paper", "Theo công văn.")


def test_the_desk_writes_over_nobodys_own_words(sheet, officer, desk, duty):
    filled = sheet(by=desk, agency=officer.agency).put("1.1", done="Theo công văn.")
    draft(duty, by=officer)
    held = row(back(filled, desk))
    assert (held.verdict, held.why) == (Verdict.STALE, "own-words")
    assert held.cells["done"] == ["", "Theo công văn.", "", "taken"], "the draft itself is not shown"


def test_a_sheet_belongs_to_who_handed_it_in(sheet, officer, leader, desk, cast):
    intake = back(sheet().put("1.1", done="Tệp."), officer)
    assert Intake.objects.for_user(leader, "view").get() == intake
    for other in (leader, desk, cast["so-tai-chinh"]):
        with pytest.raises(Intake.DoesNotExist):
            services.confirm(intake, by=other)
    assert not Intake.objects.for_user(desk, "view").exists()


def test_the_example_is_a_sheet_to_be_confirmed(duty, officer):
    intake = handed_in(duty, by=officer)
    assert row(intake).verdict == Verdict.TAKEN
    services.confirm(intake, send=True, by=officer)
    assert Update.objects.get().stage == Stage.SUBMITTED


def test_what_does_not_go_at_once_goes_with_the_next_press(sheet, officer, monkeypatch):
    monkeypatch.setattr(taking_in, "AT_ONCE", 1)
    filled = sheet().put("1.1", state="Đang thực hiện", done=DONE).put("1.2", state="Đang thực hiện", done="Đã đón.")
    intake = back(filled, officer)
    assert (services.confirm(intake, by=officer).kept, services.confirm(intake, by=officer).waiting) == (1, 0)
    assert Update.objects.count() == 2
    intake.refresh_from_db()
    assert intake.stage == IntakeStage.WRITTEN


def test_what_failed_is_tried_again_and_keeps_nothing_else_back(sheet, officer, desk, monkeypatch):
    monkeypatch.setattr(taking_in, "AT_ONCE", 1)
    filled = sheet(by=desk, agency=officer.agency)
    filled = filled.put("1.1", done="Theo công văn.").put("1.2", done="Theo công văn.")
    intake = back(filled, desk)
    assert services.confirm(intake, by=desk).failed == 1
    assert services.confirm(intake, by=desk).failed == 1
    assert intake.rows.filter(outcome=Outcome.FAILED).count() == 2
    for _press in range(2):
        services.confirm(intake, source="phone", words="Anh Mẫu gọi sáng 2/3", by=desk)
    assert Update.objects.count() == 2
