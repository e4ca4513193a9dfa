#!/usr/bin/env bash
# Has the programs that people use read what recto exports: pandoc's citeproc, and biber.
#
#   tests/accepted_by.sh RECTO HOME
#
# RECTO is the program, HOME a folder as for --home with a real set of papers. Both programs come
# from Debian's packages `pandoc` and `biber`. What came of it is written down in tests/README.md.
set -euo pipefail
recto=$1 home=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work # none of these programs reads or writes anything of the user's
for format in bibtex:refs.bib csl-json:refs.csl.json; do
    "$recto" --home "$home" export --format "${format%%:*}" -o "$work/${format##*:}"
done
cd "$work"
papers=$("$recto" --home "$home" list --count)
printf -- '---\nnocite: "@*"\n---\n\n# References\n' > all.md

# pandoc: every paper must stand in the list of references, and nothing may be said.
for refs in bibtex:refs.bib csljson:refs.csl.json; do
    kind=${refs%%:*} refs=${refs##*:}
    pandoc all.md --citeproc --bibliography "$refs" -t plain --wrap=none -o "$refs.txt" 2> "$refs.log" || true
    pandoc -f "$kind" "$refs" -t csljson -o "$refs.json" 2>> "$refs.log" || true
    read=$(python3 -c 'import json, sys; print(len(json.load(open(sys.argv[1]))))' "$refs.json" 2> /dev/null || echo 0)
    echo "$(pandoc --version | head -1): $refs: $read of $papers papers, $(wc -l < "$refs.log") lines of warnings"
    head -3 "$refs.log"
done

# biber: checks every entry against its data model.
biber --tool --validate-datamodel --output-file tool.bib refs.bib > biber.log 2>&1 || true
echo "biber $(biber --version | cut -d' ' -f3): refs.bib: $(grep -c '^@' tool.bib) of $papers entries, $(grep -c ERROR biber.log || true) errors, $(grep -c 'WARN - ' biber.log || true) warnings"
grep -E 'ERROR|WARN' biber.log | sed 's/[0-9]\+/N/g' | sort | uniq -c | sort -rn | head -8
