//! The marks of one kind in the text of their file: an object of entries by id.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashTable;

use super::json::{Span, members, string};
use crate::paper::{PaperId, fnv};

/// Entries that are not in a file as they shall be: the new one, or none.
pub(super) type Changes = BTreeMap<PaperId, Option<String>>;

/// Where each entry stands, in the order of the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Section {
    entries: Vec<Place>,
    by_name: HashTable<usize>,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    name: Span,
    value: Span,
}

impl Place {
    /// What the name says; as it stands where it is not of whole characters.
    fn name(self, text: &str) -> Cow<'_, str> {
        let name = self.name.of(text);
        string(name).unwrap_or(Cow::Borrowed(name))
    }
}

impl Section {
    /// The entries of an object in the text; `None` for what is no object.
    pub(super) fn read(text: &str, object: Span) -> Option<Self> {
        let mut section = Self::default();
        for (name, value) in members(object.of(text))? {
            let (name, value) = (name.within(object), value.within(object));
            section.add(text, Place { name, value });
        }
        Some(section)
    }

    fn add(&mut self, text: &str, place: Place) {
        let name = place.name(text);
        let hash = fnv(name.as_bytes());
        let entries = &mut self.entries;
        let is_it = |at: &usize| {
            entries
                .get(*at)
                .is_some_and(|known| known.name(text) == name)
        };
        if let Some(known) = self.by_name.find(hash, is_it).copied() {
            // Of two entries of one name the last counts, as for other programs.
            if let Some(known) = entries.get_mut(known) {
                known.value = place.value;
            }
            return;
        }
        let at = entries.len();
        entries.push(place);
        let hash_of = |at: &usize| {
            let place = entries.get(*at);
            place.map_or(0, |place| fnv(place.name(text).as_bytes()))
        };
        self.by_name.insert_unique(hash, at, hash_of);
    }

    fn find(&self, text: &str, id: &PaperId) -> Option<(usize, Place)> {
        let place = |at: &usize| self.entries.get(*at).copied();
        let is_it = |at: &usize| place(at).is_some_and(|place| place.name(text) == id.as_str());
        let at = *self.by_name.find(fnv(id.as_str().as_bytes()), is_it)?;
        Some((at, place(&at)?))
    }

    /// The entry under this id.
    pub(super) fn get<'a>(&self, text: &'a str, id: &PaperId) -> Option<&'a str> {
        let (_, place) = self.find(text, id)?;
        Some(place.value.of(text))
    }

    /// Every entry with its id. A name of another shape is no id, and stays in the file.
    pub(super) fn iter<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = (PaperId, &'a str)> + 'a {
        self.entries.iter().filter_map(move |place| {
            let name = place.name(text);
            let id = PaperId::parse(&name).filter(|id| id.as_str() == name)?;
            Some((id, place.value.of(text)))
        })
    }

    /// Adds the object with these changes to another text. Returns where its entries stand there.
    pub(super) fn write(&self, text: &str, changes: &Changes, to: &mut String) -> Self {
        let old = changes.keys().filter_map(|id| self.find(text, id));
        let gone: BTreeSet<usize> = old.map(|(at, _)| at).collect();
        let kept = self.entries.iter().enumerate();
        let kept = kept.filter(|(at, _)| gone.is_empty() || !gone.contains(at));
        let mut places = Vec::with_capacity(self.entries.len() + changes.len());
        to.push('{');
        let mut write = |name: &str, value: &str| {
            to.push_str(if places.is_empty() {
                "\n    "
            } else {
                ",\n    "
            });
            let name_at = to.len();
            to.push_str(name);
            let name_end = to.len();
            to.push_str(": ");
            let value_at = to.len();
            to.push_str(value);
            places.push(Place {
                name: Span::new(name_at, name_end),
                value: Span::new(value_at, to.len()),
            });
        };
        for (_, place) in kept {
            write(place.name.of(text), place.value.of(text));
        }
        for (id, value) in changes {
            if let Some(value) = value {
                write(&serde_json::Value::from(id.as_str()).to_string(), value);
            }
        }
        to.push_str(if places.is_empty() { "}" } else { "\n  }" });
        let mut section = Self {
            entries: Vec::with_capacity(places.len()),
            by_name: HashTable::with_capacity(places.len()),
        };
        for place in places {
            section.add(to, place);
        }
        section
    }
}
