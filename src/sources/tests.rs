//! What holds for every source.

use super::*;
use crate::formats::Format;
use crate::paper::PaperId;

#[test]
fn every_source_has_a_name_and_addresses_of_its_own() {
    for source in SOURCES {
        let same = SOURCES.iter().filter(|other| other.name == source.name);
        assert_eq!(same.count(), 1, "{}", source.name);
        for base in source.bases {
            let url: url::Url = base.address.parse().unwrap();
            assert!(url.path().ends_with('/') && url.scheme() == "https");
        }
    }
}

#[test]
fn a_source_is_due_when_asking_again_may_bring_something() {
    let answered = "2026-11-27T12:00:00Z".parse().unwrap();
    for (text, due) in [
        ("hf:trending", "2026-11-27T13:00:00Z"),
        ("hf:daily", "2026-11-27T15:00:00Z"),
        ("biorxiv:neuroscience", "2026-11-27T18:00:00Z"),
        ("medrxiv:oncology", "2026-11-27T18:00:00Z"),
        ("biorxiv:10.1101/469359", "2026-11-27T12:00:00Z"),
        ("europepmc:search x", "2026-11-28T12:00:00Z"),
        ("europepmc:31452104", "2026-11-27T12:00:00Z"),
        ("s2:like 2503.11794", "2026-11-28T12:00:00Z"),
        ("s2:2503.11794", "2026-11-27T12:00:00Z"),
        ("openalex:cited-by W1", "2026-11-28T12:00:00Z"),
        ("openalex:W1", "2026-11-27T12:00:00Z"),
        ("crossref:search x", "2026-11-28T12:00:00Z"),
        ("crossref:10.1/x", "2026-11-27T12:00:00Z"),
        ("inspire:search x", "2026-11-28T12:00:00Z"),
        ("inspire:2503.11794", "2026-11-27T12:00:00Z"),
        ("https://example.org/rss", "2026-11-27T13:00:00Z"),
    ] {
        let spec: Spec = text.parse().unwrap();
        assert_eq!(spec.due(&Facts { answered }).to_string(), due, "{text}");
    }
}

#[test]
fn keys_go_along_in_headers_and_never_in_addresses() {
    let key = || crate::secret::Key::new("k", "here").unwrap();
    for (name, expected) in [
        ("hf", Some(Credential::Bearer(key()))),
        ("openalex", Some(Credential::Bearer(key()))),
        ("s2", Some(Credential::Header("x-api-key", key()))),
        ("arxiv", None),
        ("crossref", None),
    ] {
        let source = Source::named(name).unwrap();
        assert_eq!(source.credential.map(|takes| takes(key())), expected);
    }
}

#[test]
fn every_answer_has_a_format_that_recto_reads() {
    for text in [
        "hf:daily",
        "hf:search x",
        "arxiv:cs.LG",
        "arxiv:search x",
        "arxiv:2503.11794",
        "crossref:search x",
        "europepmc:search x",
        "biorxiv:all",
        "s2:search x",
        "openalex:search x",
        "inspire:search x",
        "https://example.org/rss",
    ] {
        let since = Some("2026-11-20T12:00:00Z");
        for planned in asked::planned(text, since, "2026-11-27T12:00:00Z") {
            assert!(Format::named(planned.format).is_some(), "{text}");
        }
    }
}

#[test]
fn every_source_that_an_id_leads_to_takes_it() {
    for id in [
        "arxiv:2503.11794",
        "arxiv:math/0309136",
        "doi:10.48550/arxiv.2503.11794",
        "doi:10.1101/2020.03.04.975128",
        "doi:10.64898/2026.08.04.000001",
        "doi:10.1/x",
        "acl:P19-1001",
        "acl:2022.coling-1.327",
        "pmid:31452104",
        "pmcid:PMC7029759",
        "s2:649def34f8be52c8b66281af98ae884c09aef38b",
        "s2:CorpusId:13756489",
        "openalex:W2741809807",
        "inspire:1842768",
    ] {
        let roads = Source::roads(&PaperId::parse(id).unwrap());
        assert!(!roads.is_empty(), "{id}");
        for road in roads {
            let source = Source::named(road.source).unwrap();
            let spec = Spec::of_ids(source, &[road.id]);
            let said = spec
                .as_ref()
                .map_or_else(ToString::to_string, ToString::to_string);
            assert!(spec.is_ok(), "{id}: {said}");
        }
    }
}
