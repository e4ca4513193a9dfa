//! What Crossref's XML gives, by the corners of its schema.

use super::*;
use crate::formats::read::names_of;

fn papers_of(crossref: &str) -> Vec<Result<Paper, String>> {
    let text = format!(
        "<doi_records><doi_record owner='10.1000'><crossref>{crossref}</crossref></doi_record></doi_records>"
    );
    let records = parse(Box::new(text.as_bytes())).unwrap();
    let papers = records.map(|record| record.map(|received| received.paper));
    papers
        .map(|paper| paper.map_err(|error| error.reason))
        .collect()
}

fn paper_of(crossref: &str) -> Paper {
    papers_of(crossref).remove(0).unwrap()
}

#[test]
fn an_article_has_its_journal_and_its_issue() {
    let paper = paper_of(
        "<journal><journal_metadata><full_title>The Leaf</full_title><abbrev_title>Lf</abbrev_title><issn media_type='print'>1</issn></journal_metadata><journal_issue><publication_date media_type='print'><month>03</month><year>2020</year></publication_date><journal_volume><volume>5</volume></journal_volume><issue>1</issue></journal_issue><journal_article publication_type='full_text'><titles><title>On <i>F. recta</i></title><subtitle>A Study</subtitle></titles><contributors><person_name contributor_role='author' sequence='first'><given_name>Ann</given_name><surname>Ash</surname><suffix>Jr.</suffix></person_name><organization contributor_role='author' sequence='additional'>The Leaf Group</organization><person_name contributor_role='editor'><surname>Oak</surname></person_name></contributors><jats:abstract xmlns:jats='http://www.ncbi.nlm.nih.gov/JATS1'><jats:title>Abstract</jats:title><jats:p>CO<jats:sub>2</jats:sub>.</jats:p></jats:abstract><publication_date media_type='online'><month>12</month><day>05</day><year>2019</year></publication_date><pages><first_page>1</first_page><last_page>9</last_page></pages><program xmlns='http://www.crossref.org/relations.xsd'><related_item><intra_work_relation relationship-type='hasPreprint' identifier-type='doi'>10.48550/arXiv.2401.00001</intra_work_relation></related_item><related_item><inter_work_relation relationship-type='isBasedOnData' identifier-type='doi'>10.1000/data</inter_work_relation></related_item></program><doi_data><doi>10.1000/Leaf.1</doi><resource>https://example.org/1</resource><collection property='text-mining'><item><resource mime_type='application/pdf'>https://example.org/1.pdf</resource></item></collection></doi_data><citation_list><citation key='1'><doi>10.1000/other</doi></citation></citation_list></journal_article></journal>",
    );
    assert_eq!(paper.title, "On F. recta: A Study");
    assert_eq!(paper.summary, "CO$_{2}$.");
    assert_eq!(names_of(&paper), ["Ann Ash Jr.", "The Leaf Group"]);
    assert_eq!(paper.date.unwrap().to_string(), "2019-12-05");
    assert_eq!(paper.venue.as_deref(), Some("The Leaf"));
    let ids: Vec<&str> = paper.ids().map(crate::paper::PaperId::as_str).collect();
    assert_eq!(
        ids,
        [
            "arxiv:2401.00001",
            "doi:10.1000/leaf.1",
            "doi:10.48550/arxiv.2401.00001"
        ]
    );
    assert_eq!(
        (
            paper.cited("volume"),
            paper.cited("number"),
            paper.cited("pages")
        ),
        (Some("5"), Some("1"), Some("1-9"))
    );
    assert_eq!(
        paper.links.pdf.as_deref(),
        Some("https://example.org/1.pdf")
    );
}

#[test]
fn each_kind_has_its_own_place() {
    let doi = "<doi_data><doi>10.1000/x</doi><resource>https://example.org</resource></doi_data>";
    let titles = "<titles><title>T</title></titles>";
    for (crossref, kind, venue, date) in [
        (
            format!(
                "<conference><event_metadata><conference_name>LEAF 20</conference_name></event_metadata><proceedings_metadata><proceedings_title>Proc. of LEAF</proceedings_title><publication_date><year>2020</year></publication_date></proceedings_metadata><conference_paper>{titles}{doi}</conference_paper></conference>"
            ),
            WorkKind::Conference,
            Some("Proc. of LEAF"),
            "2020",
        ),
        (
            format!(
                "<book book_type='edited_book'><book_metadata>{}<publication_date><year>2019</year></publication_date><publisher><publisher_name>P</publisher_name></publisher></book_metadata><content_item component_type='chapter'>{titles}{doi}</content_item></book>",
                titles.replace('T', "Trees")
            ),
            WorkKind::Chapter,
            Some("Trees"),
            "2019",
        ),
        (
            format!(
                "<book><book_metadata>{titles}<publication_date><year>2019</year></publication_date>{doi}</book_metadata></book>"
            ),
            WorkKind::Book,
            None,
            "2019",
        ),
        (
            format!(
                "<posted_content type='preprint'><group_title>Botany</group_title>{titles}<posted_date><month>2</month><day>3</day><year>2020</year></posted_date><institution><institution_name>leafRxiv</institution_name></institution>{doi}</posted_content>"
            ),
            WorkKind::Other,
            Some("leafRxiv"),
            "2020-02-03",
        ),
        (
            format!(
                "<dissertation><person_name><surname>Ash</surname></person_name>{titles}<approval_date><year>2018</year></approval_date><institution><institution_name>U. of Leaves</institution_name></institution><degree>PhD</degree>{doi}</dissertation>"
            ),
            WorkKind::Thesis,
            Some("U. of Leaves"),
            "2018",
        ),
        (
            format!(
                "<report-paper><report-paper_metadata>{titles}<publication_date><year>2017</year></publication_date><publisher><publisher_name>Leaf Survey</publisher_name></publisher>{doi}</report-paper_metadata></report-paper>"
            ),
            WorkKind::Report,
            Some("Leaf Survey"),
            "2017",
        ),
        (
            format!(
                "<database><database_metadata><titles><title>Leaf Bank</title></titles><publication_date><year>2016</year></publication_date></database_metadata><dataset dataset_type='record'>{titles}{doi}</dataset></database>"
            ),
            WorkKind::Other,
            Some("Leaf Bank"),
            "2016",
        ),
    ] {
        let paper = paper_of(&crossref);
        assert_eq!(paper.title, "T");
        assert_eq!(
            (paper.kind(), paper.venue.as_deref()),
            (kind, venue),
            "{crossref}"
        );
        assert_eq!(paper.date.unwrap().to_string(), date);
        assert_eq!(paper.id.as_str(), "doi:10.1000/x");
    }
}

#[test]
fn a_deposit_may_have_several_works_in_one_element() {
    let article = |n: usize| {
        format!(
            "<journal_article><titles><title>T{n}</title></titles><doi_data><doi>10.1000/{n}</doi></doi_data></journal_article>"
        )
    };
    let found = papers_of(&format!(
        "<journal><journal_metadata><full_title>L</full_title></journal_metadata>{}{}<journal_article/></journal>",
        article(1),
        article(2)
    ));
    let titles: Vec<String> = found
        .iter()
        .map(|paper| match paper {
            Ok(paper) => format!("{} in {}", paper.title, paper.venue.as_deref().unwrap()),
            Err(reason) => reason.clone(),
        })
        .collect();
    assert_eq!(
        titles,
        ["T1 in L", "T2 in L", "it has neither a title nor an id"]
    );
}

#[test]
fn an_error_is_no_work() {
    for (crossref, said) in [
        (
            "<error>doi:10.1000/none not found in CrossRef</error>",
            "Crossref answered: doi:10.1000/none not found in CrossRef",
        ),
        (
            "<journal><journal_metadata><full_title>L</full_title></journal_metadata></journal>",
            "it holds no work",
        ),
    ] {
        assert_eq!(papers_of(crossref).remove(0).unwrap_err(), said);
    }
}

#[test]
fn pages_may_be_a_number_and_authors_editors() {
    let paper = paper_of(
        "<journal><journal_metadata><full_title>L</full_title></journal_metadata><journal_article><titles><title>T</title></titles><contributors><person_name contributor_role='editor'><given_name>Cy</given_name><surname>Oak</surname></person_name><anonymous contributor_role='author'/></contributors><publisher_item><item_number item_number_type='article_number'>e12</item_number></publisher_item></journal_article></journal>",
    );
    assert_eq!(
        (names_of(&paper), paper.cited("pages")),
        (vec!["Cy Oak"], Some("e12"))
    );
}

#[test]
fn an_issue_alone_is_a_work_where_it_has_an_id() {
    let paper = paper_of(
        "<journal><journal_metadata><full_title>The Leaf</full_title><doi_data><doi>10.1000/leaf</doi></doi_data></journal_metadata></journal>",
    );
    assert_eq!(
        (paper.title.as_str(), paper.id.as_str()),
        ("The Leaf", "doi:10.1000/leaf")
    );
}
