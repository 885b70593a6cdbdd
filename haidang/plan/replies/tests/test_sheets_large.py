"""A sheet of five thousand rows: it goes out and is previewed with no more queries than a small one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty, Plan, Task
from haidang.plan.replies import services
from haidang.plan.replies.choices.sheets import Form, Verdict
from haidang.plan.replies.tests.made import Filled, written
from tests.worlds import let_the_planner_know

# a price is counted in questions, which are as many on either engine
pytestmark = [pytest.mark.django_db, pytest.mark.machine, pytest.mark.one_engine]
ROWS = 5_000


@pytest.fixture
def large(officer, norms, today):
    plan = Plan.objects.create(title="Kế hoạch lớn", number="9/KH-UBND", year=2020, issued_on=date(2020, 2, 20))
    made = (
        Task(plan=plan, title=f"Việc số {n} của năm", label=str(n), position=n, accepted_by=officer)
        for n in range(ROWS)
    )
    tasks = Task.objects.bulk_create(made)
    Duty.objects.bulk_create(Duty(task=task, agency=officer.agency, part=Part.LEAD) for task in tasks)
    let_the_planner_know()
    return plan


def filled(data):
    sheet = Filled(data)
    grid, head = sheet.grid, sheet.head
    for line in grid[head.below :]:
        line[head.at["state"]] = "Đang thực hiện"
        line[head.at["done"]] = "Đã làm được phần việc của tháng. " * 4
    return written(grid, "9-KH-UBND 2020-t03")


def test_five_thousand_rows_are_previewed_with_the_queries_of_a_few(large, officer, enter):
    handed = services.hand_out(Form.TABLE, plan=large, period="2020-t03", by=officer)
    assert handed.rows == ROWS
    data = filled(handed.data)
    with CaptureQueriesContext(connection) as asked:
        intake = services.take_file("bang.xlsx", data, by=officer)
    assert intake.rows.filter(verdict=Verdict.TAKEN).count() == ROWS
    # an INSERT takes some dozens of rows on SQLite; nothing else grows
    reads = [query for query in asked if not query["sql"].startswith("INSERT")]
    assert len(reads) < 30
    client = enter(officer)
    with CaptureQueriesContext(connection) as shown:
        assert client.get(intake.get_absolute_url()).status_code == 200
    assert len(shown) < 25
