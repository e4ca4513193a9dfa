//! What is to be fetched, as it is called: a feed, a spec, papers by their ids.

use crate::paper::PaperId;
use crate::sources::{Feed, Road, Source, Spec, SpecError};

/// Something to fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errand {
    /// What it is called.
    pub name: String,
    /// What is asked.
    pub spec: Spec,
    /// What it is for.
    pub kind: ErrandKind,
}

/// What an errand is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErrandKind {
    /// A feed, which papers come by.
    Feed,
    /// Something that is asked once.
    Once,
    /// These papers.
    Papers(Vec<Sought>),
}

/// A paper that is asked for by its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// The id by which it was given.
    pub id: PaperId,
    /// The id by which the source knows it.
    pub asked: PaperId,
    /// How many sources were asked for it before.
    before: usize,
}

/// Says why a word names nothing that can be fetched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ErrandError {
    /// It is nothing at all.
    #[error("“{word}” is no feed, no id of a paper and no SOURCE:WHAT; {feeds}")]
    Unknown {
        /// The word.
        word: String,
        /// Which feeds there are.
        feeds: String,
    },
    /// The source, or what is wanted of it, is not known.
    #[error(transparent)]
    Spec(#[from] SpecError),
    /// No source finds a paper by such an id.
    #[error("no source finds {id} by its id; papers are found by {known}")]
    NoSource {
        /// The id.
        id: PaperId,
        /// Which ids can be asked for, and where.
        known: String,
    },
}

impl Errand {
    /// What a feed asks.
    #[must_use]
    pub fn of_feed(feed: &Feed) -> Self {
        Self {
            name: feed.name().to_owned(),
            spec: feed.spec().clone(),
            kind: ErrandKind::Feed,
        }
    }

    /// What each word asks: the name of a feed, an id of a paper in any form, `SOURCE:WHAT`. Papers
    /// that one source is asked for are one errand.
    ///
    /// # Errors
    /// When a word is none of these.
    pub fn of_words(words: &[String], feeds: &[Feed]) -> Result<Vec<Self>, ErrandError> {
        let mut errands: Vec<Self> = Vec::new();
        let mut wanted = Vec::new();
        for word in words {
            let word = word.trim();
            if let Some(feed) = feeds.iter().find(|feed| feed.name() == word) {
                push(&mut errands, Self::of_feed(feed));
                continue;
            }
            let id = PaperId::pasted(word);
            match id.and_then(|id| Sought::of(&id, 0)) {
                Some(sought) => wanted.push(sought),
                None => push(&mut errands, Self::once(word, feeds)?),
            }
        }
        errands.extend(Self::of_sought(wanted));
        Ok(errands)
    }

    /// What asks for papers by their ids, as many as one source is asked for at once. Those that no
    /// source knows are left out.
    #[must_use]
    pub fn of_ids(ids: &[PaperId]) -> Vec<Self> {
        Self::of_sought(ids.iter().filter_map(|id| Sought::of(id, 0)).collect())
    }

    /// What asks the next best sources for papers that these did not know.
    pub(super) fn next_of(missing: &[Sought]) -> Vec<Self> {
        let next = missing.iter().filter_map(Sought::next);
        Self::of_sought(next.collect())
    }

    /// Papers that one source is asked for are one errand.
    fn of_sought(wanted: Vec<(&'static Source, Sought)>) -> Vec<Self> {
        let mut by_source: Vec<(&'static Source, Vec<Sought>)> = Vec::new();
        for (source, sought) in wanted {
            match by_source.iter_mut().find(|(of, _)| of.name == source.name) {
                Some((_, all)) if all.iter().any(|one| one.asked == sought.asked) => {}
                Some((_, all)) => all.push(sought),
                None => by_source.push((source, vec![sought])),
            }
        }
        let errand = |(source, sought): (&Source, Vec<Sought>)| {
            let ids: Vec<PaperId> = sought.iter().map(|sought| sought.asked.clone()).collect();
            // A source that is asked for such ids takes them.
            let spec = Spec::of_ids(source, &ids).ok()?;
            Some(Self {
                name: source.allowance.said().to_owned(),
                spec,
                kind: ErrandKind::Papers(sought),
            })
        };
        by_source.into_iter().filter_map(errand).collect()
    }

    fn once(word: &str, feeds: &[Feed]) -> Result<Self, ErrandError> {
        let id = PaperId::given(word);
        let spec: Spec = match (word.parse(), id) {
            (Ok(spec), _) => spec,
            (Err(SpecError::NoSource(_)), None) => {
                let word = word.to_owned();
                let feeds = listed(feeds);
                return Err(ErrandError::Unknown { word, feeds });
            }
            (Err(SpecError::NoSource(_) | SpecError::UnknownSource { .. }), Some(id)) => {
                let known = Source::ids_known();
                return Err(ErrandError::NoSource { id, known });
            }
            (Err(error), _) => return Err(error.into()),
        };
        Ok(Self {
            name: spec.to_string(),
            spec,
            kind: ErrandKind::Once,
        })
    }
}

impl Sought {
    /// A paper, and the source that is asked for it after so many others.
    fn of(id: &PaperId, before: usize) -> Option<(&'static Source, Self)> {
        let Road { source, id: asked } = Source::roads(id).into_iter().nth(before)?;
        let sought = Self {
            id: id.clone(),
            asked,
            before,
        };
        Source::named(source).map(|source| (source, sought))
    }

    /// The same paper at the next best source, where there is one.
    fn next(&self) -> Option<(&'static Source, Self)> {
        Self::of(&self.id, self.before + 1)
    }

    /// Whether another source may know it.
    pub(super) fn has_next(&self) -> bool {
        self.next().is_some()
    }
}

fn push(errands: &mut Vec<Errand>, errand: Errand) {
    if !errands.contains(&errand) {
        errands.push(errand);
    }
}

fn listed(feeds: &[Feed]) -> String {
    let names: Vec<&str> = feeds.iter().map(Feed::name).collect();
    match names.as_slice() {
        [] => "there is no feed yet, `recto feeds add NAME SOURCE:WHAT` makes one".to_owned(),
        [name] => format!("there is the feed {name}"),
        names => format!("there are the feeds {}", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Vec<String>, String> {
        let feeds = [Feed::new("ml", "arxiv:cs.LG").unwrap()];
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let errands = Errand::of_words(&words, &feeds).map_err(|error| error.to_string())?;
        let said = |errand: &Errand| format!("{} = {}", errand.name, errand.spec);
        Ok(errands.iter().map(said).collect())
    }

    #[test]
    fn a_word_is_a_feed_a_paper_or_a_spec() {
        for (words, expected) in [
            (&["ml", "ml"][..], &["ml = arxiv:cs.LG"][..]),
            (&["hf:daily"], &["hf:daily = hf:daily"]),
            (
                &[
                    "arXiv:2503.11794v2",
                    "ml",
                    "2503.11794",
                    "https://arxiv.org/pdf/math/0309136",
                ],
                &["ml = arxiv:cs.LG", "arXiv = arxiv:2503.11794 math/0309136"],
            ),
            (
                &["https://huggingface.co/papers/2503.11794"],
                &["arXiv = arxiv:2503.11794"],
            ),
            (
                &["10.48550/arXiv.2503.11794", "2503.11794"],
                &["arXiv = arxiv:2503.11794"],
            ),
        ] {
            assert_eq!(read(words).unwrap(), expected, "{words:?}");
        }
        for (word, said) in [
            (
                "deep",
                "“deep” is no feed, no id of a paper and no SOURCE:WHAT; there is the feed ml",
            ),
            ("hugging:daily", "no source finds hugging:daily"),
            ("hf:best", "hf: “best” is not known there"),
            (
                "openreview:x",
                "no source finds openreview:x by its id; papers are found by arXiv ids",
            ),
        ] {
            let error = read(&[word]).unwrap_err();
            assert!(error.starts_with(said), "{error}");
        }
    }
}
