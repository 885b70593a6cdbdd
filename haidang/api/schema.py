"""The description of the addresses (OpenAPI 3.1): of each book by its own name, made of what its lists ask."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _
from django_filters.fields import ModelChoiceField

from haidang.api.asking import MOST, MOST_LETTERS, MOST_PAGES, PAGE, SIZE, SORT, USUAL, names_of
from haidang.api.books import books, key_of, takes_imports
from haidang.api.values import told
from haidang.api.words import FIELDS, PARAMETERS, WORDS
from haidang.kit.records.columns import Column
from haidang.kit.records.register import Register
from haidang.kit.records.sheets import KEY, MOST_ROWS

_WORDS: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
_FAULT: dict[str, Any] = {
    "type": "object",
    "properties": {"errors": {"type": "object", "additionalProperties": _WORDS}},
    "required": ["errors"],
}
_RECORD: dict[str, Any] = {
    "type": "object",
    "properties": {"id": {"type": "integer"}, "name": {"type": "string"}},
    "required": ["id", "name"],
}
_CHOICE: dict[str, Any] = {
    "type": "object",
    "properties": {"code": {"type": ["string", "integer"]}, "label": {"type": "string"}},
    "required": ["code", "label"],
}
_VERDICTS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "kept": {"type": "boolean"},
        "lines": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "number": {"type": "integer"},
                    "verdict": {"enum": ["new", "changed", "same", "bad"]},
                    "name": {"type": "string"},
                    "sentence": {"type": "string"},
                },
                "required": ["number", "verdict", "name", "sentence"],
            },
        },
    },
    "required": ["kept", "lines"],
}
_INDEX: dict[str, Any] = {
    "type": "object",
    "properties": {
        "registers": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {name: {"type": "string"} for name in ("name", "title", "url")}
                | {"takes_imports": {"type": "boolean"}},
                "required": ["name", "title", "url", "takes_imports"],
            },
        },
        "openapi": {"type": "string"},
    },
    "required": ["registers", "openapi"],
}

_TAG = {"name": "ETag", "schema": {"type": "string"}}


def document(made: Mapping[str, Any]) -> dict[str, Any]:
    """What ninja says of its addresses, each pattern taken apart into the books behind it."""
    found: dict[str, Any] = deepcopy(dict(made))
    generic = {at: found["paths"].pop(at) for at in list(found["paths"]) if "{room}" in at}
    schemas = found["components"]["schemas"]
    schemas |= {
        "Fault": _FAULT, "Record": _RECORD, "Choice": _CHOICE, "Verdicts": _VERDICTS, "Index": _INDEX,
    }  # fmt: skip
    for schema in schemas.values():
        _worded(schema)
    for path in found["paths"].values():
        for operation in path.values():
            _titled(operation)
            _answered(operation)
    for book in books():
        schemas |= _schemas(book) | _imports(book)
        for at, path in generic.items():
            found["paths"] |= _of_book(book, at, path)
    del schemas["ImportIn"]  # each book has its own
    found["components"]["schemas"] = schemas
    found["components"]["securitySchemes"] = {
        "Key": {"type": "http", "scheme": "bearer", "description": _("Khóa API, tạo ở trang API.")},
    }
    found["info"]["description"] = _(
        "Các sổ, kế hoạch, nhiệm vụ và cập nhật dưới dạng JSON: cùng dòng, cùng quyền, cùng cột như trên trang."
    )
    # A browser that is signed in comes in too; a program brings a key.
    found["security"] = [{"Key": []}]
    return found


def _of_book(book: Register, at: str, path: Mapping[str, Any]) -> dict[str, Any]:
    """The addresses of one book behind one pattern."""
    room, name = book.model._meta.app_label, book.name
    if at.endswith("/import/") and not takes_imports(book):
        return {}
    made: dict[str, Any] = deepcopy(dict(path))
    for operation in made.values():
        _titled(operation)
        operation["operationId"] = f"{key_of(book)}.{_LAST[operation['operationId']]}"
        operation["tags"] = [key_of(book)]
        operation["parameters"] = [each for each in operation["parameters"] if each["name"] not in ("room", "name")]
        if at.endswith("{name}/"):
            operation |= {"summary": book.title, "answer": f"{key_of(book)}.page"}
            operation["parameters"] += [*_filters(book), *_common(book)]
        elif at.endswith("/import/"):
            operation |= {"summary": _("Nhập dòng vào sổ: %(title)s") % {"title": book.title}, "answer": "Verdicts"}
            operation["requestBody"] = {"required": True} | _json(_ref(f"{key_of(book)}.import"))
        else:
            operation |= {"summary": book.label[:1].upper() + book.label[1:], "answer": f"{key_of(book)}.record"}
        _answered(operation)
    return {at.replace("{room}", room).replace("{name}", name): made}


#: What the three patterns are called of one book.
_LAST = {"rows": "list", "row": "record", "import": "import"}


def _titled(operation: dict[str, Any]) -> None:
    title, said = WORDS[operation["operationId"]]
    operation |= {"summary": str(title), "description": str(said)}
    for each in operation["parameters"]:
        if each["name"] in PARAMETERS:
            each["description"] = str(PARAMETERS[each["name"]])


def _worded(schema: dict[str, Any]) -> None:
    """What may be sent, in the words of the office in place of those of the code."""
    schema.pop("description", None)
    for name, each in schema.get("properties", {}).items():
        if name in FIELDS:
            each["title"] = str(FIELDS[name])


# ── what is answered ─────────────────────────────────────────────────────────────────────────────


def _answered(operation: dict[str, Any]) -> None:
    """Every number that an address answers with, and what stands in it."""
    answer = operation.pop("answer", "Index")
    numbers = (["201"] if operation.pop("only_new", False) else ["200"]) + (
        ["201"] if operation.pop("new", False) else []
    )
    good = {"description": "OK", "headers": {"ETag": {"schema": {"type": "string"}}}} | _json(_ref(answer))
    if answer == "Verdicts":
        del good["headers"]
    operation["responses"] = dict.fromkeys(numbers, good) | {
        number: {"description": said} | ({} if number == "304" else _json(_ref("Fault")))
        for number, said in _others(operation)
    }
    operation.setdefault("tags", [operation["operationId"].rpartition(".")[0] or "index"])
    operation.pop("security", None)


def _others(operation: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    names = {each["name"].lower() for each in operation["parameters"]}
    yield "400", _("Không hiểu điều được hỏi: bộ lọc, số, hoặc nội dung không phải JSON.")
    yield "401", _("Chưa có khóa, khóa hết hạn hoặc đã bị thu hồi.")
    yield "403", _("Được xem nhưng không được làm; hoặc khóa không có phạm vi này.")
    yield "404", _("Không có, hoặc không được xem.")
    yield "429", _("Hỏi quá nhiều trong một phút; “Retry-After” nói đợi bao nhiêu giây.")
    if "if-none-match" in names:
        yield "304", _("Không có gì khác so với ETag đã gửi.")
    if "if-match" in names:
        yield "412", _("Hồ sơ đã khác so với ETag đã gửi; không có gì được ghi.")
    if operation["operationId"] == "followup.update.write":
        yield "428", _("Kỳ đã có cập nhật; phải gửi “If-Match”.")
    if "requestBody" in operation:
        yield "413", _("Nội dung gửi lên quá lớn.")
    if "requestBody" in operation or not operation["operationId"].endswith((".list", ".record", "index")):
        yield "422", _("Không ghi được vì trái một quy định; câu trả lời nói vì sao. Không có gì được ghi.")


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


# ── what a list asks ─────────────────────────────────────────────────────────────────────────────


def _filters(book: Register) -> list[dict[str, Any]]:
    found = []
    for name, each in book.filters.base_filters.items():
        field = each.field
        schema = _asked(each, field)
        for one in names_of(field, name):
            found.append({"name": one, "in": "query", "description": str(each.label or name), "schema": schema})
    return found


def _asked(each: Any, field: Any) -> dict[str, Any]:
    if isinstance(field, forms.ModelChoiceField | forms.ModelMultipleChoiceField | ModelChoiceField):
        return {"type": "integer", "minimum": 1, "maximum": 2**63 - 1}
    if isinstance(field, forms.NullBooleanField):
        return {"type": "boolean"}
    if isinstance(field, forms.DecimalField):
        return {
            "type": "integer",
            "minimum": each.extra.get("min_value", 0),
            "maximum": each.extra.get("max_value", 10**9),
        }
    if isinstance(field, forms.DateField) or "DateRange" in type(field).__name__:
        return {"type": "string", "format": "date"}
    choices = each.extra.get("choices")
    if choices and not callable(choices):
        return {"type": "string", "enum": [str(value) for value, _label in choices]}
    return {"type": "string", "maxLength": MOST_LETTERS}


def _common(book: Register) -> list[dict[str, Any]]:
    ways = [each.path for each in book.listed if each.sort]
    sortable = [*ways, *(f"-{way}" for way in ways)]
    sizes = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
    pages = {"type": "integer", "minimum": 1, "maximum": MOST_PAGES}
    asked = [
        {"name": PAGE, "in": "query", "description": _("Trang thứ mấy"), "schema": pages},
        {"name": SIZE, "in": "query", "description": _("Số dòng một trang"), "schema": sizes},
    ]
    if not sortable:
        return asked
    said, how = _("Sắp xếp theo cột; thêm “-” phía trước là ngược lại"), {"type": "string", "enum": sortable}
    return [{"name": SORT, "in": "query", "description": said, "schema": how}, *asked]


# ── what may be sent to a book ──────────────────────────────────────────────────────────────────

#: A choice by its code or its word, a day as 2026-06-30, several with ";" between.
_CELL = {"type": ["string", "integer", "boolean", "null"], "maxLength": 20_000}


def _imports(book: Register) -> dict[str, Any]:
    """The rows of a book by the fields of its form; one may want a few of them only when it corrects."""
    if not takes_imports(book):
        return {}
    fields = {name: field for name, field in book.form.base_fields.items() if not isinstance(field, forms.FileField)}
    cells = {name: {"title": str(field.label or name)} | _CELL for name, field in fields.items()}
    row = {
        "type": "object",
        "properties": {KEY: {"title": _("Số của hồ sơ được sửa; để trống là thêm mới")} | _CELL} | cells,
        "additionalProperties": False,
    }
    body = {
        "rows": {"type": "array", "items": row, "minItems": 1, "maxItems": MOST_ROWS},
        "trial": {"type": "boolean", "default": False, "title": str(FIELDS["trial"])},
    }
    made = {"type": "object", "properties": body, "required": ["rows"], "additionalProperties": False}
    return {f"{key_of(book)}.import": made}


# ── what a record tells ──────────────────────────────────────────────────────────────────────────


def _schemas(book: Register) -> dict[str, Any]:
    key = key_of(book)
    page = {
        "count": {"type": "integer"},
        "page": {"type": "integer"},
        "pages": {"type": "integer"},
        "next": {"type": ["string", "null"]},
        "previous": {"type": ["string", "null"]},
        "results": {"type": "array", "items": _ref(f"{key}.row")},
    }
    return {
        f"{key}.row": _row(book, book.listed),
        f"{key}.record": _row(book, book.detailed),
        f"{key}.page": {"type": "object", "properties": page, "required": list(page)},
    }


def _row(book: Register, columns: Sequence[Column]) -> dict[str, Any]:
    facts = {each.path: {"title": str(each.label)} | _typed(book.model, each) for each in told(columns)}
    own = {"id": {"type": "integer"}, "name": {"type": "string"}, "url": {"type": "string"}}
    own = {name: {"title": str(FIELDS[name])} | said for name, said in own.items()}
    return {"type": "object", "properties": own | facts, "required": [*own, *facts]}


def _typed(model: Any, column: Column) -> dict[str, Any]:
    """What stands under a column: of a field of its own, by its kind; of what is computed or far away, anything."""
    if column.value or column.expression is not None or "__" in column.path:
        return {}
    try:
        field = model._meta.get_field(column.path)
    except FieldDoesNotExist:
        return {}
    if getattr(field, "choices", None):
        return {"anyOf": [_ref("Choice"), {"type": "null"}]} if field.null else _ref("Choice")
    if field.many_to_many or field.one_to_many:
        return {"type": "array", "items": _ref("Record")}
    if field.is_relation:
        return {"anyOf": [_ref("Record"), {"type": "null"}]} if field.null else _ref("Record")
    if isinstance(field, models.JSONField):
        return {}
    said = next((said for kinds, said in _TYPES if isinstance(field, kinds)), {"type": "string"})
    return said | {"type": [said["type"], "null"]} if field.null else said


#: Amounts are text, so that nothing of them is lost. A moment is a day too, so it is asked first.
_TYPES: tuple[tuple[Any, dict[str, str]], ...] = (
    (models.BooleanField, {"type": "boolean"}),
    (models.IntegerField, {"type": "integer"}),
    (models.DateTimeField, {"type": "string", "format": "date-time"}),
    (models.DateField, {"type": "string", "format": "date"}),
)
