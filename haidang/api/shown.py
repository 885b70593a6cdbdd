"""The description of the addresses as a page shows it: one book at a time, in plain rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from haidang.api.asking import SORT


@dataclass(frozen=True)
class Fact:
    """One name that is sent or answered: what stands under it, whether it must be there."""

    name: str
    kind: str
    said: str = ""
    is_required: bool = False


@dataclass(frozen=True)
class Operation:
    method: str
    path: str
    title: str
    said: str
    asked: list[Fact]
    sent: list[Fact]
    answered: list[Fact]
    numbers: list[tuple[str, str]]

    @property
    def anchor(self) -> str:
        return f"{self.method}{self.path}".lower().translate(str.maketrans("/{}_", "----"))


def tags_of(document: Mapping[str, Any]) -> list[str]:
    """The books, in the order of the description."""
    return list(dict.fromkeys(tag for _m, _p, operation in _all(document) for tag in operation["tags"]))


def operations_of(document: Mapping[str, Any], tag: str) -> list[Operation]:
    schemas = document["components"]["schemas"]
    found = [
        _operation(method, path, operation, schemas)
        for method, path, operation in _all(document)
        if tag in operation["tags"]
    ]
    return sorted(found, key=lambda one: one.method != "GET")


def _all(document: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def _operation(method: str, path: str, made: Mapping[str, Any], schemas: Mapping[str, Any]) -> Operation:
    body = made.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    numbers = sorted(made["responses"].items())
    good = next(answer for number, answer in numbers if number.startswith("2"))
    answer = good["content"]["application/json"]["schema"]
    return Operation(
        method=method,
        path=path,
        title=made["summary"],
        said=made.get("description", ""),
        asked=[_parameter(each) for each in made["parameters"]],
        sent=_sent(body, schemas) if body else [],
        answered=_facts(_rows_of(answer, schemas), schemas),
        numbers=[(number, answer["description"]) for number, answer in numbers],
    )


def _parameter(each: Mapping[str, Any]) -> Fact:
    schema = each["schema"]
    if each["name"] == SORT:
        # each may stand with a minus before it, which its meaning says
        schema = {"enum": [way for way in schema["enum"] if way[0] != "-"]}
    return Fact(each["name"], _kind(schema, {}), each.get("description", ""), each.get("required", False))


def _sent(body: Mapping[str, Any], schemas: Mapping[str, Any]) -> list[Fact]:
    """Of rows the names in each as well."""
    rows = _resolved(body, schemas)["properties"].get("rows")
    inner = _facts(rows["items"], schemas) if rows else []
    return _facts(body, schemas) + [replace(one, name=f"rows[].{one.name}") for one in inner]


def _rows_of(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    """Of a page what a row tells: the rest is alike everywhere."""
    whole = _resolved(schema, schemas)
    results = whole.get("properties", {}).get("results")
    return results["items"] if results else whole


def _facts(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> list[Fact]:
    whole = _resolved(schema, schemas)
    required = whole.get("required", ())
    return [
        Fact(name, _kind(each, schemas), each.get("title", ""), name in required)
        for name, each in whole.get("properties", {}).items()
    ]


def _resolved(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    return schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def _kind(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    """What stands under a name, in a word or two."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        found = schemas.get(name, {})
        return (
            _enum(found["enum"])
            if "enum" in found
            else {"Choice": "{code, label}", "Record": "{id, name}"}.get(name, name)
        )
    if "enum" in schema:
        return _enum(schema["enum"])
    if either := schema.get("anyOf"):
        return " | ".join(dict.fromkeys(_kind(one, schemas) for one in either))
    kind = schema.get("type", _("tùy dòng"))
    if kind == "array":
        return f"[{_kind(schema.get('items', {}), schemas)}]"
    if isinstance(kind, list):
        return " | ".join(_form(schema, one) for one in kind)
    return _form(schema, kind)


def _form(schema: Mapping[str, Any], kind: str) -> str:
    return str(schema.get("format") or kind) if kind == "string" else kind


def _enum(values: list[Any]) -> str:
    return " | ".join(f"“{value}”" for value in values)
