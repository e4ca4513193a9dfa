//! What a shell is told that a command may go on with.

use std::fs;
use std::path::Path;

use super::recto;
use crate::common::{away, skipped};

/// What stands in the answer to a shell that asks for the last of these words, one a line.
fn asked(home: &Path, shell: &str, words: &[&str]) -> Vec<String> {
    let index = words.len().to_string();
    let mut command = away::program(away::RECTO);
    command
        .env("RECTO_HOME", home)
        .env("RECTO_COMPLETE", shell)
        .env("_CLAP_COMPLETE_INDEX", index)
        .env("_CLAP_IFS", "\n")
        .args(["--", "recto"])
        .args(words);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::to_owned).collect()
}

/// A home with a feed, a view and tags, one of which means harm.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join("config");
    fs::create_dir_all(&config).unwrap();
    let settings = "[feeds]\nlearning = \"arxiv:cs.LG\"\n\n[views]\nlately = \"is:unread\"\n";
    fs::write(config.join("config.toml"), settings).unwrap();
    let at = "2026-01-01T00:00:00Z";
    let tag = |tag: &str| serde_json::json!({"at": at, "title": "A", "tags": [tag]});
    let stars = serde_json::json!({
        "version": 1,
        "starred": {"arxiv:2503.11794": {"at": at, "title": "A"}},
        "tagged": {"arxiv:2503.11794": tag("to-read"), "arxiv:2503.11795": tag("t$(touch x)")},
    });
    fs::write(config.join("starred.json"), stars.to_string()).unwrap();
    home
}

#[test]
fn a_shell_is_told_names_of_the_library_the_settings_and_the_tables() {
    let home = home();
    for (words, told) in [
        (&["fee"][..], "feeds"),
        (&["feeds", "remove", "le"], "learning"),
        (&["views", "remove", "l"], "lately"),
        (&["export", "--format", "bibt"], "bibtex"),
        (&["list", "--sort", "tr"], "trending"),
        (&["list", "ta"], "tag:"),
        (&["list", "-tag:t"], "-tag:to-read"),
        (&["list", "feed:l"], "feed:learning"),
        (&["list", "is:st"], "is:starred"),
        (&["tag", "+t"], "+to-read"),
        (&["show", "arxiv:2503.117"], "arxiv:2503.11794"),
        (&["--filter", "is:st"], "is:starred"),
    ] {
        let answer = asked(home.path(), "bash", words);
        assert!(
            answer.iter().any(|line| line == told),
            "{words:?}: {answer:?}"
        );
    }
}

#[test]
fn a_tag_that_a_shell_would_run_is_not_told() {
    let home = home();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        for words in [&["list", "tag:t"][..], &["tag", "+t"]] {
            let answer = asked(home.path(), shell, words);
            assert!(!answer.is_empty(), "{shell} {words:?}");
            assert!(!answer.concat().contains('$'), "{shell}: {answer:?}");
        }
    }
}

#[test]
fn an_id_of_the_library_is_told_few_at_a_time() {
    let home = tempfile::tempdir().unwrap();
    let ids = recto(home.path(), &["list"]).out;
    assert!(ids.lines().count() > 100);
    let answer = asked(home.path(), "bash", &["show", "title:"]);
    assert!((2..=40).contains(&answer.len()), "{answer:?}");
    assert!(
        answer.iter().all(|id| ids.contains(id.as_str())),
        "{answer:?}"
    );
}

#[test]
fn every_shell_has_a_script_that_asks_recto() {
    let home = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = recto(home.path(), &["completions", shell]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{shell}");
        assert!(ran.out.contains("RECTO_COMPLETE"), "{shell}: {}", ran.out);
    }
    assert_eq!(recto(home.path(), &["completions", "tcsh"]).code, 2);
}

/// Runs a script in a shell in which `recto` is the one that is tested; `None`, said, where it is not installed.
fn in_shell(shell: &str, arguments: &[&str], home: &Path, script: &str) -> Option<String> {
    let folder = Path::new(away::RECTO).parent().unwrap();
    let path = std::env::var("PATH").unwrap_or_default();
    let mut command = away::program(shell);
    command
        .env("PATH", format!("{}:{path}", folder.display()))
        .env("RECTO_HOME", home)
        .current_dir(home)
        .args(arguments)
        .arg(script);
    let Ok(output) = command.output() else {
        skipped::skipped(
            "completions in a shell",
            &format!("{shell} is not installed"),
        );
        return None;
    };
    assert!(output.status.success(), "{output:?}");
    Some(String::from_utf8(output.stdout).unwrap())
}

#[cfg(unix)]
#[test]
fn bash_completes_words_with_colons() {
    let home = home();
    // The words as bash parts them.
    for (words, typed, told) in [
        (
            "recto feeds remove le",
            "(recto feeds remove le)",
            "learning",
        ),
        ("recto list tag:to", "(recto list tag : to)", "to-read"),
        ("recto list tag:", "(recto list tag :)", "to-read"),
        (
            "recto list -tag:to",
            "(recto list -tag : to)",
            "-tag:to-read",
        ),
        (
            "recto show arxiv:2503.11794",
            "(recto show arxiv : 2503.11794)",
            "2503.11794",
        ),
        (
            "recto list --sort=tren",
            "(recto list --sort = tren)",
            "trending",
        ),
    ] {
        let script = format!(
            "source <(recto completions bash); COMP_LINE='{words}'; COMP_POINT=${{#COMP_LINE}}; COMP_WORDS={typed}; COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _recto recto; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        let Some(answer) = in_shell("bash", &["--norc", "-c"], home.path(), &script) else {
            return;
        };
        let told = told.trim_start_matches("-tag:");
        assert!(
            answer.lines().any(|line| line == told),
            "{words}: {answer:?}"
        );
    }
}

#[cfg(unix)]
#[test]
fn fish_completes_by_its_script() {
    let home = home();
    let script = "recto completions fish | source; complete -C 'recto feeds remove le'";
    if let Some(answer) = in_shell("fish", &["--no-config", "-c"], home.path(), script) {
        assert!(answer.contains("learning"), "{answer}");
    }
}

#[cfg(unix)]
#[test]
fn zsh_takes_its_script() {
    let home = home();
    let script = "autoload -U compinit; compinit -D -u; source <(recto completions zsh); print $_comps[recto]";
    if let Some(answer) = in_shell("zsh", &["-f", "-c"], home.path(), script) {
        assert!(answer.contains("recto"), "{answer}");
    }
}
