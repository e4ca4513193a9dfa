//! What `DataCite`'s XML gives, by the corners of its schema.

use super::*;
use crate::formats::read::papers_of;

fn paper_of(fields: &str) -> Paper {
    let text = format!(
        "<?xml version=\"1.0\"?><resource xmlns=\"http://datacite.org/schema/kernel-4\"><identifier identifierType=\"DOI\">10.5072/LEAF.1</identifier>{fields}</resource>"
    );
    papers_of(&FORMAT, &text).remove(0)
}

#[test]
fn the_title_is_that_of_no_type() {
    for (titles, title, kept) in [
        (
            "<title xml:lang='de' titleType='TranslatedTitle'>Blätter</title><title>Leaves</title>",
            "Leaves",
            1,
        ),
        (
            "<title>Leaves</title><title titleType='Subtitle'>A Survey</title>",
            "Leaves: A Survey",
            0,
        ),
        (
            "<title titleType='AlternativeTitle'>Leaves</title>",
            "Leaves",
            1,
        ),
        (
            "<title>CO&lt;sub&gt;2&lt;/sub&gt; &amp; leaves</title>",
            "CO$_{2}$ & leaves",
            0,
        ),
        (
            "<title>\n Leaves\n of spring </title>",
            "Leaves of spring",
            0,
        ),
    ] {
        let paper = paper_of(&format!("<titles>{titles}</titles>"));
        assert_eq!(
            (paper.title.as_str(), paper.extra_of(NAME).count()),
            (title, kept)
        );
    }
}

#[test]
fn who_made_it_is_a_person_or_none() {
    for (creator, name, family) in [
        (
            "<creatorName nameType='Personal'>Ash, Ann</creatorName><givenName>Ann</givenName><familyName>Ash</familyName>",
            "Ann Ash",
            "Ash",
        ),
        (
            "<creatorName>van der Berg, Jan</creatorName>",
            "Jan van der Berg",
            "van der Berg",
        ),
        (
            "<creatorName nameType='Organizational'>Leaf Survey, North</creatorName>",
            "Leaf Survey, North",
            "Leaf Survey, North",
        ),
        ("<creatorName>Ann Ash</creatorName>", "Ann Ash", "Ash"),
        (
            "<creatorName>Leaf Group</creatorName><givenName/><familyName/>",
            "Leaf Group",
            "Leaf Group",
        ),
    ] {
        let paper = paper_of(&format!(
            "<creators><creator>{creator}<affiliation>X</affiliation></creator></creators>"
        ));
        assert_eq!(
            (
                paper.authors[0].name.as_str(),
                paper.authors[0].parts().family
            ),
            (name, family)
        );
    }
}

#[test]
fn dates_are_told_by_their_types() {
    for (fields, date, updated) in [
        ("<publicationYear>2020</publicationYear>", "2020", None),
        (
            "<publicationYear>2020</publicationYear><dates><date dateType='Collected'>1999-01-01</date><date dateType='Issued'>2020-05-06</date></dates>",
            "2020-05-06",
            None,
        ),
        (
            "<publicationYear>2019</publicationYear><dates><date dateType='Issued'>2020-05-06</date><date dateType='Available'>2019-03</date></dates>",
            "2019-03",
            None,
        ),
        (
            "<dates><date dateType='Created'>2018-01-02T03:04:05Z</date><date dateType='Updated'>2021-02-03</date></dates>",
            "2018-01-02",
            Some("2021-02-03"),
        ),
        (
            "<publicationYear>2020</publicationYear><dates><date dateType='Available'>2020-01-01/2020-12-31</date></dates>",
            "2020-01-01",
            None,
        ),
    ] {
        let paper = paper_of(fields);
        let said = |date: Option<PartialDate>| date.map(|date| date.to_string());
        assert_eq!(
            (said(paper.date).as_deref(), said(paper.updated).as_deref()),
            (Some(date), updated)
        );
    }
}

#[test]
fn only_what_is_identical_is_the_same_work() {
    for (fields, ids) in [
        (
            "<relatedIdentifiers><relatedIdentifier relatedIdentifierType='DOI' relationType='Cites'>10.1000/x</relatedIdentifier><relatedIdentifier relatedIdentifierType='DOI' relationType='IsVersionOf'>10.5072/leaf</relatedIdentifier></relatedIdentifiers>",
            &["doi:10.5072/leaf.1"][..],
        ),
        (
            "<relatedIdentifiers><relatedIdentifier relatedIdentifierType='arXiv' relationType='IsIdenticalTo'>arXiv:2401.00001</relatedIdentifier></relatedIdentifiers>",
            &["arxiv:2401.00001", "doi:10.5072/leaf.1"],
        ),
        (
            "<alternateIdentifiers><alternateIdentifier alternateIdentifierType='arXiv'>2401.00002v1</alternateIdentifier><alternateIdentifier alternateIdentifierType='url'>https://doi.org/10.1000/x</alternateIdentifier></alternateIdentifiers>",
            &["arxiv:2401.00002", "doi:10.5072/leaf.1"],
        ),
    ] {
        let paper = paper_of(fields);
        let found: Vec<&str> = paper.ids().map(crate::paper::PaperId::as_str).collect();
        assert_eq!(found, ids);
    }
}

#[test]
fn a_kind_is_told_in_general_or_in_words() {
    for (kind, told) in [
        (
            "<resourceType resourceTypeGeneral='Dataset'>Article</resourceType>",
            WorkKind::Other,
        ),
        (
            "<resourceType resourceTypeGeneral='JournalArticle'/>",
            WorkKind::Article,
        ),
        (
            "<resourceType resourceTypeGeneral='Text'>Doctoral Thesis</resourceType>",
            WorkKind::Thesis,
        ),
        (
            "<resourceType resourceTypeGeneral='Text'>Preprint</resourceType>",
            WorkKind::Other,
        ),
        (
            "<resourceType resourceTypeGeneral='ConferencePaper'>x</resourceType>",
            WorkKind::Conference,
        ),
        ("", WorkKind::Other),
    ] {
        assert_eq!(paper_of(kind).kind(), told, "{kind}");
    }
}

#[test]
fn what_it_is_published_in_is_the_venue() {
    let paper = paper_of(
        "<publisher>Leaf Archive</publisher><subjects><subject>leaf; tree</subject><subject>leaf</subject></subjects><descriptions><description descriptionType='Methods'>M</description><description descriptionType='Abstract'>One.<br/>Two.</description></descriptions><relatedItems><relatedItem relatedItemType='Journal' relationType='IsPublishedIn'><titles><title>The Leaf</title></titles><volume>5</volume><issue>1</issue><firstPage>1</firstPage><lastPage>9</lastPage></relatedItem></relatedItems>",
    );
    assert_eq!(paper.venue.as_deref(), Some("The Leaf"));
    assert_eq!(
        (paper.cited("pages"), paper.cited("publisher")),
        (Some("1-9"), Some("Leaf Archive"))
    );
    assert_eq!(paper.keywords, ["leaf", "tree"]);
    assert_eq!(paper.summary, "One.\n\nTwo.");
}
