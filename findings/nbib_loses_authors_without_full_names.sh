#!/usr/bin/env bash
# nbib 0.3.2 (PyPI), PubMed's records. Seen on 2026-11-30 with Python 3.11.
#
# MEDLINE has whole names (FAU) since 2002; before that a record has each author in short (AU) alone, and
# so have the records of other makers. The reader begins an author at FAU only: a record without any has
# an empty list of authors, and an AU behind the last FAU of another takes the place of its short name.
# Nothing is said.
#
# Output:
#   with whole names -> ['Ash, Ann B', 'van der Berg, Jan']
#   in short alone   -> []
#   both             -> [('Ash, Ann B', 'Elm C')]
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --disable-pip-version-check nbib==0.3.2

cat >"$work/read.py" <<'PYTHON'
import nbib

BEGIN = "PMID- 1\nDP  - 1971 Mar\nTI  - Leaves of maple.\n"
WHOLE = "FAU - Ash, Ann B\nAU  - Ash AB\n"
OTHER = "FAU - van der Berg, Jan\nAU  - van der Berg J\n"
SHORT = "AU  - Ash AB\nAU  - van der Berg J\n"


def authors(lines):
    return nbib.read(BEGIN + lines + "JT  - Leaf letters\n\n")[0]["authors"]


print("with whole names ->", [author["author"] for author in authors(WHOLE + OTHER)])
print("in short alone   ->", [author["author"] for author in authors(SHORT)])
both = authors(WHOLE + "AU  - Elm C\n")
print("both             ->", [(author["author"], author["author_abbreviated"]) for author in both])
PYTHON
"$work/python/bin/python" "$work/read.py" >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what nbib does" >&2
    exit 1
}
