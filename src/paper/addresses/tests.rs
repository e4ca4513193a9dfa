//! Ids as they are found in addresses and notes.

use super::*;

#[test]
fn a_field_that_is_one_doi_is_taken_whole() {
    let of = |text| -> Vec<String> { of_field(text).iter().map(ToString::to_string).collect() };
    let old = "10.1002/(SICI)1097-4679(199607)52:4<385::AID-JCLP1>3.0.CO;2-6";
    assert_eq!(of(old), [format!("doi:{}", old.to_lowercase())]);
    assert_eq!(of("10.1/a 10.2/b"), ["doi:10.1/a"]);
    assert_eq!(of_list("10.1/a 10.2/b").len(), 2);
    let brackets = "10.1890/0012-9658(2006)87[2445:ATTCAF]2.0.CO;2";
    assert_eq!(of(brackets), [format!("doi:{}", brackets.to_lowercase())]);
    assert_eq!(of(r"10.1007/978-3-0{\_}14"), ["doi:10.1007/978-3-0_14"]);
    assert_eq!(of(r"10.1007/978-3-0\odd14"), [] as [&str; 0]);
    assert_eq!(of("10.1/a%3Cb%3E"), ["doi:10.1/a<b>"]);
    assert_eq!(of("10.1/a)."), ["doi:10.1/a"]);
    assert_eq!(of("10.1/a</p>"), ["doi:10.1/a"]);
    let arxiv = ["arxiv:2301.00001", "doi:10.48550/arxiv.2301.00001"];
    assert_eq!(of("10.48550/arXiv.2301.00001"), arxiv);
}

#[test]
fn ids_are_found_where_they_hide() {
    for (text, found) in [
        (
            "https://www.semanticscholar.org/paper/649def34f8be52c8b66281af98ae884c09aef38b",
            "s2:649def34f8be52c8b66281af98ae884c09aef38b",
        ),
        ("https://openalex.org/W2741809807", "openalex:W2741809807"),
        ("https://openalex.org/A5023888391", ""),
        (
            "https://api.openalex.org/works/w2741809807?select=id",
            "openalex:W2741809807",
        ),
        ("https://openalex.org/works?page=1", ""),
        ("10.1007/JHEP02(2016)087", "doi:10.1007/jhep02(2016)087"),
        (
            "https://dx.doi.org/10.1126/science.169",
            "doi:10.1126/science.169",
        ),
        ("10.1/a 10.2/b", "doi:10.1/a doi:10.2/b"),
        (r"doi:10.1007/97\_28.", "doi:10.1007/97_28"),
        (r"see 10.1007/97\odd28", ""),
        (
            "<https://doi.org/10.1002/1(199607)52:4<385::AID-X>3.0.CO;2-6>",
            "doi:10.1002/1(199607)52:4<385::aid-x>3.0.co;2-6",
        ),
        (
            "10.1890/0012-9658(2006)87[2445:ATTCAF]2.0.CO;2 [ecology]",
            "doi:10.1890/0012-9658(2006)87[2445:attcaf]2.0.co;2",
        ),
        (
            "<b>10.1/a</b> '10.2/b' 10.3/o'neil",
            "doi:10.1/a doi:10.2/b doi:10.3/o'neil",
        ),
        (
            "https://link.springer.com/chapter/10.1007/978-3-031-19778-9_4",
            "doi:10.1007/978-3-031-19778-9_4",
        ),
        (
            r"{\url{http://arxiv.org/abs/1401.2910v2}}",
            "arxiv:1401.2910",
        ),
        ("arXiv:1305.4904 [quant-ph]", "arxiv:1305.4904"),
        (
            "arXiv preprint arXiv:math.GT/0309136, 2003.",
            "arxiv:math/0309136",
        ),
        (
            "https://doi.org/10.48550/arXiv.2301.00001",
            "arxiv:2301.00001 doi:10.48550/arxiv.2301.00001",
        ),
        (
            "https://openreview.net/forum?id=B12Js_yRb",
            "openreview:B12Js_yRb",
        ),
        (
            "https://aclanthology.org/2022.coling-1.327/",
            "acl:2022.coling-1.327",
        ),
        (
            "(doi:10.1016/S0304-3991(02)00123-4).",
            "doi:10.1016/s0304-3991(02)00123-4",
        ),
        ("https://aclanthology.org/venues/acl/", ""),
        (
            "code:https://example.org/x pages 2101-2110, see 10/fqd6hj at http://example.org/10.html",
            "",
        ),
    ] {
        let ids: Vec<String> = ids(text).iter().map(ToString::to_string).collect();
        assert_eq!(ids.join(" "), found, "{text}");
    }
}

#[test]
fn a_field_for_an_id_may_hold_it_alone() {
    for (text, found) in [
        ("1612.00496v2", "arxiv:1612.00496"),
        ("oai:arXiv.org:math/0309136v1", "arxiv:math/0309136"),
        ("https://arxiv.org/abs/2503.11794", "arxiv:2503.11794"),
        ("10.1000/X", "doi:10.1000/x"),
        ("https://example.org/2503.11794", ""),
    ] {
        let ids: Vec<String> = of_field(text).iter().map(ToString::to_string).collect();
        assert_eq!(ids.join(" "), found, "{text}");
    }
}
