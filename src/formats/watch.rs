//! What is used of the records of an input, for whoever wants it explained.
//!
//! A record is read once more without each of its fields, and what its paper then lacks is what the field
//! became. So no format has to say what it takes, and none can say it wrongly; where nobody watches nothing
//! is done.

use std::collections::{BTreeSet, VecDeque};
use std::io::{self, BufRead, Read};
use std::sync::mpsc::{Receiver, channel};

use serde_json::{Map, Value};

use super::input::{FieldUse, FieldUses, Input, Stream, Watcher};
use crate::paper::{Paper, Scheme};

/// So many bytes of records are read again at most: some seconds.
const MOST_READ: usize = 64 << 20;
/// An object with more fields than this is one field: an index of words, a map by id.
const MOST_INSIDE: usize = 48;
/// Fields lie so deep at most; what is deeper belongs to one of these.
const DEEPEST: usize = 4;

/// The way to a field: the names of what it is in, and its own.
pub(super) type FieldPath = Vec<String>;

/// An input of which somebody watches what is used.
pub struct Watched {
    stream: Box<dyn BufRead + Send>,
    watcher: Watcher,
}

impl Watched {
    /// Watches a stream; what is used of a record is told when it has been read.
    #[must_use]
    pub fn new(stream: Box<dyn BufRead + Send>) -> (Self, Receiver<FieldUses>) {
        let (told, heard) = channel();
        let watcher = Watcher::new(told);
        (Self { stream, watcher }, heard)
    }
}

impl Read for Watched {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.stream.read(buffer)
    }
}

impl BufRead for Watched {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.stream.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.stream.consume(count);
    }
}

impl Stream for Watched {
    fn watcher(&self) -> Option<Watcher> {
        Some(self.watcher.clone())
    }
}

/// A record in the form of its format, of which a field can be left out.
pub(super) trait Fielded: Sized {
    /// The names of the fields in one of its fields, or of its own where the way is empty; each once.
    fn names(&self, within: &[String]) -> Vec<String>;

    /// The record without these fields.
    fn without(&self, fields: &[&FieldPath]) -> Self;
}

/// The watch over one input, which ends when nobody listens any more or enough was read again.
pub(super) struct Watch {
    watcher: Option<Watcher>,
    left: usize,
}

impl Watch {
    pub(super) fn over(input: &Input<'_>) -> Self {
        Self {
            watcher: input.watcher(),
            left: MOST_READ,
        }
    }

    /// Whether anybody watches.
    pub(super) fn is_on(&self) -> bool {
        self.watcher.is_some()
    }

    /// Tells what is used of a record of so many bytes, which became this paper. It is given only where
    /// somebody watches.
    pub(super) fn tell<R: Fielded>(
        &mut self,
        paper: &Paper,
        bytes: usize,
        record: impl FnOnce() -> Option<R>,
        read: impl FnMut(&R) -> Option<Paper>,
    ) {
        let Some(watcher) = &self.watcher else { return };
        let Some(record) = record() else { return };
        let mut again = Again {
            record: &record,
            whole: members(paper),
            is_untitled: paper.title.trim().is_empty(),
            has_key: paper.id.scheme() == Scheme::Title,
            read,
            times: self.left / bytes.max(1),
        };
        let uses = again.uses();
        self.left = again.times.saturating_mul(bytes);
        let is_heard = uses.is_some_and(|uses| watcher.tell(uses));
        if !is_heard {
            self.watcher = None;
        }
    }
}

/// A record that is read again and again, each time without something.
struct Again<'a, R, F> {
    record: &'a R,
    /// What its paper has.
    whole: Map<String, Value>,
    is_untitled: bool,
    /// Whether the paper's id is a key of its title.
    has_key: bool,
    read: F,
    /// So often it may still be read.
    times: usize,
}

impl<R: Fielded, F: FnMut(&R) -> Option<Paper>> Again<'_, R, F> {
    /// What each field is used for; none where there are too many to find it out.
    fn uses(&mut self) -> Option<FieldUses> {
        let mut open: VecDeque<FieldPath> = self.within(&[]).into();
        if open.len() > self.times {
            return None;
        }
        let mut taken: Vec<(FieldPath, Vec<String>)> = Vec::new();
        let mut idle: Vec<FieldPath> = Vec::new();
        while let Some(path) = open.pop_front().filter(|_| self.times > 0) {
            let lost = self.lost_without(&path);
            if lost.is_empty() {
                idle.push(path);
                continue;
            }
            let inside = self.within(&path);
            if inside.is_empty() {
                taken.push((path, lost));
            } else {
                inside
                    .into_iter()
                    .rev()
                    .for_each(|path| open.push_front(path));
            }
        }
        let mut uses: FieldUses = Vec::new();
        let spare = self.spare(&taken, &idle);
        if self.times == 0 {
            return None;
        }
        for (path, lost) in taken {
            let parts: Vec<String> = lost.into_iter().filter(|part| part != EXTRA).collect();
            let became = if parts.is_empty() {
                FieldUse::Kept
            } else {
                FieldUse::Became(parts)
            };
            uses.push((path.join("."), became));
        }
        for (path, parts) in idle.into_iter().zip(spare) {
            let became = if parts.is_empty() {
                FieldUse::PassedOver
            } else {
                FieldUse::SaidBefore(parts)
            };
            uses.push((path.join("."), became));
        }
        Some(uses)
    }

    /// The ways to the fields in one.
    fn within(&self, path: &[String]) -> Vec<FieldPath> {
        let names = if path.len() < DEEPEST {
            self.record.names(path)
        } else {
            Vec::new()
        };
        if !path.is_empty() && names.len() > MOST_INSIDE {
            return Vec::new();
        }
        let inside = |name| path.iter().cloned().chain([name]).collect();
        names.into_iter().map(inside).collect()
    }

    /// What the paper lacks without a field.
    fn lost_without(&mut self, path: &FieldPath) -> Vec<String> {
        let less = self.again(&[path]);
        match less {
            Some(less) => self.changed(&self.whole, &less),
            // A paper needs one of these, and this was it.
            None if self.is_untitled => vec!["id".to_owned()],
            None => vec!["title".to_owned()],
        }
    }

    /// What each of the fields that change nothing says by itself, where all that do are left out but for
    /// the title.
    fn spare(
        &mut self,
        taken: &[(FieldPath, Vec<String>)],
        idle: &[FieldPath],
    ) -> Vec<Vec<String>> {
        let is_other =
            |(_, lost): &&(FieldPath, Vec<String>)| !lost.iter().any(|part| part == "title");
        let others: Vec<&FieldPath> = taken
            .iter()
            .filter(is_other)
            .map(|(path, _)| path)
            .collect();
        let all: Vec<&FieldPath> = others.iter().copied().chain(idle).collect();
        let bare = self.again(&all).unwrap_or_default();
        let mut spare = Vec::with_capacity(idle.len());
        for path in idle {
            if self.times == 0 {
                break;
            }
            let left_out: Vec<&FieldPath> =
                all.iter().copied().filter(|one| *one != path).collect();
            let with = self.again(&left_out).unwrap_or_default();
            let mut parts = self.changed(&bare, &with);
            parts.retain(|part| part != EXTRA);
            spare.push(parts);
        }
        spare
    }

    /// What the paper has without some fields; none where it is no paper without them.
    fn again(&mut self, left_out: &[&FieldPath]) -> Option<Map<String, Value>> {
        self.times = self.times.saturating_sub(1);
        let less = self.record.without(left_out);
        (self.read)(&less).as_ref().map(members)
    }

    /// The parts in which two papers differ, by recto's own names of them.
    fn changed(&self, one: &Map<String, Value>, other: &Map<String, Value>) -> Vec<String> {
        let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
        let mut parts: Vec<String> = Vec::new();
        for name in names
            .into_iter()
            .filter(|name| one.get(*name) != other.get(*name))
        {
            match name.as_str() {
                // What came is kept for the sake of title and abstract.
                "received" => {}
                "id" if self.has_key => {}
                "id" | "aliases" => parts.push("id".to_owned()),
                "links" => parts.extend(inner(one.get(name), other.get(name))),
                "sources" => parts.push("its id there".to_owned()),
                _ => parts.push(name.clone()),
            }
        }
        parts.dedup();
        parts
    }
}

/// The part of a paper that keeps what recto has no field for.
const EXTRA: &str = "extra";

/// The names of the members in which two objects differ.
fn inner(one: Option<&Value>, other: Option<&Value>) -> Vec<String> {
    let member =
        |object: Option<&Value>, name: &str| object.and_then(|object| object.get(name)).cloned();
    let objects = [one, other]
        .into_iter()
        .flatten()
        .filter_map(Value::as_object);
    let names: BTreeSet<&String> = objects.flat_map(Map::keys).collect();
    let differs = |name: &&String| member(one, name) != member(other, name);
    names.into_iter().filter(differs).cloned().collect()
}

/// The members of the line that a paper is in the store.
fn members(paper: &Paper) -> Map<String, Value> {
    match serde_json::to_value(paper) {
        Ok(Value::Object(members)) => members,
        Ok(_) | Err(_) => Map::new(),
    }
}

impl Fielded for Value {
    fn names(&self, within: &[String]) -> Vec<String> {
        let inner = within.iter().try_fold(self, |value, name| value.get(name));
        let fields = inner.and_then(Self::as_object);
        fields.into_iter().flat_map(Map::keys).cloned().collect()
    }

    fn without(&self, fields: &[&FieldPath]) -> Self {
        let mut less = self.clone();
        for path in fields {
            let Some((name, around)) = path.split_last() else {
                continue;
            };
            let inner = around
                .iter()
                .try_fold(&mut less, |value, name| value.get_mut(name));
            if let Some(object) = inner.and_then(Self::as_object_mut) {
                object.shift_remove(name);
            }
        }
        less
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_left_out_by_its_way_and_a_name_may_have_points() {
        let value: Value = serde_json::json!({"a.b": {"c": 1, "d": 2}});
        let path = vec!["a.b".to_owned(), "c".to_owned()];
        assert_eq!(
            value.without(&[&path]),
            serde_json::json!({"a.b": {"d": 2}})
        );
    }
}
