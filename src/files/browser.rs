//! Starts the user's browser on an address: http and https only, parsed and re-encoded, without a shell.

use std::io;
use std::process::{Child, Command, Stdio};

use url::Url;

/// The address as it is opened: parsed, re-encoded, of the web and with a host; or why it is not.
///
/// # Errors
/// Says why it is not opened.
pub fn openable(address: &str) -> Result<String, String> {
    let Ok(url) = Url::parse(address.trim()) else {
        return Err("it is no address".to_owned());
    };
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("only http and https are, not {}", url.scheme()));
    }
    // The one quote that an address may hold by the rules.
    let encoded = url.as_str().replace('\'', "%27");
    let is_clean = !encoded.contains(|c: char| c.is_control() || c.is_whitespace() || c == '"');
    if url.has_host() && is_clean {
        Ok(encoded)
    } else {
        Err("it is no web address".to_owned())
    }
}

/// Starts the browser away from this terminal: on Linux in a session of its own, so that a program
/// which looks for a terminal finds none, and Ctrl-C here does not end it.
///
/// # Errors
/// When no browser could be started.
pub fn browse(url: &str) -> io::Result<Child> {
    let program: &[&str] = if cfg!(target_os = "macos") {
        &["open"]
    } else if cfg!(windows) {
        &["rundll32", "url.dll,FileProtocolHandler"]
    } else {
        match silent(Command::new("setsid").args(["xdg-open", url])).spawn() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => &["xdg-open"],
            started => return started,
        }
    };
    let mut command = Command::new(program.first().unwrap_or(&""));
    command.args(program.iter().skip(1)).arg(url);
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    silent(&mut command).spawn()
}

fn silent(command: &mut Command) -> &mut Command {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_opened_and_always_re_encoded() {
        let scheme = |name| Err(format!("only http and https are, not {name}"));
        for (address, opened) in [
            (
                "https://arxiv.org/abs/2503.11794",
                Ok("https://arxiv.org/abs/2503.11794"),
            ),
            (
                " http://example.org/a b\"c ",
                Ok("http://example.org/a%20b%22c"),
            ),
            (
                "https://example.org/\u{202e}x?q='$(reboot)'",
                Ok("https://example.org/%E2%80%AEx?q=%27$(reboot)%27"),
            ),
            (
                "https://Bücher.example/regal",
                Ok("https://xn--bcher-kva.example/regal"),
            ),
            ("file:///etc/passwd", scheme("file")),
            ("javascript:alert(1)", scheme("javascript")),
            ("mailto:a@example.org", scheme("mailto")),
            ("--help", Err("it is no address".into())),
            ("$(reboot)", Err("it is no address".into())),
            ("https://", Err("it is no address".into())),
        ] {
            let found = openable(address);
            assert_eq!(found, opened.map(str::to_owned), "{address}");
        }
    }
}
