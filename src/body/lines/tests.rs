//! Papers as lines.

use super::{Extent, Formulas, Part, set};
use crate::body::from_html;
use crate::text::letters::Letters;

/// The lines of a paper at a width.
fn lines(page: &str, width: usize) -> Vec<(Part, String)> {
    let body = from_html(page).unwrap();
    let lines = set(
        &body,
        Extent::Text,
        Formulas::Shown,
        width,
        Letters::default(),
    );
    let lines = lines.into_iter();
    lines.map(|line| (line.part, line.text)).collect()
}

fn section(inside: &str) -> String {
    format!("<article class=ltx_document><section class=ltx_section>{inside}</section></article>")
}

#[test]
fn a_formula_that_fits_is_in_the_middle_with_its_number_at_the_edge_and_else_it_follows_its_number()
{
    let page = section(
        "<table class='ltx_equation ltx_eqn_table'><tr class='ltx_equation ltx_eqn_row'><td><math alttext='a^{2}=b'></math></td>\
         <td class=ltx_eqn_eqno><span class='ltx_tag ltx_tag_equation'>(1)</span></td></tr></table>",
    );
    assert_eq!(
        lines(&page, 20),
        [(Part::Formula, "        a²=b     (1)".to_owned())]
    );
    // One scrolls to read what is wider, whose number is seen.
    let wide = page.replace("a^{2}=b", &"\\frac{a}{b}+c+".repeat(5));
    let shown = "a/b+c+".repeat(5);
    assert_eq!(lines(&wide, 20), [(Part::Formula, format!("(1)  {shown}"))]);
}

#[test]
fn rows_of_a_formula_stand_with_what_aligns_them_in_one_column() {
    let row = |tex: &str| {
        format!(
            "<tr class='ltx_equation ltx_eqn_row'><td class=ltx_eqn_cell><math alttext='{tex}'></math></td></tr>"
        )
    };
    let rows = [row("f(x=1)=a+b+c"), row("=d"), row("\\leq e"), row("g")].concat();
    let page = section(&format!("<table class='ltx_eqn_table'>{rows}</table>"));
    let shown: Vec<String> = lines(&page, 40).into_iter().map(|(_, text)| text).collect();
    assert_eq!(
        shown,
        [
            "              f(x=1)=a+b+c",
            "                    =d",
            "                    ≤ e",
            "                   g"
        ]
    );
    let aligned = "\\begin{aligned}a+b&=c\\\\&=d\\\\e&\\leq f\\end{aligned}";
    let page = section(&format!(
        "<table class='ltx_eqn_table'>{}</table>",
        row(aligned)
    ));
    let shown: Vec<String> = lines(&page, 20).into_iter().map(|(_, text)| text).collect();
    assert_eq!(shown, ["       a+b=c", "          =d", "        e ≤ f"]);
}

#[test]
fn bullets_hang_and_what_is_in_a_list_stands_below_its_words() {
    let page = section(
        "<ul class=ltx_itemize><li class=ltx_item><span class='ltx_tag ltx_tag_item'>•</span><div class=ltx_para>\
         <p class=ltx_p>one two three four</p><p class=ltx_p>five</p></div></li></ul>",
    );
    let shown: Vec<String> = lines(&page, 12).into_iter().map(|(_, text)| text).collect();
    assert_eq!(shown, ["• one two", "  three four", "", "  five"]);
}

#[test]
fn columns_are_as_wide_as_what_stands_in_them_and_joined_cells_cover_theirs() {
    let page = section(
        "<table class=ltx_tabular><thead class=ltx_thead><tr class=ltx_tr><td class=ltx_td rowspan=2>m</td>\
         <td class='ltx_td ltx_align_center' colspan=2>score</td></tr><tr class=ltx_tr><td class=ltx_td>dev</td>\
         <td class=ltx_td>test</td></tr></thead><tbody><tr class=ltx_tr><td class=ltx_td>Base</td>\
         <td class='ltx_td ltx_align_right'>7</td><td class=ltx_td>70.9</td></tr></tbody></table>",
    );
    let shown: Vec<String> = lines(&page, 40).into_iter().map(|(_, text)| text).collect();
    assert_eq!(
        shown,
        [
            "m       score",
            "      dev  test",
            "───────────────",
            "Base    7  70.9"
        ]
    );
}
