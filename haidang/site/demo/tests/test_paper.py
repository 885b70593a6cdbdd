"""The papers of the demonstration, as our own reader sees them; the plan's facts are those of the real plan 163."""

import json
from collections import Counter
from datetime import date
from zipfile import ZipFile

import pytest

from haidang.kit.ui.demo import DEMO_MARK
from haidang.papers.reference.agencies import known_agencies
from haidang.papers.sources.opening import open_path
from haidang.plan.plans.reading import read_paper, seen_in
from haidang.site.demo.paper import facts, paper

NAMES = [(agency.code, name) for agency in known_agencies(None) for name in (agency.name, *agency.aliases)]
PAPERS = ("plan", "export", "directive")
#: What the reader says about the two that are not meant to have slips.
CLEAN = ("export", "directive")


def source_of(name, folder):
    path = folder / f"{name}.docx"
    path.write_bytes(paper(name))
    return open_path(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("papers")


@pytest.fixture(scope="module")
def plan(folder):
    return read_paper(source_of("plan", folder), NAMES)


@pytest.fixture(scope="module")
def real(corpus):
    return open_path(corpus / "plans" / "163-kh-ubnd-2019.txt")


@pytest.fixture(scope="module")
def gold(corpus):
    return json.loads((corpus / "plans" / "163-kh-ubnd-2019.gold.json").read_text("utf-8"))


def named(plan, mentions):
    return [plan.words(mention.span) for mention in mentions]


def test_the_head_is_that_of_plan_163(plan, gold):
    head = plan.letterhead
    assert plan.words(head.full_number) == gold["full_number"]
    assert head.dated.on == date.fromisoformat(gold["date"])
    assert plan.words(head.place) == gold["place"]
    assert plan.words(head.issuer) == gold["issuer"]
    assert plan.words(head.title) == gold["title"]
    assert [plan.words(each.span) for each in plan.recipients] == gold["recipients"]


def test_nobody_real_signs_it(plan, gold):
    assert plan.words(plan.signer.name) == "Người mẫu A"
    assert plan.words(plan.signer.position) == gold["signer"]["position"]


def test_the_five_bases_are_those_of_plan_163(plan, gold):
    read = [(plan.words(base.number), base.dated.on.isoformat(), plan.words(base.issuer)) for base in plan.bases]
    assert read == [(base["number"], base["date"], base["issuer_text"]) for base in gold["bases"]]
    assert len(read) == 5


def test_eleven_fields_hold_twenty_nine_tasks(plan, gold):
    assert [field.label for field in plan.fields] == [str(number) for number in range(1, 12)]
    assert [(task.section, task.label) for task in plan.tasks] == [(t["section"], t["label"]) for t in gold["tasks"]]
    assert len(plan.tasks) == 29


@pytest.mark.parametrize("kind", ["tasks", "org_assignments"])
def test_each_task_has_the_agencies_and_the_deadline_of_plan_163(plan, gold, kind):
    for read, true in zip(getattr(plan, kind), gold[kind], strict=True):
        assert (read.label, named(plan, read.leads)) == (true["label"], true["lead"])
        assert named(plan, read.coordinators) == true["coordinating"], true["label"]
        # the gold keeps the hedge before the day; the reader's span is the day itself
        assert bool(read.deadlines) == bool(true["deadline_text"]), true["label"]


def test_the_one_deadline_is_april_2020(plan):
    assert [(task.label, task.deadlines[0].on) for task in plan.tasks if task.deadlines] == [("3.4", date(2020, 4, 30))]


def test_phrases_for_many_are_open_where_they_are_in_plan_163(plan, real):
    def phrases(read):
        return [
            (task.label, read.words(mention.span), mention.code, mention.group, mention.open)
            for task in read.assignments
            for mention in (*task.leads, *task.coordinators)
        ]

    assert phrases(plan) == phrases(read_paper(real, NAMES))


def test_seventy_three_solutions_bear_the_signs_of_plan_163(plan):
    signs = Counter(solution.label for task in plan.tasks for solution in task.solutions)
    assert signs == {"+": 66, "-": 1, "": 6}


def test_the_papers_it_names_are_those_plan_163_names(plan, real):
    def cited(read):
        return [(read.words(c.number), c.dated and c.dated.on) for c in read.citations if c.number]

    assert Counter(cited(plan)) == Counter(cited(read_paper(real, NAMES)))


def test_it_has_the_slips_of_plan_163_and_no_others(folder, real):
    found = [Counter(finding.code for finding in seen_in(each).findings) for each in (source_of("plan", folder), real)]
    assert found[0] == found[1]


def test_difficulties_go_to_the_department_of_foreign_affairs(plan):
    assert [named(plan, channel.to) for channel in plan.channels] == [["Sở Ngoại vụ"]]


@pytest.mark.parametrize(("name", "tasks"), [("export", 5), ("directive", 6)])
def test_the_invented_papers_read_without_a_doubt(folder, name, tasks):
    seen = seen_in(source_of(name, folder), NAMES)
    assert [task.kind for task in seen.tasks].count("task") == tasks
    assert [finding.code for finding in seen.findings] == []


@pytest.mark.parametrize("name", PAPERS)
def test_every_page_says_that_it_is_a_demonstration(folder, name):
    path = folder / f"{name}.docx"
    path.write_bytes(paper(name))
    with ZipFile(path) as parts:
        headers = [part for part in parts.namelist() if part.startswith("word/header")]
        assert len(headers) == 2  # the first page has its own
        assert all(DEMO_MARK in parts.read(part).decode() for part in headers)


@pytest.mark.parametrize("name", PAPERS)
def test_the_mark_is_of_the_page_and_not_of_the_text(folder, name):
    source = source_of(name, folder)
    at = source.text.index(DEMO_MARK)
    assert next(kind for kind, start, end in seen_in(source).coverage if start <= at < end) == "furniture"


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_facts_make_the_same_bytes(name):
    first = paper(name)
    paper.cache_clear()
    assert paper(name) == first


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_is_left_unread(folder, name):
    assert not [kind for kind, _, _ in seen_in(source_of(name, folder)).coverage if kind == "not-read"]


def test_bases_stand_in_italics_since_decree_30(folder):
    def italic(name):
        import docx

        (folder / f"{name}.docx").write_bytes(paper(name))
        lines = docx.Document(str(folder / f"{name}.docx")).paragraphs
        return next(line.runs[0].italic for line in lines if line.text == facts(name)["bases"][0])

    assert not italic("plan")
    assert italic("export")
