#!/usr/bin/env bash
# bibtexparser 1.4.4 (PyPI), latexenc.latex_to_unicode: what customization.convert_to_unicode calls.
# Seen on 2026-11-29 with Python 3.11.
#
# - Of two acute accents that are written without braces the second takes its letter away and leaves a
#   backslash; before another word it goes there, on the blank.
# - A ring goes before its letter, where it stands on whatever came before; \H without braces, too.
# - \o and \l are replaced as the beginnings of longer commands: \oe, \omega, \leq.
# - The braces of an exponent go and its dollars stay, so that the minus alone is raised.
#
# Output:
#   G\'erard Andr\'e     -> G é r a r d   A n d r \
#   \'od\'z and          -> ó d \   U+0301 a n d
#   m{\r{a}}l            -> m U+030A a l
#   S{\o}ren {\oe}uvre   -> S ø r e n   ø e u v r e
#   $\omega$ and $\leq$  -> $ ø m e g a $   a n d   $ U+0142 e q $
#   10$^{-5}$            -> 1 0 $ ^ - 5 $
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check bibtexparser==1.4.4

cat >"$work/convert.py" <<'PYTHON'
import sys

from bibtexparser.latexenc import latex_to_unicode

for line in sys.stdin.read().splitlines():
    seen = latex_to_unicode(line)
    signs = (c if ord(c) < 0x100 else f"U+{ord(c):04X}" for c in seen)
    print(f"{line:<20} -> {' '.join(signs)}")
PYTHON
"$work/venv/bin/python" "$work/convert.py" >"$work/seen" <<'TEX'
G\'erard Andr\'e
\'od\'z and
m{\r{a}}l
S{\o}ren {\oe}uvre
$\omega$ and $\leq$
10$^{-5}$
TEX

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what bibtexparser does" >&2
    exit 1
}
