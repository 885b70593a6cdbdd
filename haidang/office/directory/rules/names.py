"""Names of bodies: one spelling for many ways to write them, their kind, the name borne on a day."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from haidang.office.directory.choices import Kind
from haidang.papers.vietnamese.letters import fold


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A name as it is compared: small bare letters, no signs, "&" and "và" alike, UBND written short.

    "Ủy ban nhân dân TP. Vũng Tàu" and "UBND thành phố Vũng Tàu" are one name.
    """
    words = fold(text).replace("&", " va ")
    words = " ".join(re.sub(r"[^\w]+", " ", words).split())
    for long, short in _SHORT_FORMS:
        if long in words:
            words = re.sub(rf"\b{long}\b", short, words)
    return words


#: Official abbreviations that papers use beside the long form (NĐ 30/2020/NĐ-CP, Phụ lục III, note on names).
_SHORT_FORMS = (
    ("uy ban nhan dan", "ubnd"),
    ("hoi dong nhan dan", "hdnd"),
    ("uy ban mat tran to quoc", "ubmttq"),
    ("tphcm", "thanh pho ho chi minh"),
    ("tp hcm", "thanh pho ho chi minh"),
    ("tp", "thanh pho"),
    ("tx", "thi xa"),
    ("dai su quan", "dsq"),
    ("tong lanh su quan", "tlsq"),
)


def without_signs(text: str) -> str:
    """A name as printed in a list, without the signs around it: "- Sở Y tế;" → "Sở Y tế"."""
    return " ".join(text.split()).strip(' -–+•;:,.“”"')


#: What a paper may leave out or add at the end of a name: "Hội Nông dân" is "Hội Nông dân tỉnh" here.
_TAILS = (" tinh", " thanh pho")


def spellings(text: str) -> tuple[str, ...]:
    """The comparable forms under which a name may stand in the directory, the likeliest first."""
    name = plain(text)
    bare = next((name.removesuffix(tail) for tail in _TAILS if name.endswith(tail)), "")
    return tuple(form for form in (name, bare, *(name + tail for tail in _TAILS if not bare)) if form)


#: The first words of a name tell what kind of body it is; the longest come first.
_HEADS = (
    ("ban chi dao", Kind.STEERING),
    ("to cong tac", Kind.WORKING_GROUP),
    ("to giup viec", Kind.WORKING_GROUP),
    ("ban quan ly", Kind.BOARD),
    ("ban tuyen giao", Kind.PARTY),
    ("ban to chuc", Kind.PARTY),
    ("ban noi chinh", Kind.PARTY),
    ("ban dan van", Kind.PARTY),
    ("ubkt", Kind.PARTY),
    ("ubmttq", Kind.FRONT),
    ("ubnd", Kind.PEOPLES_COMMITTEE),
    ("hdnd", Kind.COUNCIL),
    ("van phong tinh uy", Kind.PARTY),
    ("van phong thanh uy", Kind.PARTY),
    ("van phong", Kind.OFFICE),
    ("bo chi huy", Kind.ARMED_FORCES),
    ("bo tu lenh", Kind.ARMED_FORCES),
    ("bo doi", Kind.ARMED_FORCES),
    ("cong an", Kind.ARMED_FORCES),
    ("bo", Kind.MINISTRY),
    ("so", Kind.DEPARTMENT),
    ("thanh tra", Kind.DEPARTMENT),
    ("tinh uy", Kind.PARTY),
    ("thanh uy", Kind.PARTY),
    ("dang uy", Kind.PARTY),
    ("tinh doan", Kind.FRONT),
    ("thanh doan", Kind.FRONT),
    ("hoi lien hiep phu nu", Kind.FRONT),
    ("hoi nong dan", Kind.FRONT),
    ("hoi cuu chien binh", Kind.FRONT),
    ("lien doan lao dong", Kind.FRONT),
    ("hiep hoi", Kind.ASSOCIATION),
    ("lien hiep", Kind.ASSOCIATION),
    ("lien minh", Kind.ASSOCIATION),
    ("hoi", Kind.ASSOCIATION),
    ("toa an", Kind.COURT),
    ("vien kiem sat", Kind.COURT),
    ("kho bac", Kind.SECTOR),
    ("cuc", Kind.SECTOR),
    ("chi cuc", Kind.SECTOR),
    ("bao hiem", Kind.SECTOR),
    ("dai phat thanh", Kind.PRESS),
    ("bao", Kind.PRESS),
    ("truong", Kind.SCHOOL),
    ("dai hoc", Kind.SCHOOL),
    ("cao dang", Kind.SCHOOL),
    ("dsq viet nam", Kind.MISSION),
    ("tlsq viet nam", Kind.MISSION),
    ("dsq", Kind.FOREIGN_MISSION),
    ("tlsq", Kind.FOREIGN_MISSION),
    ("cong ty", Kind.ENTERPRISE),
    ("tap doan", Kind.ENTERPRISE),
    ("tong cong ty", Kind.ENTERPRISE),
    ("trung tam", Kind.PUBLIC_UNIT),
    ("ban", Kind.BOARD),
)


def kind_of(name: str) -> Kind:
    """What kind of body a name speaks of, by its first words: an offer, which a person may change."""
    words = plain(name) + " "
    return next((kind for head, kind in _HEADS if words.startswith(f"{head} ")), Kind.OTHER)


def code_for(name: str, taken: Iterable[str]) -> str:
    """A code from the first letters of a name, unlike those already taken: "Sở Ngoại vụ" → "SNV2"."""
    words = [word for word in re.sub(r"[^\w]+", " ", fold(name)).split() if word not in ("va", "cua", "tai")]
    letters = "".join(word[0] for word in words).upper()[:16] or "CQ"
    used = {code.upper() for code in taken}
    if letters not in used:
        return letters
    return next(f"{letters}{count}" for count in range(2, len(used) + 3) if f"{letters}{count}" not in used)


def name_of(held: Iterable[tuple[date | None, date | None, str]], on: date) -> str:
    """The official name of a day; before the first the first, after the last the last, in a gap the one before it."""
    rows = sorted(held, key=lambda row: row[0] or date.min)
    begun = [text for first, _last, text in rows if first is None or first <= on]
    return begun[-1] if begun else (rows[0][2] if rows else "")
