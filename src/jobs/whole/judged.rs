//! Whether a text is that of the paper, and of which version.

use std::collections::HashSet;

use crate::body::{Body, Form};
use crate::paper::{Paper, Scheme, is_untitled, title_letters};
use crate::text::safe;

/// The title of a text, where it is surely not that of the paper. Services have given supplements, lists
/// and calls for papers; a title that has changed a little is still the same. In text out of a PDF the title
/// is a guess: one that stands anywhere at its beginning will do.
pub(super) fn other_title(paper: &Paper, form: Form, body: &Body) -> Option<String> {
    let title = body.title.tex();
    if is_untitled(&paper.title) {
        return None;
    }
    let (one, other) = (title_letters(&paper.title), title_letters(&title));
    if one.is_empty() || other.is_empty() || one.contains(&other) || other.contains(&one) {
        return None;
    }
    if form == Form::Text && beginning(body).contains(&one) {
        return None;
    }
    let words = |title: &str| -> HashSet<String> {
        let words = title.split(|c: char| !c.is_alphanumeric());
        let words = words.map(title_letters).filter(|word| !word.is_empty());
        words.collect()
    };
    let (one, other) = (words(&paper.title), words(&title));
    let both = one.intersection(&other).count();
    (both * 2 < one.len().min(other.len())).then(|| safe::line(&title))
}

/// The letters of the first blocks.
fn beginning(body: &Body) -> String {
    /// So many.
    const BLOCKS: usize = 20;
    let blocks = body.front.iter().chain(&body.summary).chain(&body.blocks);
    let texts = blocks.take(BLOCKS).map(|block| block.prose.text.as_str());
    title_letters(&texts.collect::<Vec<&str>>().join(" "))
}

/// The version of a text at arXiv, as its address or the mark on the page tells it.
pub(super) fn version(paper: &Paper, path: &str, bytes: &[u8]) -> Option<u32> {
    let mut ids = paper.ids().flat_map(crate::paper::PaperId::spellings);
    let id = ids.find(|id| id.scheme() == Scheme::Arxiv)?;
    let of_path = path.split_once(&format!("{}v", id.value()));
    of_path
        .and_then(|(_, rest)| number(rest.as_bytes()))
        .or_else(|| {
            let mark = format!("arXiv:{}v", id.value());
            let place = memchr::memmem::find(bytes, mark.as_bytes())?;
            number(bytes.get(place + mark.len()..)?)
        })
}

/// The number that a text begins with.
fn number(text: &[u8]) -> Option<u32> {
    let digits = text.iter().take(4).take_while(|byte| byte.is_ascii_digit());
    let number = digits.fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
    (number > 0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::Prose;
    use crate::paper::PaperId;

    #[test]
    fn a_title_that_changed_a_little_is_the_same() {
        let mut paper = Paper::new(PaperId::parse("arxiv:2503.11794").unwrap());
        paper.title = "On the Width of Columns".to_owned();
        for (title, is_other) in [
            ("On the width of columns: a specimen", false),
            ("The Width of Text Columns, Revisited", false),
            ("Supplementary Material", true),
            ("Call for Papers", true),
            ("", false),
        ] {
            let mut body = Body::default();
            body.title = Prose::plain(title);
            let other = other_title(&paper, Form::Html, &body);
            assert_eq!(other.is_some(), is_other, "{title}");
        }
        let text = "Journal of Frogs 12\n\nOn the Width of\nColumns\n\nWords of it.\n";
        let body = Form::Text.read(text.as_bytes()).unwrap();
        assert_eq!(other_title(&paper, Form::Text, &body), None);
    }

    #[test]
    fn the_version_is_told_by_the_address_or_by_the_page() {
        let paper = Paper::new(PaperId::parse("arxiv:2503.11794").unwrap());
        assert_eq!(version(&paper, "/html/2503.11794v3", b""), Some(3));
        let page = b"<div id=watermark-tr>arXiv:2503.11794v12 [cs.LG]</div>";
        assert_eq!(version(&paper, "/html/2503.11794", page), Some(12));
        assert_eq!(
            version(&paper, "/html/2503.11794", b"arXiv:2503.11795v1"),
            None
        );
    }
}
