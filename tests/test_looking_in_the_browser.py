"""What was looked at once is not looked at again; a fault beside it, or in what looks almost like it, is found."""

import pytest
from axe_playwright_python.base import AXE_FILE_NAME, AXE_FILE_PATH

pytestmark = pytest.mark.browser

#: A page that hinders nobody, with two of everything.
PAGE = """<!doctype html><html lang="vi"><head><meta name="viewport" content="width=device-width"><title>Trang</title>
<style>body {color: #222; background: #fff} .dim {color: #444; background: #eee} .box {height: 20px; overflow: auto}
@media (prefers-color-scheme: dark) {body {color: #eee; background: #111} .dim {color: #ccc; background: #222}}
</style></head><body><header><nav aria-label="Chính"><a href="#noi-dung">Tới nội dung</a></nav></header>
<main id="noi-dung"><h1>Sổ</h1>
<section aria-labelledby="mot"><h2 id="mot">Một</h2><p class="dim">Lời <button>Sửa</button> rồi thôi.</p>
<ul><li><a href="/1">Dòng 1</a></li><li><a href="/2">Dòng 2</a></li></ul>
<label for="o-1">Ô 1</label> <input id="o-1" aria-describedby="ghi-1"><p id="ghi-1">Ghi chú</p></section>
<section aria-labelledby="hai"><h2 id="hai">Hai</h2><p class="dim">Lời <button>Sửa</button> rồi thôi.</p>
<ul><li><a href="/1">Dòng 1</a></li><li><a href="/2">Dòng 2</a></li></ul>
<label for="o-2">Ô 2</label> <input id="o-2" aria-describedby="ghi-2"><p id="ghi-2">Ghi chú</p></section>
</main></body></html>"""

#: What is done to the second of two, and what the checker calls it.
FAULTS = {
    "button-name": "document.querySelectorAll('button')[1].textContent = ''",
    "link-name": "document.querySelectorAll('li:last-child a')[1].innerHTML = '<span hidden>Dòng 2</span>'",
    "label": "document.querySelector('[for=o-2]').htmlFor = 'o-1'",
    "list": "document.querySelectorAll('ul')[1].insertAdjacentHTML('beforeend', '<div>Lạc vào</div>')",
    "listitem": "document.querySelectorAll('ul')[1].replaceWith(document.querySelectorAll('li')[2])",
    "aria-valid-attr-value": "document.getElementById('o-2').setAttribute('aria-invalid', 'chưa biết')",
    "aria-allowed-attr": "document.querySelectorAll('li')[3].setAttribute('aria-checked', 'true')",
    "aria-hidden-focus": "document.querySelectorAll('ul')[1].setAttribute('aria-hidden', 'true')",
    "nested-interactive": "document.querySelectorAll('button')[1].innerHTML = '<a href=\"/\">Sửa</a>'",
    "heading-order": "document.getElementById('hai').outerHTML = '<h4 id=\"hai\">Hai</h4>'",
    "empty-heading": "document.getElementById('hai').textContent = ''",
    "page-has-heading-one": "document.querySelector('h1').remove()",
    "landmark-unique": "document.getElementById('hai').textContent = 'Một'",
    "landmark-no-duplicate-main": "document.querySelector('main').after(document.createElement('main'))",
    "region": "document.querySelector('main').insertAdjacentHTML('afterend', '<p>Bên ngoài</p>')",
    "tabindex": "document.querySelectorAll('button')[1].tabIndex = 3",
    "scrollable-region-focusable": "document.getElementById('ghi-2').outerHTML ="
    " '<div class=box id=ghi-2>' + '<p>Dài</p>'.repeat(9) + '</div>'",
    "html-has-lang": "document.documentElement.removeAttribute('lang')",
    "document-title": "document.title = ''",
    "wider": "document.querySelector('main').style.width = '9000px'",
    "color-contrast": "document.querySelectorAll('.dim')[1].style.color = '#999'",
}


@pytest.fixture
def page(page):
    """A page with an address, which no server has, and from which it fetches the checker."""
    page.route("http://trang.test/", lambda asked: asked.fulfill(body="", content_type="text/html"))
    page.route(f"http://trang.test/**/{AXE_FILE_NAME}", lambda asked: asked.fulfill(path=AXE_FILE_PATH))
    page.goto("http://trang.test/")
    return page


def test_a_fault_is_found_on_a_page_that_was_in_order_before(page, axe):
    for rule, done in FAULTS.items():
        page.set_content(PAGE)
        assert axe(page) == []
        page.evaluate(done)
        assert rule in {fault.partition(":")[0] for fault in axe(page)}


def test_what_is_too_pale_in_the_dark_alone_is_found(page, axe):
    page.set_content(PAGE)
    assert axe(page) == []
    page.add_style_tag(content="@media (prefers-color-scheme: dark) {.dim {color: #333}}")
    assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert "color-contrast" in "".join(axe(page, everything=False))


def test_a_name_that_is_hidden_on_one_screen_alone_is_missed_there(page, axe):
    page.set_content(PAGE)
    page.add_style_tag(content="@media (width < 500px) {button span {display: none}}")
    page.evaluate("document.querySelectorAll('button')[1].innerHTML = '<span>Sửa</span>'")
    assert axe(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert "button-name" in "".join(axe(page))


def test_what_lies_in_a_closed_fold_is_left_as_it_was_and_is_weighed_when_it_is_opened(page, axe):
    page.set_content(PAGE)
    fold = "<details><summary>Thêm</summary>Trước <p style='color: #ddd'>Nhạt</p> sau</details>"
    page.evaluate("fold => document.querySelector('main').insertAdjacentHTML('beforeend', fold)", fold)
    assert axe(page) == []
    assert page.locator("details").evaluate("fold => fold.outerHTML.replaceAll('\"', '\\'')") == fold
    page.evaluate("document.querySelector('details').open = true")
    assert "color-contrast" in "".join(axe(page))
