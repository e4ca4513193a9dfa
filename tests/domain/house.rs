//! The house: who may import whom, and what occurs nowhere but in its one place.

#[path = "house/inside.rs"]
mod inside;
#[path = "house/listed.rs"]
mod listed;

use std::fs;
use std::path::{Path, PathBuf};

/// What each part may import; nothing points back.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("paper", &[]),
    ("text", &[]),
    ("body", &["paper", "text", "formats"]),
    ("disk", &["paper", "text"]),
    ("bodies", &["paper", "text", "disk", "body"]),
    ("library", &["paper", "text", "disk"]),
    ("marks", &["paper", "text", "disk"]),
    ("notes", &["paper", "text", "disk", "secret"]),
    ("formats", &["paper", "text", "disk"]),
    ("merge", &["paper", "text", "disk"]),
    ("secret", &["text", "disk"]),
    ("net", &["paper", "text", "disk", "secret"]),
    // What a subscription says of its way, and nothing of what is sent.
    ("mail", &["paper", "text", "disk", "secret", "digest"]),
    (
        "sources",
        &["paper", "text", "query", "formats", "net", "secret"],
    ),
    (
        "query",
        &["paper", "text", "bodies", "library", "marks", "notes"],
    ),
    ("digest", &["paper", "text", "library", "marks", "query"]),
    (
        "app",
        &[
            "paper", "text", "body", "library", "marks", "notes", "formats", "merge", "query",
            "jobs", "sources",
        ],
    ),
    ("ui", &["paper", "text", "body", "marks", "query", "app"]),
    ("files", &["text", "disk"]),
    (
        "jobs",
        &[
            "paper", "text", "disk", "body", "bodies", "library", "marks", "notes", "formats",
            "merge", "query", "files", "net", "secret", "sources", "mail", "digest",
        ],
    ),
    (
        "config",
        &[
            "text", "disk", "bodies", "marks", "notes", "merge", "query", "digest", "net",
            "secret", "sources", "jobs", "app", "ui",
        ],
    ),
    ("clock", &["paper"]),
    ("state", &["paper", "marks", "disk"]),
    ("fault", &["text"]),
    (
        "cli",
        &[
            "paper", "text", "body", "bodies", "library", "marks", "notes", "formats", "merge",
            "jobs", "query", "files", "disk", "state", "config", "clock", "fault", "sources",
            "digest",
        ],
    ),
    (
        "run",
        &[
            "paper", "text", "bodies", "library", "marks", "notes", "formats", "merge", "jobs",
            "query", "app", "ui", "files", "disk", "state", "config", "clock", "fault",
        ],
    ),
];

/// What may stand only in these files.
const ONLY_IN: &[(&str, &[&str])] = &[
    (
        "std::fs",
        &[
            "disk/",
            "library/",
            "marks/",
            "notes/",
            "bodies/",
            "files.rs",
            "files/",
            "config.rs",
            "run/world.rs",
        ],
    ),
    (
        "std::env",
        &[
            "main.rs",
            "files.rs",
            "files/around.rs",
            "config/surroundings.rs",
            "run/failing.rs",
            "run/clipboard.rs",
            "run/start.rs",
            "run/terminal.rs",
        ],
    ),
    // jiff's own panics where the clock stands beyond its years.
    ("Timestamp::now", &[]),
    (
        "SystemTime::now",
        &["clock.rs", "disk/beside.rs", "marks/file.rs"],
    ),
    (
        "crossterm::",
        &["app/key.rs", "run.rs", "run/", "cli/output.rs"],
    ),
    (
        "ratatui::",
        &["app.rs", "app/", "ui.rs", "ui/", "run.rs", "run/"],
    ),
    ("io::stdout()", &["run/terminal.rs", "cli/output.rs"]),
    ("io::stderr()", &["cli/output.rs"]),
    ("println!", &[]),
    ("print!", &[]),
    ("process::exit", &["run/ending.rs"]),
    ("process::abort", &[]),
    // A panic ends the frame, a save, a search or a job, and each of these says so once.
    (
        "catch_unwind",
        &["jobs.rs", "run.rs", "run/marks.rs", "run/search/thread.rs"],
    ),
    // The web is asked in one way.
    ("ureq::", &["net/"]),
    ("TcpStream", &[]),
    // So is a mail server.
    ("lettre::", &["mail/"]),
    // How the index comes up.
    (".update(&store", &["jobs/index.rs"]),
    ("mem::forget", &["run/terminal.rs"]),
    // What would go past ratatui's filter, ask the terminal something, or send it a link.
    ("set_symbol(", &[]),
    ("set_char(", &[]),
    ("terminal.clear(", &[]),
    ("cursor::position(", &[]),
    ("keyboard_enhancement", &[]),
    ("]8;", &[]),
    ("[6n", &[]),
    ("]11;?", &[]),
    ("?1003h\\", &[]),
    ("EnableMouseCapture", &[]),
    // A shell, and files that are cut before they are written.
    ("\"sh\"", &[]),
    ("\"cmd\"", &[]),
    ("fs::write(", &[]),
    (
        "unsafe",
        &["library/index/read/mapped_file.rs", "fault/unix.rs"],
    ),
];

/// What may stand only in this file of tests and benches: how programs are started, for what is the
/// user's is left alone; where samples lie; how a skip is said. In pieces, so that it does not stand here.
const ONLY_IN_TESTS: &[(&str, &str)] = &[
    (concat!("Command::", "new("), "common/away.rs"),
    (concat!("CommandBuilder::", "new("), "common/pty.rs"),
    (concat!("CARGO_BIN", "_EXE"), "common/away.rs"),
    (concat!("\"../", "shared"), "common/samples.rs"),
    (concat!("println!(\"", "skipped"), "common/skipped.rs"),
];

/// The sources below a folder, by their names in it.
fn sources(root: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(root)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                // What cargo makes has other rules.
                folders.extend((!path.ends_with("target")).then_some(path));
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root).unwrap().display().to_string();
                found.push((name.replace('\\', "/"), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}

/// A source without comments and without its tests.
fn code(source: &str) -> String {
    let source = source.split("#[cfg(test)]\nmod tests").next().unwrap();
    let lines = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<&str>>().join("\n")
}

#[test]
fn nobody_imports_what_points_back() {
    for (name, source) in sources("src") {
        let part = name.split(['/', '.']).next().unwrap();
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(known, _)| *known == part) else {
            assert!(
                ["main", "lib"].contains(&part),
                "{name} belongs to no part of the house"
            );
            continue;
        };
        for piece in code(&source).split("crate::").skip(1) {
            let imported: String = piece
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            let fits = imported == part || allowed.contains(&imported.as_str());
            assert!(fits, "{name} imports {imported}");
        }
    }
}

#[test]
fn what_keys_clicks_menus_and_jobs_mean_is_handed_to_subjects_that_know_no_other() {
    let handing_on = ["after", "keys", "mouse", "menu", "jobs"];
    for (name, source) in sources("src/app/update") {
        let is_subject = !handing_on
            .iter()
            .any(|one| name == format!("{one}.rs") || name.starts_with(&format!("{one}/")));
        let known = code(&source)
            .replace("super::after::", "")
            .replace("pub(super)", "");
        assert!(
            !is_subject || !known.contains("super::"),
            "{name} asks for what another subject does; let it say what follows"
        );
    }
}

#[test]
fn what_has_one_place_stands_nowhere_else() {
    for (name, source) in sources("src") {
        for (what, places) in ONLY_IN {
            let is_its_place = places.iter().any(|place| name.starts_with(place));
            assert!(
                is_its_place || !code(&source).contains(what),
                "{what} in {name}"
            );
        }
        // The app knows rectangles and nothing else of ratatui.
        if name.starts_with("app") {
            let beyond = code(&source).replace("ratatui::layout", "");
            assert!(
                !beyond.contains("ratatui::"),
                "{name} knows more of ratatui than its layout"
            );
            // It knows the words of jobs, and does no work.
            assert!(!code(&source).contains(".run("), "{name} runs something");
        }
    }
}

#[test]
fn tests_and_benches_start_programs_and_find_samples_in_one_way() {
    for (name, source) in [sources("tests"), sources("benches")].concat() {
        for (what, place) in ONLY_IN_TESTS {
            assert!(
                name == *place || !code(&source).contains(what),
                "{what} in {name} and not in tests/{place}"
            );
        }
    }
}

#[test]
fn every_file_says_what_it_is_and_has_one_subject() {
    let sources = sources("src");
    let mut lines = 0;
    for (name, source) in &sources {
        assert!(source.starts_with("//! "), "{name} does not say what it is");
        assert!(
            source.lines().count() <= 400,
            "{name} has more than 400 lines"
        );
        assert!(!Path::new(name).ends_with("mod.rs"), "{name}");
        lines += source.lines().count();
    }
    assert!(
        lines / sources.len() <= 150,
        "{} lines a file",
        lines / sources.len()
    );
}
