//! `[digest.NAME]` as recto changes it: one such table.

use std::path::Path;

use toml_edit::{Array, DocumentMut, Item, Table, Value, value};

use super::{EditError, document, edit, known, put_above, rewritten};
use crate::config::{Config, parse, text_of};

/// A change of what is subscribed to.
#[derive(Debug, Clone, Copy)]
pub enum DigestChange<'a> {
    /// One more.
    Add(&'a DigestEntry),
    /// One less.
    Remove(&'a str),
}

/// A subscription as it is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestEntry {
    /// Its name.
    pub name: String,
    /// Its settings, in their order.
    pub settings: Vec<(&'static str, Written)>,
    /// Those of the account that it needs, where there is none yet.
    pub account: Vec<(&'static str, Written)>,
}

/// What a setting is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// A text.
    Text(String),
    /// Several words.
    Words(Vec<String>),
    /// A number.
    Number(u16),
}

/// Whether there is an account that mails are sent by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountStanding {
    /// There is none.
    Missing,
    /// There is one.
    Set,
    /// There is one in which something is wrong.
    Mistaken,
}

/// Whether there is an account in the settings of a directory, before one is asked for.
///
/// # Errors
/// When the settings cannot be changed as they stand.
pub fn account_standing(config_dir: &Path) -> Result<AccountStanding, EditError> {
    account(&text_of(config_dir)?)
}

fn account(text: &str) -> Result<AccountStanding, EditError> {
    let document = document(text)?;
    let (config, _) = parse(text, Config::default());
    Ok(match config.mail {
        Some(_) => AccountStanding::Set,
        None if document.contains_key("mail") => AccountStanding::Mistaken,
        None => AccountStanding::Missing,
    })
}

/// Changes what is subscribed to in the settings of a directory. Returns what a person should know of how
/// that went.
///
/// # Errors
/// When nothing was changed; a subscription that could not be sent is not written.
pub fn change_digests(
    config_dir: &Path,
    change: DigestChange<'_>,
) -> Result<Option<String>, EditError> {
    edit(config_dir, &|text| changed(text, change))
}

fn changed(text: &str, change: DigestChange<'_>) -> Result<String, EditError> {
    match change {
        DigestChange::Add(entry) => {
            let text = rewritten(text, &|document| add(document, entry))?;
            is_sound(&text, &entry.name)?;
            Ok(text)
        }
        DigestChange::Remove(name) => rewritten(text, &|document| remove(document, name)),
    }
}

fn add(document: &mut DocumentMut, entry: &DigestEntry) -> Result<(), EditError> {
    // Where nothing is set, what stands in the file is behind everything that comes into it.
    let alone = document.is_empty().then(|| document.trailing().as_str());
    let alone = alone.flatten().unwrap_or_default().to_owned();
    if !alone.is_empty() {
        document.set_trailing("");
    }
    // An empty line parts it from what stands above.
    let gap = if document.is_empty() && alone.is_empty() {
        ""
    } else {
        "\n"
    };
    let mut above = Table::new();
    above.set_implicit(true);
    let digests = document.entry("digest").or_insert(Item::Table(above));
    let digests = digests.as_table_mut().ok_or(EditError::NoTable("digest"))?;
    if digests.contains_key(&entry.name) {
        return Err(EditError::TakenDigest(entry.name.clone()));
    }
    let mut lines = table(&entry.settings);
    lines.decor_mut().set_prefix(format!("{alone}{gap}"));
    digests.insert(&entry.name, Item::Table(lines));
    if !entry.account.is_empty() {
        if document.contains_key("mail") {
            return Err(EditError::NoAccount);
        }
        document.insert("mail", Item::Table(table(&entry.account)));
    }
    Ok(())
}

fn table(settings: &[(&'static str, Written)]) -> Table {
    let mut table = Table::new();
    for (name, written) in settings {
        let written: Item = match written {
            Written::Text(text) => value(text.as_str()),
            Written::Number(number) => value(i64::from(*number)),
            Written::Words(words) => value(Value::Array(words.iter().collect::<Array>())),
        };
        table.insert(name, written);
    }
    table.decor_mut().set_prefix("\n");
    table
}

/// What stands above the table may be about more than it: it goes above the next digest, or where there is
/// none to the end.
fn remove(document: &mut DocumentMut, name: &str) -> Result<(), EditError> {
    let digests = document.get_mut("digest").and_then(Item::as_table_mut);
    let names = digests.as_ref().map(|digests| known(digests));
    let removed = digests.and_then(|digests| {
        let following = digests.iter().map(|(name, _)| name.to_owned());
        let next = following.skip_while(|one| one != name).nth(1);
        Some((digests.remove(name)?, next))
    });
    let Some((removed, next)) = removed else {
        return Err(EditError::UnknownDigest {
            name: name.to_owned(),
            known: names.unwrap_or_else(|| "there is none yet".to_owned()),
        });
    };
    let above = removed.as_table().and_then(|table| table.decor().prefix());
    let above = above.and_then(|above| above.as_str()).unwrap_or_default();
    if !above.contains('#') {
        return Ok(());
    }
    let above = above.to_owned();
    let next = next.and_then(|next| document.get_mut("digest")?.get_mut(&next)?.as_table_mut());
    if let Some(next) = next {
        put_above(next.decor_mut(), &above);
    } else {
        let end = document.trailing().as_str().unwrap_or_default();
        let end = format!("{above}{end}");
        document.set_trailing(end);
    }
    Ok(())
}

/// Whether a subscription can be sent as it stands; what is wrong with it is said without lines, for these
/// are not written.
fn is_sound(text: &str, name: &str) -> Result<(), EditError> {
    let (config, problems) = parse(text, Config::default());
    if config.digests.iter().any(|digest| digest.name == name) {
        return Ok(());
    }
    let last = problems.into_iter().next_back();
    Err(EditError::Mistake(
        last.map(|problem| problem.reason).unwrap_or_default(),
    ))
}

#[cfg(test)]
mod tests;
