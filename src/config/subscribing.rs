//! One more digest, as the reader subscribes to it.

use std::path::Path;

use super::{Config, DigestChange, DigestEntry, Written, change_digests, read};
use crate::digest::{WayKind, is_subscription_name};
use crate::jobs::{AddedDigest, NewDigest};

/// What a digest is called that is not that of a feed.
const UNNAMED: &str = "digest";

impl Config {
    /// A name for one more digest: this one, or where that is taken or is no name another one.
    #[must_use]
    pub fn free_digest_name(&self, base: &str) -> String {
        let base = if is_subscription_name(base) {
            base
        } else {
            UNNAMED
        };
        let is_free = |name: &String| {
            let taken = self.digests.iter().map(|digest| &digest.name);
            taken.chain(&self.refused_digests).all(|one| one != name)
        };
        let numbered = (2_u32..).map(|number| format!("{base}-{number}"));
        let mut names = std::iter::once(base.to_owned()).chain(numbered);
        names.find(is_free).unwrap_or_default()
    }
}

/// Writes one more digest into the settings of a directory: a mail where there is an account, else it is
/// shown on the screen. Returns why nothing was written, where nothing was.
pub(super) fn subscribe(config_dir: &Path, new: &NewDigest) -> Result<AddedDigest, String> {
    let said = |error: &dyn std::error::Error| format!("Nothing was subscribed to: {error}.");
    let (config, _) = read(config_dir, Config::default()).map_err(|error| said(&error))?;
    let entry = entry(&config, new);
    let warning = change_digests(config_dir, DigestChange::Add(&entry));
    let warning = warning.map_err(|error| said(&error))?;
    Ok(AddedDigest {
        name: entry.name,
        warning,
    })
}

/// What is to be written.
fn entry(config: &Config, new: &NewDigest) -> DigestEntry {
    let way = match &config.mail {
        Some(_) => WayKind::Smtp,
        None => WayKind::Screen,
    };
    let text = |text: &str| Written::Text(text.to_owned());
    let feed = new.query.trim().strip_prefix("feed:");
    DigestEntry {
        name: config.free_digest_name(feed.unwrap_or(UNNAMED)),
        settings: vec![
            ("query", text(&new.query)),
            ("way", text(way.name())),
            ("to", text(&new.to)),
            ("at", text("07:30")),
        ],
        account: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn one_more_digest_has_a_free_name_and_is_mailed_where_there_is_an_account() {
        let taken = "[digest.digest]\n[digest.ml]\nlimit = \"x\"\n";
        let account = "[mail]\nserver = \"mail.example.org\"\n";
        for (settings, query, name, way) in [
            (String::new(), "diffusion", "digest", "screen"),
            (String::new(), "feed:ml", "ml", "screen"),
            (String::new(), "feed:ml x", "digest", "screen"),
            (account.to_owned(), "", "digest", "smtp"),
            (
                format!("{account}{taken}"),
                "feed:physics",
                "physics",
                "smtp",
            ),
            (format!("{account}{taken}"), "feed:ml", "ml-2", "smtp"),
            (taken.to_owned(), "x", "digest-2", "screen"),
        ] {
            let (config, _) = parse(&settings, Config::default());
            let new = NewDigest {
                query: query.to_owned(),
                to: "me@example.org".to_owned(),
            };
            let entry = entry(&config, &new);
            assert_eq!(entry.name, name, "{settings}{query}");
            let text = |text: &str| Written::Text(text.to_owned());
            let settings = [
                ("query", text(query)),
                ("way", text(way)),
                ("to", text("me@example.org")),
                ("at", text("07:30")),
            ];
            assert_eq!(entry.settings, settings);
        }
    }
}
