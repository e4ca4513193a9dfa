//! What `EndNote`'s XML gives, by the corners of its form.

use super::*;
use crate::formats::read::{names_of, papers_of};
use crate::paper::Paper;

fn paper_of(record: &str) -> Paper {
    let text =
        format!("<?xml version=\"1.0\"?><xml><records><record>{record}</record></records></xml>");
    papers_of(&FORMAT, &text).remove(0)
}

#[test]
fn a_text_has_one_style_several_or_none() {
    for (title, said) in [
        (
            "<style face='normal'>Leaves of </style><style face='italic'>Fagus</style>",
            "Leaves of Fagus",
        ),
        ("On leaves &amp; roots", "On leaves & roots"),
        (
            "<style face='normal'>CO</style><style face='subscript'>2</style><style face='normal'> in leaves</style>",
            "CO$_{2}$ in leaves",
        ),
        (
            "<style face='normal'>10</style><style face='bold superscript'>-3</style>",
            "10$^{-3}$",
        ),
        (
            "<style face='normal' font='Symbol'>b</style><style face='normal'>-carotene</style>",
            "β-carotene",
        ),
        ("\n  <style>On\n   leaves</style>\n ", "On leaves"),
    ] {
        let paper = paper_of(&format!("<titles><title>{title}</title></titles>"));
        assert_eq!(paper.title, said);
    }
}

#[test]
fn a_carriage_return_ends_a_line() {
    let paper = paper_of(
        "<titles><title>T</title></titles><abstract>Aims: one.&#xD;Results: two.</abstract><keywords><keyword>spring&#xD;autumn</keyword><keyword>leaves</keyword></keywords><urls><related-urls><url>https://example.org/a&#xD;https://example.org/b</url></related-urls><pdf-urls><url>internal-pdf://1/Ash.pdf</url><url>https://example.org/c.pdf?x=1</url></pdf-urls></urls>",
    );
    assert_eq!(paper.summary, "Aims: one.\n\nResults: two.");
    assert_eq!(paper.keywords, ["spring", "autumn", "leaves"]);
    assert_eq!(paper.links.page.as_deref(), Some("https://example.org/a"));
    assert_eq!(
        paper.links.pdf.as_deref(),
        Some("https://example.org/c.pdf?x=1")
    );
}

#[test]
fn a_day_goes_with_its_year() {
    for (dates, date, words) in [
        (
            "<year>2020</year><pub-dates><date>Feb 12</date></pub-dates>",
            Some("2020-02-12"),
            None,
        ),
        (
            "<year>2020</year><pub-dates><date>12 Feb</date></pub-dates>",
            Some("2020-02-12"),
            None,
        ),
        (
            "<year>2020</year><pub-dates><date>2020-02-12</date></pub-dates>",
            Some("2020-02-12"),
            None,
        ),
        (
            "<year>2020</year><pub-dates><date>Dec 2019</date></pub-dates>",
            Some("2020"),
            None,
        ),
        (
            "<year>2020</year><pub-dates><date>Spring</date></pub-dates>",
            Some("2020"),
            None,
        ),
        (
            "<year>2020</year><pub-dates><date>Jan-Feb</date></pub-dates>",
            Some("2020-01"),
            None,
        ),
        ("<year>2020/03/04</year>", Some("2020-03-04"), None),
        (
            "<pub-dates><date>12 Feb 2020</date></pub-dates>",
            Some("2020-02-12"),
            None,
        ),
        ("<year>in press</year>", None, Some("in press")),
    ] {
        let paper = paper_of(&format!(
            "<titles><title>T</title></titles><dates>{dates}</dates>"
        ));
        let found = paper.date.map(|date| date.to_string());
        assert_eq!(
            (found.as_deref(), paper.date_text()),
            (date, words),
            "{dates}"
        );
    }
}

#[test]
fn people_are_turned_and_groups_end_with_a_comma() {
    for (contributors, names) in [
        (
            "<authors><author>Ash, Ann</author><author><style>Elm, Bo, Jr.</style></author><author>Leaf Group, The Great,</author></authors>",
            &["Ann Ash", "Bo Elm Jr.", "Leaf Group, The Great"][..],
        ),
        (
            "<authors/><secondary-authors><author>Oak, Cy</author></secondary-authors>",
            &["Cy Oak"],
        ),
        (
            "<authors><author>van der Berg, Jan&#xD;Ash, Ann</author></authors>",
            &["Jan van der Berg", "Ann Ash"],
        ),
        (
            "<authors><author>Ash, A.</author><author>et al.</author></authors>",
            &["A. Ash", "others"],
        ),
    ] {
        let paper = paper_of(&format!(
            "<titles><title>T</title></titles><contributors>{contributors}</contributors>"
        ));
        let found = names_of(&paper);
        assert_eq!(found, names);
    }
}

#[test]
fn a_kind_is_told_by_its_number_or_else_by_its_name() {
    for (kind, told) in [
        (
            "<ref-type name='Journal Article'>17</ref-type>",
            WorkKind::Article,
        ),
        ("<ref-type name='Mine'>47</ref-type>", WorkKind::Conference),
        (
            "<ref-type name='Book Section'>5</ref-type>",
            WorkKind::Chapter,
        ),
        (
            "<ref-type name='Conference Proceedings'>99</ref-type>",
            WorkKind::Conference,
        ),
        ("<ref-type name='Thesis'>32</ref-type>", WorkKind::Thesis),
        ("<ref-type name='Film'>21</ref-type>", WorkKind::Article),
    ] {
        let paper = paper_of(&format!(
            "{kind}<titles><title>T</title><secondary-title>L</secondary-title></titles><publisher>P</publisher>"
        ));
        assert_eq!(paper.kind(), told, "{kind}");
    }
}

#[test]
fn ids_come_from_their_fields() {
    for (fields, ids) in [
        (
            "<electronic-resource-num>https://doi.org/10.1000/LEAF.1</electronic-resource-num>",
            &["doi:10.1000/leaf.1"][..],
        ),
        ("<accession-num>WOS:000200</accession-num>", &["wos:000200"]),
        (
            "<accession-num>123</accession-num><remote-database-name>Medline</remote-database-name><custom2>PMC77</custom2>",
            &["pmid:123", "pmcid:PMC77"],
        ),
        ("<accession-num>123</accession-num>", &["title:"]),
        (
            "<urls><related-urls><url>http://arxiv.org/abs/2401.00001</url></related-urls></urls>",
            &["arxiv:2401.00001"],
        ),
        (
            "<electronic-resource-num>10.1000/leaf.1</electronic-resource-num><urls><related-urls><url>https://doi.org/10.1000/other</url></related-urls></urls>",
            &["doi:10.1000/leaf.1"],
        ),
    ] {
        let paper = paper_of(&format!("<titles><title>T</title></titles>{fields}"));
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
