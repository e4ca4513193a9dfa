//! What lies beside the papers of a library: tags and notes of the user's, and what papers are like
//! one.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use roaring::{MultiOps, RoaringBitmap};

use super::super::similar::Similar;
use super::{Overlay, OwnNote};
use crate::bodies::Texts;
use crate::library::{Library, PaperNumber};
use crate::marks::{Entry, MarkKind, Tag};
use crate::notes::Notes;
use crate::paper::PaperId;
use crate::query::language::Beside;
use crate::query::meaning::Needle;
use crate::text::fold;

/// Of so many papers it is kept which are like them.
const MOST_SIMILAR_KEPT: usize = 4;

impl Overlay {
    /// The same beside these notes.
    #[must_use]
    pub fn with_notes(mut self, library: &Library, notes: &Notes) -> Self {
        self.set_notes(library, notes);
        self
    }

    /// Takes these notes in the place of those of before. What stands in two notes of one paper, which
    /// were of two before, is found as well as if it stood in one.
    pub fn set_notes(&mut self, library: &Library, notes: &Notes) {
        let mut texts: BTreeMap<PaperNumber, String> = BTreeMap::new();
        for (id, note) in notes.iter() {
            if let Some((number, _)) = library.holder(id) {
                let text = texts.entry(number).or_default();
                text.push_str(&note.text);
                text.push('\n');
            }
        }
        let folded = texts.into_iter().map(|(number, text)| {
            let mut folded = String::from(" ");
            fold::fold_forms_into(&text, &mut folded);
            (number, OwnNote { text, folded })
        });
        self.notes = folded.collect();
    }

    /// The papers that have a note.
    pub fn noted(&self) -> impl Iterator<Item = PaperNumber> + '_ {
        self.notes.keys().copied()
    }

    /// The note on a paper, as it was written; raw.
    #[must_use]
    pub fn note(&self, number: PaperNumber) -> Option<&str> {
        Some(self.notes.get(&number)?.text.as_str())
    }

    /// Takes the words of these whole papers in the place of those of before.
    pub fn set_bodies(&mut self, library: &Library, texts: Arc<Texts>) {
        let number = |id: &PaperId| library.holder(id).map(|(number, _)| number);
        let numbers = texts.ids().map(number).collect();
        self.bodies = Some((texts, numbers));
    }

    /// The papers of which all is kept and has words that are so.
    fn having_body(&self, is_so: &dyn Fn(&str) -> bool) -> RoaringBitmap {
        let Some((texts, numbers)) = &self.bodies else {
            return RoaringBitmap::new();
        };
        let having = texts.having(is_so).into_iter();
        having.filter_map(|place| *numbers.get(place)?).collect()
    }

    /// Takes the tags of an entry from a paper.
    pub(super) fn forget_tags(&mut self, number: PaperNumber, entry: Entry<'_>) {
        for tag in entry.tags() {
            if let Some(papers) = self.tags.get_mut(&tag) {
                papers.remove(number);
                if papers.is_empty() {
                    self.tags.remove(&tag);
                }
            }
        }
    }

    /// Every tag that a paper of the library has, with the papers that have it, in the order of their
    /// letters.
    #[must_use]
    pub fn tags(&self) -> &BTreeMap<Tag, RoaringBitmap> {
        &self.tags
    }

    /// The tags of a paper, in the order of their letters.
    pub fn tags_of(&self, number: PaperNumber) -> impl Iterator<Item = &Tag> {
        let tags = self.tags.iter();
        let is_tagged = self.papers(MarkKind::Tags).contains(number);
        let having = tags.filter(move |(_, papers)| is_tagged && papers.contains(number));
        having.map(|(tag, _)| tag)
    }

    /// The papers of the library that are like one of it; none where it is not there. Those asked last are
    /// known.
    #[must_use]
    pub fn similar(&self, library: &Library, id: &PaperId) -> Arc<Similar> {
        let mut known = self.similar.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, similar)) = known.iter().find(|(of, _)| of == id) {
            return similar.clone();
        }
        let holders = id.spellings().map(|id| library.holders(&id)).union();
        let holders = (holders & library.papers()).into_iter();
        // Of several the one that a reader sees first.
        let number = holders.max_by_key(|number| library.newest(*number));
        let similar = number.map(|number| Similar::to(library, number));
        let similar = Arc::new(similar.unwrap_or_default());
        known.truncate(MOST_SIMILAR_KEPT - 1);
        known.insert(0, (id.clone(), similar.clone()));
        similar
    }

    /// The papers of which it is so.
    #[must_use]
    pub fn beside(&self, library: &Library, asked: &Beside) -> RoaringBitmap {
        match asked {
            Beside::Tag(name) => {
                let taken = self.tags.iter().filter(|(tag, _)| name.takes(tag));
                taken.map(|(_, papers)| papers).union()
            }
            Beside::Tagged => self.papers(MarkKind::Tags).clone(),
            Beside::Note(phrase) => {
                let needle = Needle::new(phrase);
                let notes = self.notes.iter();
                let having = notes.filter(|(_, note)| needle.is_in(&note.folded));
                having.map(|(number, _)| *number).collect()
            }
            Beside::Noted => self.noted().collect(),
            Beside::Body(phrase) => {
                let needle = Needle::new(phrase);
                self.having_body(&|folded| needle.is_in(folded))
            }
            Beside::Whole => {
                let numbers = self.bodies.iter().flat_map(|(_, numbers)| numbers);
                numbers.filter_map(|number| *number).collect()
            }
            Beside::Like(id) => {
                let similar = self.similar(library, id);
                similar.papers().iter().copied().collect()
            }
        }
    }
}
