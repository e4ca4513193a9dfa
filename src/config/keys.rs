//! `[keys]`: other keys for actions.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::Entries;
use crate::app::KeyEntry;

/// Takes the keys of actions.
pub(super) fn take(entries: &mut Entries<'_>, table: &DeTable<'_>) {
    for (action, keys) in table {
        key(entries, action, keys.get_ref());
    }
}

fn key(entries: &mut Entries<'_>, action: &Spanned<DeString<'_>>, value: &DeValue<'_>) {
    let keys = match value {
        DeValue::String(key) => Some(vec![key.to_string()]),
        DeValue::Array(keys) => keys
            .iter()
            .map(|key| key.get_ref().as_str().map(str::to_owned))
            .collect(),
        DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)
        | DeValue::Table(_) => None,
    };
    let name = action.get_ref().to_string();
    match keys {
        Some(keys) => {
            let line = entries.line(&action.span());
            entries.keys.push(KeyEntry {
                action: name,
                keys,
                line,
            });
        }
        None => entries.refuse(
            &action.span(),
            format!("\"{name}\" takes a key in quotes, or several in brackets"),
        ),
    }
}
