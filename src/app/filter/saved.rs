//! The views that are saved, as they are changed.

use crate::app::{Action, Effect, Keep, Model, Scope};
use crate::query::{Placed, SavedView, ViewChange};
use crate::text::safe;

/// The key of the first saved view is this number; those before it are of views that recto has.
pub(in crate::app) const FIRST_KEY: u8 = 4;

impl Model {
    /// The saved view that is shown, where one is.
    #[must_use]
    pub fn standing_view(&self) -> Option<&SavedView> {
        let text = self.prompt.text().trim();
        let mut views = self.filter.saved().iter();
        views.find(|view| view.text().trim() == text)
    }

    /// Changes the views. Returns what keeps them so, and what was done in words.
    pub(in crate::app) fn change_views(&mut self, change: ViewChange) -> (Effect, String) {
        self.filter.change_saved(&change);
        let said = match &change {
            ViewChange::Add(Placed { view, .. }) => {
                let place = self.filter.saved().iter().position(|other| other == view);
                let place = u8::try_from(place.unwrap_or_default()).unwrap_or(u8::MAX);
                let key = FIRST_KEY.saturating_add(place);
                let key = self.keymap.key_of(Action::SavedView(key), Scope::Panes);
                let shows = key.map_or_else(String::new, |key| format!("; {key} shows it"));
                format!("Saved as “{}”{shows}", safe::line(view.name()))
            }
            ViewChange::Remove(placed) => {
                format!("The view “{}” is gone", safe::line(placed.view.name()))
            }
            ViewChange::Rename { new, .. } => {
                format!("The view is “{}” now", safe::line(new))
            }
        };
        (Effect::Keep(Keep::View(change)), said)
    }
}
