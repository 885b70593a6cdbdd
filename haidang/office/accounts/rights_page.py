"""docs/rights.md, written from the table of rights: run `python -m haidang.office.accounts.rights_page`."""

import os
from pathlib import Path

import django

from haidang.office.accounts.choices import Role, Thing, Verb
from haidang.office.accounts.rules import RIGHTS, reach

_HEAD = """# Rights

Made from `haidang/office/accounts/rules.py` by `python -m haidang.office.accounts.rights_page` (in the environment of a
demonstration); a test says when it is out of date.

A right is a role, a thing and a verb, with its reach: **tất cả** (all rows), **của cơ quan** (rows of one's agency),
**của mình** (one's own). Where nothing stands there is no right. `for_user` of each room says which rows
a reach covers. A stand-in has the rights of the absent person, and no others.
"""


def written() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(_table(thing) for thing in RIGHTS)])


def _table(thing: Thing) -> str:
    verbs = [verb for verb in Verb if verb in RIGHTS[thing]]
    lines = [f"## {thing.label} (`{thing.value}`)", ""]
    lines.append("| Vai trò | " + " | ".join(str(verb.label) for verb in verbs) + " |")
    lines.append("|---" * (len(verbs) + 1) + "|")
    for role in Role:
        far = [reach(role, verb, thing) for verb in verbs]
        if any(far):
            lines.append(f"| {role.label} | " + " | ".join(str(one.label) if one else "–" for one in far) + " |")
    return "\n".join([*lines, ""])


def page() -> Path:
    return Path(__file__).resolve().parents[3] / "docs" / "rights.md"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "haidang.site.settings")
    django.setup()
    page().write_text(written(), "utf-8")
