#!/usr/bin/env bash
# citation-js 0.7.21 (npm), CSL-JSON to RIS and back. Seen on 2026-11-29 with Node 20.
#
# Its RIS is not what its reader takes for it, and nothing is said:
# - a value goes on in a new line after each 70 characters, counted in UTF-16 and in the middle of a
#   word or an address, without a mark; read again there is a blank in that place, so that a link
#   leads nowhere;
# - particles of names are left out, so that van der Berg is Berg.
#
# Output:
#   title  -> Long words and longer sentences of grown trees under a microinvestigat ion
#   link   -> https://example.org/papers/of/the/year/that/are/long/enough/to/be/in/t wo/lines
#   author -> {"given":"Jan","family":"Berg"}
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" citation-js@0.7.21

cat >"$work/read.js" <<'JAVASCRIPT'
const Cite = require('citation-js')
const item = {
  id: 'leaf',
  type: 'article-journal',
  title: 'Long words and longer sentences of grown trees under a microinvestigation',
  URL: 'https://example.org/papers/of/the/year/that/are/long/enough/to/be/in/two/lines',
  author: [{ given: 'Jan', family: 'Berg', 'non-dropping-particle': 'van der' }]
}
const [back] = new Cite(new Cite(item).format('ris')).data
console.log('title  ->', back.title)
console.log('link   ->', back.URL)
const { given, family, ...rest } = back.author[0]
console.log('author ->', JSON.stringify({ given, family, ...rest }))
JAVASCRIPT
node "$work/read.js" >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what citation-js does" >&2
    exit 1
}
