//! Opens an address outside: http and https only, parsed and re-encoded, without a shell.

use std::process::{Command, Stdio};

use url::Url;

use crate::text::safe;

/// Opens an address in the user's browser. Returns what was done, as a sentence.
pub(super) fn open(address: &str) -> String {
    let Some(url) = openable(address) else {
        return format!("Not opened, it is no web address: {}", safe::line(address));
    };
    match browser(url.as_str()).spawn() {
        Ok(mut child) => {
            // Somebody must wait for it, or it stays behind as a zombie.
            std::thread::spawn(move || child.wait());
            format!("Opened {url}")
        }
        Err(error) => format!("Not opened, no browser could be started ({error}): {url}"),
    }
}

/// The address as it is opened: parsed, re-encoded, of the web and with a host.
fn openable(address: &str) -> Option<Url> {
    let url = Url::parse(address.trim()).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
    let is_clean = !url
        .as_str()
        .contains(|c: char| c.is_control() || c.is_whitespace() || c == '"');
    (is_web && is_clean).then_some(url)
}

fn browser(url: &str) -> Command {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let mut command = Command::new(program);
    command
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        // Its own group, so that Ctrl-C here does not end the browser.
        command.process_group(0);
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_opened_and_always_re_encoded() {
        for (address, opened) in [
            (
                "https://arxiv.org/abs/2503.11794",
                Some("https://arxiv.org/abs/2503.11794"),
            ),
            (
                " http://example.org/a b\"c ",
                Some("http://example.org/a%20b%22c"),
            ),
            (
                "https://example.org/\u{202e}x",
                Some("https://example.org/%E2%80%AEx"),
            ),
            ("file:///etc/passwd", None),
            ("javascript:alert(1)", None),
            ("--help", None),
            ("$(reboot)", None),
            ("https://", None),
        ] {
            assert_eq!(
                openable(address).as_ref().map(Url::as_str),
                opened,
                "{address}"
            );
        }
    }
}
