#!/usr/bin/env bash
# papis 0.16.1 (pip), its reading of Zenodo's records and its writing of BibTeX. Seen on 2026-11-30 with
# Python 3.11.
#
# The number of a record at Zenodo becomes the `eprint` of an entry, without an archive; where none is
# named, styles and readers take an eprint for arXiv's. The address is that of the record for programs,
# not of its page, and the journal that the record names is left out. An author that is an organisation
# becomes a person whose name is parted at its first comma.
#
# Output:
#   author -> {Leaf, Tree and Root and Ash, Ann}
#   eprint -> {7000001}
#   journal -> none
#   url -> {https://zenodo.org/api/records/7000001}
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --disable-pip-version-check papis==0.16.1

cat >"$work/read.py" <<'PYTHON'
import re

from papis.exporters.bibtex import to_bibtex
from papis.document import from_data
from papis.zenodo import zenodo_data_to_papis_data

record = {
    "id": 7000001,
    "doi": "10.5281/zenodo.7000001",
    "metadata": {
        "title": "On Leaves",
        "publication_date": "2020-10-01",
        "creators": [{"name": "Leaf, Tree and Root"}, {"name": "Ash, Ann"}],
        "resource_type": {"title": "Journal article", "type": "publication", "subtype": "article"},
        "journal": {"title": "The Leaf", "volume": "5"},
    },
    "links": {
        "self": "https://zenodo.org/api/records/7000001",
        "self_html": "https://zenodo.org/records/7000001",
    },
}
document = from_data({"ref": "leaf", **zenodo_data_to_papis_data(record)})
document["type"] = "article"
entry = to_bibtex(document)
for name in ["author", "eprint", "journal", "url"]:
    field = re.search(rf"^ *{name} = (.*?),?$", entry, re.MULTILINE)
    print(name, "->", field[1] if field else "none")
PYTHON
HOME="$work" "$work/python/bin/python" "$work/read.py" >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what papis does" >&2
    exit 1
}
