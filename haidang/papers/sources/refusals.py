"""Why a file was refused: a code, what was found, and one clear sentence in Vietnamese and in English."""

from typing import NamedTuple


class _Sentences(NamedTuple):
    vi: str
    en: str


#: Each sentence names what was found, why not, and what to do.
SENTENCES: dict[str, _Sentences] = {
    "empty": _Sentences(
        "Tệp không có nội dung. Kiểm tra lại tệp rồi tải lên lại.",
        "The file is empty. Check the file and upload it again.",
    ),
    "truncated": _Sentences(
        "Tệp bị cụt, thiếu phần cuối. Chép hoặc tải lại tệp gốc rồi thử lại.",
        "The file is cut short. Copy or download the original again and retry.",
    ),
    "damaged": _Sentences(
        "Tệp bị hỏng, không đọc được ({what}). Mở tệp bằng phần mềm gốc, lưu lại thành tệp mới rồi thử lại.",
        "The file is damaged and cannot be read ({what}). Open it in its own program, save it anew and retry.",
    ),
    "encrypted": _Sentences(
        "Tệp đặt mật khẩu nên không đọc được. Bỏ mật khẩu, lưu lại rồi thử lại.",
        "The file is protected by a password. Remove the password, save it and retry.",
    ),
    "mislabelled": _Sentences(
        "Tệp mang tên “{name}” nhưng nội dung là {found}. Đổi đúng đuôi tệp hoặc lưu lại thành Word, PDF hay ảnh.",
        "The file is named “{name}” but holds {found}. Give it its true name, or save it as Word, PDF, image or text.",
    ),
    "unknown-format": _Sentences(
        "Không nhận ra định dạng của tệp ({found}). Dùng tệp Word (.docx, .doc), PDF, ảnh quét, HTML hoặc văn bản.",
        "The format of the file is not known ({found}). Use Word (.docx, .doc), PDF, a scanned image, HTML or text.",
    ),
    "not-docx": _Sentences(
        "Chỉ kiểm tra thể thức của tệp Word .docx; tệp này là {found}. Lưu văn bản thành .docx rồi thử lại.",
        "Only Word files (.docx) can be checked for their form; this is {found}. Save the paper as .docx and retry.",
    ),
    "too-large": _Sentences(
        "Tệp lớn {size} MB, vượt giới hạn {limit} MB. Tách tệp hoặc giảm độ phân giải ảnh rồi thử lại.",
        "The file is {size} MB, over the limit of {limit} MB. Split it or lower the resolution of its images.",
    ),
    "too-much-text": _Sentences(
        "Phần chữ trong tệp vượt giới hạn {limit} MB, không phải cỡ của một văn bản hành chính. Tách tệp rồi thử lại.",
        "The text of the file is over {limit} MB, which no official paper reaches. Split the file and retry.",
    ),
    "zip-bomb": _Sentences(
        "Tệp nén bên trong phình ra quá lớn ({found}), có dấu hiệu phá hoại nên không mở. Xin lại tệp gốc từ nơi gửi.",
        "The file swells beyond measure when unpacked ({found}) and was not opened. Ask the sender for the original.",
    ),
    "xml-entities": _Sentences(
        "Tệp có khai báo thực thể XML, Word không bao giờ ghi như vậy, nên không mở. Xin lại tệp gốc từ nơi gửi.",
        "The file declares XML entities, which Word never writes, and was not opened. Ask the sender for the original.",
    ),
    "too-many-pages": _Sentences(
        "Tệp có {pages} trang, vượt giới hạn {limit} trang. Tách riêng phần kế hoạch rồi thử lại.",
        "The file has {pages} pages, over the limit of {limit}. Take the plan out of it and retry.",
    ),
    "no-ocr": _Sentences(
        "Đây là bản quét, cần nhận dạng chữ, nhưng máy chưa cài Tesseract tiếng Việt. Cài gói tesseract-ocr và "
        "tesseract-ocr-vie, hoặc dùng tệp Word của văn bản.",
        "This is a scan and needs OCR, but Tesseract for Vietnamese is not installed. Install tesseract-ocr and "
        "tesseract-ocr-vie, or use the Word file of the paper.",
    ),
    "no-doc-reader": _Sentences(
        "Không đọc được tệp Word 97 (.doc) này. Mở bằng Word, lưu lại thành .docx rồi thử lại, hoặc cài LibreOffice.",
        "This Word 97 file (.doc) cannot be read. Open it in Word, save it as .docx and retry, or install LibreOffice.",
    ),
    "ocr-slow": _Sentences(
        "Nhận dạng chữ trang {page} quá {seconds} giây nên dừng lại. Quét lại trang này ở 200-300 dpi rồi thử lại.",
        "OCR of page {page} took more than {seconds} seconds and was stopped. Scan it again at 200-300 dpi and retry.",
    ),
    "slow": _Sentences(
        "Đọc tệp quá {seconds} giây nên dừng lại. Lưu lại tệp đơn giản hơn (bỏ hình, bỏ đối tượng nhúng) rồi thử lại.",
        "Reading the file took more than {seconds} seconds and was stopped. Save a simpler copy of it and retry.",
    ),
    "secret-mark": _Sentences(
        "Tệp mang dấu mật “{mark}”. Hệ thống này không được chứa bí mật nhà nước: tệp không được lưu. Chuyển văn bản "
        "cho văn thư để quản lý theo chế độ mật.",
        "The file bears the secret mark “{mark}”. This system must hold no state secrets: the file was not kept. Hand "
        "the paper to the records clerk, to be kept under the rules for secrets.",
    ),
}


class Refused(Exception):
    """A file that is not taken. `code` is a key of `SENTENCES`; `values` fill its sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def sentence(self, language: str = "vi") -> str:
        """One sentence in "vi" or "en"."""
        sentences = SENTENCES[self.code]
        return (sentences.en if language == "en" else sentences.vi).format_map(_Words(self.values))

    def __str__(self) -> str:
        return self.sentence()


class _Words(dict[str, object]):
    """A word that was not given stays out of the sentence instead of breaking it."""

    def __missing__(self, key: str) -> str:
        return "…"
