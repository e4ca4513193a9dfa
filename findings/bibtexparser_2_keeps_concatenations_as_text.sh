#!/usr/bin/env bash
# bibtexparser 2.1.0 (PyPI), parse_string with its default middleware. Seen on 2026-11-29 with
# Python 3.11.
#
# A macro by itself is replaced by what @string says. Where values are joined by #, which is what
# # is for in BibTeX, neither is done: the value is the source, with the name of the macro, the sign
# and the quotes. Nothing fails.
#
# Output:
#   macro alone -> Annals
#   macro # braces -> ann # { of Mathematics}
#   quotes # quotes -> "Annals" # " of Mathematics"
#   month # quotes -> dec # "~31"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check bibtexparser==2.1.0

cat >"$work/read.py" <<'PYTHON'
import bibtexparser

for name, value in [
    ("macro alone", "ann"),
    ("macro # braces", "ann # { of Mathematics}"),
    ("quotes # quotes", '"Annals" # " of Mathematics"'),
    ("month # quotes", 'dec # "~31"'),
]:
    text = f'@string{{ann = "Annals"}}\n@article{{one, journal = {value}}}\n'
    read = bibtexparser.parse_string(text)
    assert not read.failed_blocks
    print(f"{name} -> {read.entries[0]['journal']}")
PYTHON
"$work/venv/bin/python" "$work/read.py" >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what bibtexparser 2 does" >&2
    exit 1
}
