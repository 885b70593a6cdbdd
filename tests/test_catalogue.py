"""Vietnamese is the language of the source; whoever chooses English is answered in English, sentence by sentence."""

import re

import polib
import pytest
from django.test import Client

from tests.catalogue import CATALOGUE, Sentence, key, of_python, of_template, said, sentences


def test_sentences_are_found_in_python():
    code = 'x = _("Một")\ny = ngettext("%(n)s cái", "%(n)s cái", n)\nz = pgettext("đoàn", "Đi")\nw = _(name)\n'
    assert list(of_python(code)) == [
        Sentence("Một"),
        Sentence("%(n)s cái", "%(n)s cái"),
        Sentence("Đi", context="đoàn"),
    ]


def test_sentences_are_found_in_templates():
    text = """{% load i18n %}<p title="{% translate "Một (hai)" %}"></p>
    {% blocktranslate with n=list|length %}Có {{ n }} cái{% endblocktranslate %}
    {% include "x.html" with label=_("Ba") %}
    {% blocktranslate count n=3 %}{{ n }} tệp{% plural %}{{ n }} tệp ạ{% endblocktranslate %}"""
    assert set(of_template(text, "x.html")) == {
        Sentence("Một (hai)"),
        Sentence("Có %(n)s cái"),
        Sentence("Ba"),
        Sentence("%(n)s tệp", "%(n)s tệp ạ"),
    }


def test_the_catalogue_holds_the_sentences_of_the_program_and_no_others():
    held = {key(entry) for entry in polib.pofile(str(CATALOGUE))}
    spoken = set(sentences())
    assert spoken - held == set(), "python -m tests.catalogue brings the catalogue in step"
    assert held - spoken == set(), "python -m tests.catalogue brings the catalogue in step"


@pytest.mark.django_db
def test_a_page_is_vietnamese_until_somebody_chooses():
    client = Client(headers={"accept-language": "en-US,en;q=0.9"})
    assert '<html lang="vi"' in client.get("/dang-nhap/").content.decode()
    reply = client.post("/ngon-ngu/", {"language": "en", "next": "/dang-nhap/"})
    assert reply["Location"] == "/dang-nhap/"
    page = client.get("/dang-nhap/")
    assert '<html lang="en"' in page.content.decode()
    assert page["Content-Language"] == "en"
    client.post("/ngon-ngu/", {"language": "vi", "next": "/"})
    assert '<html lang="vi"' in client.get("/dang-nhap/").content.decode()


@pytest.mark.django_db
def test_a_language_that_is_not_spoken_here_changes_nothing(client):
    client.cookies["haidang_language"] = "fr"
    assert '<html lang="vi"' in client.get("/dang-nhap/").content.decode()


@pytest.mark.django_db
def test_the_switch_leads_to_no_other_house(client):
    assert client.post("/ngon-ngu/", {"language": "en", "next": "https://vi-du.example/"})["Location"] == "/"


def test_every_sentence_is_said_in_english_with_its_placeholders():
    entries = list(polib.pofile(str(CATALOGUE)))
    silent = [entry.msgid for entry in entries if not said(entry)]
    assert silent == [], "python -m tests.catalogue lists what is new; say it in English"
    wrong = [
        entry.msgid
        for entry in entries
        for words in said(entry)[-1:]
        if placeholders(words) != placeholders(entry.msgid)
    ]
    assert wrong == []


def placeholders(words):
    """%(name)s, %s and {name} of a sentence, each once."""
    return set(re.findall(r"%\(\w+\)[a-z]|%s|\{\w*\}", words))


@pytest.mark.django_db
def test_a_page_in_english_says_no_vietnamese_of_its_own(client):
    client.cookies["haidang_language"] = "en"
    page = client.get("/dang-nhap/").content.decode()
    assert "Password" in page
    assert "Mật khẩu" not in page
