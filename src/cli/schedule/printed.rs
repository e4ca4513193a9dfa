//! Lines for what recto does not set up itself: cron, and the Task Scheduler of Windows.

use std::path::Path;

use super::MINUTES;

/// A line for `crontab -e`. cron hands it to a shell, and takes `%` for an end of line.
pub(super) fn crontab(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| shell(word)).collect();
    format!(
        "*/{MINUTES} * * * * {}",
        words.join(" ").replace('%', "\\%")
    )
}

/// Whether a line of a crontab sends the digests of a home.
pub(super) fn is_in_crontab(crontab: &str, home: Option<&Path>) -> bool {
    let home = home.map(|home| shell(&home.display().to_string()).replace('%', "\\%"));
    let is_meant = |line: &str| {
        let is_of_home = match &home {
            Some(home) => line.contains(home),
            None => !line.contains("--home") && !line.contains("RECTO_HOME"),
        };
        is_of_home && line.contains("recto") && line.contains(" digest ") && line.contains("--send")
    };
    let mut lines = crontab.lines().map(str::trim);
    lines.any(|line| !line.starts_with('#') && is_meant(line))
}

/// A line for a shell of Windows.
pub(super) fn task(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\\\"{word}\\\"")).collect();
    format!(
        "schtasks /Create /SC MINUTE /MO {MINUTES} /TN recto-digest /TR \"{}\"",
        words.join(" ")
    )
}

/// A word for a shell: plain, or in single quotes.
fn shell(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_means_itself() {
        let words = ["/bin/recto", "--home", "/it's 5% $HOME", "digest", "--send"];
        let words = words.map(str::to_owned);
        assert_eq!(
            crontab(&words),
            r"*/15 * * * * /bin/recto --home '/it'\''s 5\% $HOME' digest --send"
        );
        assert!(task(&words).contains("/SC MINUTE /MO 15"));
    }

    #[test]
    fn the_line_of_a_home_is_found_in_a_crontab() {
        let words = ["/bin/recto", "--home", "/it's 5%", "digest", "--send"];
        let line = crontab(&words.map(str::to_owned));
        let bare = "7 7 * * * recto digest morning --send 2>&1 | logger\n";
        let none = format!("# {line}\n0 0 * * * backup recto\n");
        let (own, other) = (Path::new("/it's 5%"), Path::new("/other"));
        for (text, home, is_there) in [
            (line.as_str(), Some(own), true),
            (&line, Some(other), false),
            (&line, None, false),
            (bare, None, true),
            (bare, Some(own), false),
            (&none, Some(own), false),
            ("", None, false),
        ] {
            assert_eq!(is_in_crontab(text, home), is_there, "{text} {home:?}");
        }
    }
}
