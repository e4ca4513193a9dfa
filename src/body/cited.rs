//! The paper that an entry of the references is of.

use super::{Block, Kind, Mark, Target};
use crate::paper::{PaperId, Scheme};

/// What an entry of the references tells of a paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cited {
    /// The number or name that it is cited by, as received.
    pub label: String,
    /// What it says, as received, formulas as TeX.
    pub text: String,
    /// The id of the paper, the one of an archive before that of a publisher.
    pub id: Option<PaperId>,
    /// Where its first link leads; raw.
    pub address: Option<String>,
}

impl Block {
    /// The paper that it is of; `None` where it is no entry of the references.
    #[must_use]
    pub fn cited(&self) -> Option<Cited> {
        if self.kind != Kind::Reference {
            return None;
        }
        let addresses = self.prose.marks.iter().filter_map(|(_, mark)| match mark {
            Mark::Link(Target::Address(address)) => Some(address.as_str()),
            Mark::Link(Target::Anchor(_)) | Mark::Emphasis(_) | Mark::Formula => None,
        });
        let addresses: Vec<&str> = addresses.collect();
        // A text may name an id without linking it.
        let linked = addresses.iter().filter_map(|address| id_in(address));
        let ids: Vec<PaperId> = linked.chain(ids_in(&self.prose.text)).collect();
        let archived = ids.iter().find(|id| id.scheme() == Scheme::Arxiv);
        Some(Cited {
            label: self.label.tex(),
            text: self.prose.tex(),
            id: archived.or(ids.first()).cloned(),
            address: addresses.first().map(|&address| address.to_owned()),
        })
    }
}

/// The ids of papers that stand in a text, each a word or two, as in `arXiv 2001.00001`.
#[must_use]
pub fn ids_in(text: &str) -> Vec<PaperId> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let pairs = words.windows(2).map(|pair| pair.join(" "));
    let single = words.iter().filter_map(|word| id_in(word));
    single
        .chain(pairs.filter_map(|pair| id_in(&pair)))
        .collect()
}

/// The id that a word is, without the signs around it.
fn id_in(word: &str) -> Option<PaperId> {
    let word = word.trim_matches(['(', ')', '[', ']', ',', '.', ';', ':', '“', '”', '"']);
    // A year, a page or a volume is none.
    let may_be = word.contains(['/', ':', '.']) || word.contains(' ');
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    if !may_be || digits < 4 {
        return None;
    }
    PaperId::pasted(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::Prose;

    fn id(text: &str) -> String {
        let block = Block {
            kind: Kind::Reference,
            prose: Prose::plain(text),
            ..Block::default()
        };
        let id = block.cited().unwrap().id;
        id.map_or_else(String::new, |id| id.to_string())
    }

    #[test]
    fn the_id_of_a_reference_is_found_in_its_text() {
        for (text, found) in [
            (
                "A. Alpha. A title. https://doi.org/10.1000/182. arXiv:2001.00001.",
                "arxiv:2001.00001",
            ),
            (
                "B. Beta. In Proc., 2020. doi: 10.1000/182.",
                "doi:10.1000/182",
            ),
            (
                "C. Gamma (arXiv preprint arXiv:1706.03762, 2017)",
                "arxiv:1706.03762",
            ),
            ("D. Delta. J. Samples, 3(2):1–10, 2021.", ""),
            ("E. The 2017 game: 3.1415 ways. 10.5 of 10.", ""),
        ] {
            assert_eq!(id(text), found, "{text}");
        }
    }
}
