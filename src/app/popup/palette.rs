//! The palette: everything that can be done, found by a few letters of its name.

mod score;

use std::cmp::Reverse;

use crate::app::{Action, BINDINGS, Binding, Model, Motion, Prompt, Scope};
use crate::query::Order;
use score::Fit;

/// So many rows are shown at a time.
pub const PALETTE_ROWS: usize = 14;

/// Everything that can be done, and what of it goes like what is typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    /// The line.
    pub prompt: Prompt,
    rows: Vec<PaletteRow>,
    /// The places of the rows that fit, the best one first, each with the letters that were typed.
    fitting: Vec<(usize, Fit)>,
    /// The selected one of them.
    at: usize,
}

/// Something that can be done.
#[derive(Debug, Clone, PartialEq)]
pub struct PaletteRow {
    /// Its name; that of an action is the one in `config.toml`.
    pub name: String,
    /// What it does.
    pub meaning: &'static str,
    /// The key that does it, where one does.
    pub key: String,
    /// Why it does nothing now.
    pub vain: Option<&'static str>,
    /// What comes of it.
    pub(in crate::app) does: Does,
}

/// What comes of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::app) enum Does {
    /// This is done, as by its key.
    Act(Action),
    /// The list gets this order.
    Sort(Order),
    /// Everything looks like this.
    Look(&'static str),
}

impl Palette {
    /// What can be done where one is.
    pub(in crate::app) fn new(model: &Model) -> Self {
        let mut palette = Self {
            prompt: Prompt::default(),
            rows: rows(model),
            fitting: Vec::new(),
            at: 0,
        };
        palette.fit();
        palette
    }

    /// Changes the line; the best row that fits is selected then.
    pub(in crate::app) fn change(&mut self, edit: impl FnOnce(&mut Prompt)) {
        let before = self.prompt.text().to_owned();
        edit(&mut self.prompt);
        if self.prompt.text() != before {
            self.fit();
        }
    }

    fn fit(&mut self) {
        let words: Vec<String> = self
            .prompt
            .text()
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        let rows = self.rows.iter().enumerate();
        let fitting =
            rows.filter_map(|(place, row)| Some((place, Fit::of(&words, &row.name, row.meaning)?)));
        self.fitting = fitting.collect();
        let is_in_vain = |place: usize| self.rows.get(place).is_some_and(|row| row.vain.is_some());
        // Of equals what does something, in the order of the table.
        self.fitting
            .sort_by_key(|(place, fit)| (Reverse(fit.score), is_in_vain(*place)));
        self.at = 0;
    }

    /// Goes to another row; from one end to the other.
    pub(in crate::app) fn go(&mut self, motion: Motion) {
        let count = self.fitting.len().cast_signed();
        if count == 0 {
            return;
        }
        let at = self.at.cast_signed();
        let to = at.saturating_add(motion.steps(PALETTE_ROWS));
        let is_step = matches!(motion, Motion::Down | Motion::Up);
        let to = if is_step {
            to.rem_euclid(count)
        } else {
            to.clamp(0, count - 1)
        };
        self.at = to.unsigned_abs();
    }

    /// Selects a place of what is shown, if there is one.
    pub(in crate::app) fn select(&mut self, place: usize) -> bool {
        let is_there = place < self.fitting.len();
        if is_there {
            self.at = place;
        }
        is_there
    }

    /// The selected row.
    #[must_use]
    pub fn selected(&self) -> Option<&PaletteRow> {
        let (place, _) = self.fitting.get(self.at)?;
        self.rows.get(*place)
    }

    /// The rows that fit, each with the bytes of its name that were typed and whether it is the selected
    /// one, from the first one that is shown where there is room for so many.
    pub fn shown(&self, room: usize) -> impl Iterator<Item = (&PaletteRow, &[usize], bool)> {
        let fitting = self.fitting.iter().enumerate().skip(self.top(room));
        fitting.filter_map(|(place, (row, fit))| {
            Some((self.rows.get(*row)?, fit.hits.as_slice(), place == self.at))
        })
    }

    /// The first one shown, where there is room for so many.
    #[must_use]
    pub fn top(&self, room: usize) -> usize {
        (self.at + 1).saturating_sub(room)
    }

    /// How many fit.
    #[must_use]
    pub fn len(&self) -> usize {
        self.fitting.len()
    }

    /// Whether none fits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fitting.is_empty()
    }

    /// The widest name, in columns: names are letters and signs of ASCII.
    #[must_use]
    pub fn name_columns(&self) -> usize {
        let names = self.rows.iter().map(|row| row.name.len());
        names.max().unwrap_or(0)
    }
}

/// Everything that can be done where one is: actions by the table of keys, orders, themes.
fn rows(model: &Model) -> Vec<PaletteRow> {
    let here = model.scope();
    let scopes = std::iter::once(here).chain(here.wider().iter().copied());
    let scopes: Vec<Scope> = scopes.chain([Scope::Everywhere]).collect();
    let nearness = |binding: &Binding| scopes.iter().position(|scope| *scope == binding.scope);
    let mut rows: Vec<PaletteRow> = Vec::new();
    for (binding, keys) in model.keymap.every_row() {
        let Some(near) = nearness(binding) else {
            continue;
        };
        // What a place has of its own goes before, as its key does.
        let same = BINDINGS.iter().filter(|row| row.action == binding.action);
        let is_nearest = same.filter_map(nearness).all(|other| near <= other);
        // This is open.
        let is_done = binding.action == Action::Palette;
        if is_nearest && !is_done {
            rows.push(PaletteRow {
                name: binding.name.to_owned(),
                meaning: binding.meaning,
                key: keys.first().map(ToString::to_string).unwrap_or_default(),
                vain: model.in_vain(binding.when),
                does: Does::Act(binding.action),
            });
        }
    }
    let is_beyond = model.beyond().is_some();
    rows.extend(Order::ALL.map(|order| PaletteRow {
        name: format!("sort: {}", order.name()),
        meaning: order.meaning(),
        key: String::new(),
        vain: if is_beyond {
            Some("what is shown has an order of its own")
        } else {
            (order == model.order).then_some("the list is in this order")
        },
        does: Does::Sort(order),
    }));
    rows.extend(model.themes.iter().map(|theme| PaletteRow {
        name: format!("theme: {theme}"),
        meaning: "look so until you leave; a line in config.toml keeps it",
        key: String::new(),
        vain: None,
        does: Does::Look(theme),
    }));
    rows
}
