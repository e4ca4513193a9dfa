//! The settings: one table, from which reading, help and README come.

use std::ops::RangeInclusive;
use std::path::Path;

use toml::de::{DeTable, DeValue};

use super::{Config, Entries, access, digests, engines, feeds, keys, mail, views};
use crate::app::{Capture, MEASURES, RowLines};
use crate::marks::Samples;
use crate::merge::Keywords;
use crate::net::Reach;
use crate::text::scripts::Scripts;
use crate::text::wrap::Widths;
use crate::ui::{THEMES, Theme};

/// One row of the table.
#[derive(Debug)]
pub struct Setting {
    /// The name in `config.toml`.
    pub name: &'static str,
    /// What it is about.
    pub meaning: &'static str,
    kind: Kind,
}

/// What a setting takes, and where it stands in the [`Config`].
#[derive(Debug)]
enum Kind {
    /// A whole number within bounds.
    Whole(RangeInclusive<u16>, fn(&mut Config) -> &mut u16),
    /// Yes or no.
    Truth(fn(&Config) -> bool, fn(&mut Config, bool)),
    /// One of some names; `None` for any other.
    Name(
        fn() -> Vec<&'static str>,
        fn(&Config) -> &'static str,
        fn(&mut Config, &str) -> Option<()>,
    ),
    /// How the user can be written to, or nothing.
    Contact,
    /// A folder, or nothing for recto's own.
    Folder,
    /// A table.
    Lines {
        /// How it begins.
        head: &'static str,
        /// What stands in it.
        form: &'static str,
        /// Takes that; what is wrong with a line is said of the line.
        take: fn(&mut Entries<'_>, &DeTable<'_>),
    },
}

/// Every setting, in the order of help and README.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "measure",
        meaning: "the widest line of an abstract, in columns",
        kind: Kind::Whole(MEASURES, |config| &mut config.settings.measure),
    },
    Setting {
        name: "rows",
        meaning: "how many lines a paper of the list takes; auto: two where the list is narrow",
        kind: Kind::Name(
            || RowLines::ALL.map(RowLines::name).to_vec(),
            |config| config.settings.row_lines.name(),
            |config, name| {
                config.settings.row_lines = RowLines::named(name)?;
                Some(())
            },
        ),
    },
    Setting {
        name: "plain",
        meaning: "for a screen reader or a braille display: one pane at a time, lines of words, no signs",
        kind: Kind::Truth(
            |config| config.settings.plain,
            |config, plain| config.settings.plain = plain,
        ),
    },
    Setting {
        name: "ascii",
        meaning: "draw stars, rules and dots with ASCII only",
        kind: Kind::Truth(
            |config| config.settings.ascii,
            |config, ascii| config.settings.ascii = ascii,
        ),
    },
    Setting {
        name: "wide",
        meaning: "the terminal draws é, α, – in two columns; signs are ASCII then, too",
        kind: Kind::Truth(
            |config| config.settings.letters.widths == Widths::Wide,
            |config, wide| {
                config.settings.letters.widths = if wide { Widths::Wide } else { Widths::Narrow };
            },
        ),
    },
    Setting {
        name: "scripts",
        meaning: "what stands high or low: x₂ with letters of Unicode, or plain as x_2",
        kind: Kind::Name(
            || Scripts::ALL.map(Scripts::name).to_vec(),
            |config| config.settings.letters.scripts.name(),
            |config, name| {
                config.settings.letters.scripts = Scripts::named(name)?;
                Some(())
            },
        ),
    },
    Setting {
        name: "mouse",
        meaning: "take clicks and the wheel; without, the terminal selects text with them",
        kind: Kind::Truth(
            |config| config.settings.mouse == Capture::On,
            |config, mouse| {
                config.settings.mouse = if mouse { Capture::On } else { Capture::Off };
            },
        ),
    },
    Setting {
        name: "samples",
        meaning: "list the papers that recto comes with; `recto samples off` and `on` write it",
        kind: Kind::Truth(
            |config| config.samples == Samples::Shown,
            |config, are_shown| {
                config.samples = if are_shown {
                    Samples::Shown
                } else {
                    Samples::PutAway
                };
            },
        ),
    },
    Setting {
        name: "notes",
        meaning: "the folder of your notes, such as a vault; without, they are kept with the papers",
        kind: Kind::Folder,
    },
    Setting {
        name: "bodies_max",
        meaning: "so many MB whole papers that were fetched may take; those read longest ago go first",
        kind: Kind::Whole(1..=60_000, |config| &mut config.bodies_max.0),
    },
    Setting {
        name: "zotero_tags",
        meaning: "keywords, groups and collections of a library that is imported from a reference manager become tags",
        kind: Kind::Truth(
            |config| config.settings.keywords == Keywords::AsTags,
            |config, are_tags| {
                config.settings.keywords = if are_tags {
                    Keywords::AsTags
                } else {
                    Keywords::AsTheyAre
                };
            },
        ),
    },
    Setting {
        name: "theme",
        meaning: "how things look",
        kind: Kind::Name(
            || THEMES.iter().map(|theme| theme.name).collect(),
            |config| config.theme.name,
            |config, name| {
                config.theme = *Theme::named(name)?;
                Some(())
            },
        ),
    },
    Setting {
        name: "contact",
        meaning: "what services that are fetched from are told of you, so that they can write to you",
        kind: Kind::Contact,
    },
    Setting {
        name: "private_feeds",
        meaning: "feeds that are followed by their address may lie on this machine or in its own network",
        kind: Kind::Truth(
            |config| config.access.bases.feeds == Reach::Anywhere,
            |config, are_private| {
                config.access.bases.feeds = if are_private {
                    Reach::Anywhere
                } else {
                    Reach::Public
                };
            },
        ),
    },
    Setting {
        name: "keys",
        meaning: "other keys for actions, by their names; [] turns an action off",
        kind: Kind::Lines {
            head: "[keys]",
            form: "lines ACTION = \"KEY\" below [keys], or several keys in brackets",
            take: keys::take,
        },
    },
    Setting {
        name: "feeds",
        meaning: "what you follow: a name for each, a source, and what is wanted of it",
        kind: Kind::Lines {
            head: "[feeds]",
            form: "lines NAME = \"SOURCE:WHAT\" below [feeds]",
            take: feeds::take,
        },
    },
    Setting {
        name: "views",
        meaning: "queries that you saved: a name for each; keys 4 to 9 and the filter pane have them",
        kind: Kind::Lines {
            head: "[views]",
            form: "lines NAME = \"QUERY\" below [views]",
            take: views::take,
        },
    },
    Setting {
        name: "engines",
        meaning: "indexes of your own that can be searched: a name for each, and its address",
        kind: Kind::Lines {
            head: "[engines]",
            form: "lines NAME = \"opensearch:ADDRESS\" below [engines]",
            take: engines::take,
        },
    },
    Setting {
        name: "sources",
        meaning: "where a source is asked, if not at its own address, and what tells your key for it",
        kind: Kind::Lines {
            head: "[sources.NAME]",
            form: "lines base = \"ADDRESS\" and key_command = \"COMMAND\" below [sources.NAME]",
            take: access::take,
        },
    },
    Setting {
        name: "digest",
        meaning: "what you subscribed to: which papers, when, and how they come",
        kind: Kind::Lines {
            head: "[digest.NAME]",
            form: "lines such as query = \"feed:ml\" below [digest.NAME]",
            take: digests::take,
        },
    },
    Setting {
        name: super::mail::NAME,
        meaning: "the account that digests are sent by",
        kind: Kind::Lines {
            head: "[mail]",
            form: "lines such as server = \"smtp.example.org\" below [mail]",
            take: mail::take,
        },
    },
];

impl Setting {
    /// The row of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        SETTINGS.iter().find(|setting| setting.name == name)
    }

    /// How it is written: a line, or the head of a table.
    #[must_use]
    pub fn head(&self) -> String {
        match self.kind {
            Kind::Lines { head, .. } => head.to_owned(),
            Kind::Whole(..) | Kind::Truth(..) | Kind::Name(..) | Kind::Contact | Kind::Folder => {
                self.name.to_owned()
            }
        }
    }

    /// What it takes.
    #[must_use]
    pub fn form(&self) -> String {
        match &self.kind {
            Kind::Whole(range, _) => {
                format!("a number from {} to {}", range.start(), range.end())
            }
            Kind::Truth(..) => "true or false".to_owned(),
            Kind::Name(names, ..) => {
                let names: Vec<String> = names().iter().map(|name| format!("\"{name}\"")).collect();
                match names.split_last() {
                    Some((last, [])) => last.clone(),
                    Some((last, others)) => format!("{} or {last}", others.join(", ")),
                    None => String::new(),
                }
            }
            Kind::Folder => "the whole path of a folder in quotes, such as \"~/vault\"".to_owned(),
            Kind::Contact => "an address of e-mail or of a page in quotes".to_owned(),
            Kind::Lines { form, .. } => (*form).to_owned(),
        }
    }

    /// The value that it has, as it is written; `None` for a table.
    #[must_use]
    pub fn value(&self, config: &Config) -> Option<String> {
        match &self.kind {
            Kind::Whole(_, place) => Some(place(&mut config.clone()).to_string()),
            Kind::Truth(get, _) => Some(get(config).to_string()),
            Kind::Name(_, get, _) => Some(format!("\"{}\"", get(config))),
            Kind::Contact => {
                let contact = config.access.contact.as_deref();
                Some(format!("\"{}\"", contact.unwrap_or_default()))
            }
            Kind::Folder => {
                let folder = config.notes.as_deref().unwrap_or_default();
                Some(serde_json::Value::from(folder).to_string())
            }
            Kind::Lines { .. } => None,
        }
    }

    /// Takes what the file says; `None` where that is not what the setting takes.
    pub(super) fn take(&self, entries: &mut Entries<'_>, value: &DeValue<'_>) -> Option<()> {
        let config = &mut entries.config;
        match &self.kind {
            Kind::Whole(range, place) => {
                let number = value.as_integer()?.as_str().parse().ok();
                *place(config) = number.filter(|number| range.contains(number))?;
            }
            Kind::Truth(_, set) => set(config, value.as_bool()?),
            Kind::Name(_, _, set) => set(config, value.as_str()?)?,
            Kind::Folder => {
                let text = Some(value.as_str()?.trim()).filter(|text| !text.is_empty());
                // Another one would be another folder wherever recto is started.
                let is_whole = |text: &str| text.starts_with('~') || Path::new(text).is_absolute();
                if text.is_some_and(|text| !is_whole(text)) {
                    return None;
                }
                config.notes = text.map(str::to_owned);
            }
            Kind::Contact => {
                let text = Some(value.as_str()?).filter(|text| !text.is_empty());
                if text.is_some_and(|text| !is_contact(text)) {
                    return None;
                }
                config.access.contact = text.map(str::to_owned);
            }
            Kind::Lines { take, .. } => take(entries, value.as_table()?),
        }
        Some(())
    }
}

/// Whether somebody can be written to by this. It goes into a header, in brackets.
fn is_contact(text: &str) -> bool {
    let is_fit = |c: char| c.is_ascii_graphic() && !matches!(c, '(' | ')' | '"' | '\\');
    let is_address = text.contains('@') || text.starts_with("https://");
    is_address && text.chars().all(is_fit)
}
