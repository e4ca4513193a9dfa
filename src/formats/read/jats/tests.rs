//! What JATS gives, by the corners of its tag set.

use super::*;
use crate::formats::read::{names_of, papers_of};

fn of_meta(meta: &str) -> Paper {
    let text = format!(
        "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS v1.3//EN\" \"x.dtd\"><article article-type='research-article' xml:lang='en'><front><journal-meta><journal-title-group><journal-title>The Leaf &amp; the Tree</journal-title></journal-title-group></journal-meta><article-meta><article-id pub-id-type='doi'>10.1000/x</article-id>{meta}</article-meta></front><body><p>Text</p></body></article>"
    );
    papers_of(&FORMAT, &text).remove(0)
}

#[test]
fn a_title_is_without_its_notes_and_with_its_subtitle() {
    for (group, title) in [
        (
            "<article-title>On leaves<xref ref-type='fn' rid='f'>*</xref><fn id='f'><p>Paid.</p></fn></article-title>",
            "On leaves",
        ),
        (
            "<article-title>On <italic>F. recta</italic></article-title><subtitle>A study of CO<sub>2</sub></subtitle>",
            "On F. recta: A study of CO$_{2}$",
        ),
        (
            "<article-title>On<break/>leaves: <named-content content-type='x'>one</named-content></article-title>",
            "On leaves: one",
        ),
        (
            "<article-title>At <inline-formula><alternatives><mml:math xmlns:mml='m'><mml:mi>k</mml:mi></mml:math><tex-math>\\documentclass{a}\\begin{document}$k_2$\\end{document}</tex-math></alternatives></inline-formula></article-title>",
            "At $k_2$",
        ),
    ] {
        let paper = of_meta(&format!(
            "<title-group>{group}<trans-title>Über Blätter</trans-title></title-group>"
        ));
        assert_eq!(paper.title, title);
        assert!(paper.extra_text().contains("Über Blätter"));
    }
}

#[test]
fn the_abstract_is_the_one_of_no_other_kind() {
    for (abstracts, summary) in [
        (
            "<abstract abstract-type='graphical'><p>G</p></abstract><abstract><title>Abstract</title><p>One.</p><p>Two<sup>2</sup>.</p></abstract>",
            "One.\n\nTwo$^{2}$.",
        ),
        (
            "<abstract><sec><title>Aims</title><p>To see.</p></sec><sec sec-type='kwd-group'><p>Keywords: x</p></sec></abstract>",
            "Aims\n\nTo see.",
        ),
        (
            "<abstract xml:lang='fr'><p>Un.</p></abstract><abstract xml:lang='en'><p>One.</p></abstract><trans-abstract xml:lang='de'><p>Eins.</p></trans-abstract>",
            "One.",
        ),
        ("<abstract abstract-type='teaser'><p>T</p></abstract>", ""),
        (
            "<abstract><p>See.<fig><caption><p>F</p></caption></fig></p></abstract>",
            "See.",
        ),
    ] {
        assert_eq!(of_meta(abstracts).summary, summary, "{abstracts}");
    }
}

#[test]
fn people_groups_and_editors_are_told_apart() {
    for (groups, names) in [
        (
            "<contrib-group><contrib contrib-type='author'><name><surname>Ash</surname><given-names>Ann B.</given-names><suffix>Jr.</suffix></name></contrib><contrib contrib-type='editor'><name><surname>Oak</surname></name></contrib></contrib-group>",
            &["Ann B. Ash Jr."][..],
        ),
        (
            "<contrib-group><contrib contrib-type='author'><collab>The Leaf Group<xref>1</xref><contrib-group><contrib><name><surname>Elm</surname></name></contrib></contrib-group></collab></contrib></contrib-group>",
            &["The Leaf Group"],
        ),
        (
            "<contrib-group><contrib><name-alternatives><name name-style='eastern'><surname>山</surname></name><name name-style='western'><surname>Yama</surname><given-names>Ko</given-names></name></name-alternatives></contrib><contrib><string-name>Bo Elm</string-name></contrib><contrib><anonymous/></contrib></contrib-group>",
            &["Ko Yama", "Bo Elm"],
        ),
        (
            "<contrib-group><contrib contrib-type='author'><name><surname>Ash</surname></name></contrib><on-behalf-of>Leaf Study</on-behalf-of></contrib-group>",
            &["Ash", "Leaf Study"],
        ),
        (
            "<contrib-group><contrib contrib-type='editor'><name><surname>Oak</surname><given-names>Cy</given-names></name></contrib></contrib-group>",
            &["Cy Oak"],
        ),
    ] {
        assert_eq!(names_of(&of_meta(groups)), names);
    }
}

#[test]
fn it_appeared_when_it_first_did() {
    for (dates, date) in [
        (
            "<pub-date pub-type='epub'><day>7</day><month>2</month><year>2020</year></pub-date><pub-date pub-type='collection'><year>2020</year></pub-date>",
            "2020-02-07",
        ),
        (
            "<pub-date pub-type='ppub'><month>Mar</month><year>2020</year></pub-date><pub-date date-type='pub' publication-format='electronic' iso-8601-date='2019-12-05'><day>05</day><month>12</month><year>2019</year></pub-date>",
            "2019-12-05",
        ),
        (
            "<pub-date><season>Spring</season><year>2001</year></pub-date>",
            "2001",
        ),
        (
            "<pub-date iso-8601-date='2020-02-07'><year>2020</year></pub-date>",
            "2020-02-07",
        ),
        (
            "<pub-date><string-date>7 February 2020</string-date></pub-date>",
            "2020-02-07",
        ),
        (
            "<pub-date pub-type='retracted'><year>2001</year></pub-date><pub-date><year>2020</year></pub-date><history><date date-type='received'><year>1999</year></date></history>",
            "2020",
        ),
    ] {
        let found = of_meta(dates).date.map(|date| date.to_string());
        assert_eq!(found.as_deref(), Some(date), "{dates}");
    }
}

#[test]
fn the_rest_of_a_front_is_kept_where_it_belongs() {
    let paper = of_meta(
        "<article-id pub-id-type='pmid'>7</article-id><article-id pub-id-type='pmc'>77</article-id><article-id pub-id-type='pmc-uid'>78</article-id><volume>5</volume><issue>1</issue><fpage>1</fpage><lpage>9</lpage><self-uri content-type='pdf' xlink:href='leaf.pdf' xmlns:xlink='x'/><self-uri xlink:href='https://example.org/leaf.pdf' xmlns:xlink='x'/><related-article related-article-type='companion' ext-link-type='doi'>10.1000/other</related-article><kwd-group><title>Keywords</title><kwd>leaf</kwd><kwd><italic>Fagus</italic></kwd><compound-kwd><compound-kwd-part>a</compound-kwd-part><compound-kwd-part>b</compound-kwd-part></compound-kwd></kwd-group><kwd-group kwd-group-type='abbreviations'><kwd>LS</kwd></kwd-group>",
    );
    let ids: Vec<&str> = paper.ids().map(crate::paper::PaperId::as_str).collect();
    assert_eq!(ids, ["doi:10.1000/x", "pmid:7", "pmcid:PMC77"]);
    assert_eq!(paper.keywords, ["leaf", "Fagus", "a, b"]);
    assert_eq!(
        paper.links.pdf.as_deref(),
        Some("https://example.org/leaf.pdf")
    );
    assert_eq!(paper.venue.as_deref(), Some("The Leaf & the Tree"));
    assert_eq!(paper.cited("pages"), Some("1-9"));
    let paper = of_meta("<fpage>9</fpage><lpage>9</lpage>");
    assert_eq!(paper.cited("pages"), Some("9"));
    let paper = of_meta("<elocation-id>e12</elocation-id>");
    assert_eq!(paper.cited("pages"), Some("e12"));
}

#[test]
fn works_within_a_work_are_others() {
    let text = "<articles><article><front><article-meta><article-id pub-id-type='doi'>10.1000/a</article-id></article-meta></front><body><sec><p>x</p></sec></body><sub-article><front><article-meta><title-group><article-title>Review</article-title></title-group></article-meta></front></sub-article></article><article><front><journal-meta><journal-title>Leaf</journal-title></journal-meta><article-meta><article-id pub-id-type='doi'>10.1000/b</article-id></article-meta></front></article></articles>";
    let papers = papers_of(&FORMAT, text);
    let ids: Vec<&str> = papers.iter().map(|paper| paper.id.as_str()).collect();
    assert_eq!(ids, ["doi:10.1000/a", "doi:10.1000/b"]);
    assert_eq!(papers[1].venue.as_deref(), Some("Leaf"));
}
