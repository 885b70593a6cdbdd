"""Written in Word, saved again by LibreOffice, read by the reader: the same tasks, and nothing for the linter."""

import shutil
import subprocess
from itertools import groupby

import pytest

from haidang.papers.form.checking import check
from haidang.papers.sources.opening import open_source
from haidang.papers.writer.word import docx_of
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Task
from haidang.plan.plans.reading import seen_in
from haidang.reports.next_plan import examples, services
from haidang.reports.next_plan.models import NextPlan
from haidang.reports.next_plan.rules.paper import plan_paper
from haidang.reports.next_plan.rules.reading_back import differences, tasks_read
from haidang.reports.next_plan.rules.values import FieldWords, Head, Line, PlanWords, TaskWords
from haidang.reports.next_plan.rules.wording import bare, without_label
from haidang.reports.next_plan.selectors.papers import plan_words
from tests.needs import missing

# what comes back is in a file
pytestmark = [pytest.mark.django_db, pytest.mark.one_engine]

HEAD = Head(
    "ỦY BAN NHÂN DÂN\nTỈNH BÀ RỊA - VŨNG TÀU", "Hoạt động đối ngoại năm 2020", place="Bà Rịa - Vũng Tàu",
    formula=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), post="PHÓ CHỦ TỊCH",
)  # fmt: skip
#: What no rule can say for a person: two titles of last year, in an officer's words.
MENDED = {
    "5.2": "Bảo hộ công dân đi lao động ở nước ngoài: phổ biến quyền, nghĩa vụ và nơi gọi khi cần giúp",
    "6.2": "Đưa chủ trương, chính sách, pháp luật đến kiều bào và thân nhân; mời kiều bào đầu tư về quê hương",
}


def as_accepted(plan):
    """The tasks of a plan word for word as a person accepted them: with their slips, descriptions and many leads."""
    rows = plan.tasks.of_content().in_order().prefetch_related("assignments", "solutions")
    fields = [
        FieldWords(title, tuple(_told(task) for task in tasks))
        for title, tasks in groupby(rows, key=lambda task: task.field_title)
    ]
    return PlanWords(
        HEAD,
        tuple(fields),
        purposes=(Line("Mỗi quan hệ có việc làm cụ thể"),),
        requirements=(Line("Mỗi việc có một cơ quan chịu trách nhiệm"),),
        organisation=(Line("Giao Sở Ngoại vụ theo dõi, đôn đốc"),),
        recipients=("Các sở, ban, ngành", "Lưu: VT"),
    )


def _told(task):
    parts = list(task.assignments.all())
    return TaskWords(
        title=task.title,
        leads=tuple(each.words for each in parts if each.part == Part.LEAD),
        coordinators=tuple(each.words for each in parts if each.part == Part.COORDINATING),
        due="trong năm 2020",
        description=bare(task.description.replace("\n", " ")),
        solutions=tuple(without_label(each.words) for each in task.solutions.all()),
        key=task.pk,
    )


def saved_again(papers, folder):
    """The same papers after somebody opened them in LibreOffice and saved them; one call for all."""
    program = shutil.which("soffice")
    if program is None:
        missing("LibreOffice")
    for name, data in papers.items():
        (folder / f"{name}.docx").write_bytes(data)
    command = [program, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
               "docx:MS Word 2007 XML", "--outdir", str(folder / "out")]  # fmt: skip
    command += [str(folder / f"{name}.docx") for name in papers]
    subprocess.run(command, capture_output=True, timeout=180, check=True)
    return {name: (folder / "out" / f"{name}.docx").read_bytes() for name in papers}


def test_plan_163_and_its_next_plan_come_back_as_they_were_written(accepted_163, desk, today, norms, tmp_path):
    words = as_accepted(accepted_163)
    examples.foreseen(2021)
    draft = services.draft(accepted_163, 2021, by=desk)
    # of 29 tasks two titles need a person; everything else a rule put right
    titles = {line.source.label: line for line in draft.lines.all() if isinstance(line.source, Task)}
    assert {each["line"] for each in draft.findings} == {titles[label].pk for label in MENDED}
    for label, said in MENDED.items():
        line = titles[label]
        values = {name: getattr(line, name) for name in ("field_title", "leads", "coordinators", "due", "solutions")}
        services.edit_line(line, values | {"words": said}, version=line.version, by=desk)
    draft = NextPlan.objects.get()
    assert draft.findings == []
    plans = {"as-accepted": words, "next": plan_words(draft)}
    assert len(plans["next"].annexes) == 5
    assert [len(plan.numbered) for plan in plans.values()] == [29, 31]
    written = {name: docx_of(plan_paper(plan)) for name, plan in plans.items()}
    # its form is that of the decree, too
    assert [str(fault) for fault in check(written["next"])] == []
    for files in (written, saved_again(written, tmp_path)):
        for name, plan in plans.items():
            source = open_source(f"{name}.docx", files[name])
            assert differences(plan, source) == []
            assert len(tasks_read(source)) == len(plan.numbered)
        assert seen_in(open_source("next.docx", files["next"])).findings == ()
