"""Plan 163 is worked in the books: what is finished there stands in the draft of the task it was done for.

Tasks 2.2, 4.1, 4.2, 5.1, 5.2 and 10.1 have their scenarios with the room of information, 1.1 to 1.5, 3.4 and 8.2 with
the rooms of partners, delegations, visits and agreements; here are those of the other books.
"""

from datetime import date, timedelta

import pytest

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.plan.followup.models import Hint
from haidang.plan.plans.tests.conftest import accepted_163, cast, desk, directory, folder, plan_163
from haidang.registers.aid import call_services, examples_ingo, examples_projects, ingo_services, project_services
from haidang.registers.aid import oda_services as odas
from haidang.registers.defence import examples as defence
from haidang.registers.defence import services as defence_services
from haidang.registers.events import (
    event_services,
    examples_events,
    investment_examples,
    investment_services,
    place_services,
    training_examples,
    training_services,
)
from haidang.registers.events.event_choices import Channel, EventKind, Where
from haidang.registers.events.models.training import TrainingCourse
from haidang.registers.people import (
    check_services,
    citizen_services,
    examples_citizens,
    examples_overseas,
    examples_scholars,
    friend_services,
    overseas_services,
    scholar_services,
)

__all__ = ["accepted_163", "cast", "desk", "directory", "folder", "plan_163"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("norms", "today")]
UNION, ARMY, OWNER = "lien-hiep-huu-nghi", "bo-chi-huy-quan-su", "so-cong-thuong"


@pytest.fixture
def today(settings):
    settings.HAIDANG_TODAY = date(2020, 3, 2)
    return clock.today()


@pytest.fixture
def tasks(accepted_163):
    """The tasks by their numbers."""
    return {task.label: task for task in accepted_163.tasks.of_content()}


def _event(**facts):
    return lambda: examples_events.over(**facts)


def _hold_event(row, by):
    event_services.hold(row, results="Hai bên hẹn gặp lại.", visitors=300, foreigners=40, by=by)


def _win_investor(row, by):
    contact = investment_examples.investor(project=row)
    paper = investment_examples.investment_paper("chấp thuận nhà đầu tư", series="QĐ-UBND")
    investment_services.win(contact, paper=paper, by=by)


def _course():
    today = clock.today()
    made = training_examples.closed_course()
    days = {"register_by": today - timedelta(days=5), "opened_on": today - timedelta(days=5)}
    TrainingCourse.objects.update(starts_on=today - timedelta(days=5), ends_on=today - timedelta(days=1), **days)
    made.refresh_from_db()
    return made


def _hold_course(row, by):
    training_services.hold(row, went=list(row.enrolments.all()), results="Áp dụng vào đón đoàn.", by=by)


def _announce(row, by):
    scholar_services.announce(row, on=clock.today(), by=by)


def _conclude(row, by):
    paper = examples_scholars.paper("kết luận kiểm tra")
    check_services.conclude(row, on=clock.today(), results="Cơ bản đúng quy định.", paper=paper, by=by)


def _close_case(row, by):
    citizen_services.close(row, outcome="home", result="Đã về nước an toàn.", by=by)


def _answer(row, by):
    overseas_services.answer(row, answer="Đã gửi danh mục giấy tờ cần có.", by=by)


def _hold_overseas(row, by):
    overseas_services.hold(row, came=55, results="Giới thiệu năm dự án.", by=by)


def _finish_call(row, by):
    call_services.finish(row, results="Hai nhà tài trợ cam kết.", by=by)


def _start_project(row, by):
    project_services.start(row, by=person(OWNER))


def _sign_oda(row, by):
    odas.sign(row, paper=examples_projects.paper("ký hiệp định vay"), by=person(OWNER))


def _answer_ingo(row, by):
    paper = examples_ingo.paper("ý kiến về tổ chức", by="lanh-dao-ubnd", series="UBND-VP")
    ingo_services.answer(row, leaning="agreed", paper=paper, by=by)


def _found(row, by):
    paper = examples_scholars.paper("cho phép thành lập hội")
    friend_services.found(row, on=clock.today(), chair="Người mẫu A", members=60, paper=paper, by=person(UNION))


def _friendship():
    return examples_scholars.friendshipactivity(starts_on=clock.today(), ends_on=clock.today())


def _hold_friendship(row, by):
    friend_services.hold(row, vietnamese=80, foreigners=25, results="Trồng 50 cây hữu nghị.", by=person(UNION))


def _open_place(row, by):
    place_services.open_place(row, opened_on=clock.today(), by=person(OWNER))


def _defence():
    return defence.defenceactivity(on=clock.today() - timedelta(days=3), agency=person(ARMY).agency_id)


def _done(row, by):
    defence_services.done(row, done_on=clock.today() - timedelta(days=3), by=person(ARMY))


FINISHED = {
    "2.1": (investment_examples.investment, _win_investor, "được chấp thuận"),
    "3.1": (_event(kind=EventKind.FAIR), _hold_event, "300 lượt người dự"),
    "3.2": (_event(kind=EventKind.ART), _hold_event, "40 người nước ngoài"),
    "3.3": (_event(kind=EventKind.CULTURE_DAY), _hold_event, "Hai bên hẹn gặp lại."),
    "3.4": (_event(kind=EventKind.ART, where=Where.ABROAD, channel=Channel.PEOPLE), _hold_event, "Nhật Bản"),
    "3.5": (examples_scholars.written, _announce, "Lào"),
    "3.6": (_friendship, _hold_friendship, "Trồng 50 cây hữu nghị."),
    "5.1": (examples_scholars.looked_at, _conclude, "Cơ bản đúng quy định"),
    "5.2": (examples_citizens.worked_on, _close_case, "Đã về nước an toàn."),
    "6.1": (examples_overseas.overseas_request, _answer, "kiều bào"),
    "6.2": (examples_overseas.overseas_activity, _hold_overseas, "Giới thiệu năm dự án."),
    "7.1": (examples_ingo.approved, _finish_call, "Hai nhà tài trợ cam kết."),
    "7.2": (examples_projects.approved, _start_project, "50.000,00 USD"),
    "7.2 (ODA)": (examples_projects.oda, _sign_oda, "ODA"),
    "7.3": (examples_ingo.asked, _answer_ingo, "đồng ý, theo văn bản"),
    "8.1": (examples_scholars.friendshipassociation, _found, "60 hội viên"),
    "8.2": (_friendship, _hold_friendship, "25"),
    "8.3": (_event(kind=EventKind.MEETING, channel=Channel.PEOPLE), _hold_event, "02/2020"),
    "9": (_course, _hold_course, "Áp dụng vào đón đoàn."),
    "10.1": (_event(kind=EventKind.TOURISM), _hold_event, "300 lượt người dự"),
    "10.2": (examples_events.place, _open_place, "02/03/2020"),
    "11": (_defence, _done, "28/02/2020"),
}


@pytest.mark.parametrize("label", FINISHED)
def test_what_a_book_finishes_stands_in_the_draft_of_its_task_and_nobody_sent_it(label, tasks, desk):
    begin, finish, words = FINISHED[label]
    task = tasks[label.partition(" ")[0]]
    row = begin()
    row.tasks.add(task)
    finish(row, desk)
    told = Hint.objects.filter(of__duty__task=task, record_id=row.pk)
    assert told, "nothing was drafted"
    for hint in told:
        assert words in hint.sentence
        assert hint.of.stage == "draft"
