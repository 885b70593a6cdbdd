"""Laws of every register, whoever wrote it: for the catalogue of the house, and for the made room of kit.records."""

from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from haidang.kit.personal.fields import personal_fields
from haidang.kit.records import sheets
from haidang.kit.records.catalogue import example, register_of
from haidang.kit.records.register import Register
from haidang.kit.search.searchable import Searchable, pieces
from haidang.office.documents.paper_kinds import kinds_of
from tests.drawing import drawn_for
from tests.people import signed_in

WHOLE = ("list", "add", "print", "export", "import", "sheet")
OF_ONE = ("record", "edit", "delete", "history")


def address(register: Register, page: str, record: Any = None) -> str:
    """Where a page is; "" where the room left it out."""
    try:
        return reverse(register.url_name(page), args=[record.pk] if page in OF_ONE else [])
    except NoReverseMatch:
        return ""


def pages(register: Register, record: Any, names: Sequence[str] = WHOLE + OF_ONE) -> dict[str, str]:
    return {name: found for name in names if (found := address(register, name, record))}


def rights(register: Register, user: Any, record: Any) -> dict[str, int]:
    """What the rights say each page must answer."""
    may = {verb: register.may(user, verb, record) for verb in ("view", "change", "delete")}
    shut = 403 if may["view"] else 404
    verbs = {"record": "view", "history": "view", "edit": "change", "delete": "delete"}
    said = dict.fromkeys(("list", "print", "export"), 200)
    said |= {page: 200 if may[verb] else shut for page, verb in verbs.items()}
    return said | dict.fromkeys(("add", "import", "sheet"), 200 if register.may_add(user) else shut)


def unlike(register: Register, people: Sequence[Any], record: Any) -> dict[Any, dict[str, int]]:
    """One person for each way in which the rights answer: those who are answered alike need no visit each.

    The other engine is asked by one of them: what it does alone are the questions of a page.
    """
    answers = {user: rights(register, user, record) for user in people}
    alike = {tuple(said.values()): user for user, said in answers.items()}
    if connection.vendor == "postgresql":
        most = max(alike, key=lambda said: said.count(200))
        alike = {most: alike[most]}
    return {user: answers[user] for user in alike.values()}


def one_for_each_answer(asked: dict[Any, dict[str, int]], page: str) -> dict[Any, int]:
    """Of those whom a page answers alike one is enough: their rights are the same rows."""
    alike = {due[page]: user for user, due in asked.items()}
    return {user: status for status, user in alike.items()}


def answers_as_its_rights_say(register: Register, people: Sequence[Any], record: Any) -> None:
    asked = unlike(register, people, record)
    browsers = {user: signed_in(user) for user in asked}
    who_keeps = next((user for user, due in asked.items() if due["edit"] == 200), next(iter(asked)))
    with drawn_for({who_keeps.username}):
        wrong = [
            f"{user.username} {page}: {status} instead of {due}"
            for page, url in pages(register, record).items()
            for user, due in (one_for_each_answer(asked, page) | {who_keeps: asked[who_keeps][page]}).items()
            if (status := browsers[user].get(url).status_code) != due
        ]
    assert wrong == []


def shows_no_button_that_leads_to_a_refusal(register: Register, people: Sequence[Any], record: Any) -> None:
    wrong = []
    buttons = pages(register, record, ("add", "import", "edit", "delete"))
    for user, due in unlike(register, people, record).items():
        refused = {page: f'href="{url}"' for page, url in buttons.items() if due[page] != 200}
        if not refused:
            continue
        client = signed_in(user)
        shown = [client.get(url) for url in pages(register, record, ("list", "record")).values()]
        text = "".join(reply.content.decode() for reply in shown if reply.status_code == 200)
        wrong += [f"{user.username} finds {page}" for page, link in refused.items() if link in text]
    assert wrong == []


def refuses_what_is_sent_without_the_right(register: Register, people: Sequence[Any], record: Any) -> None:
    held = type(record)._default_manager.filter(pk=record.pk).values()
    before = list(held.all())
    asked = unlike(register, people, record)
    browsers = {user: signed_in(user) for user in asked}
    with drawn_for(()):
        for page, url in pages(register, record, ("add", "import", "edit", "delete")).items():
            for user, due in one_for_each_answer(asked, page).items():
                if due != 200:
                    sent = browsers[user].post(url, {"reason": "x", "confirmed": "x"})
                    assert sent.status_code == due, (user.username, page)
    assert list(held.all()) == before


def is_kept_by_somebody(register: Register, people: Sequence[Any], record: Any) -> None:
    """A room that forgot its rights shows nothing to anybody."""
    assert any(register.may(user, "view", record) for user in people)
    if address(register, "add"):
        assert any(register.may_add(user) for user in people)
    if address(register, "edit", record):
        assert any(register.may(user, "change", record) for user in people)


def sends_strangers_to_the_door(register: Register, record: Any) -> None:
    for page, url in pages(register, record).items():
        reply = Client().get(url)
        assert (reply.status_code, reply.headers.get("Location", "")[:11]) == (302, "/dang-nhap/"), page


def costs_the_same_whatever_its_length(register: Register, people: Sequence[Any], record: Any) -> None:
    # a second one: what a record is held against is asked for only where there is something
    example(register)
    client = signed_in(next(user for user in people if register.may(user, "view", record)))
    asked = pages(register, record, ("list", "print", "export", "record"))
    for url in asked.values():
        client.get(url)  # content types and the like are remembered
    few = {page: queries_of(client, url) for page, url in asked.items()}
    for _ in range(3):
        example(register)
    for page, url in asked.items():
        more = queries_of(client, url)
        assert len(more) <= len(few[page]), (page, more)
        assert len(few[page]) <= 25 + pointing_at(register), (page, more)


def queries_of(client: Client, url: str) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return [query["sql"][:200] for query in asked.captured_queries]


def pointing_at(register: Register) -> int:
    """On the page of a record stand its own parts and the rows of other registers: one query for each such way.

    Where papers are drafted of it, those drafts too: which there are, whether one may be begun, for whom one acts.
    """
    relations = register.model._meta.related_objects
    room = register.model._meta.app_label
    ways = sum(
        register_of(each.related_model) is not None or each.related_model._meta.app_label == room for each in relations
    )
    return ways + 3 * bool(kinds_of(register.model))


def bears_words_of_the_office(register: Register, record: Any) -> None:
    """No name of a field on the screen; addresses without marks; a name and a page of its own."""
    for column in (*register.listed, *register.detailed):
        assert column.label
        assert column.label.lower() != column.path.lower(), column.path
    for name, field in register.form().fields.items():
        assert str(field.label or "").lower() != name.replace("_", " "), name
    for name, one in register.filters.base_filters.items():
        assert one.label is None or str(one.label).lower() != name.replace("_", " "), name
    assert str(record).strip()
    assert f"{type(record).__name__} object" not in str(record)
    assert record.get_absolute_url() == address(register, "record", record)
    assert all(url.isascii() and url == url.lower() for url in pages(register, record).values())


def comes_back_from_excel_as_it_went(register: Register, people: Sequence[Any], record: Any) -> None:
    keepers = (user for user in people if register.may_add(user) and register.may(user, "change", record))
    user = next(keepers, None)
    if user is None or not address(register, "import"):
        return
    client = signed_in(user)
    out = client.get(address(register, "sheet"), {"day-du": "1"})
    preview = client.post(address(register, "import"), {"sheet": SimpleUploadedFile("a.xlsx", out.content)})
    lines = preview.context["lines"]
    assert lines
    assert [line.sentence for line in lines if line.verdict != "same"] == []


def keeps_personal_data_in_the_house(register: Register) -> None:
    class Asked:
        pass

    asked: Any = Asked()
    asked.register = register
    names = {field.name for field in personal_fields(register.model)}
    assert not {column.path for column in sheets.exported(asked)} & names


def is_found(register: Register) -> None:
    """The search box finds its records, by texts that exist and are nobody's personal data."""
    found = register.model.__dict__.get("searchable")
    assert isinstance(found, Searchable), f"{register.model.__name__} says nothing of what is found of it"
    assert pieces(register.model, found)


def is_not_put_out_by_an_odd_address(register: Register, people: Sequence[Any], record: Any) -> None:
    client = signed_in(next(user for user in people if register.may(user, "view", record)))
    odd = dict.fromkeys(register.filters.base_filters, "x'%à") | {"sap-xep": "x", "trang": "-1"}
    for url in pages(register, record, ("list", "print", "export")).values():
        assert client.get(url, odd).status_code == 200
    # a year that no calendar has, a number that no table has
    far = dict.fromkeys(register.filters.base_filters, "2549926")
    assert client.get(address(register, "list"), far).status_code == 200
    who_adds: Any = next((user for user in people if register.may_add(user)), None)
    for url in pages(register, record, ("add",)).values() if who_adds else ():
        for said in ("x'%à", "0", "9" * 40):
            begun = dict.fromkeys(register.form.base_fields, said)
            assert signed_in(who_adds).get(url, begun).status_code == 200, said
