//! What is taken of a file, and what a mistake in it costs.

use super::*;
use crate::app::{Action, Capture, RowLines, Scope};
use crate::merge::Keywords;
use crate::text::letters::Letters;
use crate::text::scripts::Scripts;
use crate::text::wrap::Widths;

fn parsed(text: &str) -> (Config, Vec<ConfigProblem>) {
    parse(text, Config::default())
}

fn said(problems: &[ConfigProblem]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn every_setting_is_taken() {
    let text = "measure = 66\nrows = \"two\"\nzotero_tags = true\nascii = true\nwide = true\nscripts = \"plain\"\nmouse = false\ntheme = \"mono\"\n\n[keys]\nstar = \"x\"\nquit = [\"Q\", \"Ctrl-Q\"]\nhelp = []\n";
    let (config, problems) = parsed(text);
    assert_eq!(problems, []);
    assert_eq!(
        config.settings,
        Settings {
            measure: 66,
            row_lines: RowLines::Two,
            ascii: true,
            letters: Letters {
                widths: Widths::Wide,
                scripts: Scripts::Plain,
            },
            mouse: Capture::Off,
            keywords: Keywords::AsTags,
            plain: false,
        }
    );
    assert_eq!(config.theme.name, "mono");
    let key = |action, scope| {
        let key = config.keymap.key_of(action, scope);
        key.map(|key| key.to_string())
    };
    assert_eq!(key(Action::ToggleStar, Scope::Panes).as_deref(), Some("x"));
    assert_eq!(key(Action::Quit, Scope::List).as_deref(), Some("Q"));
    assert_eq!(key(Action::Help, Scope::Panes), None);
}

#[test]
fn a_setting_is_read_as_it_is_shown() {
    let changed = Config {
        settings: Settings {
            measure: 50,
            row_lines: RowLines::One,
            ascii: true,
            letters: Letters {
                widths: Widths::Wide,
                scripts: Scripts::Plain,
            },
            mouse: Capture::Off,
            keywords: Keywords::AsTags,
            plain: false,
        },
        theme: *Theme::named("mono").unwrap(),
        access: Access {
            contact: Some("me@example.org".to_owned()),
            ..Access::default()
        },
        ..Config::default()
    };
    for config in [Config::default(), changed] {
        let line = |setting: &Setting| {
            let value = setting.value(&config)?;
            Some(format!("{} = {value}\n", setting.name))
        };
        let text: String = SETTINGS.iter().filter_map(line).collect();
        assert_eq!(parsed(&text), (config, Vec::new()), "{text}");
    }
}

#[test]
fn every_setting_refuses_what_it_does_not_take() {
    for setting in SETTINGS {
        for value in ["-1", "1979-05-27", "[[]]", "\"no such thing\""] {
            let (config, problems) = parsed(&format!("{} = {value}\n", setting.name));
            assert_eq!(config, Config::default(), "{}", setting.name);
            let (name, form) = (setting.name, setting.form());
            let told = format!("config.toml line 1: \"{name}\" takes {form}");
            assert_eq!(said(&problems), [told]);
        }
    }
}

#[test]
fn a_mistake_costs_one_entry_and_names_its_line() {
    let text = "measure = 200\nascii = \"no\"\nmouse = false\ncolour = 1\ntheme = \"dark\"\n[keys]\nstar = 7\nread = \"j\"\nundo = \"j\"\nsing = \"x\"\n";
    let (config, problems) = parsed(text);
    let known: Vec<String> = SETTINGS.iter().map(Setting::head).collect();
    assert!(known.contains(&"measure".to_owned()) && known.contains(&"[keys]".to_owned()));
    assert_eq!(
        said(&problems),
        [
            "config.toml line 1: \"measure\" takes a number from 50 to 100",
            "config.toml line 2: \"ascii\" takes true or false",
            &*format!(
                "config.toml line 4: \"colour\" is no setting; there are {}",
                known.join(", ")
            ),
            "config.toml line 5: \"theme\" takes \"terminal\", \"mono\", \"solarized-light\", \"solarized-dark\", \"gruvbox\", \"nord\", \"catppuccin-latte\" or \"paper\"",
            "config.toml line 7: \"star\" takes a key in quotes, or several in brackets",
            "config.toml line 9: j is already the key of \"read\" by line 8; give one of them another",
            "config.toml line 10: \"sing\" is no action; the help (?) names them",
        ]
    );
    let settings = Settings {
        mouse: Capture::Off,
        ..Settings::default()
    };
    assert_eq!(config.settings, settings);
    assert_eq!(config.theme, Theme::default());
}

#[test]
fn a_line_that_is_no_toml_costs_itself() {
    for slip in [
        "measure = ",
        "measure 66",
        "measure = 66 66",
        "= 66",
        "theme = \"mono",
        "theme = mono",
        "[keys",
        "what is this",
        "ascii = true",
        "naïve = ☆",
    ] {
        let text = format!("ascii = true\n{slip}\nmouse = false\n[keys]\nstar = \"x\"\n");
        let (config, problems) = parsed(&text);
        let lines: Vec<usize> = problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [2], "{slip}: {problems:?}");
        assert!(config.settings.ascii, "{slip}");
        assert_eq!(config.settings.mouse, Capture::Off, "{slip}");
        let star = config.keymap.key_of(Action::ToggleStar, Scope::Panes);
        assert_eq!(
            star.map(|key| key.to_string()).as_deref(),
            Some("x"),
            "{slip}"
        );
    }
}

#[test]
fn what_is_not_closed_costs_what_stands_behind_it_and_has_an_end() {
    for open in ["measure = [", "theme = \"\"\"", "ascii = {"] {
        let (config, problems) = parsed(&format!("mouse = false\n{open}\nascii = true\n\n"));
        assert_eq!(config.settings.mouse, Capture::Off, "{open}");
        assert!(
            problems.iter().any(|problem| problem.line == 2),
            "{problems:?}"
        );
        assert!(
            problems.iter().all(|problem| problem.line >= 2),
            "{problems:?}"
        );
    }
    let (config, problems) = parsed(&"what is this\n".repeat(1_000));
    assert_eq!(config, Config::default());
    assert_eq!(problems.len(), MOST_SLIPS);
    assert!(
        problems[MOST_SLIPS - 1]
            .reason
            .ends_with("; no setting was taken")
    );
}
