"""The icons of the pages: drawn as their library draws them, with what a page says of each."""

import pytest
from lucide import IconDoesNotExist
from lucide.templatetags.lucide import lucide as drawn_by_the_library

from haidang.kit.ui.templatetags.lucide import lucide


@pytest.mark.parametrize("said", [{}, {"size": 18, "aria_hidden": "true"}, {"size": None, "class": 'a "b" <c'}])
def test_an_icon_is_drawn_as_its_library_draws_it(said):
    for name in ("house", "calendar-days", "circle-check"):
        assert lucide(name, **said) == drawn_by_the_library(name, **said)


def test_an_icon_that_there_is_not_is_a_fault_of_the_page():
    with pytest.raises(IconDoesNotExist, match="no-such-icon"):
        lucide("no-such-icon")
