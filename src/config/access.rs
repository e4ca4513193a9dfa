//! `[sources.NAME]`: where a service is, and how its key is found.

use std::ops::Range;

use toml::de::{DeTable, DeValue};
use url::Url;

use super::Entries;
use crate::secret::words;
use crate::sources::Source;

/// The setting of each source that is no address.
const KEY_COMMAND: &str = "key_command";

/// Takes the tables of the sources.
pub(super) fn take(entries: &mut Entries<'_>, table: &DeTable<'_>) {
    for (name, settings) in table {
        let place = name.span();
        let Some(source) = Source::named(name.get_ref()) else {
            let known = Source::names().collect::<Vec<_>>().join(", ");
            let reason = format!(
                "no source is called \"{}\"; there are {known}",
                name.get_ref()
            );
            entries.refuse(&place, reason);
            continue;
        };
        match settings.get_ref().as_table() {
            Some(settings) => {
                for (name, value) in settings {
                    one(
                        entries,
                        source,
                        (name.get_ref(), name.span()),
                        value.get_ref(),
                    );
                }
            }
            None => entries.refuse(
                &place,
                format!(
                    "\"{}\" takes lines below [sources.{}]",
                    source.name, source.name
                ),
            ),
        }
    }
}

/// Takes one setting of a source.
fn one(
    entries: &mut Entries<'_>,
    source: &Source,
    (name, place): (&str, Range<usize>),
    value: &DeValue<'_>,
) {
    let access = &mut entries.config.access;
    let is_base = source.bases.iter().any(|base| base.name == name);
    let taken = if name == KEY_COMMAND {
        command(value).map(|words| {
            access.key_commands.insert(source.name.to_owned(), words);
        })
    } else if is_base {
        address(value).map(|address| access.bases.set(source.name, name, address))
    } else {
        let bases = source.bases.iter().map(|base| base.name);
        let known: Vec<&str> = bases.chain([KEY_COMMAND]).collect();
        let (source, known) = (source.name, known.join(", "));
        Err(format!(
            "is no setting of [sources.{source}]; there are {known}"
        ))
    };
    if let Err(reason) = taken {
        entries.refuse(&place, format!("\"{name}\" {reason}"));
    }
}

fn address(value: &DeValue<'_>) -> Result<Url, String> {
    let url = value.as_str().and_then(|text| Url::parse(text).ok());
    url.filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        .ok_or_else(|| {
            "takes an address that begins with https:// or http://, in quotes".to_owned()
        })
}

fn command(value: &DeValue<'_>) -> Result<Vec<String>, String> {
    let form = "takes a program with its arguments in quotes, which tells the key";
    let text = value.as_str().ok_or(form)?;
    let words = words(text).map_err(|error| format!("{form}; {error}"))?;
    if words.is_empty() {
        return Err(form.to_owned());
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::super::{Config, parse};
    use crate::sources::Access;

    #[test]
    fn a_source_can_be_asked_elsewhere_and_with_a_key() {
        let text = "contact = \"me@example.org\"\n[sources.arxiv]\nbase = \"http://127.0.0.1:1/api\"\nfeeds = \"https://mirror.example/\"\nkey_command = \"pass show 'a b'\"\n";
        let (config, problems) = parse(text, Config::default());
        assert_eq!(problems, []);
        let mut access = Access::default();
        let bases = &mut access.bases;
        bases.set("arxiv", "base", "http://127.0.0.1:1/api/".parse().unwrap());
        bases.set("arxiv", "feeds", "https://mirror.example/".parse().unwrap());
        let words = ["pass", "show", "a b"].map(str::to_owned).to_vec();
        access.key_commands.insert("arxiv".to_owned(), words);
        access.contact = Some("me@example.org".to_owned());
        assert_eq!(config.access, access);
    }

    #[test]
    fn what_a_source_does_not_take_is_said_with_what_it_does() {
        for (text, expected) in [
            (
                "[sources.hugging]\nbase = \"http://x/\"",
                "config.toml line 1: no source is called \"hugging\"; there are hf, arxiv",
            ),
            (
                "[sources]\nhf = 3",
                "config.toml line 2: \"hf\" takes lines below [sources.hf]",
            ),
            (
                "[sources.hf]\nfeeds = \"http://x/\"",
                "config.toml line 2: \"feeds\" is no setting of [sources.hf]; there are base, key_command",
            ),
            (
                "[sources.hf]\nbase = \"file:///x\"",
                "config.toml line 2: \"base\" takes an address that begins with https:// or http://",
            ),
            (
                "[sources.hf]\nkey_command = \"pass 'x\"",
                "config.toml line 2: \"key_command\" takes a program",
            ),
            (
                "contact = \"me\"",
                "config.toml line 1: \"contact\" takes an address of e-mail",
            ),
        ] {
            let (config, problems) = parse(text, Config::default());
            assert_eq!(config.access, Access::default(), "{text}");
            let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
            assert!(said.len() == 1 && said[0].starts_with(expected), "{said:?}");
        }
    }
}
