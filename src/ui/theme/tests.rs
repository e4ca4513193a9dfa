//! What every theme must have: few colours, and none that is hard to read.

use super::colours::{OF_SIGNS, OF_TEXT, contrast};
use super::*;

fn of_the_terminal() -> impl Iterator<Item = &'static Theme> {
    THEMES.iter().filter(|theme| theme.ground.bg.is_none())
}

/// Those with a ground, in every colour and in 256.
fn on_grounds() -> impl Iterator<Item = (Theme, &'static str)> {
    let own = THEMES.iter().filter(|theme| theme.ground.bg.is_some());
    own.flat_map(|theme| [(*theme, "every"), (theme.in_256_colours(), "256")])
}

#[test]
fn a_theme_is_found_by_its_name_and_the_first_is_the_terminals_own() {
    for theme in THEMES {
        assert_eq!(Theme::named(theme.name), Some(theme));
    }
    assert_eq!(Theme::default().name, "terminal");
    assert_eq!(THEMES.len(), 8);
    assert_eq!(Theme::named("dark"), None);
}

#[test]
fn without_a_ground_there_are_four_colours_at_most_and_each_is_the_terminals() {
    for theme in of_the_terminal() {
        let styles = [
            theme.accent,
            theme.heading,
            theme.fault,
            theme.star,
            theme.hit,
            theme.current_hit,
            theme.quiet,
            theme.strong,
            theme.selected,
            theme.bar,
            theme.behind,
        ];
        let mut colours: Vec<Color> = styles.iter().filter_map(|style| style.fg).collect();
        colours.sort_by_key(|colour| format!("{colour:?}"));
        colours.dedup();
        assert!(colours.len() <= 4, "{}", theme.name);
        let is_own = |colour: &Color| !matches!(colour, Color::Rgb(..) | Color::Indexed(_));
        assert!(colours.iter().all(is_own), "{}", theme.name);
        let grounds = styles.iter().filter_map(|style| style.bg);
        assert_eq!(grounds.count(), 0, "{}", theme.name);
        assert_eq!(theme.in_256_colours(), *theme);
    }
}

#[test]
fn every_fixed_colour_is_easy_to_read_where_it_stands() {
    for (theme, colours) in on_grounds() {
        let ground = theme.ground.bg.unwrap();
        let selection = theme.selected.bg.unwrap();
        let reads = |what: &str, style: Style, below: Color, least: f64| {
            let found = contrast(style.fg.unwrap(), style.bg.unwrap_or(below));
            let name = theme.name;
            assert!(
                found >= least,
                "{name}, {colours} colours, {what}: {found:.2}"
            );
        };
        for (what, style) in [
            ("text", theme.ground),
            ("accent", theme.accent),
            ("heading", theme.heading),
            ("fault", theme.fault),
            ("hit", theme.hit),
            ("current hit", theme.current_hit),
            ("strong", theme.strong),
            ("selected", theme.selected),
        ] {
            reads(what, style, ground, OF_TEXT);
        }
        for (what, style) in [
            ("star", theme.star),
            ("quiet", theme.quiet),
            ("behind", theme.behind),
            ("bar", theme.bar),
        ] {
            reads(what, style, ground, OF_SIGNS);
        }
        reads("bar of the selection", theme.bar, selection, OF_SIGNS);
        assert_ne!(ground, selection, "{}, {colours}", theme.name);
        // One tells what is strong, secondary and chosen from each other and from text.
        let inks = [
            theme.ground,
            theme.quiet,
            theme.accent,
            theme.hit,
            theme.fault,
            theme.star,
        ];
        let inks: Vec<Option<Color>> = inks.iter().map(|style| style.fg).collect();
        for (number, ink) in inks.iter().enumerate() {
            let others = inks.iter().skip(number + 1);
            assert!(
                !others.clone().any(|other| other == ink),
                "{}, {colours}: {inks:?}",
                theme.name
            );
        }
    }
}

#[test]
fn contrast_is_counted_as_the_guidelines_count_it() {
    let rgb = |red, green, blue| Color::Rgb(red, green, blue);
    for (one, other, expected) in [
        (rgb(0, 0, 0), rgb(255, 255, 255), 21.0),
        (rgb(0x77, 0x77, 0x77), rgb(255, 255, 255), 4.48),
        (rgb(0x65, 0x7b, 0x83), rgb(0xfd, 0xf6, 0xe3), 4.13),
        (Color::Indexed(16), Color::Indexed(231), 21.0),
        (Color::Indexed(232), rgb(8, 8, 8), 1.0),
        // Nobody knows what the terminal takes for it.
        (Color::Red, rgb(0, 0, 0), 1.0),
    ] {
        for found in [contrast(one, other), contrast(other, one)] {
            assert!((found - expected).abs() < 0.01, "{one} {other} {found}");
        }
    }
}

#[test]
fn in_256_colours_none_is_left_that_is_not_among_them() {
    for (theme, colours) in on_grounds().filter(|(_, colours)| *colours == "256") {
        let shown = format!("{theme:?}");
        assert!(
            !shown.contains("Rgb") && !shown.contains('#'),
            "{colours} {shown}"
        );
        assert_eq!(theme.in_256_colours(), theme);
    }
}

#[test]
fn no_hit_is_bold_where_bold_would_be_a_colour() {
    for theme in THEMES {
        let hit = theme.strong.patch(theme.current_hit);
        assert!(!hit.add_modifier.contains(Modifier::BOLD), "{}", theme.name);
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
    assert!(!format!("{mono:?}").contains("fg("), "{mono:?}");
    assert!(mono.selected.add_modifier.contains(Modifier::REVERSED));
}
