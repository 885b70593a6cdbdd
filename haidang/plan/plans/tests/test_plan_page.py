"""A plan in its own order: what is shown to whom, what the filters find, and what it costs."""

import re

import pytest
from django.urls import reverse

from haidang.office.directory.models import Agency
from haidang.plan.plans import services
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Assignment, Solution, Task
from tests.registers import queries_of


def page_of(client, plan, **asked):
    return client.get(reverse("plans:plan", args=[plan.pk]), asked)


def labels(response):
    """The numbers of the tasks as they stand on the page."""
    return re.findall(r'class="hd-task-label">([^<]*)<', response.content.decode())


def test_the_plan_stands_in_the_order_and_with_the_numbers_of_the_paper(enter, desk, accepted):
    shown = page_of(enter(desk), accepted)
    assert labels(shown) == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "1", "2", "3"]
    headings = re.findall(r"<h2>\s*(.*?)\s*</h2>", shown.content.decode())
    assert headings == [
        "1. Hợp tác cảng và dịch vụ hàng hải",
        "2. Gặp gỡ hữu nghị",
        "3. Người làm công tác đối ngoại",
        "III. Tổ chức thực hiện",
    ]


def test_plan_163_has_29_tasks_in_11_fields(enter, desk, accepted_163):
    shown = page_of(enter(desk), accepted_163)
    numbers = shown.context["numbers"]
    assert (numbers.tasks, numbers.fields, numbers.orders, numbers.printed) == (29, 11, 5, 1)
    assert len(labels(shown)) == 34
    assert labels(shown)[:3] == ["1.1", "1.2", "1.3"]


def test_the_paper_says_itself_what_it_stands_on_and_to_whom_it_goes(enter, officer, accepted):
    words = page_of(enter(officer), accepted).content.decode()
    for said in ("Quyết định số 15/QĐ-UBND", "năng lực bốc dỡ và kho bãi", "PHÓ CHỦ TỊCH"):
        assert said in words


FOUND = [
    ({"q": "tau khach"}, ["1.2"]),
    ({"q": "LỄ TÂN"}, ["3.1"]),
    ({"q": "gap go"}, ["2.1", "2.2", "2.3"]),
    ({"q": "không ở đâu có"}, []),
    ({"part": "coordinating", "q": "le tan"}, ["3.1"]),
    ({"field": "II/2"}, ["2.1", "2.2", "2.3"]),
    ({"field": "II/9"}, None),
    ({"standing": "due-printed"}, ["1.1", "1"]),
    ({"standing": "phrases-open"}, ["1.3", "3.1", "3"]),
    ({"standing": "findings-open"}, ["1.2", "1.3", "2.1", "2.2", "2.3"]),
    ({"standing": "agency-unknown"}, []),
    ({"standing": "nonsense"}, None),
    ({"agency": "999999"}, None),
]


@pytest.mark.parametrize(("asked", "found"), FOUND, ids=lambda value: str(value))
def test_the_filters_find_what_they_say_and_what_makes_no_sense_is_not_asked(enter, desk, accepted, asked, found):
    everything = 11
    shown = labels(page_of(enter(desk), accepted, **asked))
    assert (shown == found) if found is not None else (len(shown) == everything)


def test_an_agency_is_found_as_lead_as_coordinator_and_as_member_of_a_phrase(enter, desk, cast, accepted, tasks):
    industry = cast["so-cong-thuong"].agency
    client = enter(desk)
    assert labels(page_of(client, accepted, agency=industry.pk)) == ["1.1", "1.2"]
    assert labels(page_of(client, accepted, agency=industry.pk, part="coordinating")) == []
    phrase = tasks["3.1"].assignments.get(part=Part.COORDINATING)
    member = phrase.members.get(agency=industry)
    services.settle_member(member, takes_part=True, by=desk)
    assert labels(page_of(client, accepted, agency=industry.pk)) == ["1.1", "1.2", "3.1"]
    assert labels(page_of(client, accepted, agency=industry.pk, part="coordinating")) == ["3.1"]


def test_an_agency_sees_the_tasks_it_has_a_part_in_and_nothing_tells_how_many_others_there_are(
    enter, officer, accepted
):
    shown = page_of(enter(officer), accepted)
    assert labels(shown) == ["1.1", "1.2"]
    words = shown.content.decode()
    assert (shown.context["numbers"].tasks, shown.context["numbers"].fields) == (2, 1)
    for hidden in ("lễ tân", "Gặp gỡ hữu nghị", "Liên hiệp các tổ chức", "điểm cần soát", "Lịch sử", "Soát bản đọc"):
        assert hidden not in words


def test_an_agency_learns_nothing_of_others_by_asking_for_them(enter, officer, cast, accepted):
    client = enter(officer)
    friendship = cast["lien-hiep-huu-nghi"].agency
    assert labels(page_of(client, accepted, agency=friendship.pk)) == ["1.1", "1.2"]
    assert labels(page_of(client, accepted, field="II/2")) == ["1.1", "1.2"]
    assert labels(page_of(client, accepted, standing="findings-open")) == ["1.1", "1.2"]
    assert labels(page_of(client, accepted, q="le tan")) == []


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("so-ngoai-vu", 200),
        ("lanh-dao-ubnd", 200),
        ("kiem-tra", 200),
        ("so-du-lich", 200),
        ("ubnd-vung-tau", 200),
        ("quan-tri", 404),
    ],
)
def test_who_has_no_part_in_a_plan_does_not_know_of_it(enter, cast, accepted, who, status):
    client = enter(cast[who])
    assert page_of(client, accepted).status_code == status
    assert client.get(reverse("plans:plan-sheet", args=[accepted.pk])).status_code == status
    assert ("07/KH-UBND" in client.get(reverse("plans:plan-list")).content.decode()) is (status == 200)


def test_a_stranger_is_asked_who_they_are(client, accepted):
    for name in ("plan", "plan-sheet", "plan-history", "plan-dues"):
        answer = client.get(reverse(f"plans:{name}", args=[accepted.pk]))
        assert answer.status_code == 302
        assert answer["Location"].startswith("/dang-nhap/")


def test_the_story_of_a_plan_is_for_those_who_see_all_of_it(enter, cast, accepted):
    address = reverse("plans:plan-history", args=[accepted.pk])
    told = enter(cast["kiem-tra"]).get(address)
    assert "Đọc văn bản" in told.content.decode()
    assert enter(cast["so-cong-thuong"]).get(address).status_code == 404


def test_a_script_gets_the_list_alone_and_no_cache_mistakes_it_for_the_page(enter, desk, accepted):
    client = enter(desk)
    part = client.get(reverse("plans:plan", args=[accepted.pk]), {"q": "le tan"}, headers={"HX-Request": "true"})
    assert part.content.decode().lstrip().startswith('<div id="nhiem-vu">')
    assert labels(part) == ["3.1"]
    assert "HX-Request" in part["Vary"]
    assert "HX-Request" in page_of(client, accepted)["Vary"]


def test_a_plan_without_accepted_tasks_says_so_to_the_desk_and_is_unknown_to_all_others(enter, desk, cast, plan):
    assert "Chưa có nhiệm vụ nào được chấp nhận" in page_of(enter(desk), plan).content.decode()
    for who in ("so-cong-thuong", "lanh-dao-ubnd"):
        assert page_of(enter(cast[who]), plan).status_code == 404


def many_more(plan, count):
    """`count` more tasks of a plan, each with a lead, a phrase and a solution."""
    by = plan.tasks.first().accepted_by
    lead = Agency.objects.get(code="SCT")
    made = Task.objects.bulk_create(
        Task(plan=plan, position=100 + at, section="II", field=str(at % 40), label=f"x.{at}", title=f"Việc {at}",
             accepted_by=by)
        for at in range(count)
    )  # fmt: skip
    Assignment.objects.bulk_create(
        assignment
        for task in made
        for assignment in (
            Assignment(task=task, part=Part.LEAD, position=1, words=lead.name, agency=lead),
            Assignment(task=task, part=Part.COORDINATING, position=1, words="các sở", is_group=True, is_open=True),
        )
    )
    Solution.objects.bulk_create(Solution(task=task, position=1, words="+ Làm") for task in made)


@pytest.mark.machine
def test_500_tasks_cost_as_many_queries_as_29(enter, desk, accepted):
    client = enter(desk)
    pages = [reverse(f"plans:{name}", args=[accepted.pk]) for name in ("plan", "plan-sheet", "plan-dues")]

    def price(page):
        return len(queries_of(client, page))

    client.get(pages[0])
    few = {page: price(page) for page in pages}
    many_more(accepted, 489)
    assert {page: price(page) for page in pages} == few


def test_a_long_list_comes_by_pages_and_a_heading_goes_on_over_them(enter, desk, accepted):
    many_more(accepted, 400)
    client = enter(desk)
    first, last = page_of(client, accepted), page_of(client, accepted, trang="3", q="")
    assert (len(labels(first)), len(labels(last))) == (200, 11)
    assert "Trang 1/3" in first.content.decode()
    assert labels(last)[-1] == "x.399"


def test_plans_are_found_by_number_and_words_without_marks(enter, desk, accepted):
    client = enter(desk)
    for words, found in (("07/kh-ubnd", True), ("hop tac bien", True), ("163/KH-UBND", False)):
        shown = client.get(reverse("plans:plan-list"), {"q": words}).content.decode()
        assert ("Mở rộng hợp tác biển" in shown) is found


def test_the_list_of_plans_counts_what_one_may_see(enter, desk, officer, accepted):
    assert "8 nhiệm vụ" in enter(desk).get(reverse("plans:plan-list")).content.decode()
    assert "2 nhiệm vụ" in enter(officer).get(reverse("plans:plan-list")).content.decode()
