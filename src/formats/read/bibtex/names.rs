//! The names of authors as BibTeX writes them
//! (<https://www.ctan.org/pkg/tamethebeast>, section 11), as biblatex does, and as people do who
//! know neither.

use super::pieces::split;
use super::{extended_name, first_last};
use crate::formats::letters::{plain, prose};
use crate::formats::names::{self, NameList};
use crate::paper::{Author, NameParts, is_others, is_suffix};

/// The authors of a list joined by `and`.
pub(super) fn authors(list: &str) -> Vec<Author> {
    let mut authors = NameList::default();
    let list = prose(list);
    for piece in split(&list, and) {
        for name in split(piece, semicolon) {
            let names = split(name, ampersand);
            // `Johnson & Johnson` is no list.
            let are_names = names.iter().all(|name| name.trim().contains([' ', ',']));
            if names.len() > 1 && are_names {
                for name in names {
                    add(name, &mut authors);
                }
            } else {
                add(name, &mut authors);
            }
        }
    }
    authors.authors()
}

/// Adds what stands between two `and`.
fn add(name: &str, authors: &mut NameList) {
    let named = std::iter::successors(Some(name), |name| names::without_others(name)).last();
    let named = named.unwrap_or(name);
    add_named(named, authors);
    if named.len() < name.len() {
        authors.push_others();
    }
}

fn add_named(name: &str, authors: &mut NameList) {
    let ends = |c: char| c == ',' || c.is_whitespace();
    let name = name.trim_matches(ends);
    if name.is_empty() {
        return;
    }
    if is_others(name) {
        return authors.push_others();
    }
    if let Some(author) = extended_name::author(name) {
        return authors.push(Some(author));
    }
    if is_group(name) {
        return authors.push(Author::whole(&plain(name)));
    }
    let pieces: Vec<&str> = split(name, comma).into_iter().map(str::trim).collect();
    match pieces.as_slice() {
        [printed] => authors.push(first_last::author(printed)),
        // `Richard H. Granger, Jr.`
        [printed, suffix] if is_suffix(suffix) => {
            authors.push(first_last::with_suffix(printed, suffix));
        }
        [family, given] => authors.push(parted(family, given, "")),
        [family, suffix, given] if is_suffix(suffix) => {
            authors.push(parted(family, given, suffix));
        }
        [family, given, suffix] if is_suffix(suffix) => {
            authors.push(parted(family, given, suffix));
        }
        [family, middle, given] if !pieces.iter().all(|piece| piece.contains(' ')) => {
            authors.push(parted(family, given, middle));
        }
        // More commas are no form of a name.
        pieces => {
            let pieces: Vec<String> = pieces.iter().map(|piece| plain(piece)).collect();
            authors.push_between_commas(&pieces);
        }
    }
}

fn parted(family: &str, given: &str, suffix: &str) -> Option<Author> {
    let [family, given, suffix] = [family, given, suffix].map(plain);
    Author::parted(NameParts {
        family: &family,
        given: &given,
        suffix: &suffix,
    })
}

/// Whether a name is one group in braces; one that begins with a command is only a letter.
fn is_group(name: &str) -> bool {
    let mut depth = 0_usize;
    let closes = name.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    let is_letter = name.starts_with("{\\") && !name.contains(' ');
    name.starts_with('{') && closes == Some(name.len() - 1) && !is_letter
}

fn and(before: Option<u8>, rest: &[u8]) -> usize {
    let is_blank = |byte: Option<u8>| byte.is_none_or(|byte| byte.is_ascii_whitespace());
    match rest {
        [b'a' | b'A', b'n' | b'N', b'd' | b'D', after @ ..]
            if is_blank(before) && is_blank(after.first().copied()) =>
        {
            3
        }
        _ => 0,
    }
}

fn semicolon(_: Option<u8>, rest: &[u8]) -> usize {
    usize::from(rest.starts_with(b";"))
}

fn comma(_: Option<u8>, rest: &[u8]) -> usize {
    usize::from(rest.starts_with(b","))
}

fn ampersand(before: Option<u8>, rest: &[u8]) -> usize {
    let sign = if rest.starts_with(b"\\&") { 2 } else { 1 };
    let is_sign = rest.starts_with(b"&") || sign == 2;
    let is_blank = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_whitespace);
    if is_sign && is_blank(before.as_ref()) && is_blank(rest.get(sign)) {
        sign
    } else {
        0
    }
}

#[cfg(test)]
mod tests;
