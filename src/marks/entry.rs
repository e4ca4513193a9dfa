//! One mark as it lies in its file.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::json::{elements, members, string};
use super::kind::EntryForm;
use super::{Intent, MarkKind};
use crate::paper::PaperId;

/// A mark, read where it is asked: what is missing or of another form counts as empty, and stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    form: EntryForm,
    json: &'a str,
}

impl<'a> Entry<'a> {
    pub(super) fn new(kind: MarkKind, json: &'a str) -> Self {
        let form = kind.form();
        Self { form, json }
    }

    /// When it was set, RFC 3339; of a list until when its papers had come.
    #[must_use]
    pub fn at(&self) -> Cow<'a, str> {
        match self.form {
            EntryForm::Named | EntryForm::Tagged => self.member("at").and_then(string),
            EntryForm::Time => string(self.json),
            EntryForm::List => self.member("until").and_then(string),
        }
        .unwrap_or_default()
    }

    /// The title of the paper, raw, or the query of a list; empty where the kind has none.
    #[must_use]
    pub fn title(&self) -> Cow<'a, str> {
        let name = match self.form {
            EntryForm::Named | EntryForm::Tagged | EntryForm::Time => "title",
            EntryForm::List => "query",
        };
        self.member(name).and_then(string).unwrap_or_default()
    }

    /// The other ids of the paper; none where the kind has none.
    pub fn aliases(&self) -> impl Iterator<Item = PaperId> + use<'a> {
        let list = self.member("aliases").unwrap_or_default();
        let aliases = elements(list).into_iter().flatten();
        aliases.filter_map(|alias| PaperId::parse(&string(alias.of(list))?))
    }

    pub(super) fn member(&self, wanted: &str) -> Option<&'a str> {
        let json = self.json;
        let is_it = |name: &str| string(name).is_some_and(|name| name == wanted);
        let members = members(json)?.filter(|(name, _)| is_it(name.of(json)));
        // Of two members of one name the last counts, as for other programs.
        members.last().map(|(_, value)| value.of(json))
    }
}

/// The entry that an intent wants, as JSON, two levels deep in its file; `None` where it wants a piece of
/// one.
pub(super) fn written(intent: &Intent) -> Option<String> {
    let value = match intent.kind.form() {
        EntryForm::Named => json!({
            "at": intent.at,
            "title": intent.title,
            "aliases": intent.key.also,
        }),
        EntryForm::Tagged => return None,
        EntryForm::Time => Value::from(intent.at.as_str()),
        EntryForm::List => json!({ "query": intent.title, "until": intent.at }),
    };
    // Strings in JSON have no line breaks of their own.
    Some(format!("{value:#}").replace('\n', "\n    "))
}
