"""What a demonstration begins with, and that its past reads like a life."""

from collections import defaultdict
from datetime import date, datetime
from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from haidang.kit import clock
from haidang.kit.audit.models import Note, RowChange
from haidang.kit.audit.services import verify
from haidang.kit.ui.demo import DEMO_MARK
from haidang.office.accounts.examples import DEMO_NAMES
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency, Field, Posting
from haidang.office.documents.choices import Direction
from haidang.office.documents.models import Document
from haidang.plan.plans.choices import DueState, MemberState, Part, ProposalState
from haidang.plan.plans.models import Finding, GroupMember, Plan, Proposal, Task, Upload
from haidang.site.demo.load import SAID, load
from haidang.site.demo.paper import facts
from haidang.site.menu import menu_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day(settings, tmp_path):
    settings.HAIDANG_TODAY = date(2020, 6, 15)
    settings.HAIDANG_DATA = tmp_path


def the_plan():
    return Plan.objects.numbered("163/KH-UBND").get()


def test_the_plan_has_twenty_nine_tasks_in_eleven_fields(told):
    tasks = Task.objects.filter(plan=the_plan(), kind="task")
    assert tasks.count() == 29
    assert len({task.field for task in tasks}) == 11
    assert the_plan().issued_on == date(2019, 11, 25)


def test_every_agency_of_the_plan_is_in_the_directory(told):
    unknown = [
        (task.label, part.words)
        for task in Task.objects.filter(plan=the_plan(), kind="task").prefetch_related("assignments")
        for part in task.assignments.all()
        if not part.is_group and part.agency is None
    ]
    assert unknown == []


def test_it_is_told_once(told):
    before = [(model, model.objects.count()) for model in (Agency, User, Plan, Task, Note)]
    assert load() == []
    assert [(model, model.objects.count()) for model, _ in before] == before


def test_telling_it_again_asks_little(told, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        load()


def test_what_somebody_changed_meanwhile_stays(told):
    User.objects.filter(username="so-du-lich").update(full_name="Đã đổi tên")
    load()
    assert User.objects.get(username="so-du-lich").full_name == "Đã đổi tên"


def test_its_past_reads_like_a_life(told):
    days = [note.at.astimezone(clock.VIETNAM) for note in Note.objects.exclude(by=None).order_by("pk")]
    assert days == sorted(days)
    assert days[0].date() == date(2019, 11, 18)
    assert {day.date() for day in days} >= {date(2019, 11, 26), date(2019, 12, 3), date(2020, 2, 11)}
    assert all(day.date() <= date(2020, 6, 15) for day in days)
    # a call in the night is taken down in the night
    by_day = Note.objects.exclude(by=None).exclude(content_type__model="citizencase")
    hours = [note.at.astimezone(clock.VIETNAM) for note in by_day]
    assert all(hour.isoweekday() <= 5 and 7 <= hour.hour < 17 for hour in hours)


def test_the_plan_came_the_morning_after_it_was_signed(told):
    story = Note.objects.filter(object_id=str(the_plan().pk), content_type__model="plan").order_by("pk")
    assert story[0].at == datetime(2019, 11, 26, 8, 40, tzinfo=clock.VIETNAM)
    assert str(story[0].by) == "Chuyên viên Sở Ngoại vụ"


def test_who_signed_the_plan_directs_its_first_field(told):
    field = Field.objects.get(code="HOI-NHAP")
    assert str(field.director_on(date(2020, 6, 15))) == facts("plan")["signer"][-1]


def test_posts_change_hands(told):
    tourism = Agency.objects.get(code="SDL")
    heads = [str(Posting.objects.in_force(day).get(agency=tourism, rank=1).official)
             for day in (date(2020, 3, 31), date(2020, 4, 1))]  # fmt: skip
    assert heads == ["Người mẫu L", "Người mẫu K"]


def test_its_moments_are_of_its_time_and_not_of_today(told):
    assert {upload.at.year for upload in Upload.objects.all()} == {2019, 2020}
    assert {task.accepted_at.year for task in Task.objects.filter(plan=the_plan())} == {2019}


def test_when_a_row_was_truly_written_is_in_the_log_all_the_same(told):
    assert not RowChange.objects.filter(at__lt=datetime(2026, 1, 1, tzinfo=clock.VIETNAM)).exists()
    assert not RowChange.objects.filter(actor="").exists()
    assert verify() == []


def test_one_lead_was_corrected_and_the_history_says_from_what(told):
    task = Task.objects.get(plan=the_plan(), label="3.4")
    note = Note.objects.get(object_id=str(task.pk), verb="accepted", content_type__model="task")
    assert note.changes["leads"][0] == ["Tỉnh đoàn TNCSHCM"]


def test_nobody_coordinates_with_itself_any_more(told):
    task = Task.objects.get(plan=the_plan(), label="3.5")
    coordinating = [part.words for part in task.assignments.filter(part=Part.COORDINATING)]
    assert coordinating[:2] == ["Sở Tài chính", "Đại học Bà Rịa - Vũng Tàu"]
    assert task.assignments.filter(is_group=True, is_open=True).count() == 2


def test_what_could_not_wait_was_settled_and_the_rest_is_open(told):
    settled = Finding.objects.filter(reading__source__plan=the_plan(), state="settled")
    assert {finding.code for finding in settled} == set(SAID)
    assert Finding.objects.filter(reading__source__plan=the_plan(), state="open").count() > 50


def test_a_lead_named_the_members_of_its_open_phrase(told):
    named = GroupMember.objects.filter(assignment__task__label="1.1", state=MemberState.CONFIRMED)
    assert named.exists()
    assert {str(member.settled_by) for member in named} == {"Đầu mối Sở Công Thương"}


def test_days_that_nobody_took_over_are_still_proposals(told):
    states = set(Task.objects.filter(plan=the_plan(), kind="task").values_list("due_state", flat=True))
    # the one day that it prints (of 3.4) was moved meanwhile
    assert states >= {DueState.ACCEPTED, DueState.PROPOSED}
    assert DueState.PRINTED in Task.objects.filter(plan__number="06/CT-UBND").values_list("due_state", flat=True)


def test_the_clerk_has_every_plan_in_the_book_and_what_it_stands_on(told):
    booked = Document.objects.filter(direction=Direction.INCOMING).values_list("number", flat=True)
    assert {"163/KH-UBND", "06/CT-UBND", "88/KH-UBND"} <= set(booked)
    cited = set(Document.objects.filter(direction=Direction.CITED).values_list("number", flat=True))
    bases = {"108/KH-UBND", "25-CT/TW", "192-KH/TU", "131/KH-UBND", "2128-TB/TU"}
    # two tờ trình of the desk's own, named when they were submitted; the rest are papers that the books name
    assert bases | {"203/TTr-SNgV", "481/TTr-SNgV"} <= cited
    assert not cited & set(booked)


def test_of_the_letters_one_is_answered_one_waits_and_one_is_overdue(told):
    today = date(2020, 6, 15)
    assert {each.number for each in Document.objects.overdue(today)} == {"318/STC-HCSN"}
    assert {each.number for each in Document.objects.awaiting_reply(today)} == {"318/STC-HCSN", "92/LHHN-VP"}
    assert Document.objects.get(reply__number="499/SNgV-HTQT").number == "214/SCT-QLTM"


def test_one_paper_waits_to_be_reviewed(told):
    waiting = Proposal.objects.filter(state=ProposalState.OPEN).values_list("reading__source__plan__number", flat=True)
    assert set(waiting) == {"88/KH-UBND"}


@pytest.mark.parametrize(
    ("name", "label"),
    [("so-cong-thuong", "1.1"), ("tinh-doan", "3.4"), ("ubnd-vung-tau", "1.4"), ("bo-chi-huy-quan-su", "11")],
)
def test_who_leads_a_task_sees_it(told, name, label):
    user = User.objects.get(username=name)
    assert Task.objects.for_user(user, "view").filter(plan=the_plan(), label=label, kind="task").exists()


def test_every_page_of_the_menus_opens_and_says_what_it_is(told, client):
    """Each page once, by one of those who find it in their menu; who may see what is asked in tests/test_rights.py."""
    people = {user.username: user for user in User.objects.filter(username__in=DEMO_NAMES)}
    finders = defaultdict(list)
    for name in DEMO_NAMES:
        for line in menu_of(people[name], "/"):
            for under in line.lines or (line,):
                finders[under.url].append(name)
    first_of_role = {people[name].role: name for name in reversed(DEMO_NAMES)}
    asked = defaultdict(list, {name: ["/"] for name in first_of_role.values()})
    for turn, (address, names) in enumerate(finders.items()):
        asked[names[turn % len(names)]].append(address)
    for name, addresses in asked.items():
        client.force_login(people[name])
        for address in addresses:
            page = client.get(address, follow=True)
            assert page.status_code == 200, (name, address)
            assert "Dữ liệu minh họa · hôm nay là 15/6/2020" in page.content.decode(), (name, address)


def test_the_export_of_the_plan_says_what_it_is(told, client):
    client.force_login(User.objects.get(username="so-ngoai-vu"))
    sheet = client.get(reverse("plans:plan-sheet", args=[the_plan().pk])).getvalue()
    rows = CalamineWorkbook.from_filelike(BytesIO(sheet)).get_sheet_by_index(0).to_python()
    assert rows[1][0] == DEMO_MARK
