#!/usr/bin/env bash
# bibtexparser 1.4.4 (PyPI), the parser as it comes. Seen on 2026-11-29 with Python 3.11.
#
# An entry that stands on the line of an @comment{...}, behind it, is taken for a part of the
# comment: it is in no list of entries, and nothing is said. BibTeX reads it. On a line of its own it
# is there.
#
# Output:
#   behind a comment -> entries [], comments ['Read in 2024} @article{second, title={Two}']
#   on its own line -> entries ['second'], comments ['Read in 2024']
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check bibtexparser==1.4.4

cat >"$work/read.py" <<'PYTHON'
import bibtexparser

for name, between in [("behind a comment", " "), ("on its own line", "\n")]:
    text = "@comment{Read in 2024}" + between + "@article{second, title={Two}}\n"
    read = bibtexparser.loads(text)
    ids = [entry["ID"] for entry in read.entries]
    print(f"{name} -> entries {ids}, comments {read.comments}")
PYTHON
"$work/venv/bin/python" "$work/read.py" >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what bibtexparser 1 does" >&2
    exit 1
}
