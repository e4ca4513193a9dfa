//! What the XML formats have in common: an input split into records, each read into its elements,
//! and made a paper by itself.

mod element;
mod encoding;
mod records;

pub(super) use element::Element;

use records::{XmlRecord, XmlRecords};

use crate::disk::limits;
use crate::formats::input::{Input, NoInput, Records};
use crate::paper::{ImportError, Paper, Received};
use crate::text::size::size;

/// What an element gives: a paper, nothing because it only tells of others, or what is wrong.
pub(super) type XmlPaper = Result<Option<Paper>, String>;

/// The papers of an XML input whose records are elements of these names. Each comes with its root:
/// the outermost element, in which it lies as deep as in the input, but alone.
pub(super) fn papers<'a>(
    input: Input<'a>,
    names: &'static [&'static str],
    paper: impl FnMut(&Element, &Element) -> XmlPaper + 'a,
) -> Result<Records<'a>, NoInput> {
    papers_beside(input, (names, &[]), paper)
}

/// The same where elements of other names, which lie beside the records and in none, say something
/// of them: they come as the records do, in the order of the input.
pub(super) fn papers_beside<'a>(
    input: Input<'a>,
    (names, beside): (&'static [&'static str], &'static [&'static str]),
    mut paper: impl FnMut(&Element, &Element) -> XmlPaper + 'a,
) -> Result<Records<'a>, NoInput> {
    let mut records = XmlRecords::new(encoding::decoded(input)?, names, beside)
        .filter_map(move |record| {
            let found = record.and_then(|record| {
                let line = record.line;
                match one(&record, &mut paper) {
                    Ok(found) => Ok(found.map(|paper| Received { line, paper })),
                    Err(reason) => Err(ImportError::new(line, reason)),
                }
            });
            found.transpose()
        })
        .peekable();
    if records.peek().is_none() {
        return Err(NoInput::Nothing);
    }
    Ok(Box::new(records))
}

fn one(record: &XmlRecord, paper: &mut impl FnMut(&Element, &Element) -> XmlPaper) -> XmlPaper {
    let too_large = || format!("it is larger than {}", size(limits::RECORD as u64));
    let bytes = record.bytes.as_deref().ok_or_else(too_large)?;
    let names: Vec<&[u8]> = record.around.iter().map(|tag| name(tag)).collect();
    let mut whole = record.around.concat();
    whole.extend_from_slice(bytes);
    for name in names.iter().rev() {
        whole.extend_from_slice(b"</");
        whole.extend_from_slice(name);
        whole.extend_from_slice(b">");
    }
    let text = std::str::from_utf8(&whole).map_err(|error| {
        let before: usize = record.around.iter().map(Vec::len).sum();
        let place = error.valid_up_to().saturating_sub(before) + 1;
        format!("it is not UTF-8 from byte {place} on")
    })?;
    let root = Element::read(text)?;
    let mut element = &root;
    for _ in &record.around {
        element = element.inner().ok_or("it is no element")?;
    }
    paper(&root, element)
}

/// The name in a start tag.
fn name(tag: &[u8]) -> &[u8] {
    let tag = tag.strip_prefix(b"<").unwrap_or(tag);
    let end = tag
        .iter()
        .position(|byte| byte.is_ascii_whitespace() || b"/>".contains(byte));
    tag.get(..end.unwrap_or(tag.len())).unwrap_or_default()
}
