"""Papers that a task is to bring forth: "Xây dựng Kế hoạch hợp tác quốc tế giai đoạn 2021 - 2025"."""

import re
from collections.abc import Iterator

from haidang.papers.reader.plan import Value
from haidang.papers.sources.text import Source, Span

_MADE = re.compile(
    r"(?<!\w)(?:xay dung|ban hanh|soan thao|bien soan|lap|thiet lap|tham muu trien khai|tham muu|du thao|"
    r"trien khai|hoan thien)\b"
    r"(?:\s+(?:va|,)?\s*(?:trien khai|ban hanh|thuc hien|trinh|hoan thien|to chuc|phe duyet))*"
    r"(?:\s+(?:ubnd tinh|uy ban nhan dan tinh|hdnd tinh))?(?:\s+(?:ban hanh|phe duyet|cac|bo|mot|viec))*\s+"
    r"(?P<product>(?:ke hoach|de an|chuong trinh|quy che|quy dinh|bo tieu chi|nghi quyet|quyet dinh|"
    r"chi thi|danh muc|mau|co che|chinh sach|huong dan|bao cao|phuong an|du an)\b[^;:.,(]{3,160})"
)
_TRADE = re.compile(
    r"[\w ]{4,14} (?:nay|theo quy dinh|va to chuc|va trien khai)\b|(?:chuong trinh|"
    r"ke hoach) (?:lam viec )?cu the|cac nhiem vu|quy dinh moi|co hieu qua"
)


def products(source: Source, span: Span) -> Iterator[Value]:
    """Each paper, programme or form that the words of `span` say is to be made."""
    for found in _MADE.finditer(source.folded, span.start, span.end):
        if _TRADE.match(found["product"]):
            continue
        end = found.end("product")
        while source.text[end - 1] in " \n":
            end -= 1
        yield Value(Span(found.start("product"), end), "made-paper")
