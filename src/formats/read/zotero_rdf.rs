//! Libraries of Zotero, RDF (`Zotero RDF` in its list of exports).
//!
//! A work refers to what it is in and to what is attached to it. These stand within it, or beside it
//! and mostly behind it: a work waits for them.

mod item;

use std::collections::{HashMap, VecDeque};

use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::xml::{Element, Found, Wanted, elements};
use crate::paper::{ImportError, Received};

pub(super) const FORMAT: Format = Format {
    name: NAME,
    meaning: "libraries of Zotero, RDF",
    detect,
    // What a work refers to may be cut.
    end: RecordEnd::Open,
    parse,
};

const NAME: &str = "zotero-rdf";
/// Notes, collections and people, to which no work refers for what it is.
const NOTHING: [&str; 3] = ["Memo", "Collection", "UserItem"];
/// Works that wait are so many at most; the first of more waits no longer.
const WAITING: usize = 4_096;

fn detect(head: &Head) -> bool {
    head.root() == Some("RDF") && head.text().contains("www.zotero.org/namespaces/export")
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    let mut works = Works {
        elements: elements(input, Wanted::Within("RDF"))?,
        others: HashMap::new(),
        waiting: VecDeque::new(),
        ready: VecDeque::new(),
    }
    .peekable();
    if works.peek().is_none() {
        return Err(NoInput::Nothing);
    }
    Ok(Box::new(works))
}

/// The works of an input.
struct Works<I> {
    elements: I,
    /// What works refer to, by its address in the file.
    others: HashMap<String, Element>,
    waiting: VecDeque<Found>,
    ready: VecDeque<Result<Received, ImportError>>,
}

impl<I> Works<I> {
    fn take(&mut self, found: Found) {
        if item::is_work(found.element()) {
            self.waiting.push_back(found);
        } else if NOTHING.contains(&found.element().name.as_str()) {
            return;
        } else if let Some(address) = found.element().attribute("about") {
            let address = address.to_owned();
            self.others.insert(address, found.into_element());
        }
        // Works stay in their order.
        while self.is_whole() || self.waiting.len() > WAITING {
            self.release();
        }
    }

    /// Whether all has come that the work which waits longest refers to.
    fn is_whole(&self) -> bool {
        let is_known = |address: &String| self.others.contains_key(address);
        let first = self.waiting.front();
        first.is_some_and(|found| item::references(found.element()).iter().all(is_known))
    }

    /// Makes a paper of the work that waits longest.
    fn release(&mut self) {
        let Some(found) = self.waiting.pop_front() else {
            return;
        };
        let line = found.line;
        let references = item::references(found.element());
        let mut others = Vec::new();
        let addresses = references.iter();
        others.extend(addresses.filter_map(|address| self.others.get(address)));
        let paper = item::paper(found.element(), &others);
        self.ready.push_back(match paper {
            Ok(paper) => Ok(Received { line, paper }),
            Err(reason) => Err(ImportError::new(line, reason)),
        });
        // What is attached is so to one work.
        for address in item::attached(found.element()) {
            self.others.remove(&address);
        }
    }
}

impl<I: Iterator<Item = Result<Found, ImportError>>> Iterator for Works<I> {
    type Item = Result<Received, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return Some(ready);
            }
            match self.elements.next() {
                Some(Ok(found)) => self.take(found),
                Some(Err(error)) => return Some(Err(error)),
                None if self.waiting.is_empty() => return None,
                None => self.release(),
            }
        }
    }
}

#[cfg(test)]
mod tests;
