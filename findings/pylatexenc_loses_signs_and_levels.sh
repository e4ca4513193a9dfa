#!/usr/bin/env bash
# pylatexenc 2.11 (PyPI), LatexNodes2Text as it comes. Seen on 2026-11-29 with Python 3.11.
#
# Converting standard LaTeX to text changes what is said, without a warning:
# - signs that it does not know vanish: \ne (but not \neq), \land, \iff;
# - a fraction loses what held it together: \frac{a+b}{c} becomes a+b/c;
# - \textsuperscript falls to the line: ten to the fifth becomes one hundred and five;
# - where an exponent ends is lost: x^{2}n and x^{2n} are one text;
# - a binomial is two letters side by side.
#
# Output:
#   $x \ne y$                    -> x  y
#   $x \neq y$                   -> x ≠ y
#   $p \land q \iff r$           -> p  q  r
#   $\frac{a+b}{c}$              -> a+b/c
#   10\textsuperscript{5} cells  -> 105 cells
#   $x^{2}n$                     -> x^2n
#   $x^{2n}$                     -> x^2n
#   $\binom{n}{k}$               -> nk
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pylatexenc==2.11

cat >"$work/convert.py" <<'PYTHON'
import sys
from pylatexenc.latex2text import LatexNodes2Text

for line in sys.stdin.read().splitlines():
    print(f"{line:<28} -> {LatexNodes2Text().latex_to_text(line)}")
PYTHON
"$work/venv/bin/python" "$work/convert.py" >"$work/seen" <<'TEX'
$x \ne y$
$x \neq y$
$p \land q \iff r$
$\frac{a+b}{c}$
10\textsuperscript{5} cells
$x^{2}n$
$x^{2n}$
$\binom{n}{k}$
TEX

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what pylatexenc does" >&2
    exit 1
}
