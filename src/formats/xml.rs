//! What the XML formats have in common: an input split into records, each read into its elements,
//! and made a paper by itself.

mod element;
mod encoding;
mod markup;
mod records;

pub(super) use element::Element;
pub(super) use records::Wanted;

use std::io;

use records::{XmlRecord, XmlRecords};

use crate::disk::limits;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::watch::{FieldPath, Fielded, Watch};
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
    names: (&'static [&'static str], &'static [&'static str]),
    mut paper: impl FnMut(&Element, &Element) -> XmlPaper + 'a,
) -> Result<Records<'a>, NoInput> {
    read(input, names, move |root, element| {
        Vec::from_iter(paper(root, element).transpose())
    })
}

/// The same where an element may hold several papers.
pub(super) fn several<'a>(
    input: Input<'a>,
    names: &'static [&'static str],
    papers: impl FnMut(&Element, &Element) -> Vec<Result<Paper, String>> + 'a,
) -> Result<Records<'a>, NoInput> {
    read(input, (names, &[]), papers)
}

fn read<'a>(
    input: Input<'a>,
    (names, beside): (&'static [&'static str], &'static [&'static str]),
    mut papers: impl FnMut(&Element, &Element) -> Vec<Result<Paper, String>> + 'a,
) -> Result<Records<'a>, NoInput> {
    let mut watch = Watch::over(&input);
    let mut records = elements(input, Wanted::Named { names, beside })?
        .flat_map(move |found| -> Vec<Result<Received, ImportError>> {
            let found = match found {
                Ok(found) => found,
                Err(error) => return vec![Err(error)],
            };
            let line = found.line;
            let all = papers(&found.root, found.element());
            if let Some(Ok(first)) = all.first() {
                let again = || Some(found.clone());
                watch.tell(first, found.size, again, |less| {
                    let all = papers(&less.root, less.element()).into_iter();
                    all.flatten().next()
                });
            }
            let received = all.into_iter().map(|paper| match paper {
                Ok(paper) => Ok(Received { line, paper }),
                Err(reason) => Err(ImportError::new(line, reason)),
            });
            received.collect()
        })
        .peekable();
    if records.peek().is_none() {
        return Err(NoInput::Nothing);
    }
    Ok(Box::new(records))
}

/// A record of an XML input, read into its elements.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The line that it begins in, from 1.
    pub(super) line: u64,
    /// The outermost element, in which it lies alone.
    root: Element,
    /// So many steps it lies deep.
    steps: usize,
    /// So many bytes it has.
    pub(super) size: usize,
}

impl Found {
    /// The record itself.
    pub(super) fn element(&self) -> &Element {
        self.root.inmost(self.steps)
    }

    /// The record without what is around it.
    pub(super) fn into_element(self) -> Element {
        self.root.into_inmost(self.steps)
    }
}

impl Fielded for Found {
    fn names(&self, within: &[String]) -> Vec<String> {
        self.element().names_within(within)
    }

    fn without(&self, fields: &[&FieldPath]) -> Self {
        let mut less = self.clone();
        let inner = (0..self.steps).try_fold(&mut less.root, |outer, _| outer.inner_mut());
        if let Some(element) = inner {
            for path in fields {
                element.leave_out(path);
            }
        }
        less
    }
}

/// The records of an XML input, in its order.
pub(super) fn elements(
    input: Input<'_>,
    wanted: Wanted,
) -> io::Result<impl Iterator<Item = Result<Found, ImportError>>> {
    let records = XmlRecords::new(encoding::decoded(input)?, wanted);
    Ok(records.map(|record| {
        let record = record?;
        let tree = tree(&record).map_err(|reason| ImportError::new(record.line, reason));
        tree.map(|root| Found {
            line: record.line,
            root,
            steps: record.around.len(),
            size: record.bytes.as_ref().map_or(0, Vec::len),
        })
    }))
}

/// The elements around a record, with it in them.
fn tree(record: &XmlRecord) -> Result<Element, String> {
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
    Element::read(text)
}

/// The name in a start tag.
fn name(tag: &[u8]) -> &[u8] {
    let tag = tag.strip_prefix(b"<").unwrap_or(tag);
    let end = tag
        .iter()
        .position(|byte| byte.is_ascii_whitespace() || b"/>".contains(byte));
    tag.get(..end.unwrap_or(tag.len())).unwrap_or_default()
}
