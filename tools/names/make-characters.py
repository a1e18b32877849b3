#!/usr/bin/env python3
"""Makes src/Duoshi.Core/Names/Data/characters.tsv.gz from the Unihan files of Debian's unicode-data package.

One line a character: character, toneless readings (most usual first, separated by commas), strokes.
The same input gives the same bytes.
"""
import bz2
import gzip
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

UNIHAN = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
TARGET = Path(__file__).resolve().parents[2] / "src/Duoshi.Core/Names/Data/characters.tsv.gz"

# Characters whose first reading in Unihan is not the one they have in given names.
USUAL_IN_NAMES = {"长": "chang", "晟": "sheng", "珩": "heng", "曾": "zeng"}

# The notice the Unicode licence asks for in a modified data file.
HEAD = (
    "# Derived from the Unihan Database, Unicode 15.0.0; © 2022 Unicode, Inc.; modified: toneless readings and stroke counts only.\n"
    "# For terms of use, see https://www.unicode.org/terms_of_use.html\n"
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


def main():
    values = defaultdict(dict)
    for code, field, value in fields("Unihan_Readings.txt.bz2"):
        values[code][field] = value
    for code, field, value in fields("Unihan_IRGSources.txt.bz2"):
        if field == "kTotalStrokes":
            values[code][field] = value

    lines = []
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
            lines.append(f"{character}\t{','.join(syllables)}\t{strokes[0] if strokes else ''}\n")

    with open(TARGET, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write((HEAD + "".join(lines)).encode("utf-8"))
    print(f"{len(lines)} characters, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
