#!/usr/bin/env bash
# cffconvert 2.0.0 (PyPI), CITATION.cff to RIS; read again by rispy 0.10.0 (PyPI). Seen on 2026-11-30 with
# Python 3.11.
#
# Each line of RIS is a tag, two blanks and a dash; a record ends with "ER  -". The last line here is the
# tag alone. To a reader that takes a line without a dash for the value before it, it is a word of the
# title.
#
# Output:
#   the last line -> 'ER'
#   rispy         -> 'Leafkit ER'
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --disable-pip-version-check cffconvert==2.0.0 rispy==0.10.0

cat >"$work/CITATION.cff" <<'YAML'
cff-version: 1.2.0
message: Please cite this program.
title: Leafkit
authors:
  - family-names: Ash
    given-names: Ann
YAML

me=$(realpath "$0")
cd "$work"
python/bin/cffconvert -f ris >refs.ris
python/bin/python >seen <<'PYTHON'
import rispy

with open("refs.ris", encoding="utf-8") as file:
    text = file.read()
print("the last line ->", repr(text.splitlines()[-1]))
# With an end of its own behind it, so that there is a record at all.
print("rispy         ->", repr(rispy.loads(text + "ER  - \n")[0]["title"]))
PYTHON

cat seen
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$me" | diff - seen || {
    echo "this is no longer what cffconvert and rispy do" >&2
    exit 1
}
