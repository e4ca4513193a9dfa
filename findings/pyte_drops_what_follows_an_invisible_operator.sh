#!/usr/bin/env bash
# pyte 0.8.2 with wcwidth 0.9.4 (PyPI), an emulator of a terminal. Seen on 2026-11-29 with Python 3.11.
#
# A character that takes no column and is no combining mark (the invisible operators of mathematics
# U+2061 to U+2064, a variation selector, a vowel sign of Devanagari) ends the piece of text that is
# being drawn: whatever else came in the same call of feed is dropped, without a trace. What a program
# wrote is on the screen or not by how its output was cut into reads; fed one character at a time the
# rest is there and the sign alone is left out.
#
# Output:
#   f U+2061 (x) = 0 holds: in one piece 'f', by characters 'f(x) = 0 holds'
#   A U+2229 U+FE00 B is empty: in one piece 'A ∩', by characters 'A ∩ B is empty'
#   U+092D U+093E U+0937 U+093E and words: in one piece 'भ', by characters 'भष and words'
#   x U+0302 is a vector: in one piece 'x̂ is a vector', by characters 'x̂ is a vector'
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pyte==0.8.2 wcwidth==0.9.4

cat >"$work/draw.py" <<'PYTHON'
import pyte


def drawn(pieces):
    screen = pyte.Screen(40, 2)
    stream = pyte.Stream(screen)
    for piece in pieces:
        stream.feed(piece)
    return screen.display[0].rstrip()


for said, text in [
    ("f U+2061 (x) = 0 holds", "f\u2061(x) = 0 holds"),
    ("A U+2229 U+FE00 B is empty", "A \u2229\ufe00 B is empty"),
    ("U+092D U+093E U+0937 U+093E and words", "\u092d\u093e\u0937\u093e and words"),
    ("x U+0302 is a vector", "x\u0302 is a vector"),
]:
    print(f"{said}: in one piece {drawn([text])!r}, by characters {drawn(text)!r}")
PYTHON
"$work/venv/bin/python" "$work/draw.py" >"$work/seen"

cat "$work/seen"
sed -n "s/^#   \(.*: in one piece .*\)$/\1/p" "$0" | diff - "$work/seen" || {
    echo "this is no longer what pyte does" >&2
    exit 1
}
