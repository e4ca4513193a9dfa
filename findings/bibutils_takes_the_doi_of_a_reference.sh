#!/usr/bin/env bash
# bibutils 7.2 (Debian 12: bibutils 7.2-2), med2xml, which makes MODS of PubMed's XML. Seen on 2026-11-30.
#
# The list of ids of each reference has the same form as that of the article, and stands behind it.
# med2xml takes both for the article's, the DOI of the reference first, and gives two identifiers of one
# type without a word. What stands in tags within a title or an abstract is lost with its words; of an
# abstract in parts only the first is left; a month of words and a day of another date become one date.
#
# Output:
#   title -> How  takes CO up.
#   abstract -> A leaf has two sides.
#   date -> 2020-Sep/Oct-15
#   doi -> 10.1000/other | 10.1000/leaves.1
#   pubmed -> 10000001 | 10000009
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
script=$(realpath "$0")
cd "$work"
chmod 755 .
apt-get -qq download bibutils=7.2-2 libbibutils8=7.2-2 2>/dev/null
for package in ./*.deb; do dpkg -x "$package" .; done

cat >pubmed.xml <<'XML'
<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">10000001</PMID>
<Article PubModel="Print-Electronic"><Journal><JournalIssue CitedMedium="Internet"><PubDate><MedlineDate>2020 Sep-Oct</MedlineDate></PubDate></JournalIssue><Title>The journal of leaves</Title></Journal>
<ArticleTitle>How <i>Folium rectum</i> takes CO<sub>2</sub> up.</ArticleTitle>
<Abstract><AbstractText Label="BACKGROUND">A leaf has two sides.</AbstractText><AbstractText Label="RESULTS">One is read first.</AbstractText></Abstract>
<AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>Li</LastName><ForeName>Ada</ForeName><Initials>A</Initials></Author></AuthorList><Language>eng</Language>
<PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList><ArticleDate DateType="Electronic"><Year>2020</Year><Month>08</Month><Day>15</Day></ArticleDate></Article></MedlineCitation>
<PubmedData><PublicationStatus>ppublish</PublicationStatus><ArticleIdList><ArticleId IdType="pubmed">10000001</ArticleId><ArticleId IdType="doi">10.1000/leaves.1</ArticleId></ArticleIdList>
<ReferenceList><Reference><Citation>Kim B. Other leaves. 2001.</Citation><ArticleIdList><ArticleId IdType="pubmed">10000009</ArticleId><ArticleId IdType="doi">10.1000/other</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle></PubmedArticleSet>
XML

cat >show.py <<'PYTHON'
from xml.etree import ElementTree

space = "{http://www.loc.gov/mods/v3}"
[record] = ElementTree.parse("mods.xml").getroot().findall(f"{space}mods")
for name, path in [
    ("title", f"{space}titleInfo/{space}title"),
    ("abstract", f"{space}abstract"),
    ("date", f"{space}originInfo/{space}dateIssued"),
    ("doi", f"{space}identifier[@type='doi']"),
    ("pubmed", f"{space}identifier[@type='pubmed']"),
]:
    print(name, "->", " | ".join(found.text for found in record.findall(path)))
PYTHON
LD_LIBRARY_PATH=$(dirname "$(find . -name 'libbibutils.so.8*' -print -quit)") \
    ./usr/bin/med2xml pubmed.xml >mods.xml 2>/dev/null
python3 show.py >seen

cat seen
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$script" | diff - seen || {
    echo "this is no longer what bibutils does" >&2
    exit 1
}
