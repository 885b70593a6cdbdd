"""A workbook in the hands of somebody who fills it in: changed in place, as an office program saves it; and back."""

import io
import re
import zipfile

import xlsxwriter
from lxml import etree
from python_calamine import CalamineWorkbook

from haidang.plan.replies import services
from haidang.plan.replies.rules.columns import head_of

_NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
_M = f"{{{_NS['m']}}}"
DONE = "Đã có số liệu của 14 bến."


class Filled:
    """A sheet that was handed out. `put` writes cells by the number of the task and the name of the column; what else
    is in the file (hidden columns, protection, lists) stays."""

    def __init__(self, data, page=0):
        self.data, self.page = data, page

    @property
    def grid(self):
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(self.data)).get_sheet_by_index(self.page)
        return [[str(cell) for cell in line] for line in sheet.to_python(skip_empty_area=False)]

    @property
    def head(self):
        return head_of(self.grid)

    def line(self, label):
        """The line of a task, counted from nought."""
        head = self.head
        return next(n for n, line in enumerate(self.grid) if n >= head.below and line[head.at["label"]] == label)

    def at(self, label, column):
        return self.grid[self.line(label)][self.head.at[column]]

    def put(self, label, **words):
        """The same sheet with these words in the row of a task; None empties the cell."""
        line, head = self.line(label), self.head
        cells = {(line, head.at[name]): said for name, said in words.items()}
        return Filled(_with(self.data, self.page, cells), self.page)

    def lines(self):
        """Lines of cells below the head, as somebody would copy them."""
        return self.grid[self.head.below :]

    def copied(self, *, with_head=True):
        """As Excel puts it on the clipboard."""
        first = self.head.below - (1 if with_head else 0)
        return "\r\n".join("\t".join(_quoted(cell) for cell in line) for line in self.grid[first:]) + "\r\n"

    def saved_by_another(self, change=lambda grid: grid, name=None):
        """The cells alone, written anew: as a program saves them that knows nothing of our looks."""
        names = CalamineWorkbook.from_filelike(io.BytesIO(self.data)).sheet_names
        return Filled(written(change(self.grid), name or names[self.page]))


def _quoted(cell):
    return '"' + cell.replace('"', '""') + '"' if re.search(r'[\t\n"]', cell) else cell


def written(grid, name="Trang 1", formulas=None, merged=(), errors=()):
    """A workbook of these cells. Formulas: {(line, column): (formula, value)}."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(name)
        for n, line in enumerate(grid):
            for at, cell in enumerate(line):
                if cell != "":
                    sheet.write_string(n, at, cell)
        for (n, at), (formula, value) in (formulas or {}).items():
            sheet.write_formula(n, at, formula, None, value)
        for top, left, bottom, right in merged:
            sheet.merge_range(top, left, bottom, right, grid[top][left])
    return made.getvalue()


def repacked(data, change):
    """The zip with parts changed: change(name, bytes) → bytes, or None to leave it out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def _with(data, page, cells):
    path = f"xl/worksheets/sheet{page + 1}.xml"

    def change(name, part):
        return _cells_in(part, cells) if name == path else part

    return repacked(data, change)


def _cells_in(part, cells):
    root = etree.fromstring(part)
    for (line, at), said in cells.items():
        ref = f"{_letters(at)}{line + 1}"
        cell = root.find(f".//m:c[@r='{ref}']", _NS)
        assert cell is not None, ref
        for child in list(cell):
            cell.remove(child)
        if "t" in cell.attrib:
            del cell.attrib["t"]
        if said is None:
            continue
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, f"{_M}is"), f"{_M}t")
        text.text = said
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _letters(at):
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def back(filled, by, name="bang.xlsx"):
    """The sheet comes back: its intake."""
    return services.take_file(name, filled.data, by=by)


def row(intake, label="1.1"):
    return intake.rows.get(title__startswith=f"{label} ")
