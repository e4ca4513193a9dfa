//! Lines for what recto does not set up itself: cron, and the Task Scheduler of Windows.

use super::MINUTES;

/// A line for `crontab -e`. cron hands it to a shell, and takes `%` for an end of line.
pub(super) fn crontab(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| shell(word)).collect();
    format!(
        "*/{MINUTES} * * * * {}",
        words.join(" ").replace('%', "\\%")
    )
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
}
