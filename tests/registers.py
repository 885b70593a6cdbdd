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


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def right(register: Register, user: Any, page: str, record: Any) -> int:
    """What the rights say a page must answer."""
    sees = register.may(user, "view", record)
    if page in ("list", "print", "export"):
        return 200
    if page in OF_ONE:
        verb = {"edit": "change", "delete": "delete"}.get(page, "view")
        return 200 if register.may(user, verb, record) else 403 if sees else 404
    return 200 if register.may_add(user) else 403 if sees else 404


def unlike(register: Register, people: Sequence[Any], record: Any) -> list[Any]:
    """One person for each way in which the rights answer: those who are answered alike need no visit each."""
    answers = {user: tuple(right(register, user, page, record) for page in WHOLE + OF_ONE) for user in people}
    return list({answer: user for user, answer in answers.items()}.values())


def answers_as_its_rights_say(register: Register, people: Sequence[Any]) -> None:
    record = example(register)
    wrong = [
        f"{user.username} {page}: {status} instead of {due}"
        for user in unlike(register, people, record)
        for client in [signed_in(user)]
        for page, url in pages(register, record).items()
        if (status := client.get(url).status_code) != (due := right(register, user, page, record))
    ]
    assert wrong == []


def shows_no_button_that_leads_to_a_refusal(register: Register, people: Sequence[Any]) -> None:
    record = example(register)
    wrong = []
    for user in unlike(register, people, record):
        client = signed_in(user)
        shown = [client.get(url) for url in pages(register, record, ("list", "record")).values()]
        text = "".join(reply.content.decode() for reply in shown if reply.status_code == 200)
        for page, url in pages(register, record, ("add", "import", "edit", "delete")).items():
            if f'href="{url}"' in text and right(register, user, page, record) != 200:
                wrong.append(f"{user.username} finds {page}")
    assert wrong == []


def refuses_what_is_sent_without_the_right(register: Register, people: Sequence[Any]) -> None:
    record = example(register)
    held = type(record)._default_manager.filter(pk=record.pk).values()
    before = list(held.all())
    for user in unlike(register, people, record):
        client = signed_in(user)
        for page, url in pages(register, record, ("add", "import", "edit", "delete")).items():
            due = right(register, user, page, record)
            if due != 200:
                assert client.post(url, {"reason": "x", "confirmed": "x"}).status_code == due, (user.username, page)
    assert list(held.all()) == before


def is_kept_by_somebody(register: Register, people: Sequence[Any]) -> None:
    """A room that forgot its rights shows nothing to anybody."""
    record = example(register)
    assert any(register.may(user, "view", record) for user in people)
    if address(register, "add"):
        assert any(register.may_add(user) for user in people)
    if address(register, "edit", record):
        assert any(register.may(user, "change", record) for user in people)


def sends_strangers_to_the_door(register: Register) -> None:
    record = example(register)
    for page, url in pages(register, record).items():
        reply = Client().get(url)
        assert (reply.status_code, reply.headers.get("Location", "")[:11]) == (302, "/dang-nhap/"), page


def costs_the_same_whatever_its_length(register: Register, people: Sequence[Any]) -> None:
    record = example(register)
    # a second one: what a record is held against is asked for only where there is something
    example(register)
    user = next(user for user in people if register.may(user, "view", record))
    client = signed_in(user)
    for page, url in pages(register, record, ("list", "print", "export", "record")).items():
        client.get(url)  # content types and the like are remembered
        with CaptureQueriesContext(
            connection,
        ) as few:
            client.get(url)
        for _ in range(3):
            example(register)
        with CaptureQueriesContext(connection) as more:
            client.get(url)
        said = [query["sql"][:200] for query in more.captured_queries]
        assert len(more) <= len(few), (page, said)
        assert len(few) <= 25 + pointing_at(register), (page, said)


def pointing_at(register: Register) -> int:
    """On the page of a record stand its own parts and the rows of other registers: one query for each such way."""
    relations = register.model._meta.related_objects
    room = register.model._meta.app_label
    return sum(
        register_of(each.related_model) is not None or each.related_model._meta.app_label == room for each in relations
    )


def bears_words_of_the_office(register: Register) -> None:
    """No name of a field on the screen; addresses without marks; a name and a page of its own."""
    record = example(register)
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


def comes_back_from_excel_as_it_went(register: Register, people: Sequence[Any]) -> None:
    record = example(register)
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


def is_not_put_out_by_an_odd_address(register: Register, people: Sequence[Any]) -> None:
    record = example(register)
    client = signed_in(next(user for user in people if register.may(user, "view", record)))
    odd = dict.fromkeys(register.filters.base_filters, "x'%à") | {"sap-xep": "x", "trang": "-1"}
    for url in pages(register, record, ("list", "print", "export")).values():
        assert client.get(url, odd).status_code == 200
    who_adds = next((user for user in people if register.may_add(user)), None)
    for url in pages(register, record, ("add",)).values() if who_adds else ():
        for said in ("x'%à", "0", "9" * 40):
            begun = dict.fromkeys(register.form.base_fields, said)
            assert signed_in(who_adds).get(url, begun).status_code == 200, said
