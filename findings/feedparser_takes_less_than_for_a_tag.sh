#!/usr/bin/env bash
# feedparser 6.0.14 (PyPI), as it comes. Seen on 2026-11-29 with Python 3.11.
#
# An abstract in an RSS <description> is taken for HTML whatever is in it: from a "less than" to the
# next "greater than" all words are gone, and nothing is said. The same words in the <title> beside it
# stay, and so they do in Atom, which tells that they are text.
#
# Output:
#   rss title        -> A sum $x_{<n}$ of trees where $y>0$
#   rss description  -> A sum $x_{0$
#   atom title       -> A sum $x_{<n}$ of trees where $y>0$
#   atom summary     -> A sum $x_{<n}$ of trees where $y>0$
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14

cat >"$work/read.py" <<'PYTHON'
import feedparser

text = "A sum $x_{&lt;n}$ of trees where $y&gt;0$"
rss = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Leaves</title>
<link>https://example.org/</link><description>Papers</description>
<item><title>{text}</title><description>{text}</description></item></channel></rss>"""
atom = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Leaves</title>
<id>https://example.org/</id><updated>2024-05-06T00:00:00Z</updated><author><name>Leaf</name></author>
<entry><id>https://example.org/1</id><updated>2024-05-06T00:00:00Z</updated>
<title type="text">{text}</title><summary type="text">{text}</summary></entry></feed>"""
for name, feed, summary in [("rss", rss, "description"), ("atom", atom, "summary")]:
    entry = feedparser.parse(feed).entries[0]
    print(f"{name + ' title':16} -> {entry.title}")
    print(f"{name + ' ' + summary:16} -> {entry.summary}")
PYTHON
"$work/venv/bin/python" "$work/read.py" >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what feedparser does" >&2
    exit 1
}
