"""What no line of the log may hold."""

import pytest

from haidang.site.logs import hide_secret_addresses

ADDRESS = "/tra-loi/cap-nhat/WzI3LDcsOCwiMjAyMC10MDUiXQ:krLzFW6UsZvRPaTjWjHqQ8fEqt5d7/"
FEED = "/lich/rieng/krLzFW6UsZvRPaTjWjHqQ8fEqt5d7.ics"


@pytest.mark.parametrize("words", ["%s", "Conflict: %s", "Internal Server Error: %s", 'GET "%s" 200'])
def test_no_line_holds_the_address_of_a_link_that_acts_without_sign_in(words):
    said = hide_secret_addresses(None, "info", {"event": words % ADDRESS, "path": ADDRESS, "status": 409})
    assert "krLzFW6" not in str(said)
    assert said["path"] == "/tra-loi/cap-nhat/…/"
    assert said["status"] == 409


@pytest.mark.parametrize("words", ["%s", "Not Found: %s", 'GET "%s" 200'])
def test_no_line_holds_the_address_of_a_feed(words):
    said = hide_secret_addresses(None, "info", {"event": words % FEED, "path": FEED})
    assert "krLzFW6" not in str(said)
    assert said["path"] == "/lich/rieng/…"


def test_other_addresses_stay_as_they_are():
    assert hide_secret_addresses(None, "info", {"path": "/ke-hoach/1/"})["path"] == "/ke-hoach/1/"
