"""Plans and tasks are found by number and by words without marks, by those who may see them and by nobody else."""

import pytest
from django.urls import reverse

from haidang.kit.search.selectors import search
from haidang.plan.plans import services


def found(words, user):
    """The addresses of what is found, group by group."""
    return [row.url for group in search(words, user).groups for row in group.rows]


@pytest.mark.parametrize("words", ["163/KH-UBND", "163/kh-ubnd"])
def test_a_number_finds_its_plan(desk, accepted_163, words):
    assert found(words, desk)[0] == accepted_163.get_absolute_url()


def test_words_without_marks_find_a_task_by_its_title_and_by_its_solutions(desk, accepted_163):
    assert found("bao ho cong dan", desk)[0] == accepted_163.tasks.get(label="5.2").get_absolute_url()
    assert accepted_163.tasks.get(label="3.5").get_absolute_url() in found("tuyen sinh sinh vien lao", desk)


def test_who_has_no_part_in_a_task_does_not_find_it(cast, accepted, tasks):
    assert found("nghiep vu le tan", cast["so-ngoai-vu"]) == [tasks["3.1"].get_absolute_url()]
    for who in ("tinh-doan", "quan-tri"):
        assert found("nghiep vu le tan", cast[who]) == []
    assert found("07/KH-UBND", cast["tinh-doan"]) == [accepted.get_absolute_url()]
    assert found("07/KH-UBND", cast["quan-tri"]) == []


def test_a_corrected_title_is_found_by_its_new_words(desk, tasks):
    services.correct(tasks["3.2"], by=desk, version=1, title="Soạn cẩm nang bỏ túi", reason="Đọc nhầm.")
    assert found("cam nang bo tui", desk) == [tasks["3.2"].get_absolute_url()]
    assert found("so tay xung ho", desk) == []


def test_the_page_of_search_leads_to_the_task(enter, desk, tasks):
    shown = enter(desk).get("/tim-kiem/", {"q": "so tay xung ho"}).content.decode()
    assert reverse("plans:task", args=[tasks["3.2"].pk]) in shown
