//! How things look: the terminal's own colours, so that light and dark both work.

use ratatui::style::{Color, Modifier, Style};

/// The styles in use. Colour says few things: where one is, star, match, fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// The name in `config.toml`.
    pub name: &'static str,
    /// What everything stands on: the terminal's own colours, or a ground and a colour of text.
    pub ground: Style,
    /// What has the focus, the prompt, what is chosen, the titles of groups.
    pub accent: Style,
    /// What went wrong.
    pub fault: Style,
    /// A star that is kept.
    pub star: Style,
    /// Words that the filter looks for.
    pub hit: Style,
    /// The hit that one went to.
    pub current_hit: Style,
    /// What is there without asking for attention.
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
    /// The selected row of another pane.
    pub marked: Style,
    /// The bar before a selected row.
    pub bar: Style,
}

const PLAIN: Style = Style::new();
const BOLD: Style = PLAIN.add_modifier(Modifier::BOLD);
/// Never bold, not even in a title: where bold is a colour, that would be the ground of the hit.
const STANDS_OUT: Style = PLAIN
    .add_modifier(Modifier::REVERSED)
    .remove_modifier(Modifier::BOLD);

/// Beside the selection, not in it: in a reversed row it would be a notch.
const BAR: Style = PLAIN.remove_modifier(Modifier::REVERSED);

/// Every theme, the default first.
pub const THEMES: &[Theme] = &[
    Theme {
        name: "terminal",
        ground: PLAIN,
        accent: PLAIN.fg(Color::Cyan),
        fault: BOLD.fg(Color::Red),
        star: BOLD.fg(Color::Yellow),
        hit: BOLD.fg(Color::Magenta).add_modifier(Modifier::UNDERLINED),
        current_hit: STANDS_OUT.fg(Color::Magenta),
        quiet: PLAIN.add_modifier(Modifier::DIM),
        strong: PLAIN.add_modifier(Modifier::BOLD),
        bold: PLAIN.add_modifier(Modifier::BOLD),
        italic: PLAIN.add_modifier(Modifier::ITALIC),
        link: PLAIN.add_modifier(Modifier::UNDERLINED),
        selected: PLAIN.add_modifier(Modifier::REVERSED),
        marked: PLAIN,
        bar: BAR.fg(Color::Cyan),
    },
    Theme {
        name: "mono",
        ground: PLAIN,
        accent: BOLD,
        fault: BOLD,
        star: BOLD,
        hit: BOLD.add_modifier(Modifier::UNDERLINED),
        current_hit: STANDS_OUT,
        quiet: PLAIN.add_modifier(Modifier::DIM),
        strong: PLAIN.add_modifier(Modifier::BOLD),
        bold: PLAIN.add_modifier(Modifier::BOLD),
        italic: PLAIN.add_modifier(Modifier::ITALIC),
        link: PLAIN.add_modifier(Modifier::UNDERLINED),
        selected: PLAIN.add_modifier(Modifier::REVERSED),
        marked: PLAIN,
        bar: BAR,
    },
];

impl Theme {
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
mod tests {
    use super::*;

    #[test]
    fn themes_use_four_colours_at_most_and_no_background() {
        for theme in THEMES {
            let styles = [
                theme.accent,
                theme.fault,
                theme.star,
                theme.hit,
                theme.current_hit,
                theme.quiet,
                theme.strong,
                theme.selected,
                theme.marked,
                theme.bar,
            ];
            let mut colours: Vec<Color> = styles.iter().filter_map(|style| style.fg).collect();
            colours.sort_by_key(|colour| format!("{colour:?}"));
            colours.dedup();
            assert!(colours.len() <= 4, "{}", theme.name);
            assert!(
                styles.iter().all(|style| style.bg.is_none()),
                "{}",
                theme.name
            );
            let hit = theme.strong.patch(theme.current_hit);
            assert!(!hit.add_modifier.contains(Modifier::BOLD), "{}", theme.name);
            assert_eq!(Theme::named(theme.name), Some(theme));
        }
    }

    #[test]
    fn without_italics_what_an_author_made_italic_is_underlined() {
        for theme in THEMES {
            let italic = PLAIN.patch(theme.without_italics().italic).add_modifier;
            assert!(!italic.contains(Modifier::ITALIC), "{}", theme.name);
            assert!(italic.contains(Modifier::UNDERLINED), "{}", theme.name);
        }
    }

    #[test]
    fn without_colour_nothing_is_coloured_and_the_selection_is_seen() {
        let mono = Theme::named("mono").unwrap();
        assert!(
            [mono.accent, mono.fault, mono.star, mono.hit, mono.bar]
                .iter()
                .all(|style| style.fg.is_none())
        );
        assert!(mono.selected.add_modifier.contains(Modifier::REVERSED));
    }
}
