//! What `PubMed`'s XML gives, by the corners of its elements.

use super::*;
use crate::formats::read::{names_of, papers_of};

/// The paper of an article with this in its citation, and behind it.
fn of_article(article: &str, beside: &str, data: &str) -> Paper {
    let text = format!(
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version='1'>7</PMID><Article><ArticleTitle>T.</ArticleTitle>{article}</Article>{beside}</MedlineCitation><PubmedData>{data}</PubmedData></PubmedArticle></PubmedArticleSet>"
    );
    papers_of(&FORMAT, &text).remove(0)
}

#[test]
fn an_article_is_dated_by_its_first_appearance() {
    for (article, date) in [
        (
            "<Journal><JournalIssue><PubDate><Year>2020</Year><Month>Feb</Month></PubDate></JournalIssue></Journal>",
            "2020-02",
        ),
        (
            "<Journal><JournalIssue><PubDate><MedlineDate>2010 Sep-Oct</MedlineDate></PubDate></JournalIssue></Journal>",
            "2010-09",
        ),
        (
            "<Journal><JournalIssue><PubDate><MedlineDate>1998 Dec-1999 Jan</MedlineDate></PubDate></JournalIssue></Journal>",
            "1998-12",
        ),
        (
            "<Journal><JournalIssue><PubDate><MedlineDate>Spring 2001</MedlineDate></PubDate></JournalIssue></Journal>",
            "2001",
        ),
        (
            "<Journal><JournalIssue><PubDate><Year>2001</Year><Season>Summer</Season></PubDate></JournalIssue></Journal>",
            "2001",
        ),
        (
            "<Journal><JournalIssue><PubDate><Year>2020</Year><Month>03</Month></PubDate></JournalIssue></Journal><ArticleDate DateType='Electronic'><Year>2019</Year><Month>12</Month><Day>05</Day></ArticleDate>",
            "2019-12-05",
        ),
        (
            "<ArticleDate><Year>2021</Year><Month>1</Month><Day>5</Day></ArticleDate>",
            "2021-01-05",
        ),
    ] {
        let found = of_article(article, "", "")
            .date
            .map(|date| date.to_string());
        assert_eq!(found.as_deref(), Some(date), "{article}");
    }
}

#[test]
fn ids_are_those_of_the_article_and_not_of_its_references() {
    let data = "<ReferenceList><Reference><ArticleIdList><ArticleId IdType='pubmed'>99</ArticleId><ArticleId IdType='doi'>10.1000/other</ArticleId></ArticleIdList></Reference></ReferenceList><ArticleIdList><ArticleId IdType='pubmed'>7</ArticleId><ArticleId IdType='pmc'>PMC77</ArticleId><ArticleId IdType='pii'>S1</ArticleId><ArticleId IdType='doi'>10.1000/Leaf.1</ArticleId></ArticleIdList>";
    let paper = of_article("", "", data);
    let ids: Vec<&str> = paper.ids().map(crate::paper::PaperId::as_str).collect();
    assert_eq!(ids, ["doi:10.1000/leaf.1", "pmid:7", "pmcid:PMC77"]);
    let article = "<ELocationID EIdType='doi' ValidYN='Y'>10.1000/leaf.2</ELocationID><ELocationID EIdType='doi' ValidYN='N'>10.1000/bad</ELocationID>";
    let paper = of_article(article, "", "");
    assert_eq!(paper.id.as_str(), "doi:10.1000/leaf.2");
    assert_eq!(paper.aliases.len(), 1);
    let paper = of_article("", "", "");
    assert_eq!(paper.id.as_str(), "pmid:7");
    assert_eq!(
        paper.links.page.as_deref(),
        Some("https://pubmed.ncbi.nlm.nih.gov/7/")
    );
}

#[test]
fn people_and_groups_stand_in_their_order() {
    let article = "<AuthorList CompleteYN='N'><Author><LastName>Ash</LastName><ForeName>Ann B</ForeName><Initials>AB</Initials></Author><Author><LastName>Elm</LastName><Initials>B</Initials><Suffix>Jr</Suffix></Author><Author><CollectiveName>Leaves, Trees and Roots Network.</CollectiveName></Author></AuthorList><AuthorList Type='editors'><Author><LastName>Oak</LastName></Author></AuthorList>";
    let paper = of_article(article, "", "");
    let found = [
        "Ann B Ash",
        "B Elm Jr",
        "Leaves, Trees and Roots Network.",
        "others",
    ];
    assert_eq!(names_of(&paper), found);
}

#[test]
fn an_abstract_has_its_labels_and_its_markup_as_tex() {
    for (article, summary) in [
        (
            "<Abstract><AbstractText Label='AIMS' NlmCategory='OBJECTIVE'>To\n  see.</AbstractText><AbstractText Label='UNLABELLED'>Leaves.</AbstractText><CopyrightInformation>©</CopyrightInformation></Abstract>",
            "AIMS: To see.\n\nLeaves.",
        ),
        (
            "<Abstract><AbstractText>CO<sub>2</sub> &lt; 5 in <i>F. recta</i></AbstractText></Abstract>",
            "CO$_{2}$ < 5 in F. recta",
        ),
        (
            "<Abstract><AbstractText>At <math xmlns='http://www.w3.org/1998/Math/MathML'><msup><mi>x</mi><mn>2</mn></msup></math>.</AbstractText></Abstract>",
            "At $x^{2}$.",
        ),
        (
            "<OtherAbstract Language='ger'><AbstractText>Blätter.</AbstractText></OtherAbstract>",
            "",
        ),
    ] {
        assert_eq!(of_article(article, "", "").summary, summary);
    }
}

#[test]
fn a_title_is_that_of_the_work_where_nobody_translated_it() {
    for (titles, title, kept) in [
        (
            "<ArticleTitle>[On leaves].</ArticleTitle><VernacularTitle>Über Blätter.</VernacularTitle>",
            "[On leaves].",
            1,
        ),
        (
            "<ArticleTitle>[Not Available].</ArticleTitle><VernacularTitle>Über Blätter.</VernacularTitle>",
            "Über Blätter.",
            0,
        ),
        (
            "<ArticleTitle/><VernacularTitle>Über Blätter.</VernacularTitle>",
            "Über Blätter.",
            0,
        ),
    ] {
        let text = format!(
            "<PubmedArticle><MedlineCitation><PMID>7</PMID><Article>{titles}</Article></MedlineCitation></PubmedArticle>"
        );
        let paper = papers_of(&FORMAT, &text).remove(0);
        assert_eq!(
            (paper.title.as_str(), paper.extra_of(NAME).count()),
            (title, kept)
        );
    }
}

#[test]
fn headings_and_keywords_are_keywords_and_a_retraction_is_told() {
    let beside = "<MeshHeadingList><MeshHeading><DescriptorName>Plant Leaves</DescriptorName><QualifierName>growth &amp; development</QualifierName></MeshHeading><MeshHeading><DescriptorName>Humans</DescriptorName></MeshHeading></MeshHeadingList><KeywordList Owner='NOTNLM'><Keyword>spring.</Keyword><Keyword>Humans</Keyword></KeywordList><CommentsCorrectionsList><CommentsCorrections RefType='Cites'><RefSource>X</RefSource></CommentsCorrections><CommentsCorrections RefType='RetractionIn'><RefSource>Leaf. 2021;6:2</RefSource></CommentsCorrections></CommentsCorrectionsList>";
    let paper = of_article("", beside, "");
    assert_eq!(
        paper.keywords,
        ["Plant Leaves/growth & development", "Humans", "spring"]
    );
    assert_eq!(paper.comment.as_deref(), Some("retracted: Leaf. 2021;6:2"));
}

#[test]
fn a_book_and_a_chapter_of_one_are_told_apart() {
    let book = "<Book><Publisher><PublisherName>Leaf Press</PublisherName></Publisher><BookTitle>The Book of Leaves</BookTitle><PubDate><Year>2009</Year></PubDate><AuthorList Type='editors'><Author><LastName>Oak</LastName><ForeName>Cy</ForeName></Author></AuthorList><Isbn>1</Isbn></Book>";
    let own = "<ArticleTitle>Margins</ArticleTitle><AuthorList Type='authors'><Author><LastName>Ash</LastName><ForeName>Ann</ForeName></Author></AuthorList><Abstract><AbstractText>We show.</AbstractText></Abstract><ContributionDate><Year>2010</Year><Month>May</Month></ContributionDate>";
    for (own, title, venue, kind, author, date) in [
        (
            "",
            "The Book of Leaves",
            None,
            WorkKind::Book,
            "Cy Oak",
            "2009",
        ),
        (
            own,
            "Margins",
            Some("The Book of Leaves"),
            WorkKind::Chapter,
            "Ann Ash",
            "2010-05",
        ),
    ] {
        let text = format!(
            "<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>8</PMID><ArticleIdList><ArticleId IdType='bookaccession'>NBK1</ArticleId></ArticleIdList>{book}{own}</BookDocument></PubmedBookArticle></PubmedArticleSet>"
        );
        let paper = papers_of(&FORMAT, &text).remove(0);
        assert_eq!(
            (paper.title.as_str(), paper.venue.as_deref(), paper.kind()),
            (title, venue, kind)
        );
        assert_eq!(
            (
                names_of(&paper)[0],
                paper.date.unwrap().to_string().as_str()
            ),
            (author, date)
        );
        assert_eq!(paper.cited("publisher"), Some("Leaf Press"));
    }
}

#[test]
fn a_citation_of_old_stands_alone() {
    let text = "<!DOCTYPE MedlineCitationSet PUBLIC \"-//NLM//DTD Medline//EN\" \"http://x/y.dtd\"><MedlineCitationSet><MedlineCitation><PMID>7</PMID><Article><Journal><JournalIssue><Volume>3</Volume></JournalIssue><Title>Leaf</Title></Journal><ArticleTitle>T</ArticleTitle><Pagination><StartPage>1</StartPage><EndPage>9</EndPage></Pagination></Article></MedlineCitation></MedlineCitationSet>";
    let paper = papers_of(&FORMAT, text).remove(0);
    assert_eq!(
        (paper.cited("pages"), paper.cited("volume")),
        (Some("1-9"), Some("3"))
    );
}
