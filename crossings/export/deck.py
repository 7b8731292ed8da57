"""The parts a slide is made of: text boxes that fit, tables, charts, pictures, notes.

Everything is native and editable. Sizes are inches on a sheet of 16:9; colours and fonts come from
the deck's own theme, so that another theme can be put on it.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN, MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from crossings.look.looks import Look
from crossings.look.theme import LIGHT
from crossings.pictures.canvas import PLAIN, Canvas, clean
from crossings.pictures.fonts import Face
from crossings.questions.figures import Number

WIDTH, HEIGHT = 13.333, 7.5
LEFT, RIGHT, TOP = 0.6, 12.73, 0.42
HEADING, BODY = "Georgia", "Calibri"  # found on every machine with an office program
EAST = {"en": "Microsoft YaHei", "zh": "Microsoft YaHei", "ko": "Malgun Gothic"}
WIDER = 1.27  # the widest font an office program falls back on, against the one measured with
LANGUAGE = {
    "en": MSO_LANGUAGE_ID.ENGLISH_UK,
    "zh": MSO_LANGUAGE_ID.SIMPLIFIED_CHINESE,
    "ko": MSO_LANGUAGE_ID.KOREAN,
}
THEME = {
    "dk1": LIGHT.ink, "lt1": LIGHT.card, "dk2": LIGHT.second, "lt2": LIGHT.page,
    "accent1": LIGHT.to_kp, "accent2": LIGHT.to_cn, "accent3": LIGHT.river,
    "accent4": LIGHT.quiet, "accent5": LIGHT.edge, "accent6": LIGHT.hairline,
    "hlink": LIGHT.river_name, "folHlink": LIGHT.second,
}  # fmt: skip
INK, SECOND = MSO_THEME_COLOR.TEXT_1, MSO_THEME_COLOR.TEXT_2
HUES = {"to-kp": MSO_THEME_COLOR.ACCENT_1, "to-cn": MSO_THEME_COLOR.ACCENT_2, "ink": INK}
PATTERNS = {
    "hatch": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "dots": MSO_PATTERN.PERCENT_25,
    "lines": MSO_PATTERN.LIGHT_HORIZONTAL,
}
LAYOUT = 5  # title only
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Area:
    """A rectangle on the slide, in inches."""

    x: float
    y: float
    w: float
    h: float

    def emu(self) -> tuple[Inches, Inches, Inches, Inches]:
        """As the file format counts."""
        return Inches(self.x), Inches(self.y), Inches(self.w), Inches(self.h)


@dataclass(frozen=True)
class Run:
    """A stretch of words in one look."""

    text: str
    bold: bool = False
    hue: str = ""  # to-kp, to-cn, ink; empty: the colour of the box
    serif: bool = False


@dataclass(frozen=True)
class Bar:
    """One bar of a chart: its name, and the number it is as long as."""

    name: str
    number: Number


@dataclass(frozen=True)
class Bars:
    """A chart: bars from zero, all in one unit."""

    unit: str
    rows: tuple[Bar, ...]


class Deck:
    """A presentation in the making."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.file = Presentation()
        self.file.slide_width, self.file.slide_height = Inches(WIDTH), Inches(HEIGHT)
        _dress(self.file, lang)
        self._measure = Canvas(10, 10, lang=lang)

    def slide(self, title: str, size: float = 30) -> Any:
        """A new slide with its title."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[LAYOUT])
        area = Area(LEFT, TOP, RIGHT - LEFT, 0.82)
        shape = slide.shapes.title
        shape.left, shape.top, shape.width, shape.height = area.emu()
        frame = shape.text_frame
        _plain_frame(frame, MSO_ANCHOR.BOTTOM)
        size = self.fitting(title, area, size, bold=True)
        self._write(frame, [[Run(title, bold=True, serif=True)]], size, INK)
        for paragraph in frame.paragraphs:
            paragraph.alignment = PP_ALIGN.LEFT
        self.bar(slide, Area(LEFT, 1.32, RIGHT - LEFT, 0.02), "Rule")
        return slide

    def fitting(
        self, text: str, area: Area, size: float, bold: bool = False, least: float = 9
    ) -> float:
        """The largest size, up to ``size``, at which a text keeps within its box."""
        face = Face("sans", bold)
        while size > least and self.high(text, area.w, size, face) > area.h:
            size -= 0.5
        return size

    def high(self, text: str, w: float, size: float, face: Face = PLAIN) -> float:
        """How high a text will be, in inches, with room to spare for wider fonts."""
        paragraphs = text.split("\n")
        lines = sum(
            len(self._measure.lines(part, w * 72 / WIDER, size, face)) for part in paragraphs
        )
        return (lines * 1.22 + (len(paragraphs) - 1) * 0.35) * size / 72

    def text(self, slide: Any, area: Area, paragraphs: Sequence[Sequence[Run]], size: float, *,
             name: str, colour: Any = INK, least: float = 9) -> float:  # fmt: skip
        """A text box whose words keep within it; returns the size of type it took."""
        whole = "\n".join("".join(run.text for run in part) for part in paragraphs)
        size = self.fitting(whole, area, size, least=least)
        high = min(area.h, self.high(whole, area.w, size) + 0.02)
        box = slide.shapes.add_textbox(*Area(area.x, area.y, area.w, high).emu())
        box.name = name
        _plain_frame(box.text_frame, MSO_ANCHOR.TOP)
        self._write(box.text_frame, paragraphs, size, colour)
        return size

    def _write(
        self, frame: Any, paragraphs: Sequence[Sequence[Run]], size: float, colour: Any
    ) -> None:
        for number, part in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.space_before = Pt(size * 0.35) if number else Pt(0)
            paragraph.line_spacing = 1.0
            for one in part:
                run = paragraph.add_run()
                run.text = clean(one.text)
                font = run.font
                font.size, font.bold = Pt(size), one.bold
                font.color.theme_color = HUES[one.hue] if one.hue else colour
                font.language_id = LANGUAGE[self.lang]
                if one.serif:
                    font.name = "+mj-lt"

    def bar(self, slide: Any, area: Area, name: str = "Bar") -> None:
        """A rule, or the upright bar beside a warning."""
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *area.emu())
        shape.fill.solid()
        shape.fill.fore_color.theme_color = INK
        shape.line.fill.background()
        shape.shadow.inherit = False
        describe(shape, name, "")

    def picture(self, slide: Any, png: bytes, area: Area, alternative: str, name: str) -> None:
        """A picture with its text alternative."""
        shape = slide.shapes.add_picture(io.BytesIO(png), *area.emu())
        describe(shape, name, alternative)

    def table(self, slide: Any, area: Area, head: Sequence[str], rows: Sequence[Sequence[str]],
              shares: Sequence[float], alternative: str, name: str, size: float = 13) -> None:  # fmt: skip
        """A native table; its type shrinks until all rows fit."""
        widths = [area.w * share / sum(shares) for share in shares]
        pad = 0.08

        def row_high(row: Sequence[str], points: float) -> float:
            inner = [
                self.high(cell, w - 2 * pad, points, Face("sans", True))
                for cell, w in zip(row, widths, strict=True)
            ]
            return max(inner) + 2 * 0.035

        while size > 8 and sum(row_high(row, size) for row in (head, *rows)) > area.h:
            size -= 0.25
        heights = [row_high(row, size) for row in (head, *rows)]
        frame = slide.shapes.add_table(
            len(rows) + 1, len(head), *Area(area.x, area.y, area.w, sum(heights)).emu()
        )
        describe(frame, name, alternative)
        table = frame.table
        _strip_style(frame)
        for column, w in zip(table.columns, widths, strict=True):
            column.width = Inches(w)
        for number, (row, height) in enumerate(zip((head, *rows), heights, strict=True)):
            table.rows[number].height = Inches(height)
            for index, words in enumerate(row):
                self._cell(
                    table.cell(number, index), words, size, head=number == 0, first=index == 0
                )

    def _cell(self, cell: Any, words: str, size: float, head: bool, first: bool) -> None:
        cell.margin_left = cell.margin_right = Inches(0.08)
        cell.margin_top = cell.margin_bottom = Inches(0.03)
        cell.vertical_anchor = MSO_ANCHOR.TOP
        if head:
            cell.fill.solid()
            cell.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
        else:
            cell.fill.background()
        frame = cell.text_frame
        frame.word_wrap = True
        self._write(frame, [[Run(words, bold=first and not head)]], size, SECOND if head else INK)

    def chart(self, slide: Any, area: Area, bars: Bars, alternative: str, name: str) -> None:
        """Bars from zero in one unit, never stacked."""
        data: Any = CategoryChartData(number_format="#,##0")  # type: ignore[no-untyped-call]
        rows = bars.rows[::-1]  # bars are drawn from below
        data.categories = [clean(row.name) for row in rows]
        lengths = [row.number.extent.shown for row in rows]
        data.add_series(bars.unit, lengths)
        frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *area.emu(), data)
        describe(frame, name, alternative)
        chart = frame.chart
        chart.has_legend, chart.has_title = False, False
        chart.font.size, chart.font.color.theme_color = Pt(13), INK
        plot = chart.plots[0]
        plot.gap_width, plot.vary_by_categories = 55, False
        _axes(chart, bars.unit, max(lengths))
        for place, row in enumerate(rows):
            point = plot.series[0].points[place]
            _paint(point.format, row.number.look)
            label = point.data_label
            label.position = XL_LABEL_POSITION.OUTSIDE_END
            frame_ = label.text_frame
            frame_.text = clean(row.number.text)
            frame_.word_wrap = False
            font = frame_.paragraphs[0].runs[0].font
            font.size, font.bold = Pt(18), True
            font.color.theme_color = HUES[row.number.look.hue]

    def notes(self, slide: Any, text: str) -> None:
        """What the speaker reads."""
        slide.notes_slide.notes_text_frame.text = clean(text)

    def bytes(self, dated: dt.date, title: str) -> bytes:
        """The finished file: equal decks give equal bytes."""
        core = self.file.core_properties
        stamp = dt.datetime(dated.year, dated.month, dated.day)
        core.title, core.author, core.language = title, "Crossings", self.lang
        core.created = core.modified = stamp
        core.last_modified_by = "Crossings"
        out = io.BytesIO()
        self.file.save(out)
        return settled(out.getvalue(), dated)


def describe(shape: Any, name: str, alternative: str) -> None:
    """Name a shape and give it its text alternative."""
    shape.name = name
    shape._element.xpath(".//p:cNvPr")[0].set("descr", clean(alternative))


def settled(content: bytes, dated: dt.date) -> bytes:
    """An Office file without the hour it was written, and so in the workbooks of its charts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename.endswith(".xlsx"):
                part = settled(part, dated)
            elif entry.filename == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+Z", f"{dated}T00:00:00Z".encode(), part)
            info = zipfile.ZipInfo(entry.filename, EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(info, part)
    return out.getvalue()


def _plain_frame(frame: Any, anchor: Any) -> None:
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _paint(form: Any, look: Look) -> None:
    fill = form.fill
    fill.patterned()
    fill.pattern = PATTERNS[look.pattern]
    fill.fore_color.theme_color = HUES[look.hue]
    fill.back_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    form.line.color.theme_color = HUES[look.hue]
    form.line.width = Pt(1.5)


def _axes(chart: Any, unit: str, most: float) -> None:
    value, category = chart.value_axis, chart.category_axis
    step = next(s for s in (n * 10**p for p in range(9) for n in (1, 2, 5)) if most / s <= 4.2)
    value.minimum_scale, value.has_major_gridlines = 0, False
    value.major_unit, value.maximum_scale = step, step * (most * 1.16 // step + 1)
    value.has_title = True
    value.axis_title.text_frame.text = unit
    font = value.axis_title.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(12), False
    value.tick_labels.font.size = Pt(12)
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = "#,##0", False
    category.tick_labels.font.size = Pt(13)
    category.format.line.color.theme_color = SECOND
    value.format.line.color.theme_color = SECOND


def _strip_style(frame: Any) -> None:
    """No banding and no coloured head: rules only come from the theme's plain grid."""
    table = frame.table
    table.horz_banding = False
    found = frame._element.xpath(".//a:tableStyleId")
    if found:
        found[0].text = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # no style, table grid


def _dress(file: Any, lang: str) -> None:
    """The house colours and fonts as the deck's theme, and layouts as wide as the sheet."""
    for key, rel in list(file.part.rels.items()):
        if rel.reltype.endswith("/printerSettings"):
            file.part.drop_rel(key)
    master = file.slide_master
    for holder in (master, *file.slide_layouts):
        for shape in holder.placeholders:
            shape.left, shape.width = Emu(int(shape.left * 4 / 3)), Emu(int(shape.width * 4 / 3))
    part = next(
        rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme")
    )
    xml = part.blob.decode("utf-8")
    for key, colour in THEME.items():
        value = colour.lstrip("#").upper()
        xml = re.sub(
            rf"<a:{key}>.*?</a:{key}>",
            f'<a:{key}><a:srgbClr val="{value}"/></a:{key}>',
            xml,
            flags=re.S,
        )
    for kind, font in (("majorFont", HEADING), ("minorFont", BODY)):
        xml = re.sub(
            rf'(<a:{kind}>\s*)<a:latin typeface="[^"]*"/>\s*<a:ea typeface="[^"]*"/>',
            rf'\g<1><a:latin typeface="{font}"/><a:ea typeface="{EAST[lang]}"/>',
            xml,
        )
    part._blob = xml.encode("utf-8")
