//! What the surroundings tell.

use super::*;
use crate::config::parse;

fn settings(here: &Surroundings, text: &str) -> Settings {
    let (config, problems) = parse(text, here.outset());
    assert_eq!(problems, []);
    config.settings
}

#[test]
fn on_the_console_of_linux_signs_and_scripts_are_ascii_unless_the_settings_say_otherwise() {
    for (term, text, ascii, scripts) in [
        ("linux", "", true, Scripts::Plain),
        ("linux", "ascii = false", false, Scripts::Plain),
        ("linux", "scripts = \"unicode\"", true, Scripts::Unicode),
        ("linux-16color", "", true, Scripts::Plain),
        ("xterm-256color", "", false, Scripts::Unicode),
        ("xterm-256color", "ascii = true", true, Scripts::Unicode),
        ("", "", false, Scripts::Unicode),
    ] {
        let here = Surroundings {
            term: term.to_owned(),
            ..Surroundings::default()
        };
        let settings = settings(&here, text);
        let found = (settings.ascii, settings.letters.scripts);
        assert_eq!(found, (ascii, scripts), "{term} {text}");
    }
}

#[test]
fn in_gnu_screen_the_mouse_is_off_unless_the_settings_say_otherwise() {
    for (term, text, mouse) in [
        ("screen", "", Capture::Off),
        ("screen", "mouse = true", Capture::On),
        ("screen", "mouse = false", Capture::Off),
        ("xterm", "", Capture::On),
        ("xterm", "mouse = false", Capture::Off),
    ] {
        let here = Surroundings {
            term: term.to_owned(),
            ..Surroundings::default()
        };
        assert_eq!(settings(&here, text).mouse, mouse, "{term} {text}");
    }
}

#[test]
fn ambiguous_characters_are_wide_where_screen_or_mlterm_has_an_east_asian_locale() {
    for (term, locale, others, wide) in [
        ("screen", "ja_JP.UTF-8", "STY", true),
        ("screen.xterm-256color", "ko_KR.UTF-8", "STY", true),
        ("screen-256color", "zh_TW", "STY", true),
        ("screen", "de_DE.UTF-8", "STY", false),
        ("screen", "C.UTF-8", "STY", false),
        ("screen", "", "STY", false),
        ("screen", "jam_JM", "STY", false),
        // tmux says of itself that it is a screen.
        ("screen", "ja_JP.UTF-8", "TMUX", false),
        ("tmux-256color", "ja_JP.UTF-8", "STY TMUX", false),
        ("tmux-256color", "ja_JP.UTF-8", "TMUX MLTERM", false),
        // Screen that says so, which an xterm started within it does as well.
        ("xterm-256color", "ja_JP.UTF-8", "STY", true),
        // A terminal that was started within screen, and what may be a tmux over SSH.
        ("xterm-kitty", "ja_JP.UTF-8", "STY", false),
        ("screen-256color", "ja_JP.UTF-8", "", false),
        ("xterm-256color", "ja_JP.UTF-8", "", false),
        ("xterm", "ja_JP.UTF-8", "MLTERM", true),
        ("mlterm-256color", "ja", "", true),
        ("xterm", "en_GB.UTF-8", "MLTERM", false),
        ("xterm-kitty", "zh_CN.UTF-8", "MLTERM", false),
    ] {
        let variable = |name: &str| {
            let is_set = others.split(' ').any(|one| one == name);
            if is_set {
                "set".to_owned()
            } else {
                String::new()
            }
        };
        let here = Surroundings {
            term: term.to_owned(),
            colours: String::new(),
            locale: locale.to_owned(),
            tmux: variable("TMUX"),
            screen: variable("STY"),
            mlterm: variable("MLTERM"),
        };
        for (text, widths) in [
            ("", if wide { Widths::Wide } else { Widths::Narrow }),
            ("wide = true", Widths::Wide),
            ("wide = false", Widths::Narrow),
        ] {
            let found = settings(&here, text).letters.widths;
            assert_eq!(found, widths, "{term} {locale} {others} {text}");
        }
    }
}

#[test]
fn every_colour_is_shown_where_the_terminal_says_so_and_nothing_between_shows_fewer() {
    for (term, colours, screen, every) in [
        ("xterm-256color", "truecolor", "", true),
        ("xterm-direct", "24bit", "", true),
        ("xterm-256color", "", "", false),
        ("xterm-256color", "yes", "", false),
        ("screen-256color", "truecolor", "1.pts", false),
    ] {
        let here = Surroundings {
            term: term.to_owned(),
            colours: colours.to_owned(),
            screen: screen.to_owned(),
            ..Surroundings::default()
        };
        assert_eq!(here.has_every_colour(), every, "{term} {colours}");
    }
}
