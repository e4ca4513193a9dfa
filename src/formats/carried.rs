//! Ids that a bibliography has no field for, such as `dblp:conf/x/Y` or the key of a title that came
//! in other letters. They go in a field of the user's own, each with recto's name before it, so that
//! nothing else that stands there is taken for an id.

use std::fmt::Write;

use crate::paper::{Paper, PaperId, Scheme, title_key};

/// What stands before an id of recto's.
const MARK: &str = "recto:";

/// Programs cut RIS's `ID` to so many characters, as the format once had it: a key of this length may
/// be the beginning of another one.
const CUT: usize = 20;

/// The id that a key is, where a record of recto's went through another program; other keys may look
/// like one: `smith:2001`.
pub(super) fn own(key: &str) -> Option<PaperId> {
    let id = PaperId::parse(key).filter(|_| key.chars().count() != CUT)?;
    let is_own = match id.scheme() {
        Scheme::Arxiv
        | Scheme::Doi
        | Scheme::OpenReview
        | Scheme::Acl
        | Scheme::SemanticScholar
        | Scheme::OpenAlex => true,
        Scheme::Title => id.is_title_key(),
        Scheme::Other => false,
    };
    is_own.then_some(id)
}

/// As they go: every id that the paper has and its record, read again, would not give. It gives those
/// that `said` holds, and the key of this title.
pub(super) fn missing(paper: &Paper, said: &[PaperId], title: &str) -> Vec<String> {
    let key = title_key(title);
    let is_told = |id: &PaperId| paper.id.scheme() == Scheme::Title && *id == key;
    let ids = paper.ids().filter(|id| !said.contains(id) && !is_told(id));
    ids.map(written).collect()
}

/// An id as it goes. Braces and what escapes in TeX would not come back from every program.
fn written(id: &PaperId) -> String {
    let mut written = MARK.to_owned();
    for c in id.as_str().chars() {
        if matches!(c, '{' | '}' | '\\' | '%' | '"') {
            // Writing to a string cannot fail.
            let _ = write!(written, "%{:02X}", u32::from(c));
        } else {
            written.push(c);
        }
    }
    written
}

/// The ids in a field of the user's own.
pub(super) fn read(text: &str) -> impl Iterator<Item = PaperId> {
    let words = text.split([' ', '\n']);
    words.filter_map(|word| PaperId::parse(&unescaped(word.trim().strip_prefix(MARK)?)))
}

fn unescaped(text: &str) -> String {
    let mut unescaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        unescaped.push_str(before);
        let code = after
            .get(..2)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let Some(code) = code.filter(u8::is_ascii_graphic) {
            unescaped.push(char::from(code));
            rest = after.get(2..).unwrap_or_default();
        } else {
            unescaped.push('%');
            rest = after;
        }
    }
    unescaped.push_str(rest);
    unescaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_of_any_characters_comes_back() {
        for id in [
            "dblp:conf/x/Y",
            "title:af63dc4c8601ec8c-2",
            "doi:10.1/{a}%7b\\\"",
            "mine:é%",
        ] {
            let id = PaperId::parse(id).unwrap();
            let written = format!("x:y {} recto:z", written(&id));
            assert!(!written.contains(['{', '\\']), "{written}");
            assert_eq!(read(&written).collect::<Vec<_>>(), [id]);
        }
    }

    #[test]
    fn a_key_is_an_id_where_recto_made_it() {
        for (key, is_own) in [
            ("title:af63dc4c8601ec8c", true),
            ("s2:0e89d09b", true),
            ("s2:0e89d09b4e0b57967", false),
            ("doi:10.1186/s40981-0", false),
            ("doi:10.1186/s40981-020-0316-0", true),
            ("smith:2001", false),
            ("title:of-a-book", false),
            ("smith2001", false),
        ] {
            assert_eq!(own(key).is_some(), is_own, "{key}");
        }
    }

    #[test]
    fn only_what_the_record_would_not_give_is_carried() {
        let id = |text| PaperId::parse(text).unwrap();
        let mut paper = Paper::new(id("arxiv:2301.00001"));
        paper.aliases = vec![id("dblp:x/y"), id("doi:10.1/x")];
        let said = [id("arxiv:2301.00001"), id("doi:10.1/x")];
        assert_eq!(missing(&paper, &said, "T"), ["recto:dblp:x/y"]);
        let paper = Paper::new(title_key("On $\\alpha$"));
        assert_eq!(missing(&paper, &[], "On $\\alpha$").len(), 0);
        assert_eq!(missing(&paper, &[], "On α").len(), 1);
    }
}
