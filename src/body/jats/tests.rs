//! What articles in JATS become.

use crate::body::{Body, Defect, Kind, Mark, Target, from_jats};

/// What blocks say, each with its label.
fn told(blocks: &[crate::body::Block]) -> Vec<String> {
    let told = blocks
        .iter()
        .map(|block| format!("{} {}", block.label.tex(), block.prose.tex()));
    told.map(|block| block.trim().to_owned()).collect()
}

/// An article of which this stands in the body.
fn article(inside: &str) -> Body {
    from_jats(&format!(
        "<article xmlns:mml='m'><body>{inside}</body></article>"
    ))
    .unwrap()
}

#[test]
fn the_front_gives_title_people_and_abstract_and_nothing_of_the_journal() {
    let body = from_jats(
        "<?xml version='1.0'?><pmc-articleset><article><front><journal-meta><journal-title>J</journal-title></journal-meta>\
         <article-meta><article-id>1</article-id><title-group><article-title>On <italic>Mus</italic><xref ref-type='fn' \
         rid='n'>*</xref></article-title><subtitle>A study</subtitle></title-group><contrib-group>\
         <contrib contrib-type='author'><name><surname>Kruse</surname><given-names>Robert L</given-names></name>\
         <role>Draft</role><xref rid='a1'>1</xref><xref rid='c'>a</xref></contrib><contrib><collab>The Group</collab></contrib>\
         <contrib contrib-type='editor'><name><surname>E</surname></name></contrib></contrib-group>\
         <aff id='a1'><label>1</label><institution>Hospital</institution><country>USA</country></aff>\
         <pub-date><year>2020</year></pub-date><abstract><title>Abstract</title><sec><title>Aims</title><p>To do.</p></sec>\
         <sec sec-type='kwd-group'><p>mouse</p></sec></abstract><abstract abstract-type='graphical'><p>No</p></abstract>\
         </article-meta><notes><p>Accepted</p></notes></front><body><p>Text.</p></body></article></pmc-articleset>",
    )
    .unwrap();
    assert_eq!(body.title.text, "On Mus: A study");
    assert_eq!(
        told(&body.front),
        ["Robert L Kruse$^{1}$,$^{a}$, The Group", "1 Hospital, USA"]
    );
    assert_eq!(told(&body.summary), ["Aims To do."]);
    assert_eq!(told(&body.blocks), ["Text."]);
    assert_eq!(body.defects, []);
}

#[test]
fn sections_and_figures_keep_their_numbers_with_their_titles() {
    let body = article(
        "<sec id='s1'><label>1</label><title>One</title><p>See <xref rid='f1' ref-type='fig'>Fig. 1</xref>.</p>\
         <sec><title>Inner</title><fig id='f1'><label>Figure 1</label><caption><title>A mouse.</title><p>Grey.</p></caption>\
         <graphic href='x'/></fig></sec></sec><sec><label>2</label><p>bare</p></sec>",
    );
    assert_eq!(
        told(&body.blocks),
        [
            "1 One",
            "See Fig. 1.",
            "Inner",
            "Figure 1 A mouse. Grey.",
            "2",
            "bare"
        ]
    );
    assert_eq!(
        body.headings().collect::<Vec<_>>(),
        [(0, 1), (2, 2), (4, 1)]
    );
    assert_eq!(body.anchored("s1"), Some(0));
    assert_eq!(body.anchored("f1"), Some(3));
    assert_eq!(body.blocks[3].kind, Kind::Caption { pictures: 1 });
}

#[test]
fn citations_that_are_raised_lead_to_the_works_one_by_one() {
    let body = from_jats(
        "<article><body><p>China <sup><xref rid='r1'>1</xref>, <xref rid='r2'>2</xref></sup> 10<sup>−5</sup></p></body>\
         <back><ref-list><ref id='r1'><label>1</label><mixed-citation>A. <source>B</source>. <pub-id pub-id-type='doi'>10.1/x</pub-id>\
         </mixed-citation></ref><ref id='r2'><element-citation><person-group><name><surname>Smith</surname>\
         <given-names>J</given-names></name>\n<name><surname>Doe</surname><given-names>A</given-names></name><etal/>\
         </person-group><article-title>Of mice</article-title><source>Nature</source><year>2020</year><volume>12</volume>\
         <issue>3</issue><fpage>45</fpage><lpage>67</lpage><pub-id pub-id-type='doi'>10.1/y</pub-id></element-citation></ref>\
         </ref-list></back></article>",
    )
    .unwrap();
    assert_eq!(
        told(&body.blocks),
        [
            "China $^{1}$, $^{2}$ 10$^{-5}$",
            "References",
            "1 A. B. 10.1/x",
            "Smith J, Doe A, et al. Of mice. Nature. 2020;12(3):45–67. doi:10.1/y"
        ]
    );
    let link = |name: &str| Mark::Link(Target::Anchor(name.to_owned()));
    let marks = &body.blocks[0].prose.marks;
    assert!(marks.contains(&(6..10, link("r1"))) && marks.contains(&(12..16, link("r2"))));
    assert_eq!(body.anchored("r2"), Some(3));
    let link = Mark::Link(Target::Address("https://doi.org/10.1/y".to_owned()));
    assert!(
        body.blocks[3]
            .prose
            .marks
            .iter()
            .any(|(_, mark)| *mark == link)
    );
}

#[test]
fn formulas_are_the_tex_where_there_is_some_and_else_what_is_drawn() {
    let body = article(
        "<p>For <inline-formula><alternatives><tex-math><![CDATA[\\documentclass{minimal}\\begin{document}$$x_1$$\\end{document}]]>\
         </tex-math><mml:math><mml:mi>no</mml:mi></mml:math></alternatives></inline-formula> and \
         <inline-formula><mml:math><mml:msup><mml:mi>y</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math></inline-formula>, \
         <inline-formula><italic>z</italic></inline-formula> or <inline-formula><inline-graphic href='i'/></inline-formula>\
         <disp-formula id='e1'><label>(1)</label><mml:math><mml:mi>w</mml:mi></mml:math></disp-formula> holds.</p>",
    );
    assert_eq!(
        told(&body.blocks),
        ["For $x_1$ and $y^{2}$, z or […]", "(1) $w$", "holds."]
    );
    assert_eq!(body.anchored("e1"), Some(1));
    assert_eq!(body.defects, [Defect::NotConverted(1)]);
}

#[test]
fn lists_have_the_bullets_of_their_kind_and_keep_their_own() {
    let body = article(
        "<list list-type='order'><list-item><p>a</p></list-item><list-item><p>b</p><list><list-item><p>c</p></list-item></list>\
         </list-item></list><list><list-item><label>(x)</label><p>d</p></list-item></list>\
         <table-wrap><table><tr><td><list><list-item><p>e</p></list-item></list></td></tr></table></table-wrap>",
    );
    let indents: Vec<usize> = body.blocks.iter().map(|block| block.indent).collect();
    assert_eq!(told(&body.blocks)[..4], ["1. a", "2. b", "• c", "(x) d"]);
    assert_eq!(indents, [1, 1, 2, 1, 0]);
    let Kind::Table(table) = &body.blocks[4].kind else {
        panic!("{body:?}")
    };
    assert_eq!(table.rows[0].cells[0].prose.text, "• e");
}

#[test]
fn notes_stand_once_within_a_text_and_among_others() {
    let body = article(
        "<sec><p>Text<fn id='n1'><label>1</label><p>A note.</p></fn> on.</p></sec>\
         <table-wrap id='t'><label>Table 1</label><caption><p>Of x</p></caption><alternatives><graphic/><table><thead><tr>\
         <th colspan='2' align='center'>H</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table></alternatives>\
         <table-wrap-foot><fn><label>a</label><p>Below.</p></fn></table-wrap-foot></table-wrap>",
    );
    assert_eq!(
        told(&body.blocks),
        [
            "Text$^{1}$ on.",
            "1 A note.",
            "Table 1 Of x",
            "",
            "a Below."
        ]
    );
    let Kind::Table(table) = &body.blocks[3].kind else {
        panic!("{body:?}")
    };
    assert!(table.rows[0].is_head && table.rows[0].cells[0].columns == 2);
    assert_eq!(body.blocks[2].kind, Kind::Caption { pictures: 0 });
    assert_eq!(body.blocks[4].kind, Kind::Note);
}

#[test]
fn an_article_that_is_cut_anywhere_gives_what_is_there_and_says_so() {
    let whole = "<a:record xmlns:a='a'><article><front><article-meta><title-group><article-title>T &amp; x</article-title></title-group>\
        </article-meta></front><body><sec><label>1</label><title>One</title><p>a<sup>2</sup> <xref rid='r'>1</xref></p>\
        <list><list-item><p>b</p></list-item></list><disp-formula><tex-math>x</tex-math></disp-formula></sec></body>\
        <back><ref-list><ref id='r'><element-citation><name><surname>S</surname></name></element-citation></ref></ref-list></back>\
        </article></a:record>";
    let end = whole.find("</article>").unwrap();
    for cut in 0..whole.len() {
        if let Ok(body) = from_jats(&whole[..cut]) {
            assert_eq!(
                body.defects.contains(&Defect::Cut),
                cut < end + "</article>".len()
            );
        }
    }
}

#[test]
fn what_holds_no_article_is_refused_and_an_abstract_alone_is_said() {
    let error = from_jats("<e><code>none</code></e>").unwrap_err();
    assert_eq!(
        error.to_string(),
        "no paper is in this page, whose title is \"none\""
    );
    let body = from_jats(
        "<article><front><article-meta><abstract><p>A</p></abstract></article-meta></front><back><ref-list><ref>\
         <mixed-citation>x</mixed-citation></ref></ref-list></back></article>",
    );
    assert_eq!(body.unwrap().defects, [Defect::NoText]);
}

#[test]
fn what_is_nested_too_deep_is_flat_and_said() {
    let deep = format!("{}in it{}", "<sec>".repeat(3_000), "</sec>".repeat(3_000));
    let body = article(&deep);
    assert_eq!(told(&body.blocks), ["in it"]);
    assert_eq!(body.defects, [Defect::TooDeep]);
}
