"""Icons: drawn as their library draws them, from an archive that is opened once."""

import pytest
from django.template import Context, Template
from lucide.templatetags.lucide import lucide as of_the_library

from haidang.kit.ui.templatetags.lucide import _archive


def drawn(tag):
    return Template(f"{{% load lucide %}}{{% {tag} %}}").render(Context())


@pytest.mark.parametrize("name", ["house", "lamp", "circle-check", "triangle-alert"])
def test_an_icon_is_drawn_as_the_library_draws_it(name):
    asked = {"aria_hidden": "true", "class": "hd-icon"}
    assert drawn(f'lucide "{name}" size=18 class="hd-icon" aria_hidden="true"') == of_the_library(
        name, size=18, **asked
    )


def test_a_second_icon_opens_nothing():
    drawn('lucide "house"')
    before = _archive.cache_info().misses
    drawn('lucide "ship" size=31')
    assert _archive.cache_info().misses == before


def test_an_icon_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError, match="no-such-icon"):
        drawn('lucide "no-such-icon"')
