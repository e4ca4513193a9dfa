//! What the forms of OAI-PMH give.

use super::*;
use crate::formats::read::names_of;

/// What comes of a record with this identifier and these metadata.
fn read(identifier: &str, metadata: &str) -> Result<Paper, String> {
    let text = format!(
        "<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><ListRecords><record><header><identifier>{identifier}</identifier></header><metadata>{metadata}</metadata></record></ListRecords></OAI-PMH>"
    );
    let mut records = parse(Box::new(text.as_bytes())).unwrap();
    let record = records.next().unwrap();
    record
        .map(|received| received.paper)
        .map_err(|error| error.reason)
}

fn dublin_core(fields: &str) -> Paper {
    let dc = format!(
        "<oai_dc:dc xmlns:oai_dc='http://www.openarchives.org/OAI/2.0/oai_dc/' xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Leaves</dc:title>{fields}</oai_dc:dc>"
    );
    read("oai:example.org:1", &dc).unwrap()
}

#[test]
fn arxiv_has_forms_of_its_own() {
    for (form, fields, authors, date, updated) in [
        (
            "arXiv",
            "<id>2401.00001</id><created>2024-01-02</created><updated>2024-02-03</updated><authors><author><keyname>Ash</keyname><forenames>Ann</forenames></author></authors>",
            "Ann Ash",
            "2024-01-02",
            Some("2024-02-03"),
        ),
        (
            "arXivRaw",
            "<id>2401.00001</id><version version='v1'><date>Tue, 2 Jan 2024 10:00:00 GMT</date></version><version version='v2'><date>Sat, 3 Feb 2024 10:00:00 GMT</date></version><authors>Ann Ash and Bo Elm</authors>",
            "Ann Ash, Bo Elm",
            "2024-01-02",
            Some("2024-02-03"),
        ),
        (
            "arXivOld",
            "<id>math/0401001</id><authors>Ann Ash (Leaf U.), Bo Elm</authors>",
            "Ann Ash, Bo Elm",
            "2004-01",
            None,
        ),
    ] {
        let metadata = format!(
            "<{form} xmlns='http://arxiv.org/OAI/{form}/'>{fields}<title>Leaves\n  of spring</title><categories>math.CO cs.DL</categories><comments>2 pages</comments><abstract>We show.</abstract></{form}>"
        );
        let paper = read("oai:arXiv.org:x", &metadata).unwrap();
        let names = names_of(&paper);
        assert_eq!(names.join(", "), authors);
        assert_eq!(paper.title, "Leaves of spring");
        assert_eq!(
            paper.date.map(|date| date.to_string()).as_deref(),
            Some(date)
        );
        assert_eq!(
            paper.updated.map(|date| date.to_string()).as_deref(),
            updated
        );
        assert_eq!(paper.categories, ["math.CO", "cs.DL"]);
        assert!(paper.sources.is_empty());
    }
}

#[test]
fn archives_write_dublin_core_each_in_its_way() {
    for (fields, names, venue, date) in [
        (
            "<dc:creator>Ash, Ann; University of Leaves</dc:creator><dc:creator>Elm, Bo</dc:creator><dc:source>The Leaf; Vol. 5 No. 1 (2020); 1-9</dc:source><dc:source>1234-5678</dc:source><dc:date>2020-05-06</dc:date>",
            "Ann Ash, Bo Elm",
            Some("The Leaf"),
            Some("2020-05-06"),
        ),
        (
            "<dc:creator>Ash, A.; Elm, B.</dc:creator><dc:source>https://example.org</dc:source><dc:date>2021-01-02T03:04:05Z</dc:date><dc:date>2019</dc:date>",
            "A. Ash, B. Elm",
            None,
            Some("2019"),
        ),
        (
            "<dc:creator>Leaf Group</dc:creator><dc:source>ISSN 1234-5678</dc:source><dc:date>2019</dc:date><dc:date>2019-03</dc:date>",
            "Leaf Group",
            None,
            Some("2019-03"),
        ),
    ] {
        let paper = dublin_core(fields);
        let found = names_of(&paper);
        assert_eq!(
            (found.join(", ").as_str(), paper.venue.as_deref()),
            (names, venue)
        );
        assert_eq!(paper.date.map(|date| date.to_string()).as_deref(), date);
    }
}

#[test]
fn identifiers_are_ids_or_addresses() {
    let paper = dublin_core(
        "<dc:identifier>https://example.org/leaf/1</dc:identifier><dc:identifier>10.1000/Leaf.1</dc:identifier><dc:identifier>pmid:7</dc:identifier><dc:identifier>https://example.org/leaf/1.pdf</dc:identifier><dc:relation>10.1000/other</dc:relation><dc:type>info:eu-repo/semantics/doctoralThesis</dc:type><dc:publisher>U. of Leaves</dc:publisher><dc:subject>leaf; tree</dc:subject>",
    );
    let ids: Vec<&str> = paper.ids().map(crate::paper::PaperId::as_str).collect();
    assert_eq!(ids, ["doi:10.1000/leaf.1", "pmid:7"]);
    assert_eq!(
        paper.links.page.as_deref(),
        Some("https://example.org/leaf/1")
    );
    assert_eq!(
        paper.links.pdf.as_deref(),
        Some("https://example.org/leaf/1.pdf")
    );
    assert_eq!(
        (paper.kind(), paper.venue.as_deref()),
        (crate::paper::WorkKind::Thesis, Some("U. of Leaves"))
    );
    assert_eq!(paper.keywords, ["leaf", "tree"]);
    assert_eq!(paper.sources[0].id.as_deref(), Some("oai:example.org:1"));
}

#[test]
fn archives_have_forms_of_others() {
    for (metadata, title) in [
        (
            "<article xmlns='https://jats.nlm.nih.gov/ns/archiving/1.3/'><front><article-meta><title-group><article-title>In JATS</article-title></title-group></article-meta></front></article>",
            "In JATS",
        ),
        (
            "<mods xmlns='http://www.loc.gov/mods/v3'><titleInfo><title>In MODS</title></titleInfo></mods>",
            "In MODS",
        ),
        (
            "<oai_datacite><payload><resource xmlns='http://datacite.org/schema/kernel-4'><titles><title>In DataCite</title></titles></resource></payload></oai_datacite>",
            "In DataCite",
        ),
        (
            "<resource xmlns='http://datacite.org/schema/kernel-3'><titles><title>In kernel 3</title></titles></resource>",
            "In kernel 3",
        ),
    ] {
        let paper = read("oai:example.org:2", metadata).unwrap();
        assert_eq!(paper.title, title);
        assert_eq!(paper.sources[0].id.as_deref(), Some("oai:example.org:2"));
    }
    let other = read("oai:example.org:3", "<rfc1807><title>T</title></rfc1807>");
    assert_eq!(
        other.unwrap_err(),
        "its form is none that recto reads: rfc1807"
    );
}

#[test]
fn dublin_core_may_stand_alone() {
    let text = "<oai_dc:dc xmlns:oai_dc='http://www.openarchives.org/OAI/2.0/oai_dc/' xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Leaves</dc:title></oai_dc:dc>";
    assert!(detect(&Head::new(text.as_bytes())));
    let mut records = parse(Box::new(text.as_bytes())).unwrap();
    assert_eq!(records.next().unwrap().unwrap().paper.title, "Leaves");
}
