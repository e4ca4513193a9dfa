//! DOIs in the addresses of publishers, who hang something of their own on them.

/// What stands behind a DOI where a paper is shown in one of its forms.
const FORMS: [&str; 12] = [
    ".full.pdf",
    ".full-text",
    ".full",
    ".abstract",
    ".pdf",
    "/full",
    "/abstract",
    "/pdf",
    "/epdf",
    "/html",
    "/fulltext",
    "/meta",
];
/// Servers that have the version of a paper behind its DOI.
const VERSIONED: [&str; 2] = ["biorxiv.org/", "medrxiv.org/"];

/// The DOI itself, of what stands behind the beginning of an address.
pub(super) fn bare<'a>(before: &str, doi: &'a str) -> &'a str {
    let doi = doi.split(['?', '#', '&']).next().unwrap_or_default();
    let mut doi = doi.trim_end_matches('/');
    for form in FORMS {
        doi = doi.strip_suffix(form).unwrap_or(doi);
    }
    let version = doi.rsplit_once('v').filter(|(_, version)| {
        !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit())
    });
    let is_versioned = VERSIONED.iter().any(|host| before.contains(host));
    match version.filter(|_| is_versioned) {
        Some((unversioned, _)) => unversioned,
        None => doi,
    }
}

#[cfg(test)]
mod tests {
    use super::super::of_field;

    #[test]
    fn an_address_tells_a_doi_without_what_hangs_on_it() {
        for (address, id) in [
            (
                "https://journals.example/doi/10.1002/adma.1?af=R",
                "doi:10.1002/adma.1",
            ),
            (
                "https://journals.example/doi/full/10.1080/1.2#top",
                "doi:10.1080/1.2",
            ),
            (
                "https://www.example.org/articles/10.3389/fpsyg.1/full",
                "doi:10.3389/fpsyg.1",
            ),
            (
                "https://www.biorxiv.org/content/10.1101/2023.12.16.571984v1?rss=1",
                "doi:10.1101/2023.12.16.571984",
            ),
            (
                "https://www.medrxiv.org/content/10.1101/2023.12.16.571984v2.full.pdf",
                "doi:10.1101/2023.12.16.571984",
            ),
            ("https://doi.org/10.1000/xv2", "doi:10.1000/xv2"),
            ("10.1000/a?b", "doi:10.1000/a?b"),
            (
                "https://journals.example/plosone/article?id=10.1371/journal.pone.1&type=x",
                "doi:10.1371/journal.pone.1",
            ),
            ("https://example.org/2024/blog", ""),
        ] {
            let ids: Vec<String> = of_field(address).iter().map(ToString::to_string).collect();
            assert_eq!(ids.join(" "), id, "{address}");
        }
    }
}
