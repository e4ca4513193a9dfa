#!/usr/bin/env bash
# @citation-js/plugin-refworks 0.1.2 and @citation-js/plugin-enw 0.3.0 (npm) with @citation-js/core 0.7.21,
# CSL-JSON to RefWorks' and EndNote's tagged text and back. Seen on 2026-11-30 with Node 20.
#
# An abstract of two paragraphs is written with an empty line between them, which ends a record for both
# readers of the same plugins:
# - the whole text of RefWorks' form is refused then, as no format that is known;
# - of EndNote's the second paragraph is gone, and nothing is said.
# The plugin for RefWorks also writes PMID and PMCID as tags, which no tag of two letters is: with a PMID
# alone its own reader refuses the text, too.
#
# Output:
#   refworks, one paragraph  -> We show leaves.
#   refworks, two paragraphs -> This format is not supported or recognized
#   refworks, with a PMID    -> This format is not supported or recognized
#   enw, two paragraphs      -> We show leaves.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The plugin for RefWorks names an older core than that of the other; it works with it.
npm install --silent --no-audit --no-fund --legacy-peer-deps --prefix "$work" @citation-js/core@0.7.21 \
    @citation-js/plugin-refworks@0.1.2 @citation-js/plugin-enw@0.3.0 2>/dev/null

cat >"$work/read.js" <<'JAVASCRIPT'
const { Cite } = require('@citation-js/core')
require('@citation-js/plugin-refworks')
require('@citation-js/plugin-enw')
const item = { id: 'leaf', type: 'article-journal', title: 'Leaves', author: [{ given: 'Ann', family: 'Ash' }] }
const one = 'We show leaves.'
const two = one + '\n\nThey are green.'
const back = (form, rest) => {
  try {
    return new Cite(new Cite({ ...item, ...rest }).format(form)).data[0].abstract
  } catch (error) {
    return error.message
  }
}
console.log('refworks, one paragraph  ->', back('refworks', { abstract: one }))
console.log('refworks, two paragraphs ->', back('refworks', { abstract: two }))
console.log('refworks, with a PMID    ->', back('refworks', { abstract: one, PMID: '12345' }))
console.log('enw, two paragraphs      ->', back('enw', { abstract: two }))
JAVASCRIPT
node "$work/read.js" >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what citation-js does" >&2
    exit 1
}
