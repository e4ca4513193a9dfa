#!/usr/bin/env bash
# @extractus/feed-extractor 8.0.3 (npm). Seen on 2026-11-29 with Node 20.
#
# What looks like a number in a feed is made one before it is given out as text: an arXiv id as guid
# loses the zero at its end and is then another paper's, one in front is lost as well, and a text such
# as 1e3 is written out.
#
# Output:
#   guid 2611.00010 -> 2611.0001
#   guid 0704.0010 -> 704.001
#   description 1e3 -> 1000
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" @extractus/feed-extractor@8.0.3

cat >"$work/read.mjs" <<'SCRIPT'
import { extractFromXml } from "@extractus/feed-extractor";

const item = (guid, text) =>
  `<item><title>T</title><link>https://journal.example/a</link><guid isPermaLink="false">${guid}</guid>` +
  `<description>${text}</description></item>`;
const read = (guid, text) =>
  extractFromXml(
    `<rss version="2.0"><channel><title>J</title><link>https://journal.example/</link>` +
      `<description>D</description>${item(guid, text)}${item("b", "Another")}</channel></rss>`,
  ).entries[0];
for (const guid of ["2611.00010", "0704.0010"]) {
  console.log(`guid ${guid} -> ${read(guid, "A").id}`);
}
console.log(`description 1e3 -> ${read("a", "1e3").description}`);
SCRIPT
node "$work/read.mjs" >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what feed-extractor does" >&2
    exit 1
}
