#!/usr/bin/env python3
"""Writes two fonts whose letters are known in advance: shapes.ttf, whose letters are rectangles, and colors.ttf, whose
letter is a coloured picture.

    pip install fonttools pillow && python3 fonts.py
"""
import io
import os

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable
from fontTools.ttLib.tables import C_B_D_T_, E_B_L_C_
from fontTools.ttLib.tables.BitmapGlyphMetrics import SmallGlyphMetrics
from PIL import Image

here = os.path.dirname(os.path.abspath(__file__))
os.environ["SOURCE_DATE_EPOCH"] = "0"


def rectangle(box):
    pen = TTGlyphPen(None)
    if box:
        left, bottom, right, top = box
        pen.moveTo((left, bottom))
        for corner in [(left, top), (right, top), (right, bottom)]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


def font(name, letters):
    """letters: code point -> (advance, box), in thousandths of an em."""
    order = [".notdef"] + [f"u{code:X}" for code in letters]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({code: f"u{code:X}" for code in letters})
    builder.setupGlyf(
        {".notdef": rectangle(None)}
        | {f"u{code:X}": rectangle(box) for code, (_, box) in letters.items()})
    builder.setupHorizontalMetrics(
        {".notdef": (500, 0)}
        | {f"u{code:X}": (advance, box[0] if box else 0)
           for code, (advance, box) in letters.items()})
    builder.setupHorizontalHeader(ascent=900, descent=-100)
    builder.setupOS2(sTypoAscender=900, sTypoDescender=-100, usWinAscent=900, usWinDescent=100)
    builder.setupNameTable({"familyName": name, "styleName": "Regular"})
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    return builder.font


# Two letters of Chinese and one outside of the first 65,536.
font("Netlapse Test Shapes", {
    0x6E29: (1000, (100, 0, 900, 800)),
    0x5EA6: (600, (0, -100, 600, 500)),
    0x2000B: (1500, (250, 100, 1250, 300)),
}).save(os.path.join(here, "shapes.ttf"))

# A microbe: a picture of 40 by 40 pixels for an em of 40, green above and red below.
picture = Image.new("RGB", (40, 40), (0, 160, 0))
picture.paste((200, 0, 0), (0, 20, 40, 40))
file = io.BytesIO()
picture.save(file, "png")
colors = font("Netlapse Test Colors", {0x1F9A0: (1000, None)})
metrics = SmallGlyphMetrics()
metrics.height = metrics.width = metrics.Advance = 40
metrics.BearingX, metrics.BearingY = 0, 36
glyph = C_B_D_T_.cbdt_bitmap_format_17(b"", colors)
glyph.metrics, glyph.imageData = metrics, file.getvalue()
data = colors["CBDT"] = newTable("CBDT")
data.version, data.strikeData = 3.0, [{"u1F9A0": glyph}]
strike = E_B_L_C_.Strike()
size = strike.bitmapSizeTable
size.ppemX = size.ppemY = 40
size.bitDepth, size.flags, size.colorRef = 32, 1, 0
for name in ("hori", "vert"):
    line = E_B_L_C_.SbitLineMetrics()
    line.ascender, line.descender, line.widthMax = 36, -4, 40
    for field in ("caretSlopeNumerator", "caretSlopeDenominator", "caretOffset", "minOriginSB",
                  "minAdvanceSB", "maxBeforeBL", "minAfterBL", "pad1", "pad2"):
        setattr(line, field, 0)
    setattr(size, name, line)
size.startGlyphIndex = size.endGlyphIndex = 1
table = E_B_L_C_.eblc_index_sub_table_1(b"", colors)
table.names = ["u1F9A0"]
table.indexFormat, table.imageFormat = 1, 17
table.firstGlyphIndex = table.lastGlyphIndex = 1
strike.indexSubTables = [table]
locations = colors["CBLC"] = newTable("CBLC")
locations.version, locations.strikes = 3.0, [strike]
# As in fonts of emoji there are no outlines.
colors.recalcBBoxes = False
del colors["glyf"], colors["loca"]
colors.save(os.path.join(here, "colors.ttf"))
