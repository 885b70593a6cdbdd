"""Plain text: Unicode in its several coats, the code pages of Windows, and the old Vietnamese encodings."""

import codecs

from haidang.papers.sources.text import Source
from haidang.papers.vietnamese.encodings import fixed
from haidang.papers.vietnamese.letters import nfc

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_plain(name: str, data: bytes) -> Source:
    """The text of a text file, in whichever encoding it is found to be; `notes` say which old one it was."""
    text, notes = decoded(data)
    return Source(name=name, text=nfc(text), format="txt", notes=notes)


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The characters of `data` and what was found about them."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace"), ()
    wide = _wide(data[:400])
    if wide:
        return data.decode(wide, errors="replace"), ()
    try:
        return _repaired(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    windows = data.decode("cp1252", errors="replace")
    text, notes = _repaired(windows)
    if notes:
        return text, notes
    vietnamese = nfc(data.decode("cp1258", errors="replace"))
    if _own_letters(vietnamese) > _own_letters(windows):
        return vietnamese, ("windows-1258",)
    return _guessed(data, windows)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark of byte order: no other text has zeros, and it has them in every other place."""
    if sample[1::2].count(0) > 0.3 * len(sample) / 2:
        return "utf-16-le"
    return "utf-16-be" if sample[0::2].count(0) > 0.3 * len(sample) / 2 else None


def _repaired(text: str) -> tuple[str, tuple[str, ...]]:
    """Text typed in TCVN3 or VNI fonts, brought to Unicode; any other text as it is."""
    repaired, encoding = fixed(text)
    return (repaired, (f"legacy-{encoding}",)) if encoding else (text, ())


def _own_letters(text: str) -> int:
    return sum(1 for letter in text if "\u1ea0" <= letter <= "\u1ef9" or letter in "ăđơưĂĐƠƯ")


def _guessed(data: bytes, otherwise: str) -> tuple[str, tuple[str, ...]]:
    """The best guess of a library of encodings; `otherwise` where it has none."""
    from charset_normalizer import from_bytes  # heavy: only for files in no encoding that we know

    best = from_bytes(data[:200_000]).best()
    if best is None:
        return otherwise, ("unknown-encoding",)
    return data.decode(best.encoding, errors="replace"), (f"encoding-{best.encoding}",)
