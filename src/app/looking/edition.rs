//! Digests in the reader: which there are, and the one that stands in place of the library's list.

use super::{Beyond, Label, row};
use crate::app::{Action, Model, Scope};
use crate::jobs::{Edition, JobId};
use crate::query::{Order, Query};

/// Everything about digests.
#[derive(Debug, Clone, Default)]
pub struct Digests {
    /// The work whose digest is awaited; that of any other is dropped.
    pub(in crate::app) awaited: Option<JobId>,
    /// The subscriptions by name and query, as they were when one was made last.
    pub(in crate::app) subscriptions: Vec<(String, String)>,
    /// The digest that was made last.
    pub(in crate::app) edition: Option<Edition>,
}

impl Model {
    /// Whether a digest is shown in place of the library's list.
    pub(in crate::app) fn shows_digest(&self) -> bool {
        self.beyond().is_some_and(Beyond::is_digest)
    }

    /// The query whose words are marked in what is shown: that of a digest is its own.
    #[must_use]
    pub fn shown_query(&self) -> &Query {
        let own = self.beyond().and_then(|beyond| beyond.query.as_ref());
        own.unwrap_or(&self.query)
    }

    /// A line that says why the selected paper is where it is; empty where that is not known.
    pub(in crate::app) fn why_selected(&self) -> String {
        let said = |head: &str, why: &str| match why {
            "" => String::new(),
            why => format!("{head}: {why}"),
        };
        if let Some(beyond) = self.beyond() {
            let why = beyond.whys.get(self.list.cursor.at);
            return said("Why", why.map(String::as_str).unwrap_or_default());
        }
        let shared = self.list.selected().map(|row| row.shared.as_str());
        let head = if self.list.by == Order::ForYou {
            "Like your stars"
        } else {
            "Like it by"
        };
        said(head, shared.unwrap_or_default())
    }

    /// Shows a digest in place of the library's list.
    pub(in crate::app) fn show_edition(&mut self, edition: &Edition) {
        self.show_library();
        let query = edition.query.parse::<Query>().unwrap_or_default();
        let papers = || edition.papers.iter();
        let rows = papers().map(|(paper, _)| row(paper, Some(&paper.id), &query));
        let rows = rows.collect();
        let known = papers().map(|(paper, _)| Some(paper.id.clone()));
        let (known, whys) = (
            known.collect(),
            papers().map(|(_, why)| why.clone()).collect(),
        );
        self.show_rows(rows, |library| Beyond {
            label: Label::Digest {
                subject: edition.subject.clone(),
                more: edition.more,
            },
            known,
            whys,
            query: Some(query),
            further: None,
            is_paused: false,
            library,
        });
    }

    /// The keys of a digest that is shown.
    pub(in crate::app) fn digest_keys(&self) -> String {
        let keys = [
            (Action::Digest, "offers its text and subscribing"),
            (Action::Back, "goes back"),
        ];
        let keys = keys.into_iter().filter_map(|(action, what)| {
            let key = self.keymap.key_of(action, Scope::Panes)?;
            Some(format!("{key} {what}"))
        });
        keys.collect::<Vec<String>>().join(", ")
    }
}
