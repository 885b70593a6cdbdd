"""What may not stand in the name of a defence activity. Plain values."""

import re

#: "(MẬT)", "TỐI MẬT", "tuyệt mật": here also within a line, where the rest of the house takes only a mark that stands
#: alone. The bare word in prose ("bí mật", "bảo mật") is none.
_MARK = re.compile(r"(?<!\w)(?:(?:tuyệt|tối)\s+mật|độ\s+mật)(?!\w)", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<!\w)(?<!BÍ )(?<!BẢO )MẬT(?!\w)")


def mark_in(name: str) -> str:
    """The mark of secrets that a name bears; "" where it bears none."""
    found = _MARK.search(name) or _CAPITALS.search(name)
    return found[0] if found else ""
