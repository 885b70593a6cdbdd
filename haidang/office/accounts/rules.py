"""Who may do what, and what the door asks of those who come. Plain values: no database, no request, no own clock."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from haidang.office.accounts.choices import DESK_ROLES, OVERSEEING_ROLES, Reach, Role, Thing, Verb

Reaches = Mapping[Reach, frozenset[Role]]

_ALL, _AGENCY, _OWN = Reach.ALL, Reach.AGENCY, Reach.OWN
_EVERYBODY = frozenset(Role)
#: Administration has no access to content (cf. Circular 12/2022/TT-BTTTT on least privilege).
_CONTENT = _EVERYBODY - {Role.ADMIN}
_ADMIN = frozenset({Role.ADMIN})
_LEADERS = frozenset({Role.CHAIR, Role.VICE_CHAIR})
_HEADS = frozenset({Role.DESK_UNIT, Role.DESK_LEADER})
#: Those who carry out what is given to their agency.
_DOERS = frozenset({Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE})
_PAPERS = DESK_ROLES | {Role.CLERK, Role.PROVINCE_OFFICE}
_ONLY_OWN = _CONTENT - OVERSEEING_ROLES

#: The rights of the office. Who is in no set has no right: closed by default. docs/rights.md is made from this.
RIGHTS: Mapping[Thing, Mapping[Verb, Reaches]] = {
    Thing.PLAN: {
        Verb.VIEW: {_ALL: _CONTENT},
        Verb.ADD: {_ALL: DESK_ROLES},
        Verb.CHANGE: {_ALL: DESK_ROLES},
        Verb.DELETE: {_ALL: frozenset({Role.DESK_LEADER})},
        Verb.APPROVE: {_ALL: _LEADERS},
    },
    Thing.TASK: {
        Verb.VIEW: {_ALL: OVERSEEING_ROLES, _AGENCY: _ONLY_OWN},
        Verb.ADD: {_ALL: DESK_ROLES},
        Verb.CHANGE: {_ALL: DESK_ROLES},
        Verb.DELETE: {_ALL: _HEADS},
        Verb.APPROVE: {_ALL: DESK_ROLES},
    },
    Thing.UPDATE: {
        Verb.VIEW: {_ALL: OVERSEEING_ROLES, _AGENCY: _ONLY_OWN},
        Verb.ADD: {_ALL: DESK_ROLES, _AGENCY: _DOERS},
        Verb.CHANGE: {_ALL: DESK_ROLES, _AGENCY: _DOERS},
        Verb.APPROVE: {_ALL: DESK_ROLES, _AGENCY: frozenset({Role.AGENCY_LEADER})},
    },
    Thing.PROGRAMME: {
        Verb.VIEW: {_ALL: OVERSEEING_ROLES, _AGENCY: _ONLY_OWN},
        Verb.ADD: {_ALL: DESK_ROLES, _AGENCY: _DOERS},
        Verb.CHANGE: {_ALL: DESK_ROLES, _AGENCY: _DOERS},
        Verb.APPROVE: {_ALL: DESK_ROLES, _AGENCY: frozenset({Role.AGENCY_LEADER})},
    },
    Thing.ESTIMATE: {
        Verb.VIEW: {_ALL: OVERSEEING_ROLES | {Role.FINANCE}, _AGENCY: _ONLY_OWN - {Role.FINANCE}},
        Verb.ADD: {_ALL: DESK_ROLES, _AGENCY: _DOERS},
        Verb.CHANGE: {_ALL: DESK_ROLES, _AGENCY: _DOERS},
        Verb.APPROVE: {_ALL: _LEADERS | {Role.FINANCE}},
    },
    Thing.DOCUMENT: {
        Verb.VIEW: {_ALL: OVERSEEING_ROLES | {Role.CLERK}, _AGENCY: _DOERS},
        Verb.ADD: {_ALL: _PAPERS, _AGENCY: _DOERS},
        Verb.CHANGE: {_ALL: _PAPERS, _AGENCY: _DOERS},
        Verb.DELETE: {_ALL: _HEADS | {Role.CLERK}},
    },
    Thing.BOOK: {
        Verb.VIEW: {_ALL: OVERSEEING_ROLES, _AGENCY: _ONLY_OWN},
        Verb.ADD: {_ALL: DESK_ROLES, _AGENCY: _DOERS},
        Verb.CHANGE: {_ALL: DESK_ROLES, _AGENCY: _DOERS},
        Verb.DELETE: {_ALL: _HEADS},
        Verb.APPROVE: {_ALL: _LEADERS | {Role.DESK_LEADER}},
    },
    # Law 91/2025/QH15 on personal data: for those whose duty needs it, each view with a reason and logged.
    Thing.PERSONAL: {
        Verb.VIEW: {_ALL: DESK_ROLES | {Role.POLICE}},
        Verb.CHANGE: {_ALL: DESK_ROLES},
    },
    Thing.REPORT: {
        Verb.VIEW: {_ALL: _CONTENT},
        Verb.ADD: {_ALL: DESK_ROLES | {Role.PROVINCE_OFFICE}, _AGENCY: _DOERS},
        Verb.CHANGE: {_ALL: DESK_ROLES | {Role.PROVINCE_OFFICE}, _AGENCY: _DOERS},
        Verb.APPROVE: {_ALL: _LEADERS | {Role.DESK_LEADER}, _AGENCY: frozenset({Role.AGENCY_LEADER})},
    },
    Thing.DIRECTORY: {
        Verb.VIEW: {_ALL: _EVERYBODY},
        Verb.ADD: {_ALL: DESK_ROLES | _ADMIN},
        Verb.CHANGE: {_ALL: DESK_ROLES | _ADMIN},
        Verb.DELETE: {_ALL: DESK_ROLES | _ADMIN},
    },
    Thing.NORM: {
        Verb.VIEW: {_ALL: _EVERYBODY},
        Verb.ADD: {_ALL: DESK_ROLES | _ADMIN},
        Verb.CHANGE: {_ALL: DESK_ROLES | _ADMIN},
    },
    # Whoever weighs estimates brings in the tables they are weighed by.
    Thing.AMOUNT: {
        Verb.VIEW: {_ALL: _EVERYBODY},
        Verb.ADD: {_ALL: DESK_ROLES | _ADMIN | {Role.FINANCE}},
        Verb.CHANGE: {_ALL: DESK_ROLES | _ADMIN | {Role.FINANCE}},
    },
    Thing.ACCOUNT: {
        Verb.VIEW: {_ALL: _ADMIN, _OWN: _CONTENT},
        Verb.ADD: {_ALL: _ADMIN},
        Verb.CHANGE: {_ALL: _ADMIN},
    },
    Thing.STAND_IN: {
        Verb.VIEW: {_ALL: _ADMIN, _OWN: _CONTENT},
        Verb.ADD: {_ALL: _ADMIN, _OWN: _CONTENT},
        Verb.CHANGE: {_ALL: _ADMIN, _OWN: _CONTENT},
    },
    Thing.LOG: {
        Verb.VIEW: {_ALL: frozenset({Role.ADMIN, Role.INSPECTOR})},
    },
    # That mails go out is for whoever keeps the machine too; what stands in them is not (see the pages).
    Thing.MAIL: {
        Verb.VIEW: {_ALL: DESK_ROLES | _ADMIN},
        Verb.CHANGE: {_ALL: DESK_ROLES | _ADMIN},
    },
    # An archive holds everything, so who reads everything makes and takes it; who keeps the machine sees that it is
    # made, makes room, and restores it into an empty installation.
    Thing.ARCHIVE: {
        Verb.VIEW: {_ALL: _ADMIN | {Role.DESK_LEADER}},
        Verb.ADD: {_ALL: frozenset({Role.DESK_LEADER})},
        Verb.DELETE: {_ALL: _ADMIN | {Role.DESK_LEADER}},
        Verb.APPROVE: {_ALL: _ADMIN},
    },
}


def reach(role: str, verb: str, thing: str) -> Reach | None:
    """How far the right of `role` goes; None where there is none. An unknown word is a mistake, not a refusal."""
    reaches = RIGHTS[Thing(thing)].get(Verb(verb), {})
    return next((far for far in Reach if role in reaches.get(far, ())), None)


def may(role: str, verb: str, thing: str) -> bool:
    """Has `role` this right at all, for some rows?"""
    return reach(role, verb, thing) is not None


# ── the door ─────────────────────────────────────────────────────────────────────────────────────


def locked_until(failures: Iterable[datetime], *, now: datetime, allowed: int, within: timedelta) -> datetime | None:
    """Until when the door stays shut after `failures`; None when it is open.

    Level 3 of Circular 12/2022/TT-BTTTT: the number of wrong attempts is limited, and the lock ends by itself.
    """
    recent = sorted(moment for moment in failures if now - within < moment <= now)
    return recent[-1] + within if len(recent) >= allowed else None


def session_over(*, started: datetime, seen: datetime, now: datetime, idle: timedelta, longest: timedelta) -> str:
    """Why a session has ended: "idle", "long", or "" when it goes on (level 3: sessions are limited in time)."""
    if now - started >= longest:
        return "long"
    return "idle" if now - seen >= idle else ""


_KINDS: tuple[Callable[[str], bool], ...] = (
    str.islower,
    str.isupper,
    str.isdigit,
    lambda letter: not letter.isalnum(),
)
SHORTEST, LONG_ENOUGH, KINDS_WANTED = 10, 16, 3


def is_weak(password: str) -> bool:
    """Fewer than ten letters, or fewer than three kinds of them in a password of less than sixteen."""
    kinds = sum(any(map(is_kind, password)) for is_kind in _KINDS)
    return len(password) < SHORTEST or (len(password) < LONG_ENOUGH and kinds < KINDS_WANTED)


def needs_second_factor(role: str, required_of: Iterable[str]) -> bool:
    """Must somebody in this role have a second factor before anything else?"""
    return role in frozenset(required_of)


#: What a browser calls itself, most telling word first: nearly all say Chrome and Safari too.
_BROWSERS = {
    "coc_coc": "Cốc Cốc",
    "Edg": "Edge",
    "OPR/": "Opera",
    "Firefox/": "Firefox",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


def browser_said(agent: str) -> str:
    """In words a person knows: "Chrome, Windows"; "" when nothing is known. A help to the memory, not a proof."""
    found = (next((name for mark, name in table.items() if mark in agent), "") for table in (_BROWSERS, _SYSTEMS))
    return ", ".join(name for name in found if name)


# ── standing in ──────────────────────────────────────────────────────────────────────────────────

#: The longest time for which one decision lets somebody act for another.
LONGEST_ABSENCE = timedelta(days=366)


def stands_in(starts_on: date, ends_on: date, today: date) -> bool:
    """Is it a day of the absence? The first and the last count."""
    return starts_on <= today <= ends_on


def may_be_stood_in(role: str) -> bool:
    """Administration is a person, not a post: another administrator has an account of their own."""
    return role != Role.ADMIN


# ── accounts by the sheet ────────────────────────────────────────────────────────────────────────


def faults_of_row(
    row: Mapping[str, str], *, taken: frozenset[str], agencies: frozenset[str], earlier: Sequence[str] = ()
) -> list[str]:
    """What is wrong with one line of a sheet of accounts, each in a sentence; [] when it can be opened."""
    name, role, agency = row["username"].lower(), row["role"], row["agency"]
    wrong = []
    if not name:
        wrong.append("Thiếu tên đăng nhập.")
    elif not _is_name(name):
        wrong.append(f"Tên đăng nhập “{name}” chỉ được có chữ không dấu, số và dấu . - _")
    elif name in taken:
        wrong.append(f"Tên đăng nhập “{name}” đã có; hãy chọn tên khác hoặc bỏ dòng này.")
    elif name in earlier:
        wrong.append(f"Tên đăng nhập “{name}” đã có ở dòng trên.")
    if not row["full_name"]:
        wrong.append("Thiếu họ và tên.")
    if role not in set(Role.values):
        wrong.append(f"Không có vai trò “{role}”; xem cột vai trò của tệp mẫu.")
    if agency and agency not in agencies:
        wrong.append(f"Danh bạ không có cơ quan mã “{agency}”; hãy thêm cơ quan trước.")
    if not agency and role != Role.ADMIN:
        wrong.append("Thiếu mã cơ quan.")
    return wrong


def _is_name(name: str) -> bool:
    return len(name) <= 64 and name.isascii() and all(letter.isalnum() or letter in ".-_" for letter in name)
