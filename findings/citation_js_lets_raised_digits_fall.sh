#!/usr/bin/env bash
# citation-js 0.7.21 (npm), CSL-JSON to BibTeX. Seen on 2026-11-29 with Node 20.
#
# Raised and lowered digits of Unicode become ordinary ones, without a warning: ten to the fifth is
# one hundred and five, x squared is x2. All other signs are escaped with care, and the same digits in
# <sup> and <sub> are right.
#
# Output:
#   10⁵ cells            -> {105 cells}
#   the roots of x²      -> {the roots of x2}
#   water is H₂O         -> {water is {H2O}}
#   10<sup>5</sup> cells -> {10\textsuperscript{5} cells}
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" citation-js@0.7.21

cat >"$work/write.js" <<'JAVASCRIPT'
const Cite = require('citation-js')
for (const title of ['10⁵ cells', 'the roots of x²', 'water is H₂O', '10<sup>5</sup> cells']) {
  const entry = new Cite({ id: 'leaf', type: 'article-journal', title }).format('bibtex')
  console.log(title.padEnd(20), '->', /title = (.*),/.exec(entry)[1])
}
JAVASCRIPT
node "$work/write.js" >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what citation-js does" >&2
    exit 1
}
