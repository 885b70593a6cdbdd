"""From the proposal to the register: asked, approved, signed, reported, published; by whom, and with what refusals."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from haidang.kit.audit.models import Note
from haidang.kit.files.models import StoredFile
from haidang.kit.files.services import attach
from haidang.plan.followup.models import Hint
from haidang.registers.agreements import examples, services
from haidang.registers.agreements.choices import Level, Scope, Stage
from haidang.registers.agreements.forms import FIELDS, GROUPS, AgreementForm
from haidang.registers.agreements.models import Agreement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("norms", "cast", "today")]
DAY = date(2024, 3, 4)
SIGNING: dict[str, Any] = {
    "signed_on": DAY, "signed_at": "Vũng Tàu", "signers": "Người mẫu A", "effective_on": None,
    "expires_on": date(2029, 3, 3),
}  # fmt: skip


def sentence(refused):
    return " ".join(refused.value.messages)


def given(row=None, **facts):
    """What a form sends: the facts of a record, with some of them changed."""
    row = row or examples.agreement()
    form = AgreementForm(instance=row)
    data = {name: value for name in FIELDS if (value := form.initial.get(name)) not in (None, False)}
    data |= facts
    return {
        name: [each.pk for each in value] if isinstance(value, list) else value
        for name, value in data.items()
        if value not in (None, "")
    }


# ── opinions ─────────────────────────────────────────────────────────────────────────────────────


def test_opinions_are_asked_through_the_office_by_the_days_of_the_law(proposed, officer, agency, again):
    services.ask(proposed, [agency("BNG"), agency("CAT")], by=officer)
    row = again(proposed)
    assert row.stage == Stage.ASKING
    assert row.consultation.due_on == date(2024, 3, 13)
    assert row.consultation.link_url == row.get_absolute_url()
    assert {each.agency.code for each in row.consultation.opinions.all()} == {"BNG", "CAT"}


def test_the_shortened_way_has_three_days_and_a_reason(proposed, officer, agency, again):
    Agreement.objects.filter(pk=proposed.pk).update(is_shortened=True)
    with pytest.raises(ValidationError, match="phải có lý do"):
        services.ask(again(proposed), [agency("BNG")], by=officer)
    Agreement.objects.filter(pk=proposed.pk).update(shortened_why="Chuyến thăm cấp cao")
    services.ask(again(proposed), [agency("BNG")], by=officer)
    assert again(proposed).consultation.due_on == date(2024, 3, 7)


def test_further_agencies_are_asked_on_the_same_question(proposed, officer, agency, again):
    services.ask(proposed, [agency("BNG")], by=officer)
    services.ask(again(proposed), [agency("BQP")], by=officer)
    row = again(proposed)
    assert {each.agency.code for each in row.consultation.opinions.all()} == {"BNG", "BQP"}


def test_who_is_asked_reads_the_agreement_and_others_do_not(proposed, officer, cast, agency, again):
    traveller = cast["so-du-lich"]
    assert not Agreement.objects.for_user(traveller, "view").filter(pk=proposed.pk).exists()
    services.ask(proposed, [agency("SDL")], by=officer)
    assert Agreement.objects.for_user(traveller, "view").filter(pk=proposed.pk).exists()
    assert not Agreement.objects.for_user(traveller, "change").filter(pk=proposed.pk).exists()
    with pytest.raises(PermissionDenied):
        services.drop(again(proposed), reason="x", by=traveller)


# ── the decision ─────────────────────────────────────────────────────────────────────────────────


def test_nothing_is_approved_while_opinions_are_open(proposed, officer, desk, agency, again):
    services.ask(proposed, [agency("BNG")], by=officer)
    with pytest.raises(ValidationError, match="chưa kết thúc"):
        services.approve(again(proposed), number="812/UBND-VP", issued_on=DAY, by=desk)
    assert again(proposed).stage == Stage.ASKING


def test_a_ministry_that_was_not_asked_stops_the_decision(proposed, officer, desk, agency, again, answered):
    Agreement.objects.filter(pk=proposed.pk).update(on_defence=True)
    services.ask(again(proposed), [agency("BNG")], by=officer)
    answered(again(proposed).consultation)
    with pytest.raises(ValidationError) as refused:
        services.approve(again(proposed), number="812/UBND-VP", issued_on=DAY, by=desk)
    assert "thiếu ý kiến của Bộ Quốc phòng" in sentence(refused)
    assert "Đ25" in sentence(refused)


def test_the_paper_that_approves_is_kept_with_its_day(approved):
    assert (approved.stage, approved.approved_on) == (Stage.APPROVED, DAY)
    assert approved.approval.number == "812/UBND-VP"
    note = Note.objects.filter(object_id=str(approved.pk), verb="approved").get()
    assert "812/UBND-VP" in note.reason


@pytest.mark.parametrize(
    ("number", "day", "words"),
    [("", DAY, "Ghi số"), ("812/UBND-VP", None, "Ghi số"), ("812/UBND-VP", date(2024, 3, 5), "chưa đến")],
)
def test_a_decision_without_its_paper_is_none(proposed, officer, desk, agency, again, answered, number, day, words):
    services.ask(proposed, [agency("BNG")], by=officer)
    answered(again(proposed).consultation)
    with pytest.raises(ValidationError, match=words):
        services.approve(again(proposed), number=number, issued_on=day, by=desk)


def test_an_agency_does_not_approve_its_own(proposed, officer, agency, again, answered):
    services.ask(proposed, [agency("BNG")], by=officer)
    answered(again(proposed).consultation)
    with pytest.raises(PermissionDenied):
        services.approve(again(proposed), number="812/UBND-VP", issued_on=DAY, by=officer)


def test_what_was_refused_is_proposed_again_from_the_beginning(proposed, officer, chair, agency, again):
    services.ask(proposed, [agency("BNG")], by=officer)
    services.refuse(again(proposed), reason="Chưa phù hợp.", by=chair)
    assert again(proposed).stage == Stage.REFUSED
    services.reopen(again(proposed), reason="Dự thảo mới.", by=officer)
    row = again(proposed)
    assert (row.stage, row.consultation) == (Stage.PROPOSED, None)


# ── the signature ────────────────────────────────────────────────────────────────────────────────


def test_a_signature_begins_the_days_of_its_life_and_is_said_to_the_task(
    approved, officer, again, tasks, settings, plan_of_the_year
):
    settings.HAIDANG_TODAY = DAY
    approved.tasks.add(tasks["1.1"])
    services.sign(approved, **SIGNING, by=officer)
    row = again(approved)
    assert (row.stage, row.signed_on, row.effective_on) == (Stage.SIGNED, DAY, DAY)
    said = Hint.objects.filter(record_id=row.pk).latest("pk").sentence
    assert all(words in said for words in ("04/03/2024", row.name, row.foreign_party, "812/UBND-VP", "03/03/2029"))


def test_what_was_only_proposed_is_not_signed(proposed, officer, again):
    with pytest.raises(ValidationError, match="đang ở bước “Đề xuất”"):
        services.sign(proposed, **SIGNING, by=officer)
    assert again(proposed).signed_on is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"signed_on": date(2024, 3, 5)}, "chưa đến"),
        ({"signed_on": date(2024, 3, 1)}, "trước ngày duyệt"),
        ({"effective_on": date(2024, 3, 3)}, "trước ngày ký"),
        ({"expires_on": date(2024, 3, 3)}, "hết hiệu lực 03/03/2024"),
    ],
)
def test_days_that_cannot_be_are_refused_with_both_days(approved, officer, again, change, words):
    with pytest.raises(ValidationError) as refused:
        services.sign(approved, **(SIGNING | change), by=officer)
    assert words in sentence(refused)
    assert again(approved).stage == Stage.APPROVED


def test_a_department_signs_only_what_says_that_it_binds_nobody(approved, officer, again):
    Agreement.objects.filter(pk=approved.pk).update(level=Level.DEPARTMENT)
    with pytest.raises(ValidationError, match="ràng buộc"):
        services.sign(again(approved), **SIGNING, by=officer)
    services.sign(again(approved), **SIGNING, binding_note="Không ràng buộc pháp lý.", by=officer)
    assert again(approved).binding_note == "Không ràng buộc pháp lý."


def test_a_contract_is_kept_without_opinions_and_approval(officer, again):
    row = examples.agreement(scope=Scope.CONTRACT)
    services.sign(row, **SIGNING, by=officer)
    assert again(row).stage == Stage.SIGNED
    assert not Agreement.objects.counted().filter(pk=row.pk).exists()


def test_what_is_dropped_leaves_the_drafts_of_its_tasks(approved, officer, again, tasks, plan_of_the_year):
    approved.tasks.add(tasks["1.1"])
    services.keeping.draft(approved, "Đang chuẩn bị ký.", by=officer)
    assert Hint.objects.filter(record_id=approved.pk).exists()
    services.drop(approved, reason="Đối tác hoãn.", by=officer)
    assert again(approved).stage == Stage.DROPPED
    assert not Hint.objects.filter(record_id=approved.pk).exists()


def test_it_is_reported_once_with_the_copy_for_the_ministry(signed, officer, again):
    row = signed(date(2024, 3, 1))
    services.report(row, number="90/BC-UBND", issued_on=DAY, by=officer)
    row = again(row)
    assert (row.reported_on, row.copied_on, row.report.number) == (DAY, DAY, "90/BC-UBND")
    with pytest.raises(ValidationError, match="chưa làm được"):
        services.report(row, number="91/BC-UBND", issued_on=DAY, by=officer)


@pytest.mark.parametrize(
    ("day", "why", "is_kept"), [(DAY, "", True), (None, "Bí mật nhà nước", True), (None, "", False), (DAY, "x", False)]
)
def test_the_text_is_published_or_not_and_why(signed, officer, again, day, why, is_kept):
    row = signed(date(2024, 3, 1))
    if is_kept:
        services.publish(row, published_on=day, why_not=why, by=officer)
        assert (again(row).published_on, again(row).unpublished_why) == (day, why)
    else:
        with pytest.raises(ValidationError, match="đúng một trong hai"):
            services.publish(row, published_on=day, why_not=why, by=officer)


# ── the form, through which Excel comes too ──────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"name": "Hiệp định hợp tác cảng biển"}, "name", "dành cho điều ước quốc tế"),
        ({"signed_on": "2024-03-05"}, "signed_on", "chưa đến"),
        ({"signed_on": "2020-03-02", "effective_on": "2020-03-01"}, "effective_on", "trước ngày ký"),
        ({"effective_on": "2020-03-02", "expires_on": "2020-03-01"}, "expires_on", "trước ngày có hiệu lực"),
        ({"is_shortened": "on"}, "shortened_why", "phải có lý do"),
        ({"auto_renews": "on"}, "renewal_months", "bao nhiêu tháng"),
        ({"level": "army"}, "summary", "chỉ ghi thông tin công khai"),
    ],
)
def test_the_form_refuses_with_the_field_and_the_rule(desk, change, field, words):
    form = AgreementForm(given(**change), by=desk)
    assert not form.is_valid()
    assert words in str(form.errors[field])


def test_every_field_of_the_form_stands_under_one_heading():
    laid = [name for _head, names in GROUPS for name in names]
    assert sorted(laid) == sorted(FIELDS)


def test_the_refusal_of_a_treatys_name_tells_the_name_the_rule_and_what_to_do(desk):
    form = AgreementForm(given(name="Hiệp định hợp tác"), by=desk)
    told = str(form.errors["name"])
    assert all(words in told for words in ("Hiệp định hợp tác", "Luật 70/2020/QH14 Đ6", "bản ghi nhớ"))


@pytest.mark.parametrize(("day", "is_valid"), [("2025-06-30", True), ("2025-07-01", False), ("", False)])
def test_no_district_signs_after_30_6_2025(on, desk, day, is_valid):
    on(2026, 3, 2)
    form = AgreementForm(given(level="district", signed_on=day), by=desk)
    assert form.is_valid() is is_valid
    if not is_valid:
        assert "UBND tỉnh kế thừa" in str(form.errors["level"])


def test_one_that_was_signed_long_ago_comes_in_as_signed(desk):
    data = given(signed_on="2017-12-05", effective_on="2017-12-05")
    form = AgreementForm(data, by=desk)
    assert form.is_valid(), form.errors
    row = services.save(form, by=desk)
    assert (row.stage, row.created_by) == (Stage.SIGNED, desk)


def test_a_signature_is_not_written_in_by_changing_a_proposal(proposed, officer):
    form = AgreementForm(given(proposed, signed_on="2024-03-04"), instance=proposed, by=officer)
    assert "Ghi đã ký" in str(form.errors["signed_on"])


def test_an_agency_keeps_its_own_and_not_that_of_another(cast):
    form = AgreementForm(given(), by=cast["so-du-lich"])
    assert "của cơ quan mình" in str(form.errors["agency"])


# ── the army ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def army(agency, today):
    unit = agency("BCHQS")
    return examples.signed(level=Level.ARMY, agency=unit, party=unit, has_minutes=True, signed_on=date(2015, 7, 27))


def test_papers_of_the_army_are_for_the_army_the_desk_and_the_leaders(army, cast):
    who = {name for name, user in cast.items() if Agreement.objects.for_user(user, "view").filter(pk=army.pk).exists()}
    assert who == {"bo-chi-huy-quan-su", "so-ngoai-vu", "lanh-dao-so-ngoai-vu", "lanh-dao-ubnd", "pho-chu-tich-ubnd"}


def test_no_text_of_the_army_comes_in(army, desk, again):
    with pytest.raises(ValidationError):
        attach(army, SimpleUploadedFile("thoa-thuan.pdf", b"%PDF-1.4"), by=desk)
    assert not StoredFile.objects.on(army).exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.filter(pk=army.pk).update(summary="Nội dung kết nghĩa")
    with pytest.raises(ValidationError, match="chỉ ghi thông tin công khai"):
        services.minute(army, year=2024, signed_on=DAY, words="Nội dung", by=desk)


# ── hard impossibilities ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "facts",
    [
        {"effective_on": date(2024, 2, 29)},
        {"expires_on": date(2024, 2, 29)},
        {"signed_on": None},
    ],
)
def test_the_database_itself_refuses_what_cannot_be(signed, facts):
    row = signed(date(2024, 3, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.filter(pk=row.pk).update(**facts)
