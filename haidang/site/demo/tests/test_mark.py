"""Whatever leaves a demonstration says so, in one spelling that is written in one place."""

from pathlib import Path

import haidang
from haidang.kit.ui import demo

HOUSE = Path(haidang.__file__).parent


def test_the_mark_is_there_in_a_demonstration_and_nowhere_else(settings):
    assert demo.demo_mark() == "Dữ liệu minh họa"
    settings.HAIDANG_DEMO = False
    assert demo.demo_mark() == ""


def test_no_room_spells_the_mark_itself():
    own = [
        str(file.relative_to(HOUSE))
        for file in HOUSE.rglob("*.py")
        if "tests" not in file.parts
        and file != Path(demo.__file__)
        and f'"{demo.DEMO_MARK}"' in file.read_text("utf-8")
    ]
    assert own == []


def test_nobody_but_the_loader_tells_a_past():
    told = {
        str(file.relative_to(HOUSE))
        for file in HOUSE.rglob("*.py")
        if "tests" not in file.parts and "telling(" in file.read_text("utf-8")
    }
    assert told == {"kit/clock.py", "site/demo/telling.py"}
