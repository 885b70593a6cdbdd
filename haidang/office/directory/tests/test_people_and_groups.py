"""Posts are taken up and left, leaders direct fields, committees have members, phrases have exceptions."""

from datetime import date

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError

from haidang.kit.audit.selectors import history
from haidang.office.directory import services
from haidang.office.directory.choices import Kind, Level, Part
from haidang.office.directory.examples import agency, field, group
from haidang.office.directory.models import Membership, Posting

pytestmark = pytest.mark.django_db

DAY, LAST, FIRST = date(2020, 6, 15), date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture
def vice_chair(desk):
    made = services.add_official(name="Người mẫu A", by=desk)
    services.post(made, agency("UBND", "UBND tỉnh"), title="Phó Chủ tịch", since=date(2019, 1, 1), rank=2, by=desk)
    return made


def told(refused):
    return " ".join(refused.value.messages)


def test_a_post_is_held_to_the_last_day(desk, vice_chair):
    services.leave(vice_chair.postings.get(), last=DAY, decision="QĐ 9", by=desk)
    assert vice_chair.posting_on(DAY).post == "Phó Chủ tịch"
    assert vice_chair.posting_on(date(2020, 6, 16)) is None
    assert [line.verb for line in history(vice_chair)] == ["added", "posted", "left"]


def test_nobody_holds_the_same_post_twice_at_once(desk, vice_chair):
    board = vice_chair.postings.get().agency
    with pytest.raises(ValidationError):
        services.post(vice_chair, board, title="phó chủ tịch", since=DAY, by=desk)
    services.leave(vice_chair.postings.get(), last=DAY, by=desk)
    services.post(vice_chair, board, title="Phó Chủ tịch", since=date(2020, 6, 16), by=desk)
    assert vice_chair.postings.count() == 2


def test_a_post_ends_only_after_it_began_and_only_once(desk, vice_chair):
    posting = vice_chair.postings.get()
    with pytest.raises(ValidationError) as refused:
        services.leave(posting, last=date(2018, 12, 31), by=desk)
    assert "01/01/2019" in told(refused)
    services.leave(posting, last=DAY, by=desk)
    with pytest.raises(ValidationError):
        services.leave(posting, last=LAST, by=desk)


def test_no_post_is_given_at_a_body_that_is_gone(desk, vice_chair):
    gone = agency("SKHDT", "Sở Kế hoạch và Đầu tư", last=date(2025, 2, 28))
    with pytest.raises(ValidationError) as refused:
        services.post(vice_chair, gone, title="Giám đốc", since=date(2025, 3, 1), by=desk)
    assert "28/02/2025" in told(refused)


def test_focal_persons_are_listed_in_protocol_order_of_living_agencies(desk):
    rows = []
    for code, name, order, last in [("B", "Sở B", 2, None), ("A", "Sở A", 1, None), ("C", "Sở C", 0, LAST)]:
        focal = services.add_official(name=f"Đầu mối {name}", by=desk)
        rows.append(services.post(focal, agency(code, name, order=order, last=last), title="Đầu mối", is_focal=True,
                                  since=None, by=desk))  # fmt: skip
    assert [row.agency.code for row in Posting.objects.focal(LAST)] == ["C", "A", "B"]
    assert [row.agency.code for row in Posting.objects.focal(FIRST)] == ["A", "B"]


def test_another_office_gives_no_posts(officer, vice_chair):
    with pytest.raises(ObjectDoesNotExist):
        services.post(vice_chair, officer.agency, title="Giám đốc", since=DAY, by=officer)


def test_one_leader_directs_a_field_a_day_by_decision(desk, vice_chair):
    consular = field()
    other = services.add_official(name="Người mẫu B", by=desk)
    services.post(other, vice_chair.postings.get().agency, title="Phó Chủ tịch", since=DAY, by=desk)
    services.direct(consular, vice_chair, since=date(2019, 6, 1), decision="QĐ 1", by=desk)
    services.direct(consular, other, since=DAY, decision="QĐ 2", by=desk)
    assert [consular.director_on(day) for day in (date(2020, 6, 14), DAY)] == [vice_chair, other]
    for since, decision in [(DAY, "QĐ 3"), (date(2021, 1, 1), ""), (date(2021, 1, 1), "QĐ 3")]:
        with pytest.raises(ValidationError):
            services.direct(consular, other, since=since, decision=decision, by=desk)


def test_nobody_out_of_office_directs_a_field(desk):
    nobody = services.add_official(name="Người mẫu C", by=desk)
    with pytest.raises(ValidationError) as refused:
        services.direct(field(), nobody, since=DAY, decision="QĐ", by=desk)
    assert "không giữ chức vụ nào" in told(refused)


def test_a_committee_has_members_by_decision(desk, vice_chair):
    committee = agency("BCD", "Ban Chỉ đạo Hội nhập quốc tế", kind=Kind.STEERING)
    board = vice_chair.postings.get().agency
    services.add_member(
        committee, agency=board, official=vice_chair, part=Part.HEAD, decision="QĐ 1", since=DAY, by=desk
    )
    row = services.add_member(committee, agency=desk.agency, decision="QĐ 1", since=DAY, by=desk)
    with pytest.raises(ValidationError):
        services.add_member(committee, agency=desk.agency, decision="QĐ 2", since=LAST, by=desk)
    services.end_member(row, last=LAST, by=desk)
    assert [m.part for m in Membership.objects.in_force(FIRST)] == [Part.HEAD]
    services.add_member(committee, agency=desk.agency, decision="QĐ 2", since=FIRST, by=desk)


def test_a_member_is_somebody_and_is_named_by_a_decision(desk):
    committee = agency("BCD", "Ban Chỉ đạo", kind=Kind.STEERING)
    for facts in ({"agency": desk.agency, "decision": " "}, {"decision": "QĐ 1"}):
        with pytest.raises(ValidationError):
            services.add_member(committee, by=desk, **facts)
    assert not Membership.objects.exists()


def test_a_department_has_no_members(desk):
    with pytest.raises(ValidationError) as refused:
        services.add_member(desk.agency, agency=agency("A", "Ban A"), decision="QĐ", by=desk)
    assert "không phải ban chỉ đạo" in told(refused)


def test_a_phrase_names_one_group(desk):
    services.add_group(code="sbn", phrase="Các Sở, Ban, Ngành", kinds=[Kind.DEPARTMENT], level=Level.PROVINCE, by=desk)
    with pytest.raises(ValidationError) as refused:
        services.add_group(code="KHAC", phrase="Khác", variants="các sở - ban - ngành", by=desk)
    assert "SBN" in told(refused)


def test_exceptions_of_a_group_have_days_and_a_reason(desk):
    many = group()
    with pytest.raises(ValidationError):
        services.leave_out(many, desk.agency, reason=" ", by=desk)
    row = services.leave_out(many, desk.agency, reason="không có việc", since=DAY, by=desk)
    with pytest.raises(ValidationError):
        services.list_member(many, desk.agency, since=FIRST, by=desk)
    assert desk.agency not in many.members(DAY)
    services.end_listing(row, last=LAST, by=desk)
    assert desk.agency not in many.members(LAST)
    assert desk.agency in many.members(FIRST)
    assert [line.verb for line in history(many)] == ["member-left-out", "member-ended"]


def test_a_field_is_corrected_with_a_note(desk):
    work = field()
    services.change_field(work, name="Công tác lãnh sự", agencies=[desk.agency], by=desk)
    assert {change.field for change in history(work)[0].changes} == {"Tên", "Cơ quan thường tham gia"}
    services.change_field(work, name="Công tác lãnh sự", by=desk)
    assert len(history(work)) == 1
