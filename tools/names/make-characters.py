#!/usr/bin/env python3
"""Makes src/Duoshi.Core/Names/Data/characters.tsv.gz from the Unihan files of Debian's unicode-data package and the stroke orders of
the npm package cnchar-order: make-characters.py cnchar.order.min.js [folder of Unihan_*.txt.bz2].

One line a character: character, toneless readings (most usual first, separated by commas), strokes, place in the order of strokes.
The same input gives the same bytes.
"""
import bz2
import gzip
import json
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

ORDERS = Path(sys.argv[1])
UNIHAN = Path(sys.argv[2] if len(sys.argv) > 2 else "/usr/share/unicode")
TARGET = Path(__file__).resolve().parents[2] / "src/Duoshi.Core/Names/Data/characters.tsv.gz"

# Characters whose first reading in Unihan is not the one they have in given names.
USUAL_IN_NAMES = {"长": "chang", "晟": "sheng", "珩": "heng", "曾": "zeng"}

# The five kinds of strokes in their order (GF 3003-1999): 横 with 提, 竖 with 竖钩, 撇, 点 with 捺, and 折: whatever bends.
KINDS = {"横": "1", "提": "1", "竖": "2", "竖钩": "2", "撇": "3", "点": "4", "点2": "4", "捺": "4"}
BENT = "5"

# The notice the Unicode licence asks for in a modified data file.
HEAD = (
    "# Derived from the Unihan Database, Unicode 15.0.0; © 2022 Unicode, Inc.; modified: toneless readings and stroke counts only.\n"
    "# For terms of use, see https://www.unicode.org/terms_of_use.html\n"
    "# Places in the order of strokes: after the stroke orders of cnchar-order 3.2.6, © 2017 theajack, MIT licence.\n"
)


def fields(name):
    with bz2.open(UNIHAN / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, field, value = line.rstrip("\n").split("\t")
                yield int(code[2:], 16), field, value


def toneless(reading):
    bare = unicodedata.normalize("NFD", reading.lower()).replace("u\u0308", "v")
    return "".join(c for c in bare if "a" <= c <= "z")


def stroke_kinds():
    """For each character the kinds of its strokes in the order they are written, such as 1121 for 王."""
    orders, table = (json.loads(text) for text in re.findall(r"JSON\.parse\('(.*?)'\)", ORDERS.read_text(encoding="utf-8"))[:2])
    kind_of = {letter: KINDS.get(stroke["name"], BENT) for letter, stroke in table.items()}
    return {character: "".join(kind_of[letter] for letter in letters) for character, letters in orders.items()}


def main():
    values = defaultdict(dict)
    for code, field, value in fields("Unihan_Readings.txt.bz2"):
        values[code][field] = value
    for code, field, value in fields("Unihan_IRGSources.txt.bz2"):
        if field == "kTotalStrokes":
            values[code][field] = value

    kinds, rows = stroke_kinds(), []
    for code, row in sorted(values.items()):
        # The base block, extension A, and of the later extensions what the table of standard characters of 2013 has.
        if not (0x3400 <= code <= 0x4DBF or 0x4E00 <= code <= 0x9FFF or code == 0x3007 or "kTGHZ2013" in row):
            continue
        found = row.get("kMandarin", "").split()
        found += re.sub(r"\(\d+\)", "", row.get("kHanyuPinlu", "")).split()
        for field in ("kTGHZ2013", "kXHC1983"):
            found += [r for group in row.get(field, "").split() for r in group.split(":")[1].split(",")]
        if not found:  # older dictionaries only where no modern one has the character: they add readings nobody uses
            found = [r for group in row.get("kHanyuPinyin", "").split() for r in group.split(":")[1].split(",")]
        readings = list(dict.fromkeys(map(toneless, found)))
        syllables = [r for r in readings if re.search("[aeiouv]", r)]  # not the interjections m, n, ng, hm
        character = chr(code)
        if character in USUAL_IN_NAMES:
            syllables.sort(key=lambda r: r != USUAL_IN_NAMES[character])
        strokes = row.get("kTotalStrokes", "").split()
        if syllables or strokes:
            rows.append((character, ",".join(syllables), strokes[0] if strokes else ""))

    def place(row):
        """By number of strokes, then by their kinds one after another; characters whose order nobody tells come last of their number, by code point."""
        character, _, strokes = row
        known = kinds.get(character, "")
        return (int(strokes or 99), known if len(known) == int(strokes or 0) else "9", character)

    places = {row[0]: i + 1 for i, row in enumerate(sorted(rows, key=place))}
    lines = [f"{character}\t{readings}\t{strokes}\t{places[character]}\n" for character, readings, strokes in rows]
    with open(TARGET, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write((HEAD + "".join(lines)).encode("utf-8"))
    print(f"{len(lines)} characters, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
