//! What an argument may be: names of the tables, of the settings, of the marks, and ids.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use clap_complete::engine::CompletionCandidate;

use crate::config::{self, Config};
use crate::digest::{FORMS, Form};
use crate::fault;
use crate::files::{self, Folders};
use crate::formats::{CITATIONS, EXPORTS, FORMATS};
use crate::library;
use crate::marks::{MarkFiles, MarkKind, Marks};
use crate::query::{Begun, FacetKind, OPERATORS, Operator, Order, SavedView, compared, completing};
use crate::sources::{Engine, Feed};
use crate::text::safe;

/// So many ids are given at most; nobody reads more.
const MOST_IDS: usize = 40;
/// So many papers of the library are looked at for ids, the last ones of its order: each is a record read.
const MOST_LOOKED_AT: usize = 200;

/// What an argument is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Id,
    /// Ids, or tags behind a sign.
    IdOrTag,
    Query,
    Order,
    ExportFormat,
    ImportFormat,
    Citation,
    DigestForm,
    Feed,
    View,
    Digest,
    Engine,
}

impl Wanted {
    /// What an argument of a command is that is called so in its help, or by its field.
    pub(super) fn of(command: &str, value: &str) -> Option<Self> {
        let wanted = match (command, value) {
            (_, "ID" | "ID|FILE") => Self::Id,
            (_, "ID, +TAG or -TAG") => Self::IdOrTag,
            (_, "QUERY" | "more") => Self::Query,
            (_, "ORDER") => Self::Order,
            (_, "ENGINE") => Self::Engine,
            ("export", "FORMAT") => Self::ExportFormat,
            ("import", "FORMAT") => Self::ImportFormat,
            ("cite", "FORM") => Self::Citation,
            ("digest" | "subscribe", "FORM") => Self::DigestForm,
            (_, "FEED") | ("feeds remove", "name" | "NAME") | ("feeds rename", "old" | "OLD") => {
                Self::Feed
            }
            ("views remove", "name" | "NAME") | ("views rename", "old" | "OLD") => Self::View,
            ("digest" | "digest remove", "name" | "NAME") => Self::Digest,
            _ => return None,
        };
        Some(wanted)
    }
}

/// Where what is known lies; it is read when a shell asks for it, and only what it asks for.
#[derive(Debug, Clone)]
pub(super) struct Known {
    folders: Option<Arc<Folders>>,
}

impl Known {
    /// What is known to a command line that a shell hands over behind `--`.
    pub(super) fn new(words: Vec<String>) -> Self {
        let mut words = words.into_iter().skip_while(|word| word != "--").skip(1);
        let mut home = None;
        while let Some(word) = words.next() {
            if word == "--home" {
                home = words.next();
            } else if let Some(named) = word.strip_prefix("--home=") {
                home = Some(named.to_owned());
            }
        }
        let home: Option<PathBuf> = home.map(|home| files::typed(&home));
        Self {
            folders: Folders::find(home.as_deref()).ok().map(Arc::new),
        }
    }

    /// What the argument may be of which this was typed.
    pub(super) fn candidates(&self, wanted: Wanted, typed: &str) -> Vec<CompletionCandidate> {
        let names: Vec<String> = match wanted {
            Wanted::Id => self.ids(typed),
            Wanted::IdOrTag => match typed.chars().next().filter(|c| matches!(c, '+' | '-')) {
                Some(sign) => prefixed(&sign.to_string(), self.tags()),
                None => self.ids(typed),
            },
            Wanted::Query => return self.of_query(typed),
            Wanted::Order => owned(Order::ALL.map(Order::name)),
            Wanted::ExportFormat => {
                return told(EXPORTS.iter().map(|row| (row.name, row.meaning)), typed);
            }
            Wanted::ImportFormat => {
                return told(FORMATS.iter().map(|row| (row.name, row.meaning)), typed);
            }
            Wanted::Citation => owned(CITATIONS.iter().map(|form| form.name)),
            Wanted::DigestForm => owned(FORMS.map(Form::name)),
            Wanted::Feed => self.feeds(),
            Wanted::View => owned(self.config().views.iter().map(SavedView::name)),
            Wanted::Digest => owned(self.config().digests.iter().map(|one| one.name.as_str())),
            Wanted::Engine => owned(self.config().engines().iter().map(Engine::name)),
        };
        let fitting = names.into_iter().filter(|name| name.starts_with(typed));
        fitting
            .filter(|name| is_plain(name))
            .map(CompletionCandidate::new)
            .collect()
    }

    /// Fields and their values behind what was typed of a query.
    fn of_query(&self, typed: &str) -> Vec<CompletionCandidate> {
        let Some(begun) = completing(typed) else {
            return Vec::new();
        };
        let before = typed.get(..begun.from).unwrap_or_default();
        let begins = compared(begun.typed);
        let fits = |name: &str| compared(name).starts_with(&begins);
        let candidate = |text: String, meaning: Option<String>| {
            let whole = format!("{before}{text}");
            let meaning = meaning.map(|meaning| safe::line(&meaning).into());
            is_plain(&text).then(|| CompletionCandidate::new(whole).help(meaning))
        };
        match begun.what {
            Begun::Field => {
                let fields = OPERATORS.iter().filter_map(|operator| {
                    let (name, _) = operator.field()?;
                    let meaning = operator.meaning().into_owned();
                    candidate(format!("{name}:"), Some(meaning)).filter(|_| fits(name))
                });
                fields.collect()
            }
            Begun::Value(field) => {
                let names = self.values(field).into_iter();
                let fitting = names.filter(|name| fits(name));
                fitting.filter_map(|name| candidate(name, None)).collect()
            }
        }
    }

    /// The names that a field takes, as far as no paper must be looked at for them.
    fn values(&self, field: &str) -> Vec<String> {
        let Some((_, asks)) = Operator::field_named(field) else {
            return Vec::new();
        };
        let words = asks.words();
        if !words.is_empty() {
            return owned(words);
        }
        match asks.names() {
            Some(FacetKind::Tag) => self.tags(),
            Some(FacetKind::Feed) => self.feeds(),
            Some(
                FacetKind::View
                | FacetKind::Topic
                | FacetKind::Year
                | FacetKind::Category
                | FacetKind::Author
                | FacetKind::Venue
                | FacetKind::Source,
            )
            | None => Vec::new(),
        }
    }

    /// Ids that begin so: those of starred papers first, then those that were read, then of the library's last.
    fn ids(&self, typed: &str) -> Vec<String> {
        let marks = self.marks();
        let of_kind = |kind| marks.iter(kind).map(|(id, _)| id.as_str().to_owned());
        let marked = of_kind(MarkKind::Star).chain(of_kind(MarkKind::Read));
        let mut seen = BTreeSet::new();
        let mut fits =
            |id: &String| id.starts_with(typed) && is_plain(id) && seen.insert(id.clone());
        let mut ids: Vec<String> = marked.filter(&mut fits).take(MOST_IDS).collect();
        let opened = self.folders.as_ref().filter(|_| ids.len() < MOST_IDS);
        // The index is mapped: it may be cut meanwhile.
        let opened = opened.filter(|f| fault::watch(&f.cache, None).is_ok());
        if let Some(Ok(opened)) = opened.map(|f| library::open(&f.data, &f.cache)) {
            let last = opened.library.papers().iter().rev();
            let looked_at = last.take(MOST_LOOKED_AT);
            let of_library = looked_at.filter_map(|number| opened.library.id(number));
            let left = MOST_IDS - ids.len();
            ids.extend(
                of_library
                    .map(|id| id.as_str().to_owned())
                    .filter(&mut fits)
                    .take(left),
            );
        }
        ids
    }

    fn tags(&self) -> Vec<String> {
        let marks = self.marks();
        let entries = marks.iter(MarkKind::Tags);
        let tags: BTreeSet<String> = entries
            .flat_map(|(_, entry)| entry.tags())
            .map(|tag| safe::line(tag.as_str()))
            .collect();
        tags.into_iter().collect()
    }

    fn feeds(&self) -> Vec<String> {
        owned(self.config().feeds.iter().map(Feed::name))
    }

    /// The marks; a shell is not told what is wrong with them.
    fn marks(&self) -> Marks {
        let files = self.folders.as_ref();
        let files = files.map(|f| MarkFiles::in_dirs(&f.config, &f.state));
        files.map_or_else(Marks::default, |files| files.read().0)
    }

    /// The settings; a shell is not told what is wrong with them.
    fn config(&self) -> Config {
        let read = self.folders.as_ref();
        let read = read.and_then(|f| config::read(&f.config, Config::default()).ok());
        read.map_or_else(Config::default, |(config, _)| config)
    }
}

fn owned<T: Into<String>>(names: impl IntoIterator<Item = T>) -> Vec<String> {
    names.into_iter().map(Into::into).collect()
}

fn prefixed(prefix: &str, names: Vec<String>) -> Vec<String> {
    let prefixed = names.into_iter().map(|name| format!("{prefix}{name}"));
    prefixed.collect()
}

fn told(
    rows: impl Iterator<Item = (&'static str, &'static str)>,
    typed: &str,
) -> Vec<CompletionCandidate> {
    rows.filter(|(name, _)| name.starts_with(typed))
        .map(|(name, meaning)| CompletionCandidate::new(name).help(Some(meaning.into())))
        .collect()
}

/// Whether a text can stand in any shell as it is. Tags and ids are foreign text: what would have to be
/// quoted is not offered, for a shell puts it into a command line that somebody runs.
fn is_plain(text: &str) -> bool {
    let is_fit = |c: char| c.is_alphanumeric() || "-_.:/+@%".contains(c);
    safe::line(text) == text && text.chars().all(is_fit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_take_for_more_than_a_word_is_never_offered() {
        for text in [
            "a b",
            "$(id)",
            "`id`",
            "a;b",
            "x\u{202e}y",
            "it's",
            "*",
            "~",
            "a\nb",
            "a|b",
        ] {
            assert!(!is_plain(text), "{text:?}");
        }
        for text in [
            "arxiv:2503.11794",
            "to-read",
            "doi:10.1/x_y",
            "übung",
            "深度学习",
        ] {
            assert!(is_plain(text), "{text}");
        }
    }
}
