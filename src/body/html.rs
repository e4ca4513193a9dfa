//! Pages of HTML in which `LaTeXML` wrote a paper (<https://math.nist.gov/~BMiller/LaTeXML/>), in whatever frame.
//!
//! Tokens are read as browsers read them (<https://html.spec.whatwg.org/multipage/parsing.html>), but no tree
//! is made: the converter closes what it opens, and its classes say what a thing is. An end tag ends the
//! nearest element of its name; one without an element is nothing.

mod element;
mod math;
mod reader;
mod role;

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::{Body, BodyError, Defect, MOST_BYTES};
use element::Tag;
use reader::PageReader;

/// Reads a page.
pub(super) fn read(page: &str) -> Result<Body, BodyError> {
    let end = (0..=MOST_BYTES.min(page.len()))
        .rev()
        .find(|end| page.is_char_boundary(*end));
    let read = page.get(..end.unwrap_or_default()).unwrap_or_default();
    let mut reader = PageReader::default();
    if read.len() < page.len() {
        reader.defect(Defect::TooLong);
    }
    let mut tag = Tag::default();
    let mut attribute = Vec::new();
    let mut emitter = CallbackEmitter::new(
        |event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
            match event {
                CallbackEvent::OpenStartTag { name } => {
                    tag.begin(name);
                    attribute.clear();
                }
                CallbackEvent::AttributeName { name } => {
                    attribute.clear();
                    attribute.extend_from_slice(name);
                }
                CallbackEvent::AttributeValue { value } => tag.attribute(&attribute, value),
                CallbackEvent::CloseStartTag { .. } => reader.start(&tag),
                CallbackEvent::EndTag { name } => reader.end(name),
                CallbackEvent::String { value } => reader.text(&String::from_utf8_lossy(value)),
                CallbackEvent::Comment { .. }
                | CallbackEvent::Doctype { .. }
                | CallbackEvent::Error(_) => {}
            }
            None
        },
    );
    emitter.naively_switch_states(true);
    // A text in memory can be read to its end.
    let Ok(()) = Tokenizer::new_with_emitter(read, emitter).finish();
    reader.finished()
}

#[cfg(test)]
mod tests;
