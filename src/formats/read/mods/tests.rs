//! What MODS gives, by the corners of its schema.

use super::*;
use crate::formats::read::{names_of, papers_of};

fn paper_of(fields: &str) -> Paper {
    let text = format!(
        "<modsCollection xmlns=\"http://www.loc.gov/mods/v3\"><mods ID='ash2020'>{fields}</mods></modsCollection>"
    );
    papers_of(&FORMAT, &text).remove(0)
}

#[test]
fn a_title_is_put_together_of_its_parts() {
    for (info, title) in [
        (
            "<titleInfo><nonSort>The </nonSort><title>leaf</title><subTitle>a study</subTitle></titleInfo>",
            "The leaf: a study",
        ),
        (
            "<titleInfo><nonSort>L'</nonSort><title>arbre</title></titleInfo>",
            "L'arbre",
        ),
        (
            "<titleInfo type='abbreviated'><title>Lf</title></titleInfo><titleInfo><title>Leaf</title></titleInfo>",
            "Leaf",
        ),
        (
            "<titleInfo type='translated'><title>Leaf</title></titleInfo>",
            "Leaf",
        ),
        (
            "<titleInfo><title>Leaves</title><partNumber>Part 2</partNumber><partName>Roots</partName></titleInfo>",
            "Leaves. Part 2, Roots",
        ),
        (
            "<titleInfo><title>Leaves</title></titleInfo><relatedItem type='host'><titleInfo><title>Book</title></titleInfo></relatedItem>",
            "Leaves",
        ),
    ] {
        assert_eq!(paper_of(info).title, title);
    }
}

#[test]
fn people_are_told_by_their_roles() {
    for (names, found) in [
        (
            "<name type='personal'><namePart type='given'>Ann</namePart><namePart type='given'>B.</namePart><namePart type='family'>Ash</namePart><role><roleTerm authority='marcrelator' type='text'>author</roleTerm></role></name><name type='personal'><namePart type='family'>Oak</namePart><role><roleTerm type='code'>edt</roleTerm></role></name>",
            &["Ann B. Ash"][..],
        ),
        (
            "<name type='personal'><namePart>Ash, Ann B.</namePart><namePart type='date'>1950-</namePart><role><roleTerm type='code'>aut</roleTerm></role></name>",
            &["Ann B. Ash"],
        ),
        (
            "<name type='corporate'><namePart>Leaf Survey</namePart><namePart>North, Office of</namePart></name>",
            &["Leaf Survey. North, Office of"],
        ),
        (
            "<name type='personal'><namePart type='family'>Elm</namePart><namePart type='given'>Bo</namePart><namePart type='termsOfAddress'>Jr.</namePart><role><roleTerm>Author.</roleTerm></role></name><name><etal/><role><roleTerm>author</roleTerm></role></name>",
            &["Bo Elm Jr.", "others"],
        ),
        (
            "<name type='personal'><namePart type='given'>Bo,</namePart><namePart type='family'>Elm</namePart><namePart type='suffix'>Jr.</namePart></name><name><namePart>Leaf Survey</namePart></name>",
            &["Bo Elm Jr.", "Leaf Survey"],
        ),
        (
            "<name type='personal'><namePart type='family'>Oak</namePart><namePart type='given'>Cy</namePart><role><roleTerm>editor</roleTerm></role></name>",
            &["Cy Oak"],
        ),
    ] {
        let paper = paper_of(&format!("<titleInfo><title>T</title></titleInfo>{names}"));
        let said = names_of(&paper);
        assert_eq!(said, found);
    }
}

#[test]
fn dates_are_encoded_in_several_ways() {
    for (fields, date) in [
        (
            "<originInfo><dateIssued encoding='w3cdtf'>2020-02</dateIssued></originInfo>",
            "2020-02",
        ),
        (
            "<originInfo><dateIssued encoding='iso8601'>20200212</dateIssued></originInfo>",
            "2020-02-12",
        ),
        (
            "<originInfo><dateIssued>c2020.</dateIssued></originInfo>",
            "2020",
        ),
        (
            "<originInfo><dateIssued>[2020]</dateIssued><dateIssued encoding='marc' point='start'>2019</dateIssued><dateIssued encoding='marc' point='end'>9999</dateIssued></originInfo>",
            "2020",
        ),
        (
            "<originInfo><dateIssued>Spring 2020</dateIssued><dateIssued encoding='w3cdtf' keyDate='yes'>2020-03-04</dateIssued></originInfo>",
            "2020-03-04",
        ),
        (
            "<originInfo><copyrightDate>2018</copyrightDate></originInfo>",
            "2018",
        ),
        (
            "<originInfo><dateCreated>2017</dateCreated></originInfo><relatedItem type='host'><part><date>2020-05</date></part></relatedItem>",
            "2020-05",
        ),
        (
            "<relatedItem type='host'><originInfo><dateIssued>2020</dateIssued></originInfo></relatedItem>",
            "2020",
        ),
    ] {
        let found = paper_of(&format!("<titleInfo><title>T</title></titleInfo>{fields}")).date;
        assert_eq!(
            found.map(|date| date.to_string()).as_deref(),
            Some(date),
            "{fields}"
        );
    }
    let paper = paper_of(
        "<titleInfo><title>T</title></titleInfo><originInfo><dateIssued>in press</dateIssued></originInfo>",
    );
    assert_eq!(paper.date_text(), Some("in press"));
}

#[test]
fn what_it_is_in_tells_volume_issue_and_pages() {
    for (part, volume, number, pages) in [
        (
            "<part><detail type='volume'><number>5</number></detail><detail type='issue'><number>1</number></detail><extent unit='page'><start>1</start><end>9</end></extent></part>",
            Some("5"),
            Some("1"),
            Some("1-9"),
        ),
        (
            "<part><detail type='volume'><caption>v. 5</caption></detail><detail type='number'><number>1</number></detail><extent unit='pages'><list>pp. 1-9</list></extent></part>",
            Some("v. 5"),
            Some("1"),
            Some("1-9"),
        ),
        (
            "<part><detail type='page'><number>e12</number></detail></part>",
            None,
            None,
            Some("e12"),
        ),
        (
            "<part><extent unit='minutes'><start>1</start></extent></part>",
            None,
            None,
            None,
        ),
    ] {
        let paper = paper_of(&format!(
            "<titleInfo><title>T</title></titleInfo><relatedItem type='host'><titleInfo><title>The Leaf</title></titleInfo>{part}</relatedItem>"
        ));
        let cited = |name| paper.cited(name);
        assert_eq!(
            (cited("volume"), cited("number"), cited("pages")),
            (volume, number, pages)
        );
        assert_eq!(paper.venue.as_deref(), Some("The Leaf"));
    }
}

#[test]
fn a_kind_is_told_by_genres_and_by_what_it_is_in() {
    let host = |inner: &str| {
        format!(
            "<relatedItem type='host'><titleInfo><title>H</title></titleInfo>{inner}</relatedItem>"
        )
    };
    for (fields, kind) in [
        (
            "<genre>journal article</genre>".to_owned(),
            WorkKind::Article,
        ),
        (
            "<genre authority='marcgt'>thesis</genre>".to_owned(),
            WorkKind::Thesis,
        ),
        (
            "<genre authority='marcgt'>book</genre>".to_owned(),
            WorkKind::Book,
        ),
        (
            host("<genre authority='marcgt'>periodical</genre>"),
            WorkKind::Article,
        ),
        (
            host("<genre authority='marcgt'>conference publication</genre>"),
            WorkKind::Conference,
        ),
        (host("<genre>book</genre>"), WorkKind::Chapter),
        (
            host("<originInfo><issuance>monographic</issuance></originInfo>"),
            WorkKind::Chapter,
        ),
        (
            format!("<genre>bookSection</genre>{}", host("<genre>book</genre>")),
            WorkKind::Chapter,
        ),
        (
            "<originInfo><issuance>monographic</issuance></originInfo>".to_owned(),
            WorkKind::Book,
        ),
        (String::new(), WorkKind::Other),
    ] {
        let paper = paper_of(&format!("<titleInfo><title>T</title></titleInfo>{fields}"));
        assert_eq!(paper.kind(), kind, "{fields}");
    }
}

#[test]
fn ids_and_addresses_are_told_by_their_types() {
    let paper = paper_of(
        "<titleInfo><title>T</title></titleInfo><identifier type='doi'>10.1000/Leaf.1</identifier><identifier type='pubmed'>7</identifier><identifier type='doi' invalid='yes'>10.1000/bad</identifier><identifier type='isbn'>1</identifier><identifier type='citekey'>Ash2020</identifier><location><url>https://example.org/leaf.pdf</url><url usage='primary display'>https://example.org/leaf</url></location><relatedItem type='host'><identifier type='doi'>10.1000/book</identifier><identifier type='issn'>2</identifier></relatedItem>",
    );
    let ids: Vec<&str> = paper.ids().map(crate::paper::PaperId::as_str).collect();
    assert_eq!(ids, ["doi:10.1000/leaf.1", "pmid:7"]);
    assert_eq!(paper.sources[0].id.as_deref(), Some("Ash2020"));
    assert_eq!(
        paper.links.page.as_deref(),
        Some("https://example.org/leaf")
    );
    assert_eq!(
        paper.links.pdf.as_deref(),
        Some("https://example.org/leaf.pdf")
    );
    let paper = paper_of(
        "<titleInfo><title>T</title></titleInfo><subject authority='lcsh'><topic>Leaves</topic><geographic>North</geographic></subject><subject><topic>roots</topic><topic>trees</topic></subject>",
    );
    assert_eq!(paper.keywords, ["Leaves--North", "roots", "trees"]);
    let paper = paper_of(
        "<titleInfo><title>T</title></titleInfo><subject><topic>leaf, margin</topic></subject><identifier type='doi'>10.1000/other</identifier><identifier type='doi'>10.1000/leaf.1</identifier><identifier type='pubmed'>7</identifier>",
    );
    let ids: Vec<&str> = paper.ids().map(crate::paper::PaperId::as_str).collect();
    assert_eq!(ids, ["pmid:7"]);
    assert_eq!(paper.keywords, ["leaf", "margin"]);
}
