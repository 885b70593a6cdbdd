"""Why a template of an office was refused: a code, what was found, and one clear sentence in two languages."""

from typing import NamedTuple


class _Sentences(NamedTuple):
    vi: str
    en: str


#: Each sentence names what was found, why not, and what to do.
SENTENCES: dict[str, _Sentences] = {
    "not-word": _Sentences(
        "Tệp mẫu không phải tệp Word .docx đọc được ({what}). Mở tệp bằng Word, lưu lại thành .docx rồi thử lại.",
        "The template is not a readable Word file, .docx ({what}). Open it in Word, save it as .docx and retry.",
    ),
    "too-large": _Sentences(
        "Tệp mẫu lớn {size} MB, vượt giới hạn {limit} MB. Bỏ bớt ảnh trong mẫu rồi thử lại.",
        "The template is {size} MB, over the limit of {limit} MB. Take pictures out of it and retry.",
    ),
    "macro": _Sentences(
        "Tệp mẫu có macro hoặc lấy nội dung từ nơi khác ({what}), có thể chạy lệnh trên máy người mở nên không nhận. "
        "Lưu lại thành .docx không có macro, không có liên kết tới tệp ngoài rồi thử lại.",
        "The template has macros or draws on other places ({what}), which may run commands for whoever opens it. Save "
        "it as .docx without macros and without links to outer files and retry.",
    ),
    "broken-tag": _Sentences(
        "Thẻ viết sai trong mẫu, ở đoạn “{where}” ({what}). Sửa lại thẻ trong Word: mỗi {{{{ phải có }}}}, mỗi {{% "
        "phải có %}}, mỗi for có endfor, mỗi if có endif.",
        "A tag of the template is broken, in the paragraph “{where}” ({what}). Mend it in Word: each {{{{ needs its "
        "}}}}, each {{% its %}}, each for its endfor, each if its endif.",
    ),
    "forbidden": _Sentences(
        "Mẫu dùng biểu thức không được phép, ở đoạn “{where}”: {what}. Trong mẫu chỉ được điền tên, lặp (for), chọn "
        "(if) và các bộ lọc upper, lower, capitalize, title, trim, join, length, first, last, default.",
        "The template uses an expression that is not allowed, in the paragraph “{where}”: {what}. A template may only "
        "name values, repeat (for), choose (if), and use the filters upper, lower, capitalize, title, trim, join, "
        "length, first, last, default.",
    ),
    "unknown-name": _Sentences(
        "Mẫu gọi tên “{name}”, ở đoạn “{where}”, mà văn bản không có. Các tên dùng được: {known}.",
        "The template calls “{name}”, in the paragraph “{where}”, which no paper has. Names that can be used: {known}.",
    ),
    "content-inside": _Sentences(
        "Nội dung nằm giữa dòng chữ, ở đoạn “{where}”. Viết {{{{p {name} }}}} (có chữ p) trong một đoạn riêng.",
        "The content stands inside a line, in the paragraph “{where}”. Write {{{{p {name} }}}}, with the p, in a "
        "paragraph of its own.",
    ),
    "not-alone": _Sentences(
        "Thẻ {tag} đứng chung với chữ khác, ở đoạn “{where}”: chữ đó sẽ mất. Để thẻ một mình trong đoạn.",
        "The tag {tag} stands with other words, in the paragraph “{where}”, which would be lost. Leave it alone in its "
        "paragraph.",
    ),
    "no-content": _Sentences(
        "Mẫu không có chỗ cho nội dung văn bản. Thêm một đoạn riêng có {{{{p noi_dung }}}}.",
        "The template has no place for the content of the paper. Add a paragraph of its own with {{{{p noi_dung }}}}.",
    ),
    "too-long": _Sentences(
        "Mẫu điền xong dài quá {limit} triệu ký tự, không phải cỡ của một văn bản. Bỏ bớt phần lặp (for) trong mẫu.",
        "The filled template is over {limit} million letters, which no paper reaches. Take out repetitions (for).",
    ),
}


class TemplateRefused(ValueError):
    """A template that is not taken. `code` is a key of `SENTENCES`; `values` fill its sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def sentence(self, language: str = "vi") -> str:
        """One sentence in "vi" or "en"."""
        sentences = SENTENCES[self.code]
        return (sentences.en if language == "en" else sentences.vi).format(**self.values)

    def __str__(self) -> str:
        return self.sentence()
