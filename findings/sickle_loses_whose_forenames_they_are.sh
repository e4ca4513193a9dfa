#!/usr/bin/env bash
# Sickle 0.7.0 (pip), a client of OAI-PMH. Seen on 2026-11-29 with Python 3.11.
#
# The metadata of a record are one flat list for each name of an element, wherever that stood. What
# belongs together is parted: an author without forenames leaves no gap, so that in arXiv's own format
# the forenames and suffixes of a paper cannot be given back to their family names.
#
# Output:
#   keyname -> The Example Collaboration | Adams | Brown
#   forenames -> Ann
#   suffix -> Jr
#   author -> None | None | None
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --disable-pip-version-check sickle==0.7.0

cat >"$work/read.py" <<'PYTHON'
from lxml import etree
from sickle.models import Record

record = """<record xmlns="http://www.openarchives.org/OAI/2.0/">
<header><identifier>oai:arXiv.org:2611.00001</identifier><datestamp>2026-11-29</datestamp></header>
<metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>2611.00001</id><authors>
<author><keyname>The Example Collaboration</keyname></author>
<author><keyname>Adams</keyname><forenames>Ann</forenames></author>
<author><keyname>Brown</keyname><suffix>Jr</suffix></author>
</authors><title>T</title></arXiv></metadata></record>"""
metadata = Record(etree.fromstring(record)).metadata
for name in ["keyname", "forenames", "suffix", "author"]:
    values = [value and value.strip() for value in metadata[name]]
    print(name, "->", " | ".join(str(value or None) for value in values))
PYTHON
"$work/python/bin/python" "$work/read.py" >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what Sickle does" >&2
    exit 1
}
