//! Ids as they are read, and which are none.

use super::*;

#[test]
fn ids_are_recognised_in_every_form_that_people_paste() {
    for (pasted, id) in [
        ("arxiv:2503.11794", "arxiv:2503.11794"),
        ("arXiv:2503.11794v3", "arxiv:2503.11794"),
        ("2503.11794v2", "arxiv:2503.11794"),
        ("0704.0001", "arxiv:0704.0001"),
        ("math.GT/0309136", "arxiv:math/0309136"),
        ("arXiv:hep-th/9901001v1", "arxiv:hep-th/9901001"),
        ("https://arxiv.org/abs/2503.11794", "arxiv:2503.11794"),
        ("http://arxiv.org/pdf/2503.11794v1.pdf", "arxiv:2503.11794"),
        ("arxiv.org/abs/math/0309136", "arxiv:math/0309136"),
        ("10.1000/XyZ", "doi:10.1000/xyz"),
        ("doi:10.1000/XyZ.", "doi:10.1000/xyz"),
        ("https://doi.org/10.1000%2FXyZ", "doi:10.1000/xyz"),
        (
            "10.48550/arXiv.2503.11794v2",
            "doi:10.48550/arxiv.2503.11794",
        ),
        ("10.1000/xv2", "doi:10.1000/xv2"),
        (
            "https://www.biorxiv.org/content/10.1101/2020.03.04.975128v2.full.pdf+html",
            "doi:10.1101/2020.03.04.975128",
        ),
        (
            "https://www.medrxiv.org/content/10.64898/2025.12.01.25341234",
            "doi:10.64898/2025.12.01.25341234",
        ),
        ("openreview:AbC", "openreview:AbC"),
        ("title:af63dc4c8601ec8c-2", "title:af63dc4c8601ec8c-2"),
    ] {
        assert_eq!(
            PaperId::recognise(pasted)
                .map(|id| id.to_string())
                .as_deref(),
            Some(id)
        );
    }
}

#[test]
fn what_has_not_the_shape_is_no_id() {
    let long = format!("x:{}", "y".repeat(199));
    for text in [
        "",
        "x",
        "x:",
        ":y",
        "x:a b",
        "x:a\u{7}",
        "2513.11794",
        "0808.053945",
        "12-34",
        "https://example.org/2503.11794",
        "1:2",
        "http:x",
        long.as_str(),
        "arxiv:../etc",
    ] {
        assert_eq!(PaperId::recognise(text), None, "{text:?}");
    }
}

#[test]
fn a_better_scheme_orders_first() {
    let ids = [
        "arxiv:2503.11794",
        "doi:10.1/x",
        "openreview:a",
        "acl:P19-1",
        "s2:0",
        "openalex:W1",
        "mine:1",
        "title:0",
    ];
    let schemes: Vec<Scheme> = ids
        .iter()
        .map(|id| PaperId::parse(id).unwrap().scheme())
        .collect();
    assert!(schemes.is_sorted_by(|a, b| a < b));
}
