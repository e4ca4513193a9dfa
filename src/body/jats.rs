//! Articles of journals in JATS (<https://jats.nlm.nih.gov/archiving/tag-library/1.3/>), and the NLM forms before
//! it, in whatever wrapping.
//!
//! As with pages of HTML no tree is made: elements begin and end, and an end tag ends the nearest element of
//! its name. What is not well-formed costs no more than itself.

mod citation;
mod reader;
mod role;
mod tag;
mod tex;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{Body, BodyError, Defect};
use crate::formats::entity_named;
use reader::ArticleReader;
use tag::Tag;

/// Reads an article.
pub(super) fn read(article: &str) -> Result<Body, BodyError> {
    let (read, is_cut) = super::read_of(article);
    let mut xml = Reader::from_str(read);
    let config = xml.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut reader = ArticleReader::of(read);
    if is_cut {
        reader.defect(Defect::TooLong);
    }
    loop {
        let before = usize::try_from(xml.buffer_position()).unwrap_or(usize::MAX);
        match xml.read_event() {
            Ok(Event::Start(start)) => {
                let behind = usize::try_from(xml.buffer_position()).unwrap_or(usize::MAX);
                reader.start(&Tag::of(&start), behind);
            }
            Ok(Event::Empty(start)) => {
                let tag = Tag::of(&start);
                reader.start(&tag, before);
                reader.end(&tag.name, before);
            }
            Ok(Event::End(end)) => reader.end(end.local_name().as_ref(), before),
            Ok(Event::Text(text)) => reader.text(&text),
            Ok(Event::CData(text)) => reader.text(&text),
            Ok(Event::GeneralRef(name)) => {
                let name: &str = &name;
                reader.text(&entity_named(name).unwrap_or_else(|| format!("&{name};")));
            }
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            // A tag that does not end is where the article was cut.
            Ok(Event::Eof) | Err(_) => break,
        }
    }
    reader.finished()
}

#[cfg(test)]
mod tests;
