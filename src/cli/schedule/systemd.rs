//! Units of systemd for the user. `systemd.unit(5)`, `systemd.service(5)`, `systemd.timer(5)`.

use super::MINUTES;

/// What is started.
pub(super) fn service(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    format!(
        "[Unit]\nDescription=recto: send the digests that are due\n\n[Service]\nType=oneshot\nExecStart={}\nTimeoutStartSec=30min\nNice=10\n",
        words.join(" ")
    )
}

/// When.
pub(super) fn timer() -> String {
    format!(
        "[Unit]\nDescription=recto: digests, when they are due\n\n[Timer]\nOnCalendar=*:0/{MINUTES}\nRandomizedDelaySec=30\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n"
    )
}

/// A word of a command line: in quotes, and nothing in it means more than itself.
fn quoted(word: &str) -> String {
    let mut quoted = String::from('"');
    for c in word.chars() {
        match c {
            '%' => quoted.push_str("%%"),
            '$' => quoted.push_str("$$"),
            '"' | '\\' => quoted.extend(['\\', c]),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_means_itself() {
        let words = ["/a b/re\"c%to$x\\", "digest", "--send"].map(str::to_owned);
        let service = service(&words);
        let line = "ExecStart=\"/a b/re\\\"c%%to$$x\\\\\" \"digest\" \"--send\"\n";
        assert!(service.contains(line), "{service}");
        assert!(timer().contains("OnCalendar=*:0/15\n"));
    }
}
