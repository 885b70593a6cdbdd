"""The licence of a bulletin from the dossier to its last day, and the issues under it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from haidang.kit.verdicts import Outcome
from haidang.plan.plans.terms import Answering
from haidang.registers.information import checks, examples
from haidang.registers.information.choices import ChangeStage, Language, LicenceStage, Licensed, WorkStage
from haidang.registers.information.happenings import happenings
from haidang.registers.information.models import BulletinIssue, BulletinLicence, LicenceChange
from haidang.registers.information.owed import owed
from haidang.registers.information.services import licences, works

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def sentence(caught):
    return " ".join(caught.value.messages)


def due(on, what):
    return [each for each in owed(on) if each.key.startswith(f"information:{what}:")]


def codes(found):
    return {one.code: one.kind for one in found}


# ── the licence ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("valid_to", "goes"), [(date(2027, 2, 28), True), (date(2027, 3, 1), False)])
def test_a_licence_holds_a_year_at_the_most(valid_to, goes, desk):
    row, decision = examples.filed(), examples.paper("giấy phép", series="GP-UBND")
    if goes:
        assert licences.grant(row, paper=decision, valid_from=date(2026, 3, 1), valid_to=valid_to, by=desk).stage
        return
    with pytest.raises(ValidationError) as caught:
        licences.grant(row, paper=decision, valid_from=date(2026, 3, 1), valid_to=valid_to, by=desk)
    assert "muộn nhất là ngày 28/02/2027" in sentence(caught)
    assert "TT 41/2020/TT-BTTTT" in sentence(caught)
    assert (fresh(row).stage, fresh(row).decision, fresh(row).valid_to) == (LicenceStage.FILED, None, None)


@pytest.mark.parametrize(("day", "kind"), [(date(2026, 6, 30), Outcome.OK), (date(2026, 7, 1), Outcome.UNKNOWN)])
def test_after_the_last_day_of_the_circular_the_length_cannot_be_checked(day, kind, desk, settings):
    settings.HAIDANG_TODAY = day
    row = examples.filed()
    paper = examples.paper("giấy phép", on=day)
    row = licences.grant(row, paper=paper, valid_from=day, valid_to=day + timedelta(days=200), by=desk)
    assert codes(checks.of_licence(row, day))["licence-length"] == kind


def test_a_licence_is_not_older_than_its_dossier_and_ends_after_it_begins(desk):
    row = examples.filed()
    old = examples.paper("giấy phép", on=date(2026, 2, 1))
    with pytest.raises(ValidationError) as caught:
        licences.grant(row, paper=old, valid_from=date(2026, 2, 1), valid_to=date(2026, 12, 1), by=desk)
    assert "trước ngày nộp hồ sơ" in sentence(caught)
    paper = examples.paper("giấy phép")
    with pytest.raises(ValidationError) as caught:
        licences.grant(row, paper=paper, valid_from=date(2026, 3, 2), valid_to=date(2026, 3, 1), by=desk)
    assert "trước ngày có hiệu lực" in sentence(caught)
    with pytest.raises(IntegrityError), transaction.atomic():
        BulletinLicence.objects.filter(pk=row.pk).update(stage=LicenceStage.LICENSED)


def test_who_asks_for_a_licence_does_not_grant_it(officer, desk, cast):
    row = examples.filed()
    with pytest.raises(PermissionDenied):
        licences.refuse(row, reason="Không", by=officer)
    with pytest.raises(BulletinLicence.DoesNotExist):
        licences.refuse(row, reason="Không", by=cast["so-du-lich"])
    with pytest.raises(ValidationError):
        licences.refuse(row, reason="  ", by=desk)
    assert licences.send_back(row, reason="Thiếu mẫu trình bày", by=desk).filed_on is None
    with pytest.raises(ValidationError) as caught:
        licences.file(row, paper=None, by=officer)
    assert "Chưa ghi văn bản xin phép" in sentence(caught)


def test_a_dossier_waits_twenty_days_for_its_answer(cast):
    row = examples.filed(on=date(2026, 2, 10))
    (each,) = due(date(2026, 3, 2), "licence")
    province = Answering(date(2026, 3, 2)).of(cast["lanh-dao-ubnd"].agency_id)
    assert (each.agency_id, each.since, each.due_on) == (province, date(2026, 2, 10), date(2026, 3, 2))
    assert codes(checks.of_licence(row, date(2026, 3, 2)))["licence-answer"] == Outcome.OK
    assert codes(checks.of_licence(row, date(2026, 3, 3)))["licence-answer"] == Outcome.WARN


def test_the_end_of_a_licence_is_owed_from_the_sixtieth_day_until_it_is_asked_for_again(officer):
    row = examples.licensed(valid_from=date(2026, 3, 1), valid_to=date(2026, 12, 31))
    assert due(date(2026, 10, 31), "expiry") == []
    (each,) = due(date(2026, 11, 1), "expiry")
    assert (each.agency_id, each.since, each.due_on) == (officer.agency_id, date(2026, 11, 1), date(2026, 12, 1))
    (told,) = happenings(officer, date(2026, 12, 31), date(2026, 12, 31))
    assert (told.kind, told.since) == ("expiry", date(2026, 12, 31))
    made = licences.renew(row, by=officer)
    assert (made.stage, made.renews, made.copies, made.purpose) == (LicenceStage.DRAFT, row, row.copies, row.purpose)
    assert due(date(2026, 12, 15), "expiry") == []
    with pytest.raises(ValidationError) as caught:
        licences.renew(row, by=officer)
    assert "Đã lập hồ sơ xin phép tiếp" in sentence(caught)
    licences.cancel(made, reason="Đổi tên bản tin", by=officer)
    # what ran out stays a while
    for on, owed_then in ((date(2026, 12, 15), 1), (date(2027, 3, 1), 1), (date(2027, 3, 2), 0)):
        assert len(due(on, "expiry")) == owed_then
    assert licences.renew(row, by=officer).pk != made.pk


@pytest.mark.parametrize(("days", "goes"), [(15, True), (14, False)])
def test_stopping_is_told_fifteen_days_before(days, goes, officer):
    row, notice = examples.licensed(), examples.paper("ngừng xuất bản")
    stopped_on = date(2026, 3, 2) + timedelta(days=days)
    if not goes:
        with pytest.raises(ValidationError) as caught:
            licences.stop(row, paper=notice, stopped_on=stopped_on, by=officer)
        assert "trước ít nhất 15 ngày" in sentence(caught)
        assert fresh(row).stopped_on is None
        return
    row = licences.stop(row, paper=notice, stopped_on=stopped_on, by=officer)
    assert row.last_day == date(2026, 3, 16)
    holding = BulletinLicence.objects.holding
    assert list(holding(date(2026, 3, 16))) == [row]
    assert not holding(date(2026, 3, 17)).exists()


# ── changes ──────────────────────────────────────────────────────────────────────────────────────


def test_a_change_that_is_agreed_stands_in_the_licence(desk, officer):
    row = examples.licencechange()
    (each,) = due(date(2026, 3, 2), "change")
    assert each.due_on == date(2026, 3, 17)
    with pytest.raises(PermissionDenied):
        licences.agree(row, paper=examples.paper("đồng ý"), by=officer)
    row = licences.agree(row, paper=examples.paper("đồng ý thay đổi"), by=desk)
    assert (row.stage, row.before, fresh(row.licence).copies) == (ChangeStage.AGREED, "500", 800)
    language = examples.licencechange(licence=row.licence, what=Licensed.LANGUAGE, after="Tiếng Anh")
    licences.agree(language, paper=examples.paper("đồng ý"), by=desk)
    assert fresh(row.licence).language == Language.ENGLISH
    refused = examples.licencechange(licence=row.licence)
    licences.refuse_change(refused, reason="Không cần", by=desk)
    assert fresh(row.licence).copies == 800


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"what": "copies", "after": "nhiều"}, "không ghi được vào"),
        ({"what": "language", "after": "tiếng Mẫu"}, "Ghi một trong"),
        ({"asked_on": "2026-02-01"}, "Giấy phép chỉ có hiệu lực"),
        ({"asked_on": "2026-03-03"}, "chưa đến"),
    ],
)
def test_a_change_that_cannot_be_is_refused_and_nothing_is_kept(sent, says, enter, officer):
    licence = examples.licensed()
    facts = {"licence": licence.pk, "what": "copies", "after": "800", "asked_on": "2026-03-02", "request": "1/SCT"}
    reply = enter(officer).post(reverse("information:licencechange-add"), facts | sent)
    assert reply.status_code == 422
    assert says in reply.content.decode()
    assert not LicenceChange.objects.exists()


# ── issues ───────────────────────────────────────────────────────────────────────────────────────


def test_an_issue_comes_out_only_under_a_living_licence(officer, settings):
    issue = examples.bulletinissue(licence=examples.filed())
    with pytest.raises(ValidationError) as caught:
        works.issue(issue, by=officer)
    assert "chưa được cấp phép" in sentence(caught)
    licence = examples.licensed(valid_from=date(2026, 2, 25), valid_to=date(2026, 3, 10))
    issue = examples.bulletinissue(licence=licence, copies=900)
    assert codes(checks.of_issue(issue)) == {"issue-licence": Outcome.OK, "issue-copies": Outcome.WARN}
    settings.HAIDANG_TODAY = date(2026, 3, 11)
    with pytest.raises(ValidationError) as caught:
        works.issue(issue, published_on=date(2026, 3, 11), by=officer)
    assert "nằm ngoài thời hạn giấy phép (25/02/2026 - 10/03/2026)" in sentence(caught)
    assert fresh(issue).stage == WorkStage.DRAFT
    assert works.issue(issue, published_on=date(2026, 3, 10), by=officer).stage == WorkStage.DONE


def test_an_issue_does_not_come_out_twice_nor_tomorrow(officer):
    issue = examples.bulletinissue()
    with pytest.raises(ValidationError) as caught:
        works.issue(issue, published_on=date(2026, 3, 3), by=officer)
    assert "chưa đến" in sentence(caught)
    works.issue(issue, by=officer)
    with pytest.raises(ValidationError) as caught:
        works.issue(issue, by=officer)
    assert "Đã thực hiện" in sentence(caught)
    with pytest.raises(IntegrityError), transaction.atomic():
        examples.bulletinissue(licence=issue.licence, number=issue.number)
    assert BulletinIssue.objects.done().count() == 1


def test_an_issue_is_waited_for_until_its_day(officer):
    row = examples.bulletinissue(planned_on=date(2026, 3, 20))
    (each,) = due(date(2026, 3, 2), "issue")
    assert (each.due_on, each.agency_id) == (date(2026, 3, 20), officer.agency_id)
    works.cancel(row, reason="Gộp vào số sau", by=officer)
    assert due(date(2026, 3, 2), "issue") == []


def test_an_issue_is_begun_from_its_licence_with_what_the_licence_fixes(enter, officer):
    licence, client = examples.licensed(pages=24, copies=700), enter(officer)
    begin = f"{reverse('information:bulletinissue-add')}?licence={licence.pk}"
    assert begin in client.get(licence.get_absolute_url()).content.decode()
    form = client.get(begin).context["form"]
    assert (form["pages"].value(), form["copies"].value(), form["agency"].value()) == (24, 700, officer.agency_id)
    assert begin not in client.get(examples.filed().get_absolute_url()).content.decode()
