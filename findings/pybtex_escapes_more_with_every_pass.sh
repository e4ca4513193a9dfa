#!/usr/bin/env bash
# pybtex 0.26.1 (PyPI), reading BibTeX and writing it as it comes. Seen on 2026-11-29 with Python 3.11.
#
# What is read is escaped as if it were plain text when it is written, and not taken back when it is
# read again: an address gets backslashes, which LaTeX's url and doi print, and a sign that was
# escaped already gets one more each time, until \\% begins a new line and a comment.
#
# Output:
#   read  -> url https://example.org/a_b%20c, doi 10.1000/a_b, note 50\% of it
#   once  -> url https://example.org/a\_b\%20c, doi 10.1000/a\_b, note 50\\% of it
#   twice -> url https://example.org/a\\_b\\%20c, doi 10.1000/a\\_b, note 50\\\% of it
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pybtex==0.26.1

cat >"$work/read.py" <<'PYTHON'
from pybtex.database import parse_string

text = r"""@misc{leaf, title = {Trees}, year = 2024, note = {50\% of it},
  url = {https://example.org/a_b%20c}, doi = {10.1000/a_b}}"""
for name in ["read", "once", "twice"]:
    read = parse_string(text, "bibtex")
    fields = read.entries["leaf"].fields
    print(f"{name:5} -> url {fields['url']}, doi {fields['doi']}, note {fields['note']}")
    text = read.to_string("bibtex")
PYTHON
"$work/venv/bin/python" "$work/read.py" >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what pybtex does" >&2
    exit 1
}
