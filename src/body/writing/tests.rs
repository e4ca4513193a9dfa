//! Papers as Markdown.

use super::to_markdown;
use crate::body::{from_html, from_jats};

#[test]
fn a_paper_becomes_markdown_in_which_no_text_is_markup() {
    let body = from_jats(
        "<article><front><article-meta><title-group><article-title>On *x*</article-title></title-group>\
         <abstract><p>Short.</p></abstract></article-meta></front><body><sec><label>1</label><title>One</title>\
         <p>See <bold>this</bold><fn id='n'><label>1</label><p>A note.</p></fn> and <inline-formula><tex-math>a_1</tex-math>\
         </inline-formula> at <ext-link href='https://e.org/a'>the <italic>site</italic></ext-link>.</p>\
         <disp-formula><label>(1)</label><tex-math>b</tex-math></disp-formula>\
         <list list-type='order'><list-item><p>a</p></list-item></list><list><list-item><p>b</p></list-item></list>\
         <preformat>x  ```y</preformat>\
         <table-wrap><table><thead><tr><th colspan='2'>H</th></tr></thead><tbody><tr><td rowspan='2'>1</td><td align='right'>a|b</td></tr>\
         <tr><td>3</td></tr></tbody></table></table-wrap></sec></body><back><ref-list><ref><label>1.</label>\
         <mixed-citation>Knuth.</mixed-citation></ref></ref-list></back></article>",
    )
    .unwrap();
    let expected = "# On \\*x\\*\n\n## Abstract\n\nShort.\n\n## 1 One\n\nSee **this**[^1] and $a_1$ at [the *site*](<https://e.org/a>).\n\n\
        $$\nb \\tag{1}\n$$\n\n1. a\n\n- b\n\n````\nx  ```y\n````\n\n| H |  |\n| --- | --: |\n| 1 | a\\|b |\n|  | 3 |\n\n[^1]: A note.\n\n\
        ## References\n\n- 1\\. Knuth.\n";
    assert_eq!(to_markdown(&body, None), expected);
    let section = body.section("references");
    assert_eq!(
        to_markdown(&body, section),
        "## References\n\n- 1\\. Knuth.\n"
    );
}

#[test]
fn what_acts_on_a_terminal_is_not_written() {
    let page = "<article class=ltx_document><section class=ltx_section><p class=ltx_p>a&#27;[2Jb\u{202e}c</p>\
        <pre class=ltx_verbatim>  x\u{9b}31my\tz</pre></section></article>";
    let text = to_markdown(&from_html(page).unwrap(), None);
    assert!(
        !text
            .chars()
            .any(|c| c != '\n' && crate::text::safe::is_hidden(c)),
        "{text:?}"
    );
    assert!(text.contains("  x31my    z"), "{text:?}");
}
