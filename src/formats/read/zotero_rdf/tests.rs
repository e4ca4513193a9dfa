//! What Zotero's RDF gives, by the corners of its form.

use super::*;
use crate::formats::read;
use crate::paper::{Paper, WorkKind};

const ROOT: &str = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:z='http://www.zotero.org/namespaces/export#' xmlns:dcterms='http://purl.org/dc/terms/' xmlns:bib='http://purl.org/net/biblio#' xmlns:foaf='http://xmlns.com/foaf/0.1/' xmlns:link='http://purl.org/rss/1.0/modules/link/' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:prism='http://prismstandard.org/namespaces/1.2/basic/'>";

fn papers_of(items: &str) -> Vec<Paper> {
    read::papers_of(&FORMAT, &format!("{ROOT}{items}</rdf:RDF>"))
}

fn paper_of(kind: &str, fields: &str, beside: &str) -> Paper {
    papers_of(&format!("<rdf:Description rdf:about='#item_1'><z:itemType>{kind}</z:itemType><dc:title>T</dc:title>{fields}</rdf:Description>{beside}")).remove(0)
}

#[test]
fn what_a_work_is_in_stands_beside_it_or_within() {
    let journal = |about: &str| {
        format!(
            "<bib:Journal{about}><prism:volume>5</prism:volume><prism:number>1</prism:number><dc:title>The Leaf</dc:title><dc:identifier>DOI 10.1000/Leaf.1</dc:identifier><dc:identifier>ISSN 1</dc:identifier></bib:Journal>"
        )
    };
    let part = "<dcterms:isPartOf rdf:resource='urn:issn:1'/>";
    let beside = journal(" rdf:about='urn:issn:1'");
    let within = format!("<dcterms:isPartOf>{}</dcterms:isPartOf>", journal(""));
    for (fields, beside) in [(part, beside.as_str()), (within.as_str(), "")] {
        let paper = paper_of("journalArticle", fields, beside);
        assert_eq!(
            (paper.venue.as_deref(), paper.cited("volume")),
            (Some("The Leaf"), Some("5"))
        );
        assert_eq!(paper.id.as_str(), "doi:10.1000/leaf.1");
    }
    let first = papers_of(&format!(
        "{beside}<bib:Article rdf:about='#i'><z:itemType>journalArticle</z:itemType>{part}<dc:title>T</dc:title></bib:Article>"
    ));
    assert_eq!(first[0].venue.as_deref(), Some("The Leaf"));
    let missing = paper_of("journalArticle", part, "");
    assert_eq!((missing.title.as_str(), missing.venue), ("T", None));
}

#[test]
fn works_keep_their_order_and_others_are_none() {
    let work = |n: usize, part: &str| {
        format!(
            "<bib:Article rdf:about='#item_{n}'><z:itemType>journalArticle</z:itemType>{part}<dc:title>T{n}</dc:title></bib:Article>"
        )
    };
    let papers = papers_of(&format!(
        "{}{}<bib:Memo rdf:about='#item_9'><rdf:value>n</rdf:value></bib:Memo><z:Attachment rdf:about='#item_8'><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title></z:Attachment><z:Collection rdf:about='#c'><dc:title>C</dc:title></z:Collection><bib:Journal rdf:about='urn:j'><dc:title>J</dc:title></bib:Journal>",
        work(1, "<dcterms:isPartOf rdf:resource='urn:j'/>"),
        work(2, "")
    ));
    let said: Vec<String> = papers
        .iter()
        .map(|paper| format!("{} {:?}", paper.title, paper.venue.as_deref()))
        .collect();
    assert_eq!(said, ["T1 Some(\"J\")", "T2 None"]);
}

#[test]
fn people_and_groups_are_told_by_their_parts() {
    let people =
        |role: &str, people: &str| format!("<bib:{role}><rdf:Seq>{people}</rdf:Seq></bib:{role}>");
    let ash = "<rdf:li><foaf:Person><foaf:surname>Ash</foaf:surname><foaf:givenName>Ann B.</foaf:givenName></foaf:Person></rdf:li>";
    let group =
        "<rdf:li><foaf:Person><foaf:surname>Leaf Survey</foaf:surname></foaf:Person></rdf:li>";
    for (fields, names) in [
        (
            people("authors", &format!("{ash}{group}")),
            &["Ann B. Ash", "Leaf Survey"][..],
        ),
        (people("editors", ash), &["Ann B. Ash"]),
        (
            format!("{}{}", people("editors", ash), people("authors", group)),
            &["Leaf Survey"],
        ),
    ] {
        let paper = paper_of("book", &fields, "");
        let found = read::names_of(&paper);
        assert_eq!(found, names);
    }
}

#[test]
fn ids_stand_in_several_places() {
    for (fields, ids) in [
        (
            "<dc:identifier>DOI 10.1000/x</dc:identifier><dc:identifier>ISBN 1</dc:identifier>",
            &["doi:10.1000/x"][..],
        ),
        (
            "<dc:description>PMID: 7\nPMCID: PMC77\narXiv: 2401.00001 [cs]</dc:description>",
            &["arxiv:2401.00001", "pmid:7", "pmcid:PMC77"],
        ),
        (
            "<prism:number>arXiv:2401.00002</prism:number>",
            &["arxiv:2401.00002"],
        ),
        (
            "<dc:identifier><dcterms:URI><rdf:value>http://arxiv.org/abs/2401.00003</rdf:value></dcterms:URI></dc:identifier>",
            &["arxiv:2401.00003"],
        ),
        (
            "<dcterms:isPartOf><bib:Journal><dc:identifier>DOI 10.1000/a</dc:identifier><dc:identifier>DOI 10.1000/b</dc:identifier></bib:Journal></dcterms:isPartOf>",
            &["title:"],
        ),
    ] {
        let paper = paper_of("preprint", fields, "");
        let found: Vec<&str> = paper.ids().map(crate::paper::PaperId::as_str).collect();
        assert_eq!(found.len(), ids.len(), "{found:?}");
        assert!(
            found
                .iter()
                .zip(ids)
                .all(|(found, id)| found.starts_with(id)),
            "{found:?}"
        );
    }
}

#[test]
fn a_kind_has_its_own_place() {
    for (kind, fields, told, venue) in [
        (
            "conferencePaper",
            "<dcterms:isPartOf><bib:ConferenceProceedings><dc:title>Proc. of LEAF</dc:title></bib:ConferenceProceedings></dcterms:isPartOf>",
            WorkKind::Conference,
            Some("Proc. of LEAF"),
        ),
        (
            "conferencePaper",
            "<bib:presentedAt><bib:Conference><dc:title>LEAF 20</dc:title></bib:Conference></bib:presentedAt>",
            WorkKind::Conference,
            Some("LEAF 20"),
        ),
        (
            "bookSection",
            "<dcterms:isPartOf><bib:Book><dcterms:isPartOf><bib:Series><dc:title>S</dc:title></bib:Series></dcterms:isPartOf><dc:title>Trees</dc:title></bib:Book></dcterms:isPartOf>",
            WorkKind::Chapter,
            Some("Trees"),
        ),
        (
            "thesis",
            "<dc:publisher><foaf:Organization><foaf:name>U. of Leaves</foaf:name></foaf:Organization></dc:publisher>",
            WorkKind::Thesis,
            Some("U. of Leaves"),
        ),
        (
            "preprint",
            "<z:repository>arXiv</z:repository>",
            WorkKind::Other,
            Some("arXiv"),
        ),
        (
            "webpage",
            "<dcterms:isPartOf><z:Website><dc:title>Leaf net</dc:title></z:Website></dcterms:isPartOf>",
            WorkKind::Other,
            Some("Leaf net"),
        ),
    ] {
        let paper = paper_of(kind, fields, "");
        assert_eq!(
            (paper.kind(), paper.venue.as_deref()),
            (told, venue),
            "{kind}"
        );
    }
}

#[test]
fn tags_notes_and_attachments_are_told_apart() {
    let fields = "<dc:subject>leaf</dc:subject><dc:subject><z:AutomaticTag><rdf:value>tree</rdf:value></z:AutomaticTag></dc:subject><dc:subject><dcterms:LCC><rdf:value>QK</rdf:value></dcterms:LCC></dc:subject><dc:description>Citation Key: ash2020\nRead it again</dc:description><link:link rdf:resource='#item_2'/><dcterms:isReferencedBy rdf:resource='#item_3'/><dc:date>2020-02-12</dc:date><bib:pages>1-9</bib:pages>";
    let beside = "<z:Attachment rdf:about='#item_2'><z:itemType>attachment</z:itemType><rdf:resource rdf:resource='files/2/a.pdf'/><dc:identifier><dcterms:URI><rdf:value>https://example.org/a.pdf</rdf:value></dcterms:URI></dc:identifier><link:type>application/pdf</link:type></z:Attachment>";
    let paper = paper_of("journalArticle", fields, beside);
    assert_eq!(paper.keywords, ["leaf", "tree"]);
    assert_eq!(paper.cited("note"), Some("Read it again"));
    assert_eq!(
        paper.links.pdf.as_deref(),
        Some("https://example.org/a.pdf")
    );
    assert_eq!(paper.date.unwrap().to_string(), "2020-02-12");
}

#[test]
fn a_work_has_the_names_of_its_collections_however_many_works_there_are() {
    let work = |n: usize| {
        format!(
            "<bib:Article rdf:about='#item_{n}'><z:itemType>journalArticle</z:itemType><dc:title>T{n}</dc:title></bib:Article>"
        )
    };
    let collection = |name: &str, parts: &[&str]| {
        let parts = parts.iter();
        let parts = parts.map(|part| format!("<dcterms:hasPart rdf:resource='{part}'/>"));
        let parts = parts.collect::<Vec<String>>().concat();
        format!(
            "<z:Collection rdf:about='#c{name}'><dc:title>{name}</dc:title>{parts}</z:Collection>"
        )
    };
    let names = |paper: &Paper| {
        let mut extra = paper.extra_of(NAME);
        let kept = extra.find(|(name, _)| *name == COLLECTIONS);
        kept.map(|(_, value)| value.to_string()).unwrap_or_default()
    };
    let collections = [
        collection("Thesis", &["#item_1", "#cTrees", "#none"]),
        collection("Trees", &["#item_1", "#item_2"]),
    ];
    let few = papers_of(&format!("{}{}{}", work(1), work(2), collections.concat()));
    let found: Vec<String> = few.iter().map(names).collect();
    assert_eq!(found, ["[\"Thesis\",\"Trees\"]", "[\"Trees\"]"]);
    // The first of very many has gone when they come; what is known of it comes again with them.
    let many: String = (1..=WAITING + 2).map(work).collect();
    let many = papers_of(&format!("{many}{}", collections.concat()));
    assert_eq!(many.len(), WAITING + 4);
    let again = &many[WAITING + 2];
    assert_eq!((&again.id, again.title.as_str()), (&many[0].id, "T1"));
    assert_eq!(names(again), "[\"Thesis\",\"Trees\"]");
    assert!(
        many[..WAITING + 2]
            .iter()
            .all(|paper| names(paper).is_empty())
    );
}
