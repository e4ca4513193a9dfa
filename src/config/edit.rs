//! `config.toml` as recto changes it: a line of `[feeds]` or `[views]`, a table `[digest.NAME]`, `samples`; the rest of the file
//! stays as it was written.

mod digests;
mod samples;

use std::io;
use std::path::Path;

use toml_edit::{Decor, DocumentMut, Item, Key, Table, TomlError, value};

use super::{ConfigError, NAME, text_of};
use crate::disk::{Disk, Lock, LockError, RealDisk, ReplaceError, limits, write_own};
use crate::query::ViewChange;

/// A table of the settings that has a line for each name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedTable {
    /// What is followed.
    Feeds,
    /// The queries that were saved.
    Views,
}

/// A change of such a table.
#[derive(Debug, Clone, Copy)]
pub enum TableChange<'a> {
    /// One more.
    Add {
        /// Its name.
        name: &'a str,
        /// What it is.
        value: &'a str,
    },
    /// One less.
    Remove(&'a str),
    /// Another name for one.
    Rename {
        /// Its name.
        old: &'a str,
        /// The other.
        new: &'a str,
    },
}

pub use digests::{
    AccountStanding, DigestChange, DigestEntry, Written, account_standing, change_digests,
};
pub use samples::change_samples;

/// Says why the settings are as they were.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// The settings cannot be read.
    #[error(transparent)]
    Read(#[from] ConfigError),
    /// The settings are no TOML.
    #[error("{NAME} cannot be changed before this is mended: {0}")]
    Toml(String),
    /// There is something else.
    #[error("\"{0}\" in {NAME} is no table [{0}]; mend it first")]
    NoTable(&'static str),
    /// Another one has the name.
    #[error("there is a {what} “{name}” already: {value}")]
    Taken {
        /// What has it.
        what: &'static str,
        /// The name.
        name: String,
        /// What that one is.
        value: String,
    },
    /// None has the name.
    #[error("there is no {what} “{name}”; {known}")]
    Unknown {
        /// What there is none of.
        what: &'static str,
        /// The name.
        name: String,
        /// Those that there are, in words.
        known: String,
    },
    /// A digest has the name.
    #[error("there is a digest “{0}” already; `recto digest remove {0}` takes it out")]
    TakenDigest(String),
    /// No digest has the name.
    #[error("there is no digest “{name}”; {known}")]
    UnknownDigest {
        /// The name.
        name: String,
        /// Those that there are, in words.
        known: String,
    },
    /// An account is there, and something is wrong with it.
    #[error("[mail] in {NAME} has a mistake; mend it first")]
    NoAccount,
    /// The digest could not be sent so.
    #[error("nothing was written: {0}")]
    Mistake(String),
    /// The folder cannot be made.
    #[error("the folder of the settings cannot be made: {0}")]
    Folder(io::Error),
    /// Another copy changes them.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The file cannot be written.
    #[error(transparent)]
    Write(#[from] ReplaceError),
}

impl NamedTable {
    /// The name of the table.
    fn name(self) -> &'static str {
        match self {
            Self::Feeds => "feeds",
            Self::Views => "views",
        }
    }

    /// What each of its lines is.
    fn what(self) -> &'static str {
        match self {
            Self::Feeds => "feed",
            Self::Views => "view",
        }
    }
}

/// Changes a table in the settings of a directory. Returns what a person should know of how that went.
///
/// # Errors
/// When nothing was changed.
pub fn change_table(
    config_dir: &Path,
    table: NamedTable,
    change: TableChange<'_>,
) -> Result<Option<String>, EditError> {
    edit(config_dir, &|text| changed(text, table, change))
}

/// The same for the views, as the reader changes them.
///
/// # Errors
/// When nothing was changed.
pub fn change_views(config_dir: &Path, change: &ViewChange) -> Result<Option<String>, EditError> {
    let change = match change {
        ViewChange::Add(view) => TableChange::Add {
            name: view.name(),
            value: view.text(),
        },
        ViewChange::Remove(view) => TableChange::Remove(view.name()),
        ViewChange::Rename { old, new } => TableChange::Rename { old, new },
    };
    change_table(config_dir, NamedTable::Views, change)
}

/// Writes the settings of a directory anew as they are to be.
fn edit(
    config_dir: &Path,
    changed: &dyn Fn(&str) -> Result<String, EditError>,
) -> Result<Option<String>, EditError> {
    RealDisk.make_dir(config_dir).map_err(EditError::Folder)?;
    let path = config_dir.join(NAME);
    let _held = Lock::take(&RealDisk, &path.with_extension("lock"))?;
    let old = text_of(config_dir)?;
    let text = changed(&old)?;
    if text == old {
        return Ok(None);
    }
    let largest = limits::CONFIG_FILE;
    Ok(write_own(&RealDisk, &path, text.as_bytes(), largest)?)
}

/// The text of the settings after a change of a table.
fn changed(text: &str, table: NamedTable, change: TableChange<'_>) -> Result<String, EditError> {
    let (head, what) = (table.name(), table.what());
    rewritten(text, &|document| {
        let lines = document.entry(head).or_insert(Item::Table(Table::new()));
        let lines = lines.as_table_mut().ok_or(EditError::NoTable(head))?;
        match change {
            TableChange::Add { name, value: text } => {
                is_free(lines, what, name, None)?;
                lines.insert(name, value(text));
            }
            TableChange::Remove(name) => {
                is_there(lines, what, name)?;
                keep_comments(lines, name);
                lines.remove(name);
            }
            TableChange::Rename { old, new } => {
                is_there(lines, what, old)?;
                is_free(lines, what, new, Some(old))?;
                rename(lines, old, new);
            }
        }
        Ok(())
    })
}

/// The text of the settings after a change.
fn rewritten(
    text: &str,
    change: &dyn Fn(&mut DocumentMut) -> Result<(), EditError>,
) -> Result<String, EditError> {
    let mut document = document(text)?;
    change(&mut document)?;
    let changed = document.to_string();
    // It writes the ends of lines in its own way.
    Ok(if text.contains("\r\n") {
        changed.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        changed
    })
}

/// The settings, to be changed.
fn document(text: &str) -> Result<DocumentMut, EditError> {
    text.parse().map_err(|error: TomlError| {
        let before = error.span().and_then(|span| text.get(..span.start));
        let line = before.map(|before| before.matches('\n').count() + 1);
        let line = line
            .map(|line| format!("line {line}: "))
            .unwrap_or_default();
        EditError::Toml(format!("{line}{}", error.message().replace('\n', " ")))
    })
}

/// Whether no line but this one has the name, in whichever case.
fn is_free(
    lines: &Table,
    what: &'static str,
    name: &str,
    but: Option<&str>,
) -> Result<(), EditError> {
    let folded = name.to_lowercase();
    let mut others = lines.iter().filter(|(other, _)| Some(*other) != but);
    let taken = others.find(|(other, _)| other.to_lowercase() == folded);
    taken.map_or(Ok(()), |(name, value)| {
        Err(EditError::Taken {
            what,
            name: name.to_owned(),
            value: value.as_str().unwrap_or_default().to_owned(),
        })
    })
}

fn is_there(lines: &Table, what: &'static str, name: &str) -> Result<(), EditError> {
    if lines.contains_key(name) {
        return Ok(());
    }
    let known = known(lines);
    let name = name.to_owned();
    Err(EditError::Unknown { what, name, known })
}

/// The names in a table, in words.
fn known(table: &Table) -> String {
    let names: Vec<&str> = table.iter().map(|(name, _)| name).collect();
    if names.is_empty() {
        "there is none yet".to_owned()
    } else {
        format!("there are {}", names.join(", "))
    }
}

/// What stands above a line may be about more than that line: it goes above the next one, or where
/// there is none above the whole table.
fn keep_comments(feeds: &mut Table, name: &str) {
    let above = feeds.key(name).and_then(|key| key.leaf_decor().prefix());
    let above = above.and_then(|above| above.as_str()).unwrap_or_default();
    if !above.contains('#') {
        return;
    }
    let above = above.to_owned();
    let names: Vec<String> = feeds.iter().map(|(name, _)| name.to_owned()).collect();
    let next = names.iter().skip_while(|one| *one != name).nth(1);
    if let Some(mut next) = next.and_then(|next| feeds.key_mut(next)) {
        put_above(next.leaf_decor_mut(), &above);
    } else {
        put_above(feeds.decor_mut(), &above);
    }
}

fn put_above(decor: &mut Decor, text: &str) {
    let before = decor.prefix().and_then(|prefix| prefix.as_str());
    let before = before.unwrap_or_default().to_owned();
    decor.set_prefix(format!("{text}{before}"));
}

/// Gives an entry another name in its place.
fn rename(feeds: &mut Table, old: &str, new: &str) {
    let entries: Vec<(Key, Item)> = feeds
        .iter()
        .filter_map(|(name, _)| feeds.get_key_value(name))
        .map(|(key, item)| (key.clone(), item.clone()))
        .collect();
    feeds.clear();
    for (key, item) in entries {
        let key = if key.get() == old {
            Key::new(new).with_leaf_decor(key.leaf_decor().clone())
        } else {
            key
        };
        feeds.insert_formatted(&key, item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# mine\nmeasure = 66 # wide\n\n[feeds]\n# of the group\nml = \"arxiv:cs.LG\" # daily\n\n# for fun\ntrending = 'hf:trending'\n\n[keys]\nstar = \"x\"\n";

    #[test]
    fn a_change_leaves_everything_else_as_it_was_written() {
        let add = |name| TableChange::Add {
            name,
            value: "hf:daily",
        };
        let (old, new) = ("ml", "learning");
        for (change, from, to) in [
            (
                add("daily"),
                "'hf:trending'\n",
                "'hf:trending'\ndaily = \"hf:daily\"\n",
            ),
            (TableChange::Rename { old, new }, "\nml = ", "\nlearning = "),
            (
                TableChange::Remove("ml"),
                "ml = \"arxiv:cs.LG\" # daily\n",
                "",
            ),
        ] {
            let expected = TEXT.replace(from, to);
            assert_eq!(changed(TEXT, NamedTable::Feeds, change).unwrap(), expected);
            let dos = |text: &str| text.replace('\n', "\r\n");
            assert_eq!(
                changed(&dos(TEXT), NamedTable::Feeds, change).unwrap(),
                dos(&expected)
            );
        }
        let last = changed(TEXT, NamedTable::Feeds, TableChange::Remove("trending")).unwrap();
        assert!(
            last.contains("# for fun") && !last.contains("hf:"),
            "{last}"
        );
        let first = changed("", NamedTable::Feeds, add("daily")).unwrap();
        assert_eq!(first, "[feeds]\ndaily = \"hf:daily\"\n");
    }

    #[test]
    fn what_cannot_be_changed_is_said() {
        let add = |name| TableChange::Add {
            name,
            value: "hf:daily",
        };
        let (old, new) = ("trending", "ml");
        for (text, change, said) in [
            (TEXT, add("ml"), "there is a feed “ml” already: arxiv:cs.LG"),
            (
                TEXT,
                TableChange::Rename { old, new },
                "there is a feed “ml” already: arxiv:cs.LG",
            ),
            (
                TEXT,
                TableChange::Remove("x"),
                "there is no feed “x”; there are ml, trending",
            ),
            (
                "",
                TableChange::Remove("x"),
                "there is no feed “x”; there is none yet",
            ),
            (
                "feeds = 3",
                TableChange::Remove("x"),
                "\"feeds\" in config.toml is no table",
            ),
            (
                "a = 1\nb = \n",
                TableChange::Remove("x"),
                "config.toml cannot be changed before this is mended: line 2: ",
            ),
        ] {
            let error = changed(text, NamedTable::Feeds, change)
                .unwrap_err()
                .to_string();
            assert!(error.starts_with(said), "{error}");
        }
    }
}
