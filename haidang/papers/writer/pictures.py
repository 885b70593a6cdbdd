"""A chart as a picture in Word, with its words for who cannot see it."""

import io

from docx.document import Document
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from haidang.papers.writer.charts import described
from haidang.papers.writer.model import Chart
from haidang.papers.writer.ooxml import Element, paragraph
from haidang.papers.writer.pages import chart_png


def picture(sheet: Document, chart: Chart, *, room: float) -> Element:
    # In one paragraph with its name: LibreOffice does not keep a picture with the paragraph above it.
    made = paragraph(chart.title, bold=True, align="center", first=0, before=6, after=2, keep_lines=True)
    holder = Paragraph(made, sheet._body)
    holder.add_run().add_break()
    drawn = holder.add_run().add_picture(io.BytesIO(chart_png(chart, width=room)), width=Mm(room))
    # Word keeps a finger of space beside pictures unless told not to.
    for side in ("distL", "distR"):
        drawn._inline.set(side, "0")
    properties = drawn._inline.docPr
    properties.set("descr", described(chart))
    properties.set("title", chart.title)
    return made
