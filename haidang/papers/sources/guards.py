"""What a file is by its bytes, and whether it is safe to open."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from haidang.papers.sources.faults import damage
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.refusals import Refused

#: What zipfile raises on bytes that are no zip, or one with torn, locked or unknown parts.
ZIP_FAULTS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError, ValueError,
    OverflowError, LookupError,
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: First bytes → kind.
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"{\\rtf", "rtf"),
    (b"GIF8", "gif"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"MZ", "exe"),
    (b"\x7fELF", "elf"),
    (b"SQLite format", "sqlite"),
)
_NAMES = {
    "rtf": "RTF",
    "gif": "ảnh GIF",
    "rar": "tệp nén RAR",
    "7z": "tệp nén 7z",
    "gzip": "tệp nén gzip",
    "exe": "chương trình",
}
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|div|p|meta)\b", re.I | re.S
)
_XML_START = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<")
_XML_ENCODING = re.compile(rb"[^<]{0,9}<\?xml[^>]*?encoding\s*=\s*[\"']([\w\-]+)")
_READABLE = ("pdf", "png", "jpg", "tif")


def kind_of(data: bytes, name: str) -> str:
    """ "docx", "doc", "pdf", "png", "jpg", "tif", "html" or "txt", by the bytes; the name only decides between texts.

    Errors: Refused "unknown-format", "mislabelled" (a name that promises another thing), "encrypted" (a Word file
    behind a password), "truncated" (a zip without its end).
    """
    head = data[:1024]
    if b"%PDF-" in head:
        return "pdf"
    kind = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if kind in _READABLE:
        return str(kind)
    if kind is not None:
        raise _not_readable(name, _NAMES.get(kind, kind))
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data, name)
    if head.startswith(_OLE):
        return _kind_of_ole(data, name)
    if _HTML.match(head):
        return "html"
    if _is_binary(data):
        raise _not_readable(name, "dữ liệu nhị phân")
    return "html" if name.lower().endswith((".html", ".htm")) and b"<" in head else "txt"


def _not_readable(name: str, found: str) -> Refused:
    if name.lower().endswith((".docx", ".doc", ".pdf", ".txt", ".html", ".htm", ".png", ".jpg", ".jpeg", ".tif")):
        return Refused("mislabelled", name=name, found=found)
    return Refused("unknown-format", found=found)


def _kind_of_zip(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = set(parts.namelist())
    except ZIP_FAULTS as fault:
        raise Refused("truncated") from fault
    if any(part.startswith("word/document") for part in names) or any(part.startswith("word/") for part in names):
        return "docx"
    if any(part.startswith("xl/") for part in names):
        raise _not_readable(name, "bảng tính Excel")
    if any(part.startswith("ppt/") for part in names):
        raise _not_readable(name, "trình chiếu PowerPoint")
    if "mimetype" in names:
        raise _not_readable(name, "tệp OpenDocument")
    raise _not_readable(name, "tệp nén zip")


def _kind_of_ole(data: bytes, name: str) -> str:
    """Word 97, or an Office file behind a password: the names of OLE streams stand in UTF-16 in its directory."""
    if _stream("EncryptedPackage") in data or _stream("EncryptionInfo") in data:
        raise Refused("encrypted")
    if _stream("WordDocument") in data:
        return "doc"
    if _stream("Workbook") in data or _stream("Book") in data:
        raise _not_readable(name, "bảng tính Excel 97")
    raise _not_readable(name, "tệp OLE")


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _is_binary(data: bytes) -> bool:
    """Control characters that no text has; UTF-16 has zeros, but in every other place."""
    sample = data[:8192]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return False
    zeros = sample.count(0)
    if zeros and (sample[1::2].count(0) > 0.3 * len(sample) / 2 or sample[0::2].count(0) > 0.3 * len(sample) / 2):
        return zeros > 0.6 * len(sample)
    controls = sum(sample.count(code) for code in range(32) if code not in (9, 10, 12, 13, 27))
    return controls > 0.02 * len(sample)


def check_zip(data: bytes, limits: Limits) -> None:
    """Errors: Refused "zip-bomb" by the central directory, "encrypted" for locked parts, "truncated"."""
    checked_zip(data, limits).close()


def checked_zip(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """The parts of a packed file that may be taken out. Errors: those of `check_zip`."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data))
    except ZIP_FAULTS as fault:
        raise Refused("truncated") from fault
    entries = parts.infolist()
    if len(entries) > limits.zip_entries:
        raise Refused("zip-bomb", found=f"{len(entries)} phần")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("encrypted")
    total = sum(entry.file_size for entry in entries)
    swollen = [
        e for e in entries if e.file_size > 1_000_000 and e.file_size > limits.zip_ratio * max(1, e.compress_size)
    ]
    if total > limits.zip_bytes or swollen:
        raise Refused("zip-bomb", found=f"{total // 1_000_000} MB từ {len(data) // 1000} KB")
    return parts


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The parts of a packed file. Errors: Refused "damaged"."""
    with damage(*ZIP_FAULTS):
        return zipfile.ZipFile(io.BytesIO(data))


def read_part(parts: zipfile.ZipFile, path: str, limits: Limits) -> bytes:
    """One part, never more of it than its directory promised. Errors: Refused "zip-bomb", "damaged"."""
    promised = parts.getinfo(path).file_size
    if promised > limits.zip_bytes:
        raise Refused("zip-bomb", found=path)
    with damage(*ZIP_FAULTS), parts.open(path) as part:
        data = part.read(promised + 1)
    if len(data) > promised:
        raise Refused("zip-bomb", found=path)
    return data


def check_xml(part: bytes) -> None:
    """Errors: Refused "xml-entities" for a part that declares a document type or entities; Word never does.

    The whole part is looked through, since a comment may stand before the declaration; and only in encodings where it
    can be seen. Refused "damaged" for any other encoding.
    """
    plain = part.replace(b"\0", b"") if b"\0" in part[:8] else part
    encoding = _XML_ENCODING.match(plain[:256])
    if not _XML_START.match(plain) or (encoding and not encoding[1].lower().startswith((b"utf-8", b"utf-16", b"us-"))):
        raise Refused("damaged", what="XML")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise Refused("xml-entities")


def parsed_xml(part: bytes, *, is_checked: bool = False) -> Any:
    """The root of a part that `check_xml` lets pass (or did). Errors: Refused "damaged", "xml-entities"."""
    from lxml import etree  # heavy: loaded when the first Word file is read

    if not is_checked:
        check_xml(part)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True,
        collect_ids=False,
    )  # fmt: skip
    with damage(etree.LxmlError, ValueError, LookupError):
        return etree.fromstring(part, parser)


@contextmanager
def no_deeper_than_python() -> Iterator[None]:
    """No office nests tables a thousand deep; a file that does is no paper. Errors: Refused "damaged"."""
    with damage(RecursionError):
        yield
