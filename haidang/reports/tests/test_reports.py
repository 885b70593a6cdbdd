"""A report on its way: built, edited, reviewed, signed and frozen; compared with the records of today."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError
from django.urls import reverse

from haidang.kit.audit.models import Note
from haidang.kit.audit.services import seal
from haidang.kit.jobs.models import Job
from haidang.kit.jobs.worker import do_what_waits
from haidang.office.directory.models import Agency
from haidang.office.documents import services as drafts
from haidang.office.documents.paper_kinds import paper_kinds
from haidang.office.documents.services import add as booked
from haidang.office.documents.tests.said import signed_file
from haidang.papers.writer.kept import from_json as paper_from_json
from haidang.papers.writer.model import Table
from haidang.papers.writer.pages import pdf_of
from haidang.papers.writer.word import docx_of
from haidang.plan.followup import services as updates
from haidang.plan.followup.models import Update
from haidang.registers.delegations.models import Delegation
from haidang.reports import catalogue, examples, rules, sealing, selectors, services
from haidang.reports.catalogue import Theme
from haidang.reports.choices import Act, Stage
from haidang.reports.compose.values import Paragraph, Section, told
from haidang.reports.forms import OpenForm
from haidang.reports.jobs import start_building
from haidang.reports.letters import report_paper, with_sources
from haidang.reports.models import Passage, Report


def passage_with(report, words):
    return next(each for each in report.passages.all() if words in each.words)


def paper_words(report, by):
    paper = report_paper(report, date(2020, 6, 12), by)
    said = [getattr(each, "words", "") for each in paper.blocks]
    return "\n".join(each if isinstance(each, str) else "".join(run.text for run in each) for each in said)


# ── rules ────────────────────────────────────────────────────────────────────────────────────────


def test_each_act_has_its_stages_and_its_right():
    may = {act: [stage for stage in Stage if rules.may_do(act, stage)] for act in Act}
    assert may[Act.SIGN] == [Stage.REVIEW]
    assert may[Act.SUBMIT] == [Stage.DRAFT]
    assert [act for act in Act if Stage.SIGNED in may[act]] == [Act.NUMBER]
    assert all(Stage.DROPPED not in stages for stages in may.values())
    assert set(rules.RIGHT_TO) == set(Act)


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        (None, date(2020, 1, 1), "no-days"),
        (date(2020, 2, 1), date(2020, 1, 1), "backwards"),
        (date(1889, 1, 1), date(1889, 2, 1), "far"),
        (date(2019, 1, 1), date(2020, 12, 31), "long"),
        (date(2020, 6, 13), date(2020, 12, 14), "not-begun"),
        (date(2019, 12, 15), date(2020, 12, 14), ""),
    ],
)
def test_days_that_are_no_period_are_named(since, until, code):
    assert rules.fault_of_days(since, until, date(2020, 6, 12)) == code


# ── opened and built ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("asked", "days", "name"),
    [
        ({"kind": "year", "part": 1}, (date(2019, 12, 15), date(2020, 12, 14)), "năm 2020"),
        ({"kind": "half", "part": 1}, (date(2019, 12, 15), date(2020, 6, 14)), "6 tháng đầu năm 2020"),
        ({"kind": "half", "part": 2}, (date(2020, 6, 15), date(2020, 12, 14)), "6 tháng cuối năm 2020"),
        ({"kind": "quarter", "part": 2}, (date(2020, 3, 15), date(2020, 6, 14)), "quý II/2020"),
        (
            {"kind": "year", "part": 1, "since": "2020-02-03", "until": "2020-04-05"},
            (date(2020, 2, 3), date(2020, 4, 5)), "từ ngày 03/02/2020 đến ngày 05/4/2020",
        ),
        ({"kind": "half", "part": 3}, None, "không có kỳ này"),
        ({"kind": "year", "part": 1, "since": "2020-04-05"}, None, "cả ngày đầu và ngày cuối"),
        ({"kind": "year", "part": 1, "since": "2020-04-05", "until": "2020-02-03"}, None, "trước ngày đầu"),
    ],
)  # fmt: skip
def test_the_form_finds_the_window_of_the_norm_or_says_why_not(norms, desk, settings, asked, days, name):
    settings.HAIDANG_TODAY = date(2020, 12, 7)
    form = OpenForm({"year": 2020} | asked, user=desk)
    if days is None:
        assert name in " ".join(str(words) for found in form.errors.values() for words in found)
    else:
        assert form.is_valid(), form.errors
        assert ((form.cleaned_data["since"], form.cleaned_data["until"]), form.cleaned_data["period"]) == (days, name)


def test_it_is_composed_in_the_background_with_progress(year, desk):
    opened = examples.opened(by=desk)
    assert (opened.stage, opened.title) == (Stage.BUILDING, "Kết quả công tác đối ngoại năm 2020")
    start_building(opened, by=desk)
    do_what_waits()
    job = Job.objects.get()
    built = Report.objects.get()
    assert (job.state, job.link) == ("done", built.get_absolute_url())
    assert (built.stage, built.composed_on) == (Stage.DRAFT, date(2020, 6, 12))
    assert built.passages.count() > 30
    assert passage_with(built, "14 bến").sources


def test_who_may_not_and_what_is_no_theme_are_refused(year, cast, desk):
    for name in ("lanh-dao-ubnd", "kiem-tra"):
        with pytest.raises(PermissionDenied):
            examples.opened(by=cast[name])
    with pytest.raises(ValidationError, match="Không có chuyên đề"):
        examples.opened(by=desk, kind="theme", theme="hoa")
    with pytest.raises(ValidationError, match="trước ngày đầu"):
        examples.opened(by=desk, since=date(2020, 5, 1), until=date(2020, 4, 1))


def test_a_theme_is_a_function_that_makes_sections(year, desk, monkeypatch):
    def sections(scope):
        words = Paragraph("theme.one", (told("theme.one", "Không có đoàn nào."),))
        return (Section("theme", "Đoàn ra", (words,)), Section("annex.theme", "Danh sách đoàn", (words,)))

    monkeypatch.setattr(catalogue, "THEMES", (Theme("trips", "Đoàn", "Công tác đoàn ra", sections),))
    built = examples.report(by=desk, kind="theme", theme="trips")
    assert built.title == "Công tác đoàn ra năm 2020"
    paper = report_paper(built, date(2020, 6, 12), desk)
    assert [annex.title for annex in paper.annexes] == ["DANH SÁCH ĐOÀN"]


# ── written ──────────────────────────────────────────────────────────────────────────────────────


def test_an_officers_words_stand_in_the_paper_and_outlive_a_new_build(report, desk):
    passage = passage_with(report, "14 bến")
    services.edit(passage, "Sở Công Thương thu thập xong số liệu.", seen=passage.words, by=desk)
    left = passage_with(report, "Kế hoạch giao 8 nhiệm vụ.")
    services.leave_out(left, by=desk)
    own = services.add_own(report, "results.people", "Hữu nghị được giữ vững.", by=desk)
    told = paper_words(report, desk)
    assert "Sở Công Thương thu thập xong số liệu." in told
    assert "Hữu nghị được giữ vững." in told
    assert "14 bến" not in told
    assert "Kế hoạch giao 8 nhiệm vụ." not in told
    Update.objects.filter(done__contains="14 bến").update(done="Đã thu thập số liệu của 16 bến.")
    built = services.build(services.rebuild(report, by=desk))
    fresh = built.passages.get(pk=passage.pk)
    assert (fresh.words, fresh.is_stale) == ("Sở Công Thương thu thập xong số liệu.", True)
    assert "16 bến" in fresh.composed
    assert built.passages.get(pk=left.pk).is_left_out
    assert built.passages.filter(pk=own.pk).exists()
    restored = services.restore(fresh, by=desk)
    assert "16 bến" in restored.words


def test_two_who_write_in_one_paragraph_lose_nothing(report, desk):
    passage = passage_with(report, "14 bến")
    before = passage.words
    services.edit(passage, "Lời của người thứ nhất.", seen=before, by=desk)
    with pytest.raises(ValidationError, match="vừa được người khác sửa"):
        services.edit(passage, "Lời của người thứ hai.", seen=before, by=desk)
    with pytest.raises(ValidationError, match="không thể để trống"):
        services.edit(passage, "  ", by=desk)
    assert Passage.objects.get(pk=passage.pk).words == "Lời của người thứ nhất."


def test_a_recommendation_without_addressee_goes_nowhere(report, desk):
    own = services.add_own(report, "proposals", "Bố trí kinh phí in ấn.", by=desk)
    with pytest.raises(ValidationError, match="chưa có nơi nhận"):
        services.submit(report, by=desk)
    services.address(own, Agency.objects.get(code="STC"), by=desk)
    assert "Đề nghị Sở Tài chính: bố trí kinh phí in ấn." in paper_words(report, desk)
    assert services.submit(report, by=desk).stage == Stage.REVIEW
    with pytest.raises(ValidationError, match="chỉ sửa được khi đang soạn"):
        services.edit(own, "Khác.", by=desk)


def test_what_has_no_addressee_is_given_one_at_once_and_what_has_one_keeps_it(report, desk, enter, cast):
    named = {each.pk: each.addressee for each in report.passages.all() if each.is_proposal and each.addressee}
    for words in ("Bố trí kinh phí in ấn.", "Cử người phiên dịch."):
        services.add_own(report, "proposals", words, by=desk)
    address = reverse("reports:report-address", args=[report.pk])
    assert "Ghi một nơi nhận cho mọi kiến nghị còn thiếu" in enter(desk).get(report.get_absolute_url()).content.decode()
    assert enter(desk).post(address, {"to": ""}).url == report.get_absolute_url()
    assert sum(each.needs_addressee for each in report.passages.all()) == 2
    enter(desk).post(address, {"to": Agency.objects.get(code="STC").pk})
    told = {each.pk: each.addressee for each in report.passages.all() if each.is_proposal}
    assert named
    assert named.items() <= told.items()
    assert sorted(told.values()) == sorted([*named.values(), "Sở Tài chính", "Sở Tài chính"])


def test_another_addressee_stands_in_the_words_and_outlives_a_new_build(report, desk):
    asked = passage_with(report, "Đề nghị Ủy ban nhân dân tỉnh: ")
    services.address(asked, Agency.objects.get(code="STC"), by=desk)
    built = services.build(services.rebuild(report, by=desk))
    fresh = built.passages.get(pk=asked.pk)
    assert (fresh.addressee, fresh.read.startswith("Đề nghị Sở Tài chính: ")) == ("Sở Tài chính", True)
    assert "Đề nghị Ủy ban nhân dân tỉnh: " not in paper_words(built, desk)


def test_who_reviews_sends_back_with_a_reason(report, desk, colleague):
    services.submit(report, by=desk)
    with pytest.raises(ValidationError, match="cần sửa gì"):
        services.send_back(report, reason=" ", by=colleague)
    assert services.send_back(report, reason="Thêm số khách.", by=colleague).stage == Stage.DRAFT
    with pytest.raises(Report.DoesNotExist):
        services.sign(report, signed_on=date(2020, 6, 12), by=desk)


# ── signed and frozen ────────────────────────────────────────────────────────────────────────────


def test_a_signed_report_is_frozen_with_its_data_hash_and_seal(report, desk, colleague):
    services.submit(report, by=desk)
    with pytest.raises(ValidationError, match="còn ở sau hôm nay"):
        services.sign(report, signed_on=date(2020, 6, 13), by=colleague)
    frozen = services.sign(report, signed_on=date(2020, 6, 12), by=colleague)
    assert (frozen.stage, len(frozen.digest)) == (Stage.SIGNED, 64)
    assert frozen.audit_seal
    assert selectors.is_intact(frozen)
    paper = paper_from_json(frozen.paper)
    assert (paper.is_draft, paper.head.day) == (False, date(2020, 6, 12))
    Update.objects.update(done="Khác hẳn.")
    assert "14 bến" in paper_words(Report.objects.get(), desk)
    for act in (services.rebuild, services.submit, services.drop):
        with pytest.raises(ValidationError):
            act(frozen, by=desk)
    frozen.passages.filter(composed__contains="14 bến").update(composed="Sửa sau khi ký.")
    assert not selectors.is_intact(frozen)


def test_a_busy_log_delays_no_signature_and_the_history_says_which_seal_it_bears(report, desk, colleague, monkeypatch):
    def busy():
        raise OperationalError("canceling statement due to lock timeout") from DriverError("55P03")

    seal()
    services.submit(report, by=desk)
    monkeypatch.setattr(sealing, "seal", busy)
    frozen = services.sign(report, signed_on=date(2020, 6, 12), by=colleague)
    last = sealing.last_seal()
    assert last
    assert frozen.audit_seal == f"{last.number}:{last.digest}"
    told = Note.objects.filter(verb="signed").latest("pk")
    assert (told.changes["seal"], "đang bận" in told.reason) == ([None, last.number], True)
    Report.objects.filter(pk=frozen.pk).update(audit_seal="9:khác")
    assert not selectors.is_intact(Report.objects.get(pk=frozen.pk))


def test_only_a_busy_log_is_waited_for_no_longer(report, desk, colleague, monkeypatch):
    def broken():
        raise OperationalError("no such table: audit_seal")

    services.submit(report, by=desk)
    monkeypatch.setattr(sealing, "seal", broken)
    with pytest.raises(OperationalError):
        services.sign(report, signed_on=date(2020, 6, 12), by=colleague)
    assert Report.objects.get(pk=report.pk).stage == Stage.REVIEW


class DriverError(Exception):
    """As the driver of PostgreSQL says why: by a code."""

    def __init__(self, sqlstate):
        self.sqlstate = sqlstate


def test_a_report_drafted_and_issued_like_every_paper_is_frozen_by_its_signed_file(report, desk, colleague):
    kind = paper_kinds()["reports.report"]
    with pytest.raises(ValidationError, match="gửi soát"):
        drafts.draft(kind, report, by=colleague)
    services.submit(report, by=desk)
    drafted = drafts.draft(kind, Report.objects.get(), by=colleague)
    issued = drafts.issue(drafted, number="55", on=date(2020, 6, 12), by=colleague)
    drafts.sign(issued, upload=signed_file(), by=colleague)
    frozen = Report.objects.get()
    assert (frozen.stage, frozen.document, frozen.signed_on) == (Stage.SIGNED, issued.document, date(2020, 6, 12))
    assert frozen.paper == issued.paper
    assert selectors.is_intact(frozen)


def test_the_signed_paper_is_named_once_it_is_in_the_book(report, desk, colleague):
    services.submit(report, by=desk)
    frozen = services.sign(report, signed_on=date(2020, 6, 12), by=colleague)
    paper = booked(
        by=desk, number="55/BC-SNgV", kind="Báo cáo", issued_on=date(2020, 6, 12), direction="out", issuer=desk.agency
    )
    named = services.number(frozen, paper, by=desk)
    assert (named.document, selectors.is_intact(named)) == (paper, True)
    with pytest.raises(ValidationError):
        services.number(frozen, paper, by=desk)


def test_a_change_of_one_update_and_one_trip_names_exactly_what_depends_on_them(report, desk, colleague):
    services.submit(report, by=desk)
    frozen = services.sign(report, signed_on=date(2020, 6, 12), by=colleague)
    assert selectors.differences_of(frozen) == ()
    update = Update.objects.get(done__contains="14 bến")
    Update.objects.filter(pk=update.pk).update(done="Đã thu thập số liệu của 16 bến. Dự kiến tháng 9 in bản tiếng Anh.")
    gone = Delegation.objects.get(starts_on=date(2020, 5, 4))
    Delegation.objects.filter(pk=gone.pk).update(starts_on=date(2021, 5, 4), ends_on=date(2021, 5, 8))
    found = selectors.differences_of(frozen)
    assert {each.key.partition("|")[2] for each in found} == {
        f"followup.update:{update.pk}.done", "delegations:went", "delegations:people",
        # in the annexes: the line of the task, the trip in its list, its month in the chart
        f"plans.task:{update.duty.task_id}", f"delegations.delegation:{gone.pk}", "Kỳ này|05/2020",
    }  # fmt: skip
    text = next(each for each in found if each.key.endswith(".done"))
    assert ("14 bến" in text.before, "16 bến" in text.after) == (True, True)
    assert [(each.source.key, each.how) for each in text.why] == [(f"followup.update:{update.pk}", "changed")]
    went = next(each for each in found if each.after.startswith("Có 1 đoàn ra"))
    assert [(each.source.key, each.how) for each in went.why] == [(f"delegations.delegation:{gone.pk}", "gone")]
    assert next((each.before, each.after) for each in went.numbers) == (2, 1)


def test_the_page_says_who_changed_the_record(report, desk, colleague, cast):
    services.submit(report, by=desk)
    frozen = services.sign(report, signed_on=date(2020, 6, 12), by=colleague)
    update = Update.objects.get(done__contains="14 bến")
    Report.objects.filter(pk=frozen.pk).update(frozen_at="2020-06-11T00:00Z")
    updates.lock(update.duty.task.plan, update.period.code, by=desk)
    updates.correct(update, reason="Đếm lại.", done="Đã thu thập số liệu của 16 bến.", by=desk)
    [shown, *_] = selectors.shown_differences(Report.objects.get(pk=frozen.pk), desk)
    assert any("Đính chính" in act for reason in shown.reasons for act in reason.acts)
    hidden = selectors.shown_differences(Report.objects.get(pk=frozen.pk), cast["cong-an"])[0]
    assert (hidden.reasons, hidden.hidden) == ([], len(shown.reasons))


# ── the paper ────────────────────────────────────────────────────────────────────────────────────


def test_the_paper_goes_out_in_word_and_pdf_with_sources_on_demand(year, desk):
    report = examples.report(by=desk, with_sources=True)
    paper = report_paper(report, date(2020, 6, 12), desk)
    assert (paper.kind, paper.head.symbol, paper.to) == ("BÁO CÁO", "BC-SNgV", ("Ủy ban nhân dân tỉnh",))
    assert [annex.title for annex in paper.annexes][-1] == "HỒ SƠ LÀM CĂN CỨ CỦA BÁO CÁO"
    plain = replace(paper, annexes=paper.annexes[:-1])
    assert with_sources(plain, report).annexes == paper.annexes
    behind, listed = (block for block in paper.annexes[-1].blocks if isinstance(block, Table))
    # what stands in an annex alone is named too, below the heading of its annex
    named = {row.cells[1] for row in listed.rows}
    assert {each.name for top in report.sections for block in top.all_blocks for each in block.sources} == named
    heads = [row.cells[0] for row in behind.rows if row.bold]
    assert "Phụ lục: Danh sách đoàn ra" in heads
    assert len(heads) == len(set(heads))
    assert docx_of(paper).startswith(b"PK")
    assert pdf_of(paper).startswith(b"%PDF")
    assert docx_of(paper) == docx_of(report_paper(report, date(2020, 6, 12), desk))
