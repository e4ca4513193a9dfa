#!/usr/bin/env bash
# unicodeit 0.7.5 (PyPI), unicodeit.replace. Seen on 2026-11-29 with Python 3.11.
#
# It replaces what it knows wherever it stands, also as the beginning of a longer command that it does
# not know, and puts the rest behind it as letters. So a standard command becomes another letter and
# nobody is warned: \lim begins with \l, \over with \o, \left with \le, \hat without braces with \h.
# A mark over two letters takes the first one only, and the second is gone.
#
# Output:
#   \lim_{n} a_n          -> łimₙ aₙ
#   {1 \over 2}           -> {1 øver 2}
#   \left( x \right)      -> ≤ft( x \right)
#   \hat\beta             -> ℎatβ
#   \hat{\beta}           -> β̂
#   \overline{AB}         -> A̅}
#   \leqslant \le         -> ⩽ ≤
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check unicodeit==0.7.5

cat >"$work/convert.py" <<'PYTHON'
import sys
import unicodeit

for line in sys.stdin.read().splitlines():
    print(f"{line:<21} -> {unicodeit.replace(line)}")
PYTHON
"$work/venv/bin/python" "$work/convert.py" >"$work/seen" <<'TEX'
\lim_{n} a_n
{1 \over 2}
\left( x \right)
\hat\beta
\hat{\beta}
\overline{AB}
\leqslant \le
TEX

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what unicodeit does" >&2
    exit 1
}
