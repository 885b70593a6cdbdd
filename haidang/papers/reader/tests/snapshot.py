"""What the reader sees in every paper of a corpus, without a word of it: labels, offsets, rules, codes, hashes.

    python -m haidang.papers.reader.tests.snapshot --accept CORPUS

writes the files of `snapshots/` anew; the difference that git shows is what a change of the reader moved.
"""

import argparse
import hashlib
from collections.abc import Iterator
from pathlib import Path

from haidang.papers.reader import Agencies, read
from haidang.papers.reader.coverage import counts
from haidang.papers.reader.lint import lint
from haidang.papers.reader.plan import Assignment, Deadline, Mention, Plan, Value
from haidang.papers.reference.agencies import known_agencies
from haidang.papers.sources.opening import open_path
from haidang.papers.sources.text import Span

FOLDER = Path(__file__).parent / "snapshots"
#: Scans are left out: another Tesseract sees other letters.
_READ = (".txt", ".docx", ".html", ".pdf")
_SCANS = ("044-",)


def papers(corpus: Path) -> Iterator[Path]:
    """The papers of a corpus that have a snapshot."""
    for folder in ("plans", "files", "headers"):
        for path in sorted((corpus / folder).iterdir()):
            if path.suffix in _READ and not (path.suffix == ".pdf" and path.name.startswith(_SCANS)):
                yield path


def snapshot_of(path: Path, agencies: Agencies) -> list[str]:
    """The lines of one snapshot."""
    source = open_path(path)
    plan = read(source, agencies)
    digest = hashlib.sha256(source.text.encode()).hexdigest()[:16]
    return [f"text {digest} {len(source.text)}", *_lines(plan), *(f"{f.code} {_at(f.span)}" for f in lint(plan))]


def known() -> Agencies:
    return Agencies([(agency.code, name) for agency in known_agencies(None) for name in (agency.name, *agency.aliases)])


def _lines(plan: Plan) -> Iterator[str]:
    head, signer = plan.letterhead, plan.signer
    for name in ("parent_body", "issuer", "full_number", "dated", "place", "kind", "title"):
        value = getattr(head, name)
        if value is not None:
            yield f"head.{name} {_value(value)}"
    for name, value in (("position", signer.position), ("name", signer.name)):
        if value is not None:
            yield f"signer.{name} {_value(value)}"
    for citation in plan.bases:
        yield f"basis {_at(citation.span)} {citation.rule}"
    for field in plan.fields:
        yield f"field {field.label} {_at(field.span)}"
    for task in plan.tasks:
        yield from _task("task", task)
    for item in plan.org_assignments:
        yield from _task("org", item)
    for name in ("purposes", "requirements", "goals", "reporting", "channels", "recipients"):
        for value in getattr(plan, name):
            yield f"{name} {_at(value.span)} {value.rule}"
    for name, count in sorted(counts(plan).items()):
        yield f"count {name} {count}"


def _task(what: str, task: Assignment) -> Iterator[str]:
    yield f"{what} {task.label or '-'} {_at(task.span)} {task.layout} title {_value(task.title)}"
    for name in ("leads", "coordinators", "implementers", "supervisors", "deadlines", "products", "descriptions"):
        for value in getattr(task, name):
            yield f"  {name} {_value(value)}"
    for solution in task.solutions:
        yield f"  solution {solution.label or '-'} {_at(solution.span)} {len(solution.assignees)}"


def _value(value: object) -> str:
    assert hasattr(value, "span")
    assert hasattr(value, "rule")
    said = f"{_at(value.span)} {value.rule}"
    if isinstance(value, Mention):
        marks = "".join(("g" if value.group else "", "o" if value.open else ""))
        return f"{said} {value.code or '?'} {marks}".rstrip()
    if isinstance(value, Deadline):
        return f"{said} {value.kind} {value.on or ''}".rstrip()
    if isinstance(value, Value) and value.more:
        return f"{said} +{','.join(map(_at, value.more))}"
    return said


def _at(span: Span) -> str:
    return f"{span.start}-{span.end}"


def file_of(corpus: Path, path: Path) -> Path:
    return FOLDER / f"{path.relative_to(corpus).as_posix().replace('/', '.')}.snapshot"


def accept(corpus: Path) -> int:
    """Write every snapshot anew; how many were written."""
    agencies = known()
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.snapshot"):
        old.unlink()
    count = 0
    for path in papers(corpus):
        file_of(corpus, path).write_text("\n".join(snapshot_of(path, agencies)) + "\n", encoding="utf-8")
        count += 1
    return count


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accept", type=Path, required=True, metavar="CORPUS")
    print(f"{accept(parser.parse_args().accept)} snapshots")
