//! Ids wherever they hide: arXiv ids and DOIs inside addresses, notes and fields for other things.

use crate::paper::PaperId;

/// The ids that a field for an id, or an address, holds: as it stands, or anywhere in it.
pub(super) fn ids_in(text: &str) -> Vec<PaperId> {
    let mut ids: Vec<PaperId> = Vec::new();
    let whole = PaperId::recognise(text).filter(|id| id.page().is_some());
    let found = whole.into_iter().chain(arxiv_in(text));
    for id in found.chain(pages_in(text)).chain(dois_in(text)) {
        // arXiv's own DOIs name the arXiv id.
        let arxiv = id
            .as_str()
            .strip_prefix("doi:10.48550/arxiv.")
            .and_then(PaperId::arxiv);
        for id in arxiv.into_iter().chain([id]) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    ids
}

/// The arXiv ids that stand behind the word arXiv: `arXiv:1305.4904 [quant-ph]`,
/// `\url{http://arxiv.org/abs/math/0309136v2}`, `10.48550/arXiv.2503.11794`.
pub(super) fn arxiv_in(text: &str) -> impl Iterator<Item = PaperId> {
    const WORD: &str = "arxiv";
    let lower = text.to_ascii_lowercase();
    let places: Vec<usize> = lower
        .match_indices(WORD)
        .map(|(at, _)| at + WORD.len())
        .collect();
    places.into_iter().filter_map(move |place| {
        let rest = lower.get(place..)?;
        let rest = rest.strip_prefix(".org:").unwrap_or(rest);
        let rest = rest.strip_prefix(".org/").map_or(rest, |path| {
            let kinds = ["abs/", "pdf/", "html/", "format/"];
            kinds
                .iter()
                .find_map(|kind| path.strip_prefix(kind))
                .unwrap_or(path)
        });
        let rest = rest.trim_start_matches([':', '.', ' ', '/']);
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !"./-".contains(c))
            .unwrap_or(rest.len());
        let id = rest.get(..end)?.trim_end_matches(['.', '-', '/']);
        PaperId::arxiv(id.strip_suffix(".pdf").unwrap_or(id))
    })
}

/// The ids in addresses of OpenReview and the ACL Anthology.
fn pages_in(text: &str) -> impl Iterator<Item = PaperId> {
    const PAGES: [(&str, &str); 4] = [
        ("openreview.net/forum?id=", "openreview"),
        ("openreview.net/pdf?id=", "openreview"),
        ("aclanthology.org/", "acl"),
        ("aclweb.org/anthology/", "acl"),
    ];
    PAGES.into_iter().filter_map(move |(page, scheme)| {
        let (_, rest) = text.split_once(page)?;
        let id = rest
            .split(|c: char| c.is_whitespace() || "/?&#\"'}".contains(c))
            .next()?;
        let id = id.strip_suffix(".pdf").unwrap_or(id);
        // The Anthology has other pages, too: `/venues/acl/`.
        let fits =
            scheme != "acl" || (id.contains('-') && id.contains(|c: char| c.is_ascii_digit()));
        fits.then(|| PaperId::parse(&format!("{scheme}:{id}")))
            .flatten()
    })
}

/// The DOIs in a text, with or without `https://doi.org/` before them.
pub(super) fn dois_in(text: &str) -> impl Iterator<Item = PaperId> {
    let text = text.replace("%2F", "/").replace("%2f", "/");
    let places: Vec<usize> = text.match_indices("10.").map(|(place, _)| place).collect();
    places.into_iter().filter_map(move |place| {
        let before = text.get(..place)?.chars().next_back();
        let rest = text.get(place..)?;
        let digits = rest
            .get(3..)?
            .bytes()
            .take_while(u8::is_ascii_digit)
            .count();
        if before.is_some_and(char::is_alphanumeric) || !(4..=9).contains(&digits) {
            return None;
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || c.is_control() || "\"<>{}|\\^`".contains(c))
            .unwrap_or(rest.len());
        let mut doi = rest
            .get(..end)?
            .trim_end_matches(['.', ',', ';', ':', '\'']);
        // A bracket that opens inside belongs to the DOI; one that only closes does not.
        while let Some(shorter) = doi.strip_suffix([')', ']'])
            && doi.matches(['(', '[']).count() < doi.matches([')', ']']).count()
        {
            doi = shorter.trim_end_matches(['.', ',', ';']);
        }
        PaperId::doi(doi)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_wherever_they_hide() {
        for (text, found) in [
            ("1612.00496v2", vec!["arxiv:1612.00496"]),
            ("arXiv:1305.4904 [quant-ph]", vec!["arxiv:1305.4904"]),
            (
                "\\url{http://arxiv.org/abs/math.GT/0309136v1}",
                vec!["arxiv:math/0309136"],
            ),
            (
                "see http://arxiv.org/pdf/1805.07499v1.pdf.",
                vec!["arxiv:1805.07499"],
            ),
            (
                "10.48550/arXiv.2503.11794",
                vec!["arxiv:2503.11794", "doi:10.48550/arxiv.2503.11794"],
            ),
            ("oai:arXiv.org:2607.11111v1", vec!["arxiv:2607.11111"]),
            (
                "10.1103/PhysRevD.76.013009 10.1103/PhysRevD.76.1",
                vec![
                    "doi:10.1103/physrevd.76.013009",
                    "doi:10.1103/physrevd.76.1",
                ],
            ),
            (
                "https://link.springer.com/chapter/10.1007/978-3-031-19778-9_4",
                vec!["doi:10.1007/978-3-031-19778-9_4"],
            ),
            (
                "(doi: 10.1016/S0304-3991(02)00123-4).",
                vec!["doi:10.1016/s0304-3991(02)00123-4"],
            ),
            ("https://dx.doi.org/10.1000%2FX", vec!["doi:10.1000/x"]),
            (
                "https://openreview.net/forum?id=B11bwYgfM&x=1",
                vec!["openreview:B11bwYgfM"],
            ),
            (
                "https://aclanthology.org/2022.acl-long.1.pdf",
                vec!["acl:2022.acl-long.1"],
            ),
            ("https://aclanthology.org/venues/acl/", vec![]),
            ("https://example.org/2503.11794", vec![]),
            ("pp. 110.1234/5", vec![]),
            ("", vec![]),
        ] {
            let ids: Vec<String> = ids_in(text).iter().map(ToString::to_string).collect();
            assert_eq!(ids, found, "{text}");
        }
    }
}
