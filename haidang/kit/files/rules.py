"""What a file is, what it may be called, what is a mark of secrets in free text. No Django, no disk."""

import io
import re
import unicodedata
import zipfile
from pathlib import PurePosixPath

from haidang.papers.sources.guards import ZIP_FAULTS, kind_of
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.secrets import secret_words
from haidang.papers.vietnamese.letters import nfc

#: What a paper of the office comes as; it is read before it is taken.
PAPERS = frozenset({"docx", "doc", "pdf", "png", "jpg", "tif", "html", "txt"})
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
#: Kind → what the browser is told. Texts and web pages are told as plain text: nothing of them may run.
CONTENT_TYPES = {
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "doc": "application/msword",
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "tif": "image/tiff",
    "html": "text/plain; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "odt": f"{_OPEN}.text",
    "ods": f"{_OPEN}.spreadsheet",
    "odp": f"{_OPEN}.presentation",
    "zip": "application/zip",
}
#: What a browser may show in its own window. Not PDF: in the sandbox we ask for, browsers refuse to start their viewer.
SHOWN = frozenset({"image/png", "image/jpeg"})

#: Names a double click would run.
_PROGRAM = re.compile(
    r"\.(?:apk|app|bat|cmd|com|cpl|exe|hta|jar|jse?|lnk|msi|pif|ps1|reg|scr|sh|svg|url|vbs?|wsf|xls[mb]|docm|pptm)"
)
_XLS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of_file(data: bytes, name: str) -> str:
    """A key of `CONTENT_TYPES`, by the bytes. Errors: Refused, as the door of the papers says it."""
    ending = PurePosixPath(name.lower()).suffix
    if _PROGRAM.fullmatch(ending):
        raise Refused("unknown-format", found=f"tệp chạy được {ending}")
    kind = _kind_of_other(data) if ending.lstrip(".") not in PAPERS else None
    return kind or kind_of(data, name)


def _kind_of_other(data: bytes) -> str | None:
    """A spreadsheet, slides, OpenDocument or a zip; None for what the door of the papers knows itself."""
    if data.startswith(_OLE):
        return "xls" if any(stream in data for stream in _XLS) and _ENCRYPTED not in data else None
    if not data.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = parts.namelist()
            opened = parts.read("mimetype")[:80].decode("ascii", "replace") if "mimetype" in names else ""
    except ZIP_FAULTS as fault:
        raise Refused("truncated") from fault
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Refused("unknown-format", found="tệp có macro")
    if any(name.startswith("word/") for name in names):
        return None
    folders = {"xl/": "xlsx", "ppt/": "pptx"}
    for folder, kind in folders.items():
        if any(name.startswith(folder) for name in names):
            return kind
    return next((kind for kind in ("odt", "ods", "odp") if CONTENT_TYPES[kind] == opened), "zip")


_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def clean_name(name: str) -> str:
    """A name to show and to give back: no folders, no letters nobody sees or that turn the order of others."""
    bare = re.split(r"[/\\]", nfc(name))[-1]
    bare = "".join(letter for letter in bare if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    bare = re.sub(r'[<>:"|?*]', "_", bare).strip(" .")
    path = PurePosixPath(bare or "tep")
    return path.stem[: 180 - len(path.suffix[:20])] + path.suffix[:20]


def names_apart(names: list[str]) -> list[str]:
    """The same names, those that occur again counted: "a.pdf", "a (2).pdf"; case does not tell names apart."""
    taken: set[str] = set()
    apart = []
    for name in names:
        path, number, free = PurePosixPath(name), 1, name
        while free.lower() in taken:
            number += 1
            free = f"{path.stem} ({number}){path.suffix}"
        taken.add(free.lower())
        apart.append(free)
    return apart


#: A number of the secret series wherever it stands: "số 05/MẬT-UBND", "12/TỐI MẬT". Capitals only.
_SERIES = re.compile(r"(?<!\w)\d{1,5}\s?/\s?(?:TUYỆT MẬT|TỐI MẬT|TMẬT|MẬT)(?!\w)(?:-[\wĐ]+)*")
#: The bare word is no mark, unless it stands alone in capitals, as on a stamp.
_BARE = re.compile(r"[Mm]ậ[Tt]")


def marks_in(text: str) -> list[str]:
    """Marks and numbers of the secret series in what somebody typed, as typed (Luật 117/2025/QH15)."""
    whole = nfc(text)
    marks = [whole[start:end] for start, end in secret_words(whole)]
    numbers = [found[0] for found in _SERIES.finditer(whole)]
    kept = [mark for mark in marks if not _BARE.fullmatch(mark.strip())]
    return list(dict.fromkeys(kept + [number for number in numbers if not any(number in mark for mark in kept)]))
