//! The bindings in force: those of the table, and what the user has changed about them.

mod stand_ins;
mod wish;

pub use wish::{KeyEntry, KeyMistake};

use super::{Action, Aim, BINDINGS, Binding, Key, Scope};
use wish::Wish;

/// The bindings as they are in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    /// Which keys each row of [`BINDINGS`] has.
    keys: Vec<Vec<Key>>,
    /// Keys that the terminal sends for others, and those.
    stand_ins: Vec<(Key, Key)>,
}

impl Default for Keymap {
    /// The keys of the table.
    fn default() -> Self {
        Self::of(&[])
    }
}

impl Keymap {
    /// The keys of the table with these entries in their place, and which entries were not taken.
    ///
    /// What the user gives goes before the table, whose rows lose a key that an entry takes; a key
    /// is disputed only between two entries, and then the first has it. An entry by which no key
    /// would lead out of recto any more is not taken.
    #[must_use]
    pub fn new(entries: &[KeyEntry]) -> (Self, Vec<KeyMistake>) {
        let mut mistakes = Vec::new();
        let mut refuse = |entry: &KeyEntry, reason| {
            let line = entry.line;
            mistakes.push(KeyMistake { line, reason });
        };
        let mut wishes: Vec<Wish<'_>> = Vec::new();
        for entry in entries {
            match Wish::read(entry).and_then(|wish| wish.beside(&wishes)) {
                Ok(wish) => wishes.push(wish),
                Err(reason) => refuse(entry, reason),
            }
        }
        let mut keymap = Self::of(&wishes);
        while let Some(place) = keymap.culprit(&wishes) {
            let wish = wishes.remove(place);
            let reason = format!(
                "\"{}\" is not changed: no key would lead out of recto any more",
                wish.entry.action
            );
            refuse(wish.entry, reason);
            keymap = Self::of(&wishes);
        }
        mistakes.sort_by_key(|mistake| mistake.line);
        (keymap, mistakes)
    }

    /// The keys of the table, but for what is wished.
    fn of(wishes: &[Wish<'_>]) -> Self {
        let given = || wishes.iter().flat_map(|wish| &wish.rows);
        let keys = |(row, binding): (usize, &Binding)| {
            if let Some(mine) = given().find(|mine| mine.row == row) {
                return mine.keys.clone();
            }
            let is_free = |key: &Key| {
                let mut there = given().filter(|other| other.scope.meets(binding.scope));
                !there.any(|other| other.keys.contains(key))
            };
            let parsed = binding.keys.iter().filter_map(|key| key.parse().ok());
            parsed.filter(is_free).collect()
        };
        Self {
            keys: BINDINGS.iter().enumerate().map(keys).collect(),
            stand_ins: stand_ins::of_terminal(""),
        }
    }

    /// The wish that has to go where no key leads out: that for the key which always would, else
    /// the one that took it.
    fn culprit(&self, wishes: &[Wish<'_>]) -> Option<usize> {
        if self.leads_out() {
            return None;
        }
        let last_way = BINDINGS
            .iter()
            .enumerate()
            .find(|(_, binding)| binding.action == Action::QuitNow)?;
        let is_of = |wish: &Wish<'_>| wish.rows.iter().any(|mine| mine.row == last_way.0);
        let takes = |wish: &Wish<'_>| {
            let mut keys = wish.rows.iter().flat_map(|mine| &mine.keys);
            keys.any(|key| last_way.1.keys.contains(&key.to_string().as_str()))
        };
        let mine = wishes.iter().position(is_of);
        mine.or_else(|| wishes.iter().position(takes))
    }

    /// Whether recto can be left from everywhere by keys that every terminal sends.
    fn leads_out(&self) -> bool {
        let is_sure = |action, scope| {
            let mut rows = self.rows(scope).filter(|(row, _)| row.action == action);
            rows.any(|(_, keys)| keys.iter().any(|key| key.is_sure()))
        };
        let elsewhere = [
            Scope::Panes,
            Scope::Prompt,
            Scope::Path,
            Scope::Palette,
            Scope::Popup,
        ];
        is_sure(Action::QuitNow, Scope::Everywhere)
            || (is_sure(Action::Quit, Scope::List)
                && elsewhere
                    .into_iter()
                    .all(|scope| is_sure(Action::Back, scope)))
    }

    /// The same on a terminal of this `TERM`, which may send other keys than were pressed.
    #[must_use]
    pub fn of_terminal(mut self, term: &str) -> Self {
        self.stand_ins = stand_ins::of_terminal(term);
        self
    }

    /// The action of a key in a scope; where it has none, that of the key for which it stands.
    #[must_use]
    pub fn action(&self, scope: Scope, key: Key) -> Option<Action> {
        let bound = self.bound(scope, key).or_else(|| {
            let meant = self.stand_ins.iter().find(|(sent, _)| *sent == key);
            meant.and_then(|(_, meant)| self.bound(scope, *meant))
        });
        bound.map(|binding| binding.action)
    }

    /// What a key is bound to in a scope; a place's own binding goes before that of a wider one.
    pub(super) fn bound(&self, scope: Scope, key: Key) -> Option<&'static Binding> {
        let in_scope = |wanted: Scope| {
            let mut rows = BINDINGS.iter().zip(&self.keys);
            let row = rows.find(|(binding, keys)| binding.scope == wanted && keys.contains(&key));
            row.map(|(binding, _)| binding)
        };
        let wider = scope.wider().iter().copied();
        let mut scopes = std::iter::once(scope)
            .chain(wider)
            .chain([Scope::Everywhere]);
        scopes.find_map(in_scope)
    }

    /// The rows of a scope with the keys in force; rows without a key are left out.
    pub fn rows(&self, scope: Scope) -> impl Iterator<Item = (&'static Binding, &[Key])> {
        let rows = self.all_rows();
        rows.filter(move |(binding, _)| binding.scope == scope)
    }

    /// The same of what keys are pressed for.
    pub fn rows_to(&self, aim: Aim) -> impl Iterator<Item = (&'static Binding, &[Key])> {
        let rows = self.all_rows();
        rows.filter(move |(binding, _)| binding.aim == aim)
    }

    fn all_rows(&self) -> impl Iterator<Item = (&'static Binding, &[Key])> {
        self.every_row().filter(|(_, keys)| !keys.is_empty())
    }

    /// Every row, also those without a key.
    pub(super) fn every_row(&self) -> impl Iterator<Item = (&'static Binding, &[Key])> {
        let rows = BINDINGS.iter().zip(&self.keys);
        rows.map(|(binding, keys)| (binding, keys.as_slice()))
    }

    /// The first key of an action in a scope, to name it in a sentence.
    #[must_use]
    pub fn key_of(&self, action: Action, scope: Scope) -> Option<Key> {
        self.rows(scope)
            .find(|(binding, _)| binding.action == action)?
            .1
            .first()
            .copied()
    }
}

#[cfg(test)]
mod tests;
