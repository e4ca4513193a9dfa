//! The lines of `[feeds]` and `[views]`: one for each name.

use std::path::Path;

use toml_edit::{Item, Key, Table, value};

use super::{EditError, edit, keep_comments, known, rewritten};
use crate::query::{Placed, ViewChange};

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
        /// The name of the one that it stands before; behind all others without one.
        before: Option<&'a str>,
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
        ViewChange::Add(Placed { view, before }) => TableChange::Add {
            name: view.name(),
            value: view.text(),
            before: before.as_deref(),
        },
        ViewChange::Remove(placed) => TableChange::Remove(placed.view.name()),
        ViewChange::Rename { old, new } => TableChange::Rename { old, new },
    };
    change_table(config_dir, NamedTable::Views, change)
}

/// The text of the settings after a change of a table.
fn changed(text: &str, table: NamedTable, change: TableChange<'_>) -> Result<String, EditError> {
    let (head, what) = (table.name(), table.what());
    rewritten(text, &|document| {
        let lines = document.entry(head).or_insert(Item::Table(Table::new()));
        let lines = lines.as_table_mut().ok_or(EditError::NoTable(head))?;
        match change {
            TableChange::Add {
                name,
                value: text,
                before,
            } => {
                is_free(lines, what, name, None)?;
                let behind = before.map_or_else(Vec::new, |before| taken_from(lines, before));
                lines.insert(name, value(text));
                for (key, item) in behind {
                    lines.insert_formatted(&key, item);
                }
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

/// Takes the lines from this one on out of a table; none where it is not there.
fn taken_from(lines: &mut Table, name: &str) -> Vec<(Key, Item)> {
    let names = lines.iter().map(|(name, _)| name.to_owned());
    let names: Vec<String> = names.skip_while(|other| other != name).collect();
    let taken = names.iter().filter_map(|name| lines.remove_entry(name));
    taken.collect()
}

/// Gives an entry another name in its place.
fn rename(feeds: &mut Table, old: &str, new: &str) {
    for (key, item) in taken_from(feeds, old) {
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
            before: None,
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
        let before = TableChange::Add {
            name: "first",
            value: "hf:week",
            before: Some("ml"),
        };
        let first = changed(TEXT, NamedTable::Feeds, before).unwrap();
        assert!(
            first.contains("[feeds]\nfirst = \"hf:week\"\n# of the group\nml = "),
            "{first}"
        );
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
            before: None,
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
