//! A query that a person saved under a name.

use std::fmt;

use super::Query;
use crate::text::safe;

/// A longer name has no room anywhere, in characters.
const LONGEST: usize = 60;

/// A query under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    name: String,
    text: String,
}

/// Says why a query cannot be saved so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SavedViewError {
    /// The name is none.
    #[error("a view needs a name of at most {LONGEST} characters that can all be seen")]
    Name,
    /// The query finds everything.
    #[error("the view “{0}” has no query; 1 shows every paper")]
    Everything(String),
    /// The query is none.
    #[error("the view “{name}” has no query that can be read: {reason}")]
    Query {
        /// The name.
        name: String,
        /// What is wrong with the query.
        reason: String,
    },
}

impl SavedView {
    /// The view of this name and query.
    ///
    /// # Errors
    /// When the name is none, or the query cannot be read or has no clause.
    pub fn new(name: &str, text: &str) -> Result<Self, SavedViewError> {
        let name = Self::named(name)?.to_owned();
        // A blank behind the last word makes it a whole one.
        let text = text.trim_start();
        match text.parse::<Query>() {
            Ok(query) if query.clauses().is_empty() => Err(SavedViewError::Everything(name)),
            Ok(_) => Ok(Self {
                name,
                text: text.to_owned(),
            }),
            Err(error) => Err(SavedViewError::Query {
                name,
                reason: error.to_string(),
            }),
        }
    }

    /// A name for a view, without the blanks around it.
    ///
    /// # Errors
    /// When it is none.
    pub fn named(name: &str) -> Result<&str, SavedViewError> {
        let name = name.trim();
        let is_name = !name.is_empty() && name.chars().count() <= LONGEST;
        if !is_name || name.chars().any(safe::is_hidden) {
            return Err(SavedViewError::Name);
        }
        Ok(name)
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its query, as it was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its query.
    #[must_use]
    pub fn query(&self) -> Query {
        // It was read when the view was made.
        self.text.parse().unwrap_or_default()
    }

    /// Whether it has this name, in whichever case.
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        self.name.to_lowercase() == name.trim().to_lowercase()
    }
}

impl fmt::Display for SavedView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.text)
    }
}

/// A change of the views that are saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViewChange {
    /// One more.
    Add(Placed),
    /// One less.
    Remove(Placed),
    /// Another name for one.
    Rename {
        /// Its name.
        old: String,
        /// The other.
        new: String,
    },
}

/// A view, and its place among the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The view.
    pub view: SavedView,
    /// The name of the one behind it; none where it is the last.
    pub before: Option<String>,
}

impl Placed {
    /// A view behind all others.
    #[must_use]
    pub fn last(view: SavedView) -> Self {
        Self { view, before: None }
    }

    /// A view where it stands among these.
    #[must_use]
    pub fn among(view: SavedView, views: &[SavedView]) -> Self {
        let mut behind = views.iter().skip_while(|other| **other != view).skip(1);
        let before = behind.next().map(|next| next.name.clone());
        Self { view, before }
    }
}

impl ViewChange {
    /// What takes it back.
    #[must_use]
    pub fn opposite(&self) -> Self {
        match self {
            Self::Add(placed) => Self::Remove(placed.clone()),
            Self::Remove(placed) => Self::Add(placed.clone()),
            Self::Rename { old, new } => Self::Rename {
                old: new.clone(),
                new: old.clone(),
            },
        }
    }

    /// Changes views so.
    pub fn apply(&self, views: &mut Vec<SavedView>) {
        match self {
            Self::Add(Placed { view, before }) => {
                let is_behind = |other: &SavedView| Some(&other.name) == before.as_ref();
                let place = views.iter().position(is_behind).unwrap_or(views.len());
                views.insert(place, view.clone());
            }
            Self::Remove(placed) => views.retain(|other| *other != placed.view),
            Self::Rename { old, new } => {
                let view = views.iter_mut().find(|view| view.name == *old);
                if let Some(view) = view {
                    view.name.clone_from(new);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_has_a_name_that_can_be_seen_and_a_query_that_can_be_read() {
        let view = SavedView::new(" graph nets ", "\"graph network\" year:2024..").unwrap();
        assert_eq!(view.name(), "graph nets");
        assert!(view.is_named("Graph Nets"));
        for (name, text, said) in [
            ("", "a", "a view needs a name"),
            ("a\u{202e}b", "a", "a view needs a name"),
            (&"a".repeat(61), "a", "a view needs a name"),
            ("all", " ", "the view “all” has no query; 1 shows"),
            (
                "x",
                "year:abc",
                "the view “x” has no query that can be read: ",
            ),
        ] {
            let error = SavedView::new(name, text).unwrap_err().to_string();
            assert!(error.starts_with(said), "{error}");
        }
    }

    #[test]
    fn a_change_and_its_opposite_leave_the_views_as_they_were() {
        let view = |name| SavedView::new(name, "maps").unwrap();
        let views = vec![view("a"), view("b")];
        let rename = ViewChange::Rename {
            old: "a".to_owned(),
            new: "c".to_owned(),
        };
        for change in [
            ViewChange::Add(Placed::last(view("c"))),
            ViewChange::Remove(Placed::among(view("a"), &views)),
            ViewChange::Remove(Placed::among(view("b"), &views)),
            rename,
        ] {
            let mut changed = views.clone();
            change.apply(&mut changed);
            assert_ne!(changed, views);
            change.opposite().apply(&mut changed);
            assert_eq!(changed, views);
        }
    }
}
