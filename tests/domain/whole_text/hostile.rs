//! Pages that are cut, and pages that are large in every way that costs something.

use std::time::Instant;

use recto::body::lines::{self, Extent, Formulas};
use recto::body::{Body, BodyError, from_html};
use recto::text::letters::Letters;

use super::PAPERS;
use crate::common::chance::{Chance, times};
use crate::common::memory::peak_of;

/// A page that is read, set and told as text, and how many lines it has.
fn set(page: &str) -> Result<(Body, usize), BodyError> {
    let body = from_html(page)?;
    let lines = lines::set(
        &body,
        Extent::Whole,
        Formulas::Shown,
        40,
        Letters::default(),
    );
    for line in &lines {
        assert!(!line.text.contains(char::is_control), "{line:?}");
        for (part, _) in &line.links {
            assert!(line.text.get(part.clone()).is_some(), "{line:?}");
        }
    }
    assert!(!body.text().contains('\u{1b}'));
    let lines = lines.len();
    Ok((body, lines))
}

#[test]
fn pages_cut_at_random_places_give_what_is_there() {
    let mut chance = Chance::new("pages cut at random places");
    let mut below = |end: usize| usize::try_from(chance.below(end as u64)).unwrap();
    for _ in 0..times("RECTO_CUTS", 200) {
        let (name, _, page, _) = PAPERS[below(PAPERS.len())];
        let place = |end: usize| page.floor_char_boundary(end);
        let end = place(below(page.len()));
        // Some lack a piece within, too.
        let start = place(below(end + 1));
        let pages = [
            page[..end].to_owned(),
            page[..start].to_owned() + &page[end..],
        ];
        for page in pages {
            match set(&page) {
                Ok((body, _)) => assert!(body.blocks.len() <= 200, "{name}"),
                Err(error) => assert!(matches!(error, BodyError::NoPaper(_)), "{name}: {error}"),
            }
        }
    }
}

/// What stands in a section, again and again up to the cap.
#[rustfmt::skip]
const AGAIN: &[(&str, &str, &str, &str)] = &[
    ("words in one paragraph", "<p>", "word ", ""),
    ("one word", "<p>", "a", ""),
    ("marks above one letter", "<p>a", "\u{301}", ""),
    ("wide letters", "<p>", "漢字", ""),
    ("references", "<ul class=ltx_biblist>", "<li id=b class=ltx_bibitem><span class=ltx_tag>[1]</span>A. Ada. B.</li>", ""),
    ("links", "<p id=a>", "<a href='#a'>1</a> ", ""),
    ("emphasis", "<p>", "<b>a</b> <i>b</i>", ""),
    ("emphasis without end", "<p>", "<b>a <p>", ""),
    ("end tags without elements", "<section><section><section>", "</b>", ""),
    ("formulas", "<p>", "<math alttext='x^2'></math> ", ""),
    ("a formula", "<math alttext='", "x+", "'></math>"),
    ("open groups", "<math alttext='", "{", "'></math>"),
    ("open environments", "<table class=ltx_eqn_table><tr class=ltx_eqn_row><math alttext='", "\\begin{aligned}", "'></math>"),
    ("cells of a formula", "<table class=ltx_eqn_table><tr class=ltx_eqn_row>", "<td class=ltx_eqn_cell><math alttext=a></math></td>", ""),
    ("cells of a row", "<table class=ltx_tabular><tr class=ltx_tr>", "<td class=ltx_td>a</td>", ""),
    ("rows", "<table class=ltx_tabular>", "<tr class=ltx_tr><td class=ltx_td>a</td><td class=ltx_td>b</td></tr>", ""),
    ("joined cells", "<table class=ltx_tabular>", "<tr class=ltx_tr><td class=ltx_td colspan=1000 rowspan=1000>a</td></tr>", ""),
    ("words of a cell", "<table class=ltx_tabular><tr class=ltx_tr><td class=ltx_td>", "word ", ""),
    ("notes", "<p>", "x<span id=f class=ltx_note><sup class=ltx_note_mark>1</sup><span class=ltx_note_content>n</span></span>", ""),
    ("raised words", "<p>", "<sup>a b</sup>", ""),
    ("links in what is raised", "<p id=a><sup>", "<a href='#a'>1</a>,", "</sup>"),
    ("lines of a listing", "<div class=ltx_listing>", "<div class=ltx_listingline>a</div>", ""),
    ("tabs", "<pre>", "a\t", ""),
    ("figures", "", "<figure id=f class=ltx_figure><img><figcaption class=ltx_caption>c</figcaption></figure>", ""),
    ("open figures", "", "<figure id=f><img>", ""),
    ("labels", "<ul>", "<li class=ltx_item><span class='ltx_tag ltx_tag_item'>•</span>", ""),
    ("headings", "", "<section class=ltx_section><h2 class='ltx_title ltx_title_section'>S</h2></section>", ""),
    ("names without a place", "", "<p id=a></p>", "x"),
    ("breaks", "<p>", "<br>", ""),
];

/// Prints how long each takes and the most memory of all so far: `cargo test --release --test domain
/// large_hostile_pages -- --ignored --nocapture`.
#[test]
#[ignore = "thirty pages of 8 MB"]
fn large_hostile_pages_are_read_and_set() {
    for (name, before, again, behind) in AGAIN {
        let room = (8 << 20) - 200;
        let mut page = format!("<article class=ltx_document><section class=ltx_section>{before}");
        page.push_str(&again.repeat(room / again.len()));
        page.push_str(behind);
        let began = Instant::now();
        let (body, lines) = set(&page).unwrap();
        let took = began.elapsed().as_millis();
        let peak = peak_of("/proc/self/status");
        let blocks = body.blocks.len();
        println!("{name:<28} {took:>6} ms {peak:>5} MB {blocks:>8} blocks {lines:>8} lines");
    }
}
