#!/usr/bin/env bash
# papis 0.16.1 (pip), its reading of Zenodo's records. Seen on 2026-11-30 with Python 3.11.
#
# A record of Zenodo may know the year only, or year and month, or a range of days (InvenioRDM,
# "publication_date": EDTF, level 0). papis makes year, month and day of a whole day alone; of all else
# nothing is left, not even the year, and nothing is said.
#
# Output:
#   2020-10-01 -> 2020 10 1
#   2020-10 -> None None None
#   2020 -> None None None
#   2018-05/2020-09 -> None None None
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --disable-pip-version-check papis==0.16.1

cat >"$work/read.py" <<'PYTHON'
from papis.zenodo import zenodo_data_to_papis_data

for date in ["2020-10-01", "2020-10", "2020", "2018-05/2020-09"]:
    record = {
        "id": 7000001,
        "metadata": {
            "title": "On Leaves",
            "publication_date": date,
            "creators": [{"name": "Ash, Ann"}],
        },
    }
    paper = zenodo_data_to_papis_data(record)
    print(date, "->", *(paper.get(name) for name in ["year", "month", "day"]))
PYTHON
HOME="$work" "$work/python/bin/python" "$work/read.py" >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what papis does" >&2
    exit 1
}
