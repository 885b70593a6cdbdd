"""Recipients and signature (PL I, phần I, mục II.7 and II.9.b)."""

import re
from collections.abc import Iterator

from haidang.papers.form.checks.face import Face, worn
from haidang.papers.form.faults import Both, Hit
from haidang.papers.form.paper import Line, Paper
from haidang.papers.form.parts import Parts
from haidang.papers.vietnamese.letters import fold

_WORD_FACE = Face((12, 12), bold=True, italic=True, upper=False)
_LIST_FACE = Face((11, 11), bold=False, italic=False)
_POST_FACE = Face((13, 14), bold=True, italic=False, upper=True, align="center")
_NAME_FACE = Face((13, 14), bold=True, italic=False, upper=False, align="center")
_SIGNS = ("TM.", "KT.", "TL.", "TUQ.", "Q.")
_DEGREE = re.compile(
    r"(?:(?:GS|PGS|TS|ThS|CN|KS|LS|BS|DS|CVCC|NGƯT|NGND)\b\.?(?:TS\b\.?)?|Giáo sư|Phó giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|"
    r"Thạc sỹ|Cử nhân|Kỹ sư|Luật sư|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá)"
)
#: Bodies whose signers may write rank or degree.
_EXCEPTED = re.compile(
    r"bo chi huy|bo tu lenh|quan su|bien phong|cong an|y te|benh vien|giao duc|truong|khoa hoc|vien\b|hoc vien|dai hoc"
)


#: Papers that two or more sides sign name no recipients.
_NOBODYS = ("biên bản", "hợp đồng", "bản ghi nhớ", "bản thỏa thuận", "bản thoả thuận", "giấy giới thiệu", "thư công")


def recipients(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """Nơi nhận: the words, the letters, the marks, the line of the archive."""
    closing = parts.closing
    if closing.word is None:
        if parts.kind is None or parts.kind.text.lower().strip(" :") not in _NOBODYS:
            yield Hit("F501")
        return
    head = [closing.word]
    yield from worn("F502", head, _WORD_FACE)
    if not closing.word.text.rstrip().endswith(":"):
        found = Both("thiếu dấu hai chấm", "lacks its colon")
        yield Hit("F504", (closing.word,), {"printed": closing.word.text, "found": found})
    yield from worn("F503", closing.recipients, _LIST_FACE)
    if closing.recipients:
        yield from _marks(closing.recipients)


def _marks(lines: list[Line]) -> Iterator[Hit]:
    """A dash before, a semicolon behind, a full stop at the last, which is the archive's."""
    begins = [at for at, line in enumerate(lines) if line.text.startswith(("-", "–"))]
    if not begins or begins[0] != 0:
        found = Both("không có gạch đầu dòng", "has no dash before it")
        yield Hit("F504", (lines[0],), {"printed": lines[0].text, "found": found})
        return
    for at, begin in enumerate(begins):
        is_last = at == len(begins) - 1
        line = lines[(len(lines) if is_last else begins[at + 1]) - 1]
        if not line.text.endswith("." if is_last else ";"):
            mark = "dấu chấm" if is_last else "dấu chấm phẩy"
            found = Both(
                f"không kết thúc bằng {mark}", "does not end with a " + ("full stop" if is_last else "semicolon")
            )
            yield Hit("F504", (lines[begin],), {"printed": lines[begin].text, "found": found})
            break
    last = lines[begins[-1]]
    if not re.match(r"[-–]\s*luu\s*:?\s*vt\b", last.folded):
        yield Hit("F505", (last,), {"found": last.text})


def signer(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """Authority, post, name."""
    closing = parts.closing
    if closing.is_swapped:
        yield Hit("F512", tuple(closing.post[:1]))
    if not closing.post and not closing.formula:
        yield Hit("F506")
        return
    yield from worn("F507", [*closing.formula, *closing.post], _POST_FACE)
    yield from _authority(closing.formula, closing.post)
    yield from _for_whom(parts)
    yield from _post(parts)
    if closing.name is None:
        return
    yield from worn("F509", [closing.name], _NAME_FACE)
    degree = _DEGREE.match(closing.name.text)
    if degree and not _EXCEPTED.search(fold(parts.issuer_text)):
        yield Hit("F510", (closing.name,), {"found": degree[0]})


def _authority(formula: list[Line], post: list[Line]) -> Iterator[Hit]:
    """The sign, the order of signs, and who may sign for whom."""
    for line in formula:
        if not line.text.startswith(tuple(f"{sign} " for sign in _SIGNS)):
            wanted = Both("ghi TM., KT., TL., TUQ. hoặc Q., có dấu chấm và cách chữ", "write TM., KT., TL., TUQ. or Q. "
                          "with a full stop and a blank")  # fmt: skip
            yield Hit("F508", (line,), {"found": line.text, "wanted": wanted})
            return
    signs = [line.text.partition(".")[0] for line in formula]
    if "TM" in signs[1:]:
        wanted = Both("TM. phải đứng dòng trên cùng", "TM. must stand first")
        yield Hit("F508", (formula[signs.index("TM")],), {"found": formula[signs.index("TM")].text, "wanted": wanted})
        return
    deputised = next((line for line in formula if line.text.startswith("KT.")), None)
    if deputised is not None and post and not post[-1].folded.startswith("pho "):
        wanted = Both(
            "ký thay (KT.) chỉ dành cho cấp phó, nên dòng chức vụ phải là cấp phó",
            "only a deputy signs as KT., so the post must be a deputy's",
        )
        yield Hit("F508", (deputised,), {"found": f"{deputised.text} / {post[-1].text}", "wanted": wanted})


#: Bodies with one head, who signs in the own right: nobody signs for their members.
_HEADED = re.compile(r"(?:so|phong|chi cuc|cuc|van phong|trung tam|truong|benh vien)\b")


def _for_whom(parts: Parts) -> Iterator[Hit]:
    """TM. is for bodies that decide together; a decision is signed by whoever it names above its bases."""
    together = next((line for line in parts.closing.formula if line.text.startswith("TM.")), None)
    if together is not None and _HEADED.match(fold(together.text[3:].strip())):
        wanted = Both("thay mặt (TM.) chỉ dùng cho tập thể, nơi có một người đứng đầu thì người ấy ký trực tiếp",
                      "TM. is for bodies that decide together; where one heads it, that person signs")  # fmt: skip
        yield Hit("F508", (together,), {"found": together.text, "wanted": wanted})
        return
    if parts.authority is None:
        return
    is_person = PERSON.match(parts.authority.folded) is not None
    if is_person and together is not None:
        wanted = Both(f"quyết định của “{parts.authority.text}” ký không có TM.",
                      f"a decision of “{parts.authority.text}” is signed without TM.")  # fmt: skip
        yield Hit("F508", (together,), {"found": together.text, "wanted": wanted})
    elif not is_person and together is None and parts.closing.post:
        post = parts.closing.post[0]
        wanted = Both(f"quyết định của “{parts.authority.text}” ký thay mặt (TM.) tập thể",
                      f"a decision of “{parts.authority.text}” is signed with TM.")  # fmt: skip
        yield Hit("F508", (post,), {"found": post.text, "wanted": wanted})


#: A person, by the post; a body otherwise.
PERSON = re.compile(r"(?:pho )?(?:chu tich|giam doc|bo truong|thu tuong|cuc truong|tong cuc truong|chanh|truong|"
                    r"chi cuc truong|vien truong|hieu truong|chu nhiem)\b")  # fmt: skip


def _post(parts: Parts) -> Iterator[Hit]:
    """No post that the State has not, and not the name of the body again: it stands above."""
    issuer = fold(parts.issuer_text)
    for line in parts.closing.post:
        folded = line.folded
        if re.search(r"^pho .*\b(?:thuong truc|phu trach)$", folded):
            found = Both("là chức vụ Nhà nước không quy định", "is a post that the State has not")
        elif len(issuer.split()) > 2 and issuer in folded:
            found = Both("ghi lại tên cơ quan", "names the body again")
        else:
            continue
        yield Hit("F511", (line,), {"printed": line.text, "found": found})
        return
