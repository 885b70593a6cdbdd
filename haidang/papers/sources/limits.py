"""How much of a file is taken before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds. The defaults are those of the upload page."""

    bytes: int = 200_000_000
    #: Of the text that comes out, in bytes of UTF-8.
    text: int = 20_000_000
    pages: int = 4_999
    #: A zip may hold this many times its own size …
    zip_ratio: int = 200
    #: … and this much in all.
    zip_bytes: int = 400_000_000
    zip_entries: int = 10_000
    ocr_seconds_per_page: float = 10.0
    #: For a whole file, the recognition of scanned pages not counted: that has its own limit.
    seconds: float = 60.0
