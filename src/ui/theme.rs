//! How things look: the terminal's own colours, so that light and dark both work, or fixed ones.

mod colours;
mod table;

use ratatui::style::{Color, Modifier, Style};

pub use table::THEMES;

/// The styles in use. Colour says few things: where one is, star, match, fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// The name in `config.toml`.
    pub name: &'static str,
    /// What everything stands on: the terminal's own colours, or a ground and a colour of text.
    pub ground: Style,
    /// What has the focus, the prompt, what is chosen.
    pub accent: Style,
    /// The titles of groups.
    pub heading: Style,
    /// What went wrong.
    pub fault: Style,
    /// A star that is kept.
    pub star: Style,
    /// Words that the filter looks for.
    pub hit: Style,
    /// The hit that one went to.
    pub current_hit: Style,
    /// Dates, bylines, lines: what is there without asking for attention.
    pub quiet: Style,
    /// Titles and headings.
    pub strong: Style,
    /// What an author made bold.
    pub bold: Style,
    /// What an author made italic.
    pub italic: Style,
    /// What leads to an address.
    pub link: Style,
    /// The selected row of the pane that has the focus.
    pub selected: Style,
    /// The bar before a selected row.
    pub bar: Style,
    /// What lies behind a menu.
    pub behind: Style,
}

const PLAIN: Style = Style::new();
const BOLD: Style = PLAIN.add_modifier(Modifier::BOLD);
const UNDERLINED: Style = PLAIN.add_modifier(Modifier::UNDERLINED);
/// Never bold, not even in a title: where bold is a colour, that would be the ground of the hit.
const STANDS_OUT: Style = PLAIN
    .add_modifier(Modifier::REVERSED)
    .remove_modifier(Modifier::BOLD);
/// Beside a reversed row, not in it: there it would be a notch.
const BAR: Style = PLAIN.remove_modifier(Modifier::REVERSED);

/// A row that stays reversed would be brighter than the menu before it.
const BEHIND: Style = PLAIN
    .add_modifier(Modifier::DIM)
    .remove_modifier(Modifier::REVERSED);

impl Theme {
    /// Attributes alone.
    const fn without_colour(name: &'static str) -> Self {
        Self {
            name,
            ground: PLAIN,
            accent: BOLD,
            heading: BOLD,
            fault: BOLD,
            star: BOLD,
            hit: BOLD.add_modifier(Modifier::UNDERLINED),
            current_hit: STANDS_OUT,
            quiet: PLAIN.add_modifier(Modifier::DIM),
            strong: BOLD,
            bold: BOLD,
            italic: PLAIN.add_modifier(Modifier::ITALIC),
            link: UNDERLINED,
            selected: PLAIN.add_modifier(Modifier::REVERSED),
            bar: BAR,
            behind: BEHIND,
        }
    }

    /// The terminal's own ground and colours: those that are read on a light and on a dark one.
    const fn of_terminal(name: &'static str) -> Self {
        let plain = Self::without_colour(name);
        Self {
            accent: PLAIN.fg(Color::Cyan),
            heading: plain.heading.fg(Color::Cyan),
            fault: plain.fault.fg(Color::Red),
            star: plain.star.fg(Color::Yellow),
            hit: plain.hit.fg(Color::Magenta),
            current_hit: plain.current_hit.fg(Color::Magenta),
            bar: plain.bar.fg(Color::Cyan),
            ..plain
        }
    }

    /// How all looks that is no answer to what stands in the query line: nothing of it stands out.
    #[must_use]
    pub(super) fn stale(&self) -> Style {
        let stale = self.ground.patch(self.quiet);
        // What has no ground of its own must not keep that of the selected row.
        let ground = stale.bg.unwrap_or(Color::Reset);
        let flat = stale.remove_modifier(Modifier::all().difference(self.quiet.add_modifier));
        flat.fg(stale.fg.unwrap_or(Color::Reset)).bg(ground)
    }

    /// The theme of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        THEMES.iter().find(|theme| theme.name == name)
    }

    /// The same where italics would look like the selection, as in GNU screen: underlined instead.
    #[must_use]
    pub fn without_italics(mut self) -> Self {
        let plain = self.italic.remove_modifier(Modifier::ITALIC);
        self.italic = plain.add_modifier(Modifier::UNDERLINED);
        self
    }
}

impl Default for Theme {
    fn default() -> Self {
        let [first, ..] = THEMES else {
            unreachable!("the table has rows")
        };
        *first
    }
}

#[cfg(test)]
mod tests;
