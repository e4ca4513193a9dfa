#!/usr/bin/env bash
# pandoc 3.9 (as pypandoc_binary 1.17, PyPI), CSL-JSON to BibTeX. Seen on 2026-11-30 with Python 3.11.
#
# A title is written with capitals that it never had, as styles of BibTeX expect them; what had one is put
# into braces, with a comma behind it. Only a language other than English keeps it as it was, all of it in
# braces; without one English is taken for granted. pandoc reads its own file back as it was; whoever
# keeps titles as they stand in a .bib has others than the source now, and more capitals in them, which is
# how one tells elsewhere that a program has lost some.
#
# Output:
#   english -> {A Study of {DNA,} {pH} and Cold Climates}
#   german  -> {{Über das Wachsen der Blätter}}
#   back    -> A study of DNA, pH and cold climates
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --disable-pip-version-check pypandoc_binary==1.17
pandoc=$("$work/python/bin/python" -c 'import pypandoc; print(pypandoc.get_pandoc_path())')

cat >"$work/refs.json" <<'JSON'
[{"id": "english", "type": "article-journal", "title": "A study of DNA, pH and cold climates"},
 {"id": "german", "type": "article-journal", "language": "de", "title": "Über das Wachsen der Blätter"}]
JSON
"$pandoc" -f csljson -t bibtex "$work/refs.json" >"$work/refs.bib"
{
    sed -n 's/^@article{\(.*\),$/\1/p; s/^  title = \(.*[^,]\),\{0,1\}$/\1/p' "$work/refs.bib" |
        paste -d ' ' - - | sed 's/^\([a-z]*\) /\1 -> /; s/^german ->/german  ->/'
    echo "back    -> $("$pandoc" -f bibtex -t csljson "$work/refs.bib" | sed -n 's/^ *"title": "\(.*\)",$/\1/p' | head -1)"
} >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what pandoc does" >&2
    exit 1
}
