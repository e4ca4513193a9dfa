#!/usr/bin/env bash
# pymed 0.8.9 (pip), a client of PubMed. Seen on 2026-11-30 with Python 3.11.
#
# An article's number and its DOI are looked for anywhere in its record, and all that is found is one
# text, a line for each: the ids of its references among them. A title ends where its first tag begins.
# A group of authors is an author without any name.
#
# Output:
#   pubmed_id -> '10000001\n10000009'
#   doi -> '10.1000/leaves.1\n10.1000/other'
#   title -> 'How '
#   authors -> [['Li', 'Ada'], [None, None]]
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --disable-pip-version-check pymed==0.8.9

cat >"$work/read.py" <<'PYTHON'
from xml.etree import ElementTree

from pymed.article import PubMedArticle

record = """<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">10000001</PMID>
<Article PubModel="Print"><Journal><JournalIssue CitedMedium="Print"><PubDate><Year>2020</Year></PubDate></JournalIssue><Title>The journal of leaves</Title></Journal>
<ArticleTitle>How <i>Folium rectum</i> takes CO<sub>2</sub> up.</ArticleTitle>
<AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>Li</LastName><ForeName>Ada</ForeName><Initials>A</Initials></Author>
<Author ValidYN="Y"><CollectiveName>The Leaf Group</CollectiveName></Author></AuthorList><Language>eng</Language>
<PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList></Article></MedlineCitation>
<PubmedData><PublicationStatus>ppublish</PublicationStatus><ArticleIdList><ArticleId IdType="pubmed">10000001</ArticleId><ArticleId IdType="doi">10.1000/leaves.1</ArticleId></ArticleIdList>
<ReferenceList><Reference><Citation>Kim B. Other leaves. 2001.</Citation><ArticleIdList><ArticleId IdType="pubmed">10000009</ArticleId><ArticleId IdType="doi">10.1000/other</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>"""
article = PubMedArticle(xml_element=ElementTree.fromstring(record))
for name in ["pubmed_id", "doi", "title"]:
    print(name, "->", repr(getattr(article, name)))
print("authors ->", [[person["lastname"], person["firstname"]] for person in article.authors])
PYTHON
# It says of what is missing in a record that None has no method, and goes on.
"$work/python/bin/python" "$work/read.py" | grep ' -> ' >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what pymed does" >&2
    exit 1
}
