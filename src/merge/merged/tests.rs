//! What becomes of two records of one paper.

use super::*;

fn paper(line: &str) -> Paper {
    Paper::from_json(line).unwrap()
}

#[test]
fn a_better_record_gives_its_text_and_id_and_loses_nothing() {
    let bundled = paper(
        r#"{"id":"title:af63dc4c8601ec8c","title":"Oleft(n)","abstract":"Stripped text of an abstract that is long.","rank":7,"sources":[{"format":"bundled"}]}"#,
    );
    let arxiv = paper(
        r#"{"id":"arxiv:2503.11794","title":"$O(n)$","abstract":"Whole $n$ text of an abstract that is long.","authors":[{"name":"N"}],"date":"2025-03-18","sources":[{"format":"jsonl"}]}"#,
    );
    let both = merged(&bundled, &arxiv);
    assert_eq!(
        both.to_json().unwrap(),
        r#"{"id":"arxiv:2503.11794","aliases":["title:af63dc4c8601ec8c"],"title":"$O(n)$","abstract":"Whole $n$ text of an abstract that is long.","authors":[{"name":"N"}],"date":"2025-03-18","rank":7,"sources":[{"format":"jsonl"},{"format":"bundled"}]}"#
    );
    // The other way round the text stays, too.
    let turned = merged(&arxiv, &bundled);
    assert_eq!((&turned.title, turned.rank), (&arxiv.title, Some(7)));
    assert_eq!((&turned.id, turned.aliases.len()), (&arxiv.id, 0));
}

#[test]
fn the_text_of_a_source_that_nobody_knows_replaces_none() {
    let mut known = paper(r#"{"id":"x:1","title":"T","abstract":"An abstract that is whole."}"#);
    let mut further = paper(r#"{"id":"x:1","title":"U","abstract":"What is said of it there."}"#);
    for (name, unknown) in [
        ("bundled", "hf_page"),
        ("dblp", "dbpl"),
        ("ris", "Publisher"),
    ] {
        let source = |format: &str| Source {
            format: format.to_owned(),
            ..Source::default()
        };
        known.sources = vec![source(name)];
        further.sources = vec![source(unknown)];
        assert_eq!(merged(&known, &further).title, "T", "{unknown}");
        assert_eq!(merged(&further, &known).title, "T", "{unknown}");
    }
}

#[test]
fn a_paper_tells_every_feed_that_it_came_by() {
    let by = |feed: &str| {
        let source = format!(r#"{{"format":"jsonl"{feed}}}"#);
        paper(&format!(
            r#"{{"id":"x:1","title":"T","sources":[{source}]}}"#
        ))
    };
    let (file, ml, daily) = (by(""), by(r#","feed":"ml""#), by(r#","feed":"daily""#));
    assert_eq!(merged(&file, &ml), ml);
    assert_eq!(merged(&ml, &file), ml);
    let both = merged(&ml, &daily);
    let feeds: Vec<_> = both.sources.iter().map(|source| &source.feed).collect();
    assert_eq!(feeds, [&Some("ml".to_owned()), &Some("daily".to_owned())]);
    for again in [&file, &ml, &daily] {
        assert_eq!(&merged(&both, again), &both);
    }
}

#[test]
fn the_same_record_twice_changes_nothing() {
    let record = paper(
        r#"{"id":"doi:10.1/x","aliases":["acl:P19-1"],"title":"T","abstract":"A","date":"2024-05","categories":["cs.CL"],"sources":[{"format":"jsonl"}],"mine":1}"#,
    );
    assert_eq!(merged(&record, &record), record);
}

#[test]
fn fields_that_recto_does_not_know_are_kept_wherever_they_stand() {
    let known = paper(
        r#"{"id":"x:1","title":"T","links":{"video":"v","pdf":"p"},"sources":[{"format":"ris","id":"7","feed":"f"},{"format":"dblp","note":1}],"mine":1}"#,
    );
    let further = paper(
        r#"{"id":"x:1","title":"T","links":{"slides":"s"},"sources":[{"format":"ris","id":"7","seen":"2026-01-01T00:00:00Z","page":2}]}"#,
    );
    let both = merged(&known, &further);
    assert_eq!(
        both.to_json().unwrap(),
        r#"{"id":"x:1","title":"T","links":{"pdf":"p","video":"v","slides":"s"},"sources":[{"format":"ris","id":"7","feed":"f","page":2},{"format":"dblp","note":1}],"mine":1}"#
    );
    assert_eq!(merged(&both, &further), both);
    assert_eq!(merged(&both, &known), both);
}

#[test]
fn the_first_source_is_the_one_whose_text_it_is() {
    let said = |format: &str, summary: &str| {
        let mut said = paper(r#"{"id":"arxiv:2503.11794","title":"T"}"#);
        said.summary = summary.to_owned();
        said.sources = vec![Source {
            format: format.to_owned(),
            ..Source::default()
        }];
        said
    };
    let page = said(
        "hf-page",
        "the lossy text of an abstract that is long enough",
    );
    let lines = said("jsonl", "the faithful text of an abstract, long enough");
    let silent = said("jsonl", "");
    for (known, further, first) in [
        (&page, &lines, "jsonl"),
        (&lines, &page, "jsonl"),
        (&silent, &page, "hf-page"),
        (&page, &silent, "hf-page"),
    ] {
        let both = merged(known, further);
        assert_eq!(both.text_source(), Some(first));
        assert_eq!(
            merged(&both, further),
            both,
            "a second time changes nothing"
        );
        assert_eq!(merged(&both, known), both, "nor does the older record");
    }
}

#[test]
fn a_text_broken_into_lines_replaces_none_that_is_whole_and_as_good() {
    let said = |format: &str, title: &str, summary: &str| {
        let mut said = paper(r#"{"id":"arxiv:2503.11794"}"#);
        (said.title, said.summary) = (title.to_owned(), summary.to_owned());
        said.sources = vec![Source {
            format: format.to_owned(),
            ..Source::default()
        }];
        said
    };
    let broken = "An abstract in several\nlines.\n  A second paragraph of it.";
    let whole = "An abstract in several lines.\n  A second paragraph of it.";
    let old = said("jsonl", "Old $\\alpha$", broken);
    let new = said("jsonl", "New $α$", whole);
    let page = said("hf-page", "Page alpha", whole);
    for (known, further, kept) in [
        (&old, &new, &new),
        (&new, &old, &new),
        (&page, &old, &old),
        (&old, &page, &old),
    ] {
        let both = merged(known, further);
        assert_eq!((&both.title, &both.summary), (&kept.title, &kept.summary));
        assert_eq!(both.text_source(), kept.text_source());
    }
}

#[test]
fn among_equals_a_kind_without_a_place_and_tex_in_a_venue_are_no_gain() {
    let known = paper(
        r#"{"id":"x:1","title":"T","venue":"9ᵗʰ Meeting","sources":[{"format":"bibtex"}],"kind":"misc"}"#,
    );
    for (further, venue, kind) in [
        (r#""kind":"incollection""#, "9ᵗʰ Meeting", WorkKind::Other),
        (
            r#""venue":"9$^{th}$ meeting""#,
            "9ᵗʰ Meeting",
            WorkKind::Other,
        ),
        (
            r#""kind":"incollection","pages":"3-9""#,
            "9ᵗʰ Meeting",
            WorkKind::Chapter,
        ),
    ] {
        let further = paper(&format!(
            r#"{{"id":"x:1","title":"T",{further},"sources":[{{"format":"ris"}}]}}"#
        ));
        let both = merged(&known, &further);
        assert_eq!((both.venue.as_deref(), both.kind()), (Some(venue), kind));
    }
}

#[test]
fn dates_say_the_first_publication_as_exactly_as_is_known() {
    for (one, other, expected) in [
        ("2025", "2025-03-18", "2025-03-18"),
        ("2025-03-18", "2025-03", "2025-03-18"),
        ("2025-03-18", "2024", "2024"),
    ] {
        let date = |text: &str| Some(text.parse().unwrap());
        assert_eq!(earlier(date(one), date(other)), date(expected));
    }
}
