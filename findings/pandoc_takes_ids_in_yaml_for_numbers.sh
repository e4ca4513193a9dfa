#!/usr/bin/env bash
# pandoc 3.9 (as pypandoc_binary 1.17, PyPI), references in YAML to CSL-JSON. Seen on 2026-11-30 with
# Python 3.11.
#
# What stands without quotation marks becomes a number where it looks like one, also where CSL has
# nothing but text, and is written as pandoc writes numbers: ids lose the zeros at their ends, and what
# looks like a power is one. A reference whose id is y, n, no or off (words of YAML 1.1 for true and
# false) is not there at all; nothing is said.
#
# Output:
#   leaf   -> {"DOI":"10.1","title":"1000","number":"2101.0001","volume":"7"}
#   quoted -> {"DOI":"10.1000","title":"1e3","number":"2101.00010","volume":"007"}
#   y      -> nothing
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --disable-pip-version-check pypandoc_binary==1.17
pandoc=$("$work/python/bin/python" -c 'import pypandoc; print(pypandoc.get_pandoc_path())')

cat >"$work/leaves.md" <<'YAML'
---
references:
- id: leaf
  type: report
  title: 1e3
  DOI: 10.1000
  number: 2101.00010
  volume: 007
- id: quoted
  type: report
  title: "1e3"
  DOI: "10.1000"
  number: "2101.00010"
  volume: "007"
- id: y
  type: report
  title: Leaves
---
YAML
"$pandoc" -f markdown -t csljson "$work/leaves.md" >"$work/leaves.json"

python3 - "$work/leaves.json" >"$work/seen" <<'PYTHON'
import json, sys

with open(sys.argv[1], encoding="utf-8") as file:
    items = {item["id"]: item for item in json.load(file)}
for name in ["leaf", "quoted", "y"]:
    item = items.get(name)
    told = item and {field: item.get(field) for field in ["DOI", "title", "number", "volume"]}
    print(f"{name:6} ->", json.dumps(told, separators=(",", ":")) if told else "nothing")
PYTHON

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what pandoc does" >&2
    exit 1
}
