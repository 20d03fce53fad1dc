"""Makes the tabular digits of Commissioner, whose own have no tnum feature.

Needs fonttools and brotli. Reads and writes static/fonts; run by hand when the font changes.
"""

import pathlib

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

fonts = pathlib.Path(__file__).resolve().parents[4] / "static/fonts"
source = fonts / "commissioner-latin-wght-normal.woff2"
digits = range(0x30, 0x3A)


def only_digits(font):
    options = subset.Options()
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.hinting = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=digits)
    subsetter.subset(font)


def set_on_one_width(font):
    names = [font.getBestCmap()[code] for code in digits]
    width = max(font["hmtx"][name][0] for name in names) - 40
    for name in names:
        glyph = font["glyf"][name]
        shift = (width - font["hmtx"][name][0]) // 2
        if glyph.isComposite():
            for component in glyph.components:
                component.x += shift
        else:
            glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (width, glyph.xMin)


def rename(font, weight):
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = "Vikno Digits"
        if record.nameID in (3, 6):
            record.string = f"ViknoDigits-{weight}"


for weight in (400, 600, 720):
    font = instancer.instantiateVariableFont(TTFont(source), {"wght": weight})
    only_digits(font)
    set_on_one_width(font)
    for table in ("GPOS", "GSUB", "GDEF", "STAT"):
        if table in font:
            del font[table]
    rename(font, weight)
    font.flavor = "woff2"
    font.save(fonts / f"vikno-digits-{weight}.woff2")
