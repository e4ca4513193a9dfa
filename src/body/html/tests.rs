//! What pages of `LaTeXML` become.

use crate::body::{Body, Defect, Kind, Mark, Target, from_html};

/// A page with this inside of its paper.
fn page(inside: &str) -> Body {
    let page = format!(
        "<title>T</title><nav>menu</nav><article class=ltx_document>{inside}</article><p>frame</p>"
    );
    from_html(&page).unwrap()
}

/// What the blocks say, each with its label.
fn told(body: &Body) -> Vec<String> {
    let blocks = body.blocks.iter();
    let told = blocks.map(|block| format!("{} {}", block.label.tex(), block.prose.tex()));
    told.map(|block| block.trim().to_owned()).collect()
}

#[test]
fn what_stands_around_a_paper_is_not_read() {
    assert_eq!(
        told(&page("<section class=ltx_section><p>One</p></section>")),
        ["One"]
    );
}

#[test]
fn a_note_stands_once_and_at_the_end_of_its_section() {
    let body = page(
        "<section class=ltx_section><p class=ltx_p>Text<span id=f1 class='ltx_note ltx_role_footnote'>\
         <sup class=ltx_note_mark>1</sup><span class=ltx_note_outer><span class=ltx_note_content>\
         <sup class=ltx_note_mark>1</sup><span class='ltx_tag ltx_tag_note'>1</span>A note.</span></span></span> \
         goes on.</p></section><section class=ltx_section><p>Next</p></section>",
    );
    assert_eq!(told(&body), ["Text$^{1}$ goes on.", "1 A note.", "Next"]);
    assert_eq!(body.anchored("f1"), Some(1));
    let link = Mark::Link(Target::Anchor("f1".to_owned()));
    assert!(body.blocks[0].prose.marks.contains(&(4..8, link)));
}

#[test]
fn a_mark_whose_note_is_elsewhere_brings_no_note_and_a_note_has_the_mark_as_its_label() {
    let note = |inside: &str| {
        format!(
            "<span id=f2 class=ltx_note><sup class=ltx_note_mark>2</sup><span class=ltx_note_outer>\
             <span class=ltx_note_content><sup class=ltx_note_mark>2</sup>{inside}</span></span></span>"
        )
    };
    let page = |inside: &str| {
        let note = note(inside);
        page(&format!(
            "<section class=ltx_section><p class=ltx_p>Text{note}.</p></section>"
        ))
    };
    let mark = page(
        "<span class=ltx_note_type>footnotemark: </span><span class='ltx_tag ltx_tag_note'>2</span>",
    );
    assert_eq!(told(&mark), ["Text$^{2}$."]);
    assert_eq!(told(&page("A note.")), ["Text$^{2}$.", "2 A note."]);
}

#[test]
fn what_is_said_of_an_author_stands_behind_that_one() {
    let author = |name: &str, note: &str| {
        format!(
            "<span class=ltx_creator><span class=ltx_personname>{name}</span>\
             <span class=ltx_author_notes>{note}</span></span>"
        )
    };
    let authors = author("Ada", "Lowtown") + &author("Bela", "Uptown");
    let body = page(&format!(
        "<div class=ltx_authors>{authors}</div><section class=ltx_section><p>One</p></section>"
    ));
    let front: Vec<_> = body.front.iter().map(|block| &block.prose.text).collect();
    assert_eq!(front, ["Ada", "Lowtown", "Bela", "Uptown"]);
}

#[test]
fn a_link_to_a_figure_leads_to_its_caption_and_to_a_table_above_it() {
    let part = "<figure id=F1.a class=ltx_figure><img><figcaption class=ltx_caption>(a) left</figcaption></figure>";
    let table = "<table class=ltx_tabular><tr class=ltx_tr><td class=ltx_td>a</td></tr></table>";
    let body = page(&format!(
        "<section class=ltx_section><figure id=F1 class=ltx_figure>{part}<figcaption class=ltx_caption>Both\
         </figcaption></figure><figure id=T1 class=ltx_table>{table}<figcaption class=ltx_caption>Below\
         </figcaption></figure><figure id=F2 class=ltx_figure></figure><p>Text</p></section>"
    ));
    assert_eq!(told(&body), ["(a) left", "Both", "", "Below", "Text"]);
    let places = ["F1.a", "F1", "T1", "F2"].map(|name| body.anchored(name).unwrap());
    assert_eq!(places, [0, 1, 2, 4]);
}

#[test]
fn no_link_leads_before_the_text() {
    let note = "<span class=ltx_note><sup class=ltx_note_mark>†</sup><span class=ltx_note_content>\
                <sup class=ltx_note_mark>†</sup>Thanks.</span></span>";
    let body = page(&format!(
        "<h1 class='ltx_title ltx_title_document'>T{note}</h1><div class=ltx_authors><span class=ltx_creator>Ada\
         </span></div><section class=ltx_section><p>One</p></section>"
    ));
    assert_eq!(body.title.text, "T^{†}");
    assert!(
        body.title
            .marks
            .iter()
            .all(|(_, mark)| *mark == Mark::Formula)
    );
    assert_eq!(body.front[0].prose.text, "Thanks.");
}

#[test]
fn a_line_that_is_left_empty_ends_a_paragraph() {
    let body = page(
        "<section class=ltx_section><p class=ltx_p>One,<br class=ltx_break>\
         two.<br>\n<br>Three.</p><blockquote class=ltx_quote><p class=ltx_p>Four.<br>Five.</p></blockquote></section>",
    );
    assert_eq!(told(&body), ["One, two.", "Three.", "Four.", "Five."]);
}

#[test]
fn a_row_of_aligned_cells_is_one_formula_with_its_number() {
    let body = page(
        "<section class=ltx_section><p class=ltx_p>We have</p><table class='ltx_equationgroup ltx_eqn_table'>\
         <tbody id=S2.E2><tr class='ltx_equation ltx_eqn_row'><td class='ltx_td ltx_eqn_cell'>\
         <math alttext='\\displaystyle T'></math></td><td class='ltx_td ltx_eqn_cell'>\
         <math><mi>drawn</mi><annotation encoding='application/x-tex'>\\displaystyle\\leq %\n1</annotation></math></td>\
         <td class='ltx_eqn_cell ltx_eqn_eqno'><span class='ltx_tag ltx_tag_equation'>(2)</span></td></tr></tbody></table>\
         <p class=ltx_p>by (<a class=ltx_ref href='https://arxiv.org/html/1v1#S2.E2'>2</a>).</p></section>",
    );
    assert_eq!(told(&body), ["We have", "(2) $T \\leq 1$", "by (2)."]);
    assert_eq!(body.blocks[1].kind, Kind::Formula);
    assert_eq!(body.anchored("S2.E2"), Some(1));
    let link = Mark::Link(Target::Anchor("S2.E2".to_owned()));
    assert_eq!(body.blocks[2].prose.marks, [(4..5, link)]);
}

#[test]
fn a_table_within_a_note_or_a_cell_is_part_of_its_text() {
    let inner = "<table class=ltx_tabular><tr class=ltx_tr><td class=ltx_td>a</td><td class=ltx_td>b</td></tr></table>";
    let body = page(&format!(
        "<section class=ltx_section><table class=ltx_tabular><tr class=ltx_tr><td class=ltx_td>x{inner}</td>\
         <td class=ltx_td colspan=2>y</td></tr></table></section>"
    ));
    let Kind::Table(table) = &body.blocks[0].kind else {
        panic!("{body:?}")
    };
    let cells: Vec<_> = table.rows[0]
        .cells
        .iter()
        .map(|cell| (cell.prose.text.as_str(), cell.columns))
        .collect();
    assert_eq!(cells, [("x a b", 1), ("y", 2)]);
}

#[test]
fn a_listing_is_the_text_that_comes_with_it() {
    let body = page(
        "<section class=ltx_section><div class=ltx_listing><div class=ltx_listing_data>\
         <a href='data:text/plain;base64,YSA8IGIKICBj'>x</a></div><div class=ltx_listingline>\
         <span class=ltx_text>a</span></div></div><div class=ltx_listing><div class=ltx_listingline>\n\
         <span>p</span><span>\u{2423} </span>q</div><div class=ltx_listingline>r</div></div></section>",
    );
    assert_eq!(told(&body), ["a < b\n  c", "p  q\nr"]);
}

#[test]
fn a_page_that_is_cut_anywhere_gives_what_is_there_and_says_so() {
    let whole = include_str!("../../../tests/fixtures/body/article.html");
    let words = told(&from_html(whole).unwrap()).len();
    for end in (0..whole.len())
        .step_by(997)
        .filter(|end| whole.is_char_boundary(*end))
    {
        match from_html(&whole[..end]) {
            Ok(body) => {
                assert!(told(&body).len() <= words);
                assert!(
                    body.defects.contains(&Defect::Cut) || end > whole.rfind("</article>").unwrap()
                );
            }
            Err(error) => assert!(error.to_string().starts_with("no paper is in this page")),
        }
    }
}

#[test]
fn what_is_nested_too_deep_is_flat_and_said() {
    let deep = "<div>".repeat(2_000);
    let body = page(&format!(
        "<section class=ltx_section>{deep}in it{}</section>",
        "</div>".repeat(2_000)
    ));
    assert_eq!(told(&body), ["in it"]);
    assert_eq!(body.defects, [Defect::TooDeep]);
}

#[test]
fn what_the_converter_did_not_know_is_counted_and_stays() {
    let body = page(
        "<section class=ltx_section><p>a <span class='ltx_ERROR undefined'>\\foo</span>b</p></section>",
    );
    assert_eq!(told(&body), ["a \\foo b"]);
    assert_eq!(body.missing(), "1 place is not converted.");
}

#[test]
fn a_page_without_a_paper_is_refused_with_its_title() {
    let error = from_html("<title>No HTML</title><body><p>There is none.").unwrap_err();
    assert_eq!(
        error.to_string(),
        "no paper is in this page, whose title is \"No HTML\""
    );
}

#[test]
fn a_note_of_a_page_without_its_frame_is_kept_and_led_to() {
    let page = "<section class=ltx_section><p class=ltx_p>One<span id=f1 class='ltx_note ltx_role_footnote'>\
        <sup class=ltx_note_mark>1</sup><span class=ltx_note_content><sup class=ltx_note_mark>1</sup>A note.</span></span>.</p>\
        </section><p>Of the site.</p>";
    let body = crate::body::from_html(page).unwrap();
    let text = body.text();
    assert!(
        text.contains("A note.") && !text.contains("Of the site."),
        "{text:?}"
    );
    let note = body.anchored("f1").unwrap();
    assert_eq!(body.blocks[note].kind, crate::body::Kind::Note);
}
