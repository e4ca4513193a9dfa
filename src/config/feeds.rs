//! `[feeds]`: what the user follows.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use toml::de::DeTable;

use super::single::{bodies_max, samples};
use super::subscribing::subscribe;
use super::{Config, Entries, NamedTable, TableChange, change_table, read};
use crate::jobs::{Subscribed, Ways};
use crate::sources::{Feed, Followed};

/// The way to the web of whoever has these folders, a clock with its zone, and variables.
#[must_use]
pub fn ways(
    config_dir: &Path,
    state_dir: &Path,
    clock: fn() -> Timestamp,
    zone: fn() -> TimeZone,
    variable: fn(&str) -> Option<String>,
) -> Ways {
    Ways {
        state: state_dir.to_owned(),
        config: config_dir.to_owned(),
        settings: followed,
        follow,
        subscribed,
        subscribe,
        bodies_max,
        samples,
        clock,
        zone,
        variable,
    }
}

/// What a fetch goes by, as the settings of a directory say it now.
fn followed(config_dir: &Path) -> Followed {
    match read(config_dir, Config::default()) {
        Ok((config, problems)) => Followed {
            feeds: config.feeds,
            access: config.access,
            slips: problems.iter().map(ToString::to_string).collect(),
        },
        Err(error) => Followed {
            slips: vec![error.to_string()],
            ..Followed::default()
        },
    }
}

/// What the settings of a directory say of digests now.
fn subscribed(config_dir: &Path) -> Subscribed {
    match read(config_dir, Config::default()) {
        Ok((config, problems)) => Subscribed {
            subscriptions: config.digests,
            refused: config.refused_digests,
            account: config.mail,
            is_read: true,
            slips: problems.iter().map(ToString::to_string).collect(),
        },
        Err(error) => Subscribed {
            slips: vec![error.to_string()],
            ..Subscribed::default()
        },
    }
}

/// Writes one more feed into the settings of a directory. Returns what a person should know of how
/// that went, or why nothing was written.
fn follow(config_dir: &Path, feed: &Feed) -> Result<Option<String>, String> {
    let add = TableChange::Add {
        name: feed.name(),
        value: &feed.spec().to_string(),
        before: None,
    };
    change_table(config_dir, NamedTable::Feeds, add).map_err(|error| error.to_string())
}

/// Takes the feeds, in the order in which they stand.
pub(super) fn take(entries: &mut Entries<'_>, table: &DeTable<'_>) {
    let mut rows: Vec<_> = table.iter().collect();
    rows.sort_by_key(|(name, _)| name.span().start);
    for (name, spec) in rows {
        let key: &str = name.get_ref();
        let Some(spec) = spec.get_ref().as_str() else {
            let example = "a source and what is wanted of it in quotes, such as \"hf:trending\"";
            entries.refuse(&name.span(), format!("\"{key}\" takes {example}"));
            continue;
        };
        match Feed::new(key, spec) {
            Ok(feed) => entries.config.feeds.push(feed),
            Err(error) => entries.refuse(&name.span(), error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Config, parse};

    #[test]
    fn feeds_come_in_the_order_of_the_file_and_a_mistake_costs_one() {
        let text = "[feeds]\nml = \"arxiv:cs.LG\" # mine\ndaily = \"hf:daily\"\n\"a b\" = \"hf:week\"\nx = 3\ny = \"arxiv:css.LG\"\nz = \"hugging:daily\"\n";
        let (config, problems) = parse(text, Config::default());
        let feeds = config.feeds.iter();
        let feeds: Vec<String> = feeds.map(|feed| feed.spec().to_string()).collect();
        assert_eq!(feeds, ["arxiv:cs.LG", "hf:daily"]);
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        for (said, expected) in said.iter().zip([
            "config.toml line 4: “a b” is no name for a feed",
            "config.toml line 5: \"x\" takes a source and what is wanted of it",
            "config.toml line 6: arxiv: arXiv has no archive “css”; did you mean cs.LG? arXiv has astro-ph",
            "config.toml line 7: no source is called “hugging”; there are hf, arxiv",
        ]) {
            assert!(said.starts_with(expected), "{said}");
        }
        assert_eq!(said.len(), 4);
    }
}
