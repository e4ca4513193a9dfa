//! What is recognised of what people paste.

use super::*;

fn pasted(text: &str) -> String {
    PaperId::pasted(text).map_or_else(String::new, |id| id.to_string())
}

#[test]
fn an_id_is_read_in_every_form_that_people_paste() {
    let s2 = "649def34f8be52c8b66281af98ae884c09aef38b";
    for (text, id) in [
        ("2401.00001", "arxiv:2401.00001"),
        (" 2401.00001v2 ", "arxiv:2401.00001"),
        ("arXiv:2401.00001v1", "arxiv:2401.00001"),
        ("arXiv: 2401.00001", "arxiv:2401.00001"),
        ("[2401.00001]", "arxiv:2401.00001"),
        ("DOI 10.5555/x", "doi:10.5555/x"),
        ("doi of trees", ""),
        ("acl 2023", ""),
        ("hep-th/9901001", "arxiv:hep-th/9901001"),
        ("arxiv:math.GT/0309136v1", "arxiv:math/0309136"),
        ("https://arxiv.org/pdf/2401.00001v3.pdf", "arxiv:2401.00001"),
        ("https://arxiv.org/html/2401.00001v3#S1", "arxiv:2401.00001"),
        ("arxiv.org/abs/hep-th/9901001", "arxiv:hep-th/9901001"),
        (
            "https://ar5iv.labs.arxiv.org/html/2401.00001",
            "arxiv:2401.00001",
        ),
        (
            "https://www.alphaxiv.org/abs/2401.00001",
            "arxiv:2401.00001",
        ),
        (
            "https://huggingface.co/papers/2401.00001",
            "arxiv:2401.00001",
        ),
        ("hf.co/papers/2401.00001", "arxiv:2401.00001"),
        ("10.5555/Find.Me-5", "doi:10.5555/find.me-5"),
        ("10.5555/find.me-5.", "doi:10.5555/find.me-5"),
        ("doi:10.5555/find.me-5", "doi:10.5555/find.me-5"),
        ("DOI: 10.5555/find.me-5", "doi:10.5555/find.me-5"),
        ("doi:https://doi.org/10.1/x", "doi:10.1/x"),
        ("https://doi.org/10.5555/find.me-5", "doi:10.5555/find.me-5"),
        ("<http://dx.doi.org/10.1/a%3Cb>", "doi:10.1/a<b"),
        ("doi.org/10.1/x", "doi:10.1/x"),
        (r"10.1007/97\_28", "doi:10.1007/97_28"),
        (
            "10.1/(SICI)1(1996)52:4<3::AID-J1>3.0.CO;2-6",
            "doi:10.1/(sici)1(1996)52:4<3::aid-j1>3.0.co;2-6",
        ),
        (
            "https://link.springer.com/chapter/10.1007/978-3_4",
            "doi:10.1007/978-3_4",
        ),
        (
            "https://doi.org/10.48550/arXiv.2401.00001",
            "doi:10.48550/arxiv.2401.00001",
        ),
        (
            "https://openreview.net/forum?id=B12Js_yRb&noteId=x",
            "openreview:B12Js_yRb",
        ),
        ("openreview.net/pdf?id=B12Js_yRb", "openreview:B12Js_yRb"),
        ("openreview:B12Js_yRb", "openreview:B12Js_yRb"),
        ("https://aclanthology.org/P19-1001.pdf", "acl:P19-1001"),
        ("P19-1001", "acl:P19-1001"),
        ("2022.coling-1.327", "acl:2022.coling-1.327"),
        ("https://openalex.org/W2741809807", "openalex:W2741809807"),
        ("W2741809807", "openalex:W2741809807"),
        ("OpenAlex:w2741809807", "openalex:W2741809807"),
        ("https://pubmed.ncbi.nlm.nih.gov/31452104/", "pmid:31452104"),
        ("PMID: 31452104", "pmid:31452104"),
        (
            "https://dblp.org/rec/conf/nips/VaswaniSPUJGKP17.html",
            "dblp:conf/nips/VaswaniSPUJGKP17",
        ),
        (
            "conf/nips/VaswaniSPUJGKP17",
            "dblp:conf/nips/VaswaniSPUJGKP17",
        ),
        ("title:af63dc4c8601ec8c-2", "title:af63dc4c8601ec8c-2"),
    ] {
        assert_eq!(pasted(text), id, "{text}");
    }
    assert_eq!(pasted(s2), format!("s2:{s2}"));
    assert_eq!(
        pasted(&format!(
            "https://www.semanticscholar.org/paper/A-Title/{s2}"
        )),
        format!("s2:{s2}")
    );
}

#[test]
fn numbers_of_services_and_pages_with_them_are_ids() {
    for (text, id) in [
        ("PMID 31452104", "pmid:31452104"),
        ("PMID31452104", "pmid:31452104"),
        (
            "https://europepmc.org/article/MED/31452104",
            "pmid:31452104",
        ),
        ("PMC6745678", "pmcid:PMC6745678"),
        ("pmcid:6745678", "pmcid:PMC6745678"),
        (
            "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6745678/",
            "pmcid:PMC6745678",
        ),
        (
            "https://pmc.ncbi.nlm.nih.gov/articles/PMC6745678/pdf/x.pdf",
            "pmcid:PMC6745678",
        ),
        (
            "https://europepmc.org/article/PMC/PMC6745678",
            "pmcid:PMC6745678",
        ),
        ("CorpusID:13756489", "s2:CorpusId:13756489"),
        ("s2:CorpusId:13756489", "s2:CorpusId:13756489"),
        (
            "https://api.semanticscholar.org/CorpusID:13756489",
            "s2:CorpusId:13756489",
        ),
        (
            "https://www.biorxiv.org/content/10.1101/2020.03.04.975128v2",
            "doi:10.1101/2020.03.04.975128",
        ),
    ] {
        assert_eq!(pasted(text), id, "{text}");
    }
}

#[test]
fn what_may_be_anything_else_is_none() {
    for text in [
        "",
        "dual",
        "GPT-4",
        "1.5",
        "10.5",
        "TCP/IP",
        "and/or",
        "10:30",
        "f:x",
        "mine:1",
        "title:dual",
        "title:2024",
        "doi:",
        "doi:x",
        "arxiv:24",
        "https://example.org/2401",
        "see 2401.00001",
        "10.1/x 10.2/y",
        "W12",
        "PMC12",
        "PMCA",
        "CorpusId:x",
        "pmcid:x",
        "k-1",
        "2024-05",
        "a.b-c.d",
        "x/y",
    ] {
        assert_eq!(pasted(text), "", "{text}");
    }
    assert!(PaperId::given("mine:1").is_some());
}

#[test]
fn a_paper_of_arxiv_has_two_ids() {
    let spellings = |text: &str| -> Vec<String> {
        let id = PaperId::pasted(text).unwrap();
        id.spellings().map(|id| id.to_string()).collect()
    };
    assert_eq!(
        spellings("2401.00001"),
        ["arxiv:2401.00001", "doi:10.48550/arxiv.2401.00001"]
    );
    assert_eq!(
        spellings("10.48550/arXiv.hep-th/9901001"),
        ["doi:10.48550/arxiv.hep-th/9901001", "arxiv:hep-th/9901001"]
    );
    assert_eq!(spellings("10.1/x"), ["doi:10.1/x"]);
}
