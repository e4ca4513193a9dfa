#!/usr/bin/env bash
# rss-parser 3.13.0 (npm). Seen on 2026-11-29 with Node 20.
#
# A link of an Atom entry without rel is one to the page itself (RFC 4287, 4.2.7.2). With a related
# link in front of it, such as one to a PDF, that one is given, and the page is nowhere in the item. Of
# several authors the first is given alone, and a title of type xhtml is no text but a tree in which
# the words stand apart from their places.
#
# Output:
#   link -> https://journal.example/1.pdf
#   author -> Ann Adams
#   title -> object, "On  and x", ["E. coli"], ["2"]
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" rss-parser@3.13.0

cat >"$work/read.mjs" <<'SCRIPT'
import Parser from "rss-parser";

const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>J</title><id>https://journal.example/</id>
<updated>2026-11-29T00:00:00Z</updated><entry><id>https://journal.example/1</id>
<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">On <i>E. coli</i> and x<sub>2</sub></div></title>
<author><name>Ann Adams</name></author><author><name>Bob Brown</name></author>
<link rel="related" type="application/pdf" href="https://journal.example/1.pdf"/>
<link href="https://journal.example/1"/>
<updated>2026-11-29T00:00:00Z</updated></entry></feed>`;
const [item] = (await new Parser().parseString(feed)).items;
const [words] = item.title.div;
console.log(`link -> ${item.link}`);
console.log(`author -> ${item.author}`);
console.log(`title -> ${typeof item.title}, ${JSON.stringify(words._)}, ${JSON.stringify(words.i)}, ${JSON.stringify(words.sub)}`);
SCRIPT
node "$work/read.mjs" >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what rss-parser does" >&2
    exit 1
}
