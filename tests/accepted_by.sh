#!/usr/bin/env bash
# Has the programs that people use read what recto exports, and recto what they make of it.
#
#   tests/accepted_by.sh RECTO HOME
#
# RECTO is the program, HOME a folder as for --home with a real set of papers. biber and bibutils come from
# Debian's packages; all others are fetched into a scratch folder, or RECTO_TOOLS, by pip, npm and cargo, in the
# versions below. What cannot be had is skipped, and said. What came of it is written down in tests/README.md.
set -euo pipefail
recto=$(realpath "$1") home=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tools=${RECTO_TOOLS:-$work/tools}
mkdir -p "$tools"
tools=$(realpath "$tools")
# cargo has its toolchain and its registry there.
export RUSTUP_HOME=${RUSTUP_HOME:-$HOME/.rustup} CARGO_HOME=${CARGO_HOME:-$HOME/.cargo}
export HOME=$work # none of these programs reads or writes anything of the user's
cd "$work"

for format in bibtex:refs.bib ris:refs.ris csl-json:refs.csl.json endnote:refs.enw nbib:refs.nbib \
    csl-yaml:refs.csl.yaml hayagriva:refs.yml org:refs.org; do
    "$recto" --home "$home" export --format "${format%%:*}" -o "${format##*:}" 2> /dev/null
done
papers=$("$recto" --home "$home" list --count)

# A library of nothing but a bibliography, which no other bibliography is better than.
"$recto" --home "$work/known" import refs.bib > /dev/null 2>&1
"$recto" --home "$work/known" export --format jsonl > known.jsonl 2> /dev/null

skipped() {
    echo "skipped: $1: $2"
    printf '%s\t%s\n' "tests/accepted_by.sh: $1" "$2" >> "${RECTO_SKIPS:-/dev/null}"
}

# Says how many of the papers a program read, and what it said of them.
read_by() { # PROGRAM FILE COUNT LOG
    echo "$1: $2: $3 of $papers, $(wc -l < "$4") lines of warnings"
    sed 's/[0-9]\+/N/g' "$4" | cut -c1-160 | sort | uniq -c | sort -rn | sed -n '1,5p'
}

# Prints of how many papers a field of the first export is another one in the second.
cat > changed.py << 'PYTHON'
import json, sys

TOLD = ["title", "abstract", "authors", "date", "venue", "kind", "volume", "number", "pages"]


def papers(name):
    with open(name, encoding="utf-8") as file:
        for record in map(json.loads, file):
            ids = [record["id"], *record.get("aliases", [])]
            yield ids, [record.get(field) for field in TOLD]


after = {id: told for ids, told in papers(sys.argv[2]) for id in ids}
changed = dict.fromkeys(TOLD, 0)
for ids, told in papers(sys.argv[1]):
    for field, was, is_now in zip(TOLD, told, after.get(ids[0], told)):
        changed[field] += bool(was) and was != is_now
print(", ".join(f"{count} {field}" for field, count in changed.items() if count) or "nothing")
PYTHON

# Says how many papers recto finds in what a program wrote: in an empty library, and new to the one
# which they came from; and what they change of a library that knows them by a bibliography.
back() { # PROGRAM FILE
    local empty same new
    empty=$(mktemp -d -p "$work") same=$(mktemp -d -p "$work")
    "$recto" --home "$empty" import "$2" > /dev/null 2>&1 || true
    new=$("$recto" --home "$home" import --json --dry-run "$2" 2> /dev/null | sed -n 's/.*"added":\([0-9]*\).*/\1/p' | sed -n 1p) || new=none
    cp -a "$work/known/." "$same"
    "$recto" --home "$same" import "$2" > /dev/null 2>&1 || true
    "$recto" --home "$same" export --format jsonl > changed.jsonl 2> /dev/null
    echo "$1: wrote $2: $("$recto" --home "$empty" list --count) papers in an empty library, $new new to this one"
    echo "      changed in a library of refs.bib: $(python3 changed.py known.jsonl changed.jsonl)"
}

# Python's programs, and pandoc, which one of them carries.
if { python3 -m venv "$tools/python" && "$tools/python/bin/pip" install --quiet --disable-pip-version-check \
    bibtexparser==1.4.3 pybtex==0.26.1 rispy==0.10.0 nbib==0.3.2 citeproc-py==0.11.1 pypandoc_binary==1.17; } > pip.log 2>&1; then
    cat > readers.py << 'PYTHON'
import json, logging, sys, warnings

program, log = sys.argv[1], open(sys.argv[2], "w")
logging.basicConfig(level=logging.WARNING, stream=log, format="%(message)s")
warnings.showwarning = lambda message, *_: print(message, file=log)
warnings.simplefilter("always", UserWarning)


def text(name):
    with open(name, encoding="utf-8") as file:
        return file.read()


if program == "bibtexparser":
    import bibtexparser
    from bibtexparser.bparser import BibTexParser

    read = bibtexparser.loads(text("refs.bib"), BibTexParser(common_strings=True))
    with open("bibtexparser.bib", "w", encoding="utf-8") as file:
        file.write(bibtexparser.dumps(read))
    print(len(read.entries))
elif program == "pybtex":
    from pybtex.database import parse_string

    read = parse_string(text("refs.bib"), "bibtex")
    read.to_file("pybtex.bib", "bibtex", encoding="utf-8")
    print(len(read.entries))
elif program == "rispy":
    import rispy

    read = rispy.loads(text("refs.ris"))
    with open("rispy.ris", "w", encoding="utf-8") as file:
        file.write(rispy.dumps(read))
    print(len(read))
elif program == "nbib":
    import nbib

    read = nbib.read(text("refs.nbib"))
    print(sum(bool(paper.get("title")) for paper in read))
elif program == "citeproc-py":
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    source = CiteProcJSON(json.loads(text("refs.csl.json")))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    printed = CitationStylesBibliography(style, source, formatter.plain)
    for key in source:
        printed.register(Citation([CitationItem(key)]))
    print(sum(bool(str(entry).strip()) for entry in printed.bibliography()))
PYTHON
    for program in bibtexparser:refs.bib pybtex:refs.bib rispy:refs.ris nbib:refs.nbib citeproc-py:refs.csl.json; do
        file=${program##*:} program=${program%%:*}
        version=$("$tools/python/bin/pip" list 2> /dev/null | sed -n "s/^$program  *//p")
        count=$("$tools/python/bin/python" readers.py "$program" "$program.log" 2> failed.log) || {
            count=0
            tail -1 failed.log >> "$program.log"
        }
        read_by "$program $version" "$file" "$count" "$program.log"
    done
    back bibtexparser bibtexparser.bib
    back pybtex pybtex.bib
    back rispy rispy.ris
    pandoc=$("$tools/python/bin/python" -c 'import pypandoc; print(pypandoc.get_pandoc_path())')
else
    skipped "bibtexparser, pybtex, rispy, nbib, citeproc-py" "$(tail -1 pip.log)"
    pandoc=$(command -v pandoc || true)
fi

# pandoc: every paper must stand in the list of references, and nothing may be said.
if [ -n "$pandoc" ]; then
    printf -- '---\nnocite: "@*"\n---\n\n# References\n' > all.md
    for refs in bibtex:refs.bib biblatex:refs.bib ris:refs.ris csljson:refs.csl.json; do
        kind=${refs%%:*} refs=${refs##*:}
        "$pandoc" -f "$kind" "$refs" -t csljson -o "pandoc-$kind.json" 2> pandoc.log || true
        count=$(python3 -c 'import json, sys; print(len(json.load(open(sys.argv[1]))))' "pandoc-$kind.json" 2> /dev/null || echo 0)
        read_by "$("$pandoc" --version | head -1) as $kind" "$refs" "$count" pandoc.log
        back pandoc "pandoc-$kind.json"
    done
    for kind in bibtex biblatex; do
        "$pandoc" -f csljson refs.csl.json -t "$kind" --wrap=none -o "pandoc-$kind.bib" 2> pandoc.log || true
        back "pandoc of refs.csl.json" "pandoc-$kind.bib"
    done
    for refs in refs.bib refs.csl.json; do
        "$pandoc" all.md --citeproc --bibliography "$refs" -t plain --wrap=none -o pandoc.txt 2> pandoc.log || true
        # Between blank lines stands one paper; above all the heading.
        count=$(($(awk -v RS= 'END { print NR }' pandoc.txt) - 1))
        read_by "pandoc --citeproc" "$refs" "$count" pandoc.log
    done
    # References in YAML are the metadata of a document; a document of nothing else is how it writes them.
    "$pandoc" -f markdown --metadata-file refs.csl.yaml /dev/null -t csljson -o pandoc-yaml.json 2> pandoc.log || true
    count=$(python3 -c 'import json, sys; print(len(json.load(open(sys.argv[1]))))' pandoc-yaml.json 2> /dev/null || echo 0)
    read_by "pandoc as metadata" refs.csl.yaml "$count" pandoc.log
    back pandoc pandoc-yaml.json
    "$pandoc" -f csljson refs.csl.json -s -t markdown --wrap=none -o pandoc.yaml 2> pandoc.log || true
    back "pandoc of refs.csl.json" pandoc.yaml
    # Org comes back nowhere: each paper is a heading with its properties, whose names pandoc has in small letters.
    "$pandoc" -f org refs.org -t json -o pandoc-org.json 2> pandoc.log || true
    count=$(python3 -c 'import json, sys; print(sum(block["t"] == "Header" and "btype" in dict(block["c"][1][2]) for block in json.load(open(sys.argv[1]))["blocks"]))' pandoc-org.json 2> /dev/null || echo 0)
    read_by "pandoc as org" refs.org "$count" pandoc.log
else
    skipped pandoc "it is not installed"
fi

# biber: checks every entry against its data model.
if command -v biber > /dev/null; then
    biber --tool --validate-datamodel --output-file tool.bib refs.bib > biber.log 2>&1 || true
    grep -E 'ERROR|WARN' biber.log > biber.said || true
    read_by "biber $(biber --version | cut -d' ' -f3)" refs.bib "$(grep -c '^@' tool.bib)" biber.said
    back biber tool.bib
else
    skipped biber "it is not installed"
fi

# bibutils: everything through MODS. It knows MEDLINE's records in XML only.
if command -v bib2xml > /dev/null; then
    for refs in bib:refs.bib ris:refs.ris end:refs.enw; do
        kind=${refs%%:*} refs=${refs##*:}
        "${kind}2xml" "$refs" > "bibutils-$kind.xml" 2> bibutils.log || true
        grep -v Processed bibutils.log > bibutils.said || true
        read_by "bibutils $(bib2xml --version 2>&1 | sed -n 's/.*version \([0-9.]*\).*/\1/p' | sed -n 1p)" "$refs" "$(grep -c '<mods ' "bibutils-$kind.xml")" bibutils.said
        for written in bib:bib end:enw isi:isi ris:ris; do
            "xml2${written%%:*}" "bibutils-$kind.xml" > "bibutils-$kind.${written##*:}" 2> bibutils.log || true
            back "bibutils of $refs" "bibutils-$kind.${written##*:}"
        done
    done
else
    skipped bibutils "it is not installed"
fi

# hayagriva: one field that it does not take costs it the whole file.
if cargo install --quiet --locked --root "$tools/rust" --target-dir "$tools/rust/target" hayagriva@0.10.1 --features cli > cargo.log 2>&1; then
    "$tools/rust/bin/hayagriva" refs.yml --no-fmt > hayagriva.yml 2> hayagriva.log || true
    read_by "hayagriva 0.10.1" refs.yml "$(grep -c '^[^ #]' hayagriva.yml || true)" hayagriva.log
    back hayagriva hayagriva.yml
else
    skipped hayagriva "$(tail -1 cargo.log)"
fi

# Those of JavaScript.
if npm install --silent --no-audit --no-fund --prefix "$tools/js" --legacy-peer-deps \
    citation-js@0.7.21 @citation-js/plugin-enw@0.3.0 @citation-js/plugin-refworks@0.1.2 bibtex-tidy@1.14.0 > npm.log 2>&1; then
    cat > readers.js << 'JAVASCRIPT'
const fs = require('fs')
const modules = process.argv[2] + '/js/node_modules/'
const Cite = require(modules + 'citation-js')
for (const form of ['enw', 'refworks']) require(modules + '@citation-js/plugin-' + form)
const read = new Cite(fs.readFileSync(process.argv[3], 'utf8'))
for (const [form, end] of [['bibtex', 'bib'], ['ris', 'ris'], ['enw', 'enw'], ['refworks', 'refworks']]) {
  fs.writeFileSync('citation-js.' + end, read.format(form))
}
// Without what it keeps of its own: each item has the whole input.
fs.writeFileSync('citation-js.json', read.format('data'))
console.log(read.data.length)
JAVASCRIPT
    for refs in refs.bib refs.ris refs.enw refs.csl.json; do
        count=$(node readers.js "$tools" "$refs" 2> citation.log) || count=0
        read_by "citation-js 0.7.21" "$refs" "$count" citation.log
        for written in citation-js.bib citation-js.ris citation-js.enw citation-js.refworks citation-js.json; do
            [ "$count" = 0 ] || back "citation-js of $refs" "$written"
        done
    done
    "$tools/js/node_modules/.bin/bibtex-tidy" refs.bib -o tidy.bib < /dev/null > tidy.log 2>&1 || true
    grep -v -e '^Tidying' -e '^Done' tidy.log > tidy.said || true
    read_by "bibtex-tidy 1.14.0" refs.bib "$(grep -c '^@' tidy.bib)" tidy.said
    back bibtex-tidy tidy.bib
else
    skipped "citation-js, bibtex-tidy" "$(tail -1 npm.log)"
fi
