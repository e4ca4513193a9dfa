//! What is to be fetched, as it is called: a feed, a spec, papers by their ids.

use std::collections::HashSet;

use crate::paper::PaperId;
use crate::sources::{Feed, Source, Spec, SpecError};

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
    Papers(Vec<PaperId>),
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
        let mut wanted: Vec<(&'static Source, Vec<PaperId>)> = Vec::new();
        let mut seen = HashSet::new();
        for word in words {
            let word = word.trim();
            if let Some(feed) = feeds.iter().find(|feed| feed.name() == word) {
                push(&mut errands, Self::of_feed(feed));
                continue;
            }
            let id = PaperId::recognise(word);
            let source = id.as_ref().and_then(Source::of_id);
            match (source, id) {
                (Some(source), Some(id)) => {
                    if !seen.insert(id.clone()) {
                        continue;
                    }
                    match wanted.iter_mut().find(|(of, _)| of.name == source.name) {
                        Some((_, ids)) => ids.push(id),
                        None => wanted.push((source, vec![id])),
                    }
                }
                (_, id) => push(&mut errands, Self::once(word, id, feeds)?),
            }
        }
        for (source, ids) in wanted {
            errands.push(Self {
                name: source.allowance.said().to_owned(),
                spec: Spec::of_ids(source, &ids)?,
                kind: ErrandKind::Papers(ids),
            });
        }
        Ok(errands)
    }

    fn once(word: &str, id: Option<PaperId>, feeds: &[Feed]) -> Result<Self, ErrandError> {
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
