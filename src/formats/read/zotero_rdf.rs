//! Libraries of Zotero, RDF (`Zotero RDF` in its list of exports).
//!
//! A work refers to what it is in and to what is attached to it, and collections refer to works. These
//! stand within it, or beside it and mostly behind it: a work waits for them.

mod item;

use std::collections::{BTreeMap, HashMap, VecDeque};

use serde_json::Value;

use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::watch::Watch;
use crate::formats::xml::{Element, Found, Wanted, elements};
use crate::paper::{ImportError, Paper, Received};

pub(super) const FORMAT: Format = Format {
    name: NAME,
    meaning: "libraries of Zotero, RDF",
    detect,
    // What a work refers to may be cut.
    end: RecordEnd::Open,
    parse,
};

const NAME: &str = "zotero-rdf";
/// Notes and people, to which no work refers for what it is.
const NOTHING: [&str; 2] = ["Memo", "UserItem"];
const COLLECTION: &str = "Collection";
/// Where the names of the collections that a work is in are kept.
const COLLECTIONS: &str = "collections";
/// So many works wait; then the first goes without what comes behind, but for its collections.
const WAITING: usize = 4_096;

fn detect(head: &Head) -> bool {
    head.root() == Some("RDF") && head.text().contains("www.zotero.org/namespaces/export")
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    let mut works = Works {
        watch: Watch::over(&input),
        elements: elements(input, Wanted::Within("RDF"))?,
        others: HashMap::new(),
        collections: BTreeMap::new(),
        gone: HashMap::new(),
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
    watch: Watch,
    elements: I,
    /// What works refer to, by its address in the file.
    others: HashMap<String, Element>,
    /// The names of the collections that works are in, by the addresses of these.
    collections: BTreeMap<String, Vec<String>>,
    /// By what the works are known that wait no longer, by their addresses.
    gone: HashMap<String, Received>,
    waiting: VecDeque<Found>,
    ready: VecDeque<Result<Received, ImportError>>,
}

impl<I> Works<I> {
    fn take(&mut self, found: Found) {
        if item::is_work(found.element()) {
            self.waiting.push_back(found);
        } else if found.element().name == COLLECTION {
            self.collect(found.element());
        } else if let Some(address) = found.element().attribute("about")
            && !NOTHING.contains(&found.element().name.as_str())
        {
            let address = address.to_owned();
            self.others.insert(address, found.into_element());
        }
        // Works stay in their order.
        if self.waiting.len() > WAITING {
            self.release();
        }
    }

    /// Takes a collection: its name is one of each of its works. Those within it are collections of
    /// their own.
    fn collect(&mut self, collection: &Element) {
        let Some(name) = collection.line_at(&["title"]) else {
            return;
        };
        let works = collection.all("hasPart");
        for address in works.filter_map(|part| part.attribute("resource")) {
            let names = self.collections.entry(address.to_owned()).or_default();
            if !names.contains(&name) {
                names.push(name.clone());
            }
        }
    }

    /// Makes a paper of the work that waits longest.
    fn release(&mut self) {
        let Some(found) = self.waiting.pop_front() else {
            return;
        };
        let line = found.line;
        let ready = match self.paper(&found) {
            Ok(paper) => Ok(Received { line, paper }),
            Err(reason) => Err(ImportError::new(line, reason)),
        };
        self.ready.push_back(ready);
        // What is attached is so to one work.
        for address in item::attached(found.element()) {
            self.others.remove(&address);
        }
    }

    fn paper(&mut self, found: &Found) -> Result<Paper, String> {
        let references = item::references(found.element()).into_iter();
        let others = references.filter_map(|address| self.others.get(&address));
        let others: Vec<&Element> = others.collect();
        let mut paper = item::paper(found.element(), &others)?;
        let again = || Some(found.clone());
        self.watch.tell(&paper, found.size, again, |less| {
            item::paper(less.element(), &others).ok()
        });
        if let Some(about) = found.element().attribute("about") {
            let known = Received {
                line: found.line,
                paper: known(&paper),
            };
            self.gone.insert(about.to_owned(), known);
            let names = self.collections.remove(about).unwrap_or_default();
            keep(&mut paper, names);
        }
        Ok(paper)
    }

    /// The collections of a work that could not wait for them.
    fn late(&mut self) -> Option<Received> {
        while let Some((address, names)) = self.collections.pop_first() {
            if let Some(mut known) = self.gone.remove(&address) {
                keep(&mut known.paper, names);
                return Some(known);
            }
        }
        None
    }
}

/// Keeps the names of collections, each whole, whatever stands in it.
fn keep(paper: &mut Paper, collections: Vec<String>) {
    if !collections.is_empty() {
        // Of a record without measure what does not fit is left out.
        let _ = paper.keep_extra(NAME, COLLECTIONS, Value::from(collections));
    }
}

/// What a work is known by: what comes of its collections later is of the same paper.
fn known(paper: &Paper) -> Paper {
    let mut known = Paper::new(paper.id.clone());
    known.aliases.clone_from(&paper.aliases);
    known.title.clone_from(&paper.title);
    known.authors.clone_from(&paper.authors);
    known
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
                None if self.waiting.is_empty() => return self.late().map(Ok),
                None => self.release(),
            }
        }
    }
}

#[cfg(test)]
mod tests;
