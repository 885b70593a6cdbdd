"""A choice among many is typed, without marks; the form holds what the select held, with scripts and without."""

import pytest

from tests.browser import choice

pytestmark = pytest.mark.browser


@pytest.fixture
def style(page, live_server):
    page.goto(live_server.url + "/kieu-mau/")
    return page


def box(page, name="Cơ quan"):
    return choice(page, name)


def options(page):
    return page.get_by_role("option").all_inner_texts()


def held(page, name="agency"):
    """What the form would send."""
    return page.evaluate("name => [...document.getElementsByName(name)[0].selectedOptions].map(o => o.value)", name)


@pytest.mark.parametrize("typed", ["so ngoai vu", "Sở Ngoại vụ", "snv", "NGOAI", "vu ngoai"])
def test_what_is_meant_is_found_without_marks_by_initials_and_in_any_order(style, typed):
    box(style).fill(typed)
    assert "Sở Ngoại vụ" in options(style)
    assert len(options(style)) < 4


def test_by_the_keyboard_alone(style):
    box(style).focus()
    style.keyboard.press("ArrowDown")
    assert len(options(style)) == 18
    style.keyboard.type("tai")
    assert options(style) == ["Sở Giao thông vận tải", "Sở Tài chính", "Sở Tài nguyên và Môi trường"]
    style.keyboard.press("ArrowDown")
    style.keyboard.press("ArrowDown")
    style.keyboard.press("Enter")
    assert box(style).input_value() == "Sở Tài nguyên và Môi trường"
    assert held(style) == ["Sở Tài nguyên và Môi trường"]
    assert box(style).get_attribute("aria-expanded") == "false"
    box(style).fill("ngoai")
    style.keyboard.press("Escape")
    assert box(style).input_value() == "Sở Tài nguyên và Môi trường"


def test_words_that_are_no_choice_are_not_kept_and_an_empty_box_is_the_choice_of_nothing(style):
    box(style).fill("so ngoai")
    style.keyboard.press("Enter")
    box(style).fill("cơ quan không có")
    assert style.get_by_text("Không có lựa chọn nào khớp.").is_visible()
    style.keyboard.press("Tab")
    assert box(style).input_value() == "Sở Ngoại vụ"
    box(style).fill("")
    style.keyboard.press("Tab")
    assert held(style) == [""]


def test_several_are_added_and_dropped(style):
    box(style, "Cơ quan phối hợp").fill("y te")
    style.keyboard.press("Enter")
    assert held(style, "agencies") == ["Sở Công Thương", "Sở Du lịch", "Sở Y tế"]
    style.get_by_role("button", name="Bỏ Sở Du lịch").click()
    assert held(style, "agencies") == ["Sở Công Thương", "Sở Y tế"]


def test_the_open_list_hinders_nobody_and_fits_the_screen(style, fit):
    box(style).fill("so")
    style.keyboard.press("ArrowDown")
    fit(style)
    assert options(style), "it stayed open"


def test_a_name_that_is_typed_is_offered_without_marks_and_anything_else_stays_as_typed(style):
    box(style, "Cơ quan theo tên").fill("so ngoai")
    style.keyboard.press("ArrowDown")
    style.keyboard.press("Enter")
    assert box(style, "Cơ quan theo tên").input_value() == "Sở Ngoại vụ"
    box(style, "Cơ quan theo tên").fill("Hội người mẫu")
    style.keyboard.press("Tab")
    assert box(style, "Cơ quan theo tên").input_value() == "Hội người mẫu"


def test_many_boxes_are_narrowed_and_what_is_ticked_stays_in_sight(style):
    style.get_by_label("Lọc danh sách: Cơ quan được xin ý kiến").fill("y te")
    shown = style.get_by_role("checkbox").filter(visible=True)
    assert [one.get_attribute("id") for one in shown.all()] == ["mau-xin-1", "mau-xin-17"]


def test_without_scripts_it_is_the_select(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + "/kieu-mau/")
    page.get_by_label("Cơ quan", exact=True).select_option(label="Sở Ngoại vụ")
    context.close()
