//! An agent of launchd. `launchd.plist(5)`.

use super::MINUTES;

/// What is started, and when.
pub(super) fn agent(name: &str, words: &[String]) -> String {
    let words: Vec<String> = words
        .iter()
        .map(|word| format!("    <string>{}</string>\n", escaped(word)))
        .collect();
    let words = words.concat();
    let seconds = MINUTES * 60;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\">\n<dict>\n  <key>Label</key>\n  <string>{}</string>\n  <key>ProgramArguments</key>\n  <array>\n{words}  </array>\n  <key>StartInterval</key>\n  <integer>{seconds}</integer>\n  <key>Nice</key>\n  <integer>10</integer>\n</dict>\n</plist>\n",
        escaped(name)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_means_itself() {
        let agent = agent("recto-digest", &["/a&b/<recto>".to_owned()]);
        assert!(
            agent.contains("<string>/a&amp;b/&lt;recto&gt;</string>"),
            "{agent}"
        );
        assert!(agent.contains("<integer>900</integer>"));
    }
}
