"""Who gets what of the calendar: everybody what they may see; an address of a feed is its own key."""

from haidang.desk.calendar import examples
from tests.rights import CONTENT, EVERYBODY, Address

_OWNER = "so-cong-thuong"

ADDRESSES = {
    "desk:calendar": Address(seen_by=CONTENT),
    "desk:calendar-week": Address(seen_by=CONTENT),
    "desk:calendar-week-paper": Address(seen_by=CONTENT),
    "desk:calendar-year": Address(seen_by=CONTENT),
    "desk:calendar-list": Address(seen_by=CONTENT),
    "desk:calendar-feeds": Address(seen_by=CONTENT, done_by=CONTENT),
    # Another's address does not exist, for who keeps the accounts neither.
    "desk:calendar-feed-revoke": Address(
        done_by=frozenset({_OWNER}), args=lambda people: (examples.feed(people[_OWNER])[0].pk,)
    ),
    "desk:calendar-feed": Address(
        seen_by=EVERYBODY, public=True, args=lambda people: (examples.feed(people[_OWNER])[1],)
    ),
}
