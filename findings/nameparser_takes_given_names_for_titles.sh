#!/usr/bin/env bash
# nameparser 2.6.0 (PyPI), HumanName as it comes. Seen on 2026-11-29 with Python 3.11.
#
# Given names that are also titles, and family names that are also suffixes, are taken for these, and
# the name that is left moves: the family name Abara becomes a first name, even where a comma says
# which is which, as bibliographies write. Earl, a title too, stays a name.
#
# Output:
#   Prince Abara  -> title Prince, first Abara
#   Abara, Prince -> title Prince, first Abara
#   King Lam      -> title King, first Lam
#   Mi Vi         -> first Mi, suffix Vi
#   Earl Moss     -> first Earl, last Moss
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check nameparser==2.6.0

cat >"$work/parse.py" <<'PYTHON'
from nameparser import HumanName

for name in ["Prince Abara", "Abara, Prince", "King Lam", "Mi Vi", "Earl Moss"]:
    parts = HumanName(name).as_dict(include_empty=False)
    print(f"{name:13} -> " + ", ".join(f"{part} {said}" for part, said in parts.items()))
PYTHON
"$work/venv/bin/python" "$work/parse.py" >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what nameparser does" >&2
    exit 1
}
