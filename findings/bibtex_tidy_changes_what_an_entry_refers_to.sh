#!/usr/bin/env bash
# bibtex-tidy 1.14.0 (npm), as it comes. Seen on 2026-11-29 with Node 20.
#
# Special characters are escaped by default. Addresses are spared, but not
# - a key in crossref: the entry it names is no longer found;
# - signs of mathematics, which become commands without a formula round them, so that LaTeX stops at
#   them;
# - an em dash, which becomes an en dash;
# - an accent as a combining mark, which moves from its letter to the blank behind it.
#
# Output:
#   crossref -> {the\_book}
#   title    -> {If p \leq{} q -- and K\" in}
#   key      -> the_book
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" bibtex-tidy@1.14.0

printf '%s\n' \
    '@incollection{leaf, title = {If p ≤ q — and K̈ in}, crossref = {the_book}}' \
    '@book{the_book, year = 2024}' >"$work/refs.bib"
"$work/node_modules/.bin/bibtex-tidy" "$work/refs.bib" -o "$work/tidy.bib" >"$work/log"
{
    sed -n 's/^ *crossref *= \(.*\)$/crossref -> \1/p' "$work/tidy.bib"
    sed -n 's/^ *title *= \(.*\),$/title    -> \1/p' "$work/tidy.bib"
    sed -n 's/^@book{\(.*\),$/key      -> \1/p' "$work/tidy.bib"
} >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what bibtex-tidy does" >&2
    exit 1
}
