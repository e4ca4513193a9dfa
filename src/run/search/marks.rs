//! The marks that answers go by, and among which papers these look.

use std::sync::Arc;

use super::Searcher;
use crate::app::{Among, Message, Search};
use crate::marks::{MarkKind, Marks};
use crate::paper::PaperId;
use crate::query::{LibraryQuestion, Overlay};

impl Searcher {
    pub(super) fn take_marks(&mut self, search: &Search) {
        self.take(&search.marks);
        if search.query.asks_for_notes() {
            self.take_notes();
        }
        if search.query.asks_for_bodies() {
            self.take_bodies();
        }
        if self.overlay.visit() != search.visit {
            Arc::make_mut(&mut self.overlay).set_visit(search.visit);
        }
    }

    /// Resolves marks; where they differ a little from those before, only that.
    pub(super) fn take(&mut self, after: &Arc<Marks>) {
        let library = &self.library;
        let before = self.marks.replace(after.clone());
        let changed = before
            .as_ref()
            .and_then(|before| after.changed_since(before));
        if let (Some(before), Some(changed)) = (before, changed) {
            if !changed.is_empty() {
                let overlay = Arc::make_mut(&mut self.overlay);
                overlay.follow(library, &changed, &before, after);
            }
        } else {
            let mut overlay = Overlay::new(library, after).since(self.overlay.visit());
            if let Some((_, notes)) = &self.notes {
                overlay.set_notes(library, notes);
            }
            if let Some(shelf) = &self.bodies {
                overlay.set_bodies(library, shelf.texts.clone());
            }
            self.overlay = Arc::new(overlay);
        }
    }

    /// Reads the notes that have changed.
    pub(super) fn take_notes(&mut self) {
        let Some((folder, known)) = &mut self.notes else {
            return;
        };
        // What cannot be read is said where it is asked for by name.
        let (notes, _) = folder.read(known);
        if notes != *known {
            Arc::make_mut(&mut self.overlay).set_notes(&self.library, &notes);
            *known = notes;
        }
    }

    /// Reads the notes that have changed, and sends them all where one has.
    pub fn tell_notes(&mut self, send: &mut dyn FnMut(Message)) {
        let before = self.notes.as_ref().map(|(_, notes)| notes.clone());
        self.take_notes();
        let now = self.notes.as_ref().map(|(_, notes)| notes);
        let is_first = !std::mem::replace(&mut self.notes_told, true);
        if let Some(now) = now.filter(|now| is_first || before.as_ref() != Some(now)) {
            send(Message::Notes(Arc::new(now.clone())));
        }
    }

    /// Says whether the library has the paper of an id.
    pub fn tell_known(&self, id: PaperId, send: &mut dyn FnMut(Message)) {
        let is_known = self.library.number_of(&id).is_some();
        send(Message::Known { id, is_known });
    }

    /// Among how many papers a search looks.
    pub(super) fn among(&self, search: &Search) -> Among {
        Among {
            papers: self.question(search).among(&self.library).len(),
            hidden: self.overlay.papers(MarkKind::Hidden).len(),
        }
    }

    pub(super) fn question<'a>(&'a self, search: &'a Search) -> LibraryQuestion<'a> {
        LibraryQuestion {
            query: &search.query,
            overlay: &self.overlay,
            today: search.today,
        }
    }
}
