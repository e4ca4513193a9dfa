#!/usr/bin/env bash
# cffconvert 2.0.0 (PyPI), CITATION.cff to BibTeX and APA. Seen on 2026-11-30 with Python 3.11.
#
# A file says by preferred-citation what is to be cited in place of the program, mostly an article with a
# DOI (schema guide of the Citation File Format 1.2.0). Every form that is written cites the program all
# the same; the article is nowhere in it, and nothing is said.
#
# Output:
#   bibtex  -> @misc, title Leafkit, the article: no
#   apalike -> Ash A. Leafkit
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --disable-pip-version-check cffconvert==2.0.0

cat >"$work/CITATION.cff" <<'YAML'
cff-version: 1.2.0
message: Please cite the article.
title: Leafkit
authors:
  - family-names: Ash
    given-names: Ann
preferred-citation:
  type: article
  title: Leaves and their margins
  authors:
    - family-names: Elm
      given-names: Bo
  journal: The Leaf
  year: 2020
  doi: 10.1000/leaf.1
YAML

me=$(realpath "$0")
cd "$work"
{
    python/bin/cffconvert -f bibtex >refs.bib
    kind=$(sed -n 's/^\(@[a-z]*\){.*/\1/p' refs.bib)
    title=$(sed -n 's/^title = {\(.*\)}.*/\1/p' refs.bib)
    article=no
    grep -q "margins" refs.bib && article=yes
    echo "bibtex  -> $kind, title $title, the article: $article"
    echo "apalike -> $(python/bin/cffconvert -f apalike)"
} >seen

cat seen
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$me" | diff - seen || {
    echo "this is no longer what cffconvert does" >&2
    exit 1
}
