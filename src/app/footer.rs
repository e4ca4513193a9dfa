//! What the line below all panes has to say: a sentence, or the keys that do something now.

use super::{Action, Key, Model, Popup, Scope, When};

/// A key that does something now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// The key.
    pub key: Key,
    /// What it does, in one or two words.
    pub label: &'static str,
}

impl Model {
    /// What must be said, the most pressing first.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        let fault = self.fault.as_ref().map(ToString::to_string);
        let trouble = self.marks.trouble.as_ref().map(|reason| {
            let marks = self.marks.unsaved();
            let them = if marks == 1 {
                "1 mark is".to_owned()
            } else {
                format!("{marks} marks are")
            };
            format!("{them} not saved yet, recto tries again: {reason}")
        });
        fault
            .or(trouble)
            .or_else(|| self.said.clone())
            .or_else(|| self.jobs.sentence())
            .or_else(|| self.marks.closed.clone())
    }

    /// The keys of this place that do something now, in the order of the table.
    pub fn offers(&self) -> impl Iterator<Item = Offer> {
        let scope = self.scope();
        let everywhere = match scope {
            Scope::List | Scope::Paper | Scope::Filter => Some(Scope::Panes),
            Scope::Panes | Scope::Prompt | Scope::Path | Scope::Popup | Scope::Everywhere => None,
        };
        let rows = std::iter::once(scope)
            .chain(everywhere)
            .flat_map(|scope| self.keymap.rows(scope));
        rows.filter(|(binding, _)| self.is(binding.when) && self.has_use(binding.action))
            .filter_map(move |(binding, keys)| {
                let label = binding.footer?;
                let chosen = self.choosing(scope);
                let chosen = chosen.filter(|_| binding.action == Action::Choose);
                Some(Offer {
                    key: *keys.first()?,
                    label: chosen.unwrap_or(label),
                })
            })
    }

    /// Whether what is typed can be completed, or what is selected excluded, where an action does that.
    fn has_use(&self, action: Action) -> bool {
        let completes = match &self.popup {
            Some(Popup::Path(path)) => path.purpose.is_of_files(),
            Some(Popup::Help { .. } | Popup::Menu(_) | Popup::Told(_)) | None => true,
        };
        let excludes = self.scope() != Scope::Filter || !self.filter.is_at_follow();
        (action != Action::Complete || completes) && (action != Action::Exclude || excludes)
    }

    /// Whether it is so now.
    fn is(&self, when: When) -> bool {
        match when {
            When::Always => true,
            When::OnPaper => self.list.selected().is_some(),
            When::Several => self.list.places > 1,
            When::ToGive => self.list.places > 0 || self.marks.has_stars(),
            When::ToUndo => self.marks.can_undo(),
            When::ToRedo => self.marks.can_redo(),
            When::Running => self.jobs.can_stop(),
            When::Waiting => self.waits().is_some(),
            When::Typed => !self.prompt.text().is_empty(),
        }
    }

    /// What choosing does, where it is not always the same.
    fn choosing(&self, scope: Scope) -> Option<&'static str> {
        match &self.popup {
            Some(Popup::Path(path)) => Some(path.purpose.verb()),
            Some(Popup::Told(_)) => Some("close"),
            Some(Popup::Help { .. } | Popup::Menu(_)) => None,
            None => {
                if scope == Scope::Filter && self.filter.is_at_follow() {
                    return Some("follow");
                }
                let has_choice = scope == Scope::Prompt && !self.list.otherwise.is_empty();
                (has_choice && !self.leaves_line()).then_some("take")
            }
        }
    }
}

/// Several notes as one sentence.
pub(super) fn summed_up(notes: Vec<String>) -> Option<String> {
    let more = notes.len().saturating_sub(1);
    let first = notes.into_iter().next()?;
    Some(if more > 0 {
        format!("{first} (and {more} more: `recto doctor` names them)")
    } else {
        first
    })
}
