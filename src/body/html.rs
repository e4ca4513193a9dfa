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

use super::{Body, BodyError, Defect};
use element::Tag;
use reader::PageReader;

/// Reads a page.
pub(super) fn read(page: &str) -> Result<Body, BodyError> {
    let (read, is_cut) = super::read_of(page);
    let mut reader = PageReader::default();
    if is_cut {
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
