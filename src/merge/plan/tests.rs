//! What becomes of records that a library has, has not, or has under another id.

mod told;

use super::*;

struct Papers(Vec<Paper>);

impl Shelf for Papers {
    fn by_id(&self, id: &PaperId) -> Option<Paper> {
        self.0
            .iter()
            .find(|paper| paper.ids().any(|known| known == id))
            .cloned()
    }

    fn by_title_key(&self, key: &PaperId) -> Vec<Paper> {
        self.0
            .iter()
            .filter(|paper| title_key(&paper.title) == *key)
            .cloned()
            .collect()
    }
}

fn paper(title: &str, summary: &str, authors: &[&str]) -> Paper {
    let mut paper = Paper::new(title_key(title));
    (paper.title, paper.summary) = (title.into(), summary.into());
    paper.authors = authors
        .iter()
        .map(|name| crate::paper::Author::named(*name))
        .collect();
    paper
}

fn plan(records: Vec<Paper>, library: Vec<Paper>) -> Plan {
    let records = records
        .into_iter()
        .map(|paper| Ok(Received { line: 1, paper }));
    Plan::new(records, &Papers(library), "2026-11-24T09:00:00Z")
}

fn counts(added: usize, changed: usize, same: usize) -> Counts {
    Counts {
        added,
        changed,
        same,
        skipped: 0,
    }
}

#[test]
fn the_same_records_twice_add_and_change_nothing() {
    let records = vec![paper("One", "a b c", &["A B"]), paper("Two", "d e f", &[])];
    let first = plan(records.clone(), Vec::new());
    assert_eq!(first.counts, counts(2, 0, 0));
    assert_eq!(plan(records.clone(), first.papers).counts, counts(0, 0, 2));
    let twice = [records.clone(), records].concat();
    assert_eq!(plan(twice, Vec::new()).counts, counts(2, 0, 2));
}

#[test]
fn a_paper_that_has_two_records_in_a_file_is_the_same_when_the_file_comes_again() {
    let said = |summary: &str, id: &str| {
        let mut paper = paper("One", summary, &["A B"]);
        paper.sources = vec![crate::paper::Source {
            format: "bibtex".into(),
            id: Some(id.into()),
            ..crate::paper::Source::default()
        }];
        paper
    };
    let records = vec![
        said("An abstract that is long, as the preprint has it.", "a"),
        said("An abstract that is long, as the journal has it.", "b"),
    ];
    let first = plan(records.clone(), Vec::new());
    assert_eq!(first.counts, counts(1, 1, 0));
    let again = plan(records.clone(), first.papers.clone());
    assert_eq!(again.counts, counts(0, 0, 2));
    assert_eq!((again.papers.len(), again.lines.len()), (0, 0));
    // What comes beside it is written all the same.
    let beside = [records, vec![paper("Two", "d e f", &[])]].concat();
    let third = plan(beside, first.papers);
    assert_eq!(third.counts, counts(1, 0, 2));
    assert_eq!(
        (third.papers[0].title.as_str(), third.lines.len()),
        ("Two", 1)
    );
}

#[test]
fn a_title_tells_a_paper_only_with_authors_or_abstract() {
    let long = "A Title That Is Long Enough To Be Told";
    for (one, other, same) in [
        (
            paper("Preface", "", &["Ada Li"]),
            paper("Preface", "", &["Bo Wu"]),
            false,
        ),
        (
            paper("Preface", "", &["Ada Li"]),
            paper("Preface", "x", &["A. Li"]),
            true,
        ),
        (
            paper("Preface", "a b", &[]),
            paper("Preface", "c d", &[]),
            false,
        ),
        (
            paper(long, "a b c d", &[]),
            paper(long, "a b c e f", &["Ada"]),
            true,
        ),
        (
            paper(long, "a b c d", &[]),
            paper(long, "x y z", &["Ada"]),
            false,
        ),
    ] {
        let outcome = plan(vec![other], vec![one.clone()]);
        assert_eq!(outcome.counts.added == 0, same, "{one:?}");
    }
}

#[test]
fn another_paper_of_the_same_title_gets_a_number() {
    let outcome = plan(
        vec![paper("Preface", "", &["Bo Wu"])],
        vec![paper("Preface", "", &["Ada Li"])],
    );
    assert_eq!(outcome.papers[0].id, title_key("Preface").numbered(2));
}

#[test]
fn a_record_with_the_ids_of_two_papers_makes_them_one() {
    let with_ids = |ids: &[&str]| {
        let mut paper = paper(ids[0], "", &[]);
        let mut ids = ids.iter().map(|id| PaperId::parse(id).unwrap());
        paper.id = ids.next().unwrap();
        paper.aliases = ids.collect();
        paper
    };
    let (mut one, other) = (with_ids(&["arxiv:2503.11794"]), with_ids(&["doi:10.1/x"]));
    one.votes = Some(7);
    let both = with_ids(&["arxiv:2503.11794", "doi:10.1/x"]);
    for (records, library) in [
        (vec![both.clone()], vec![one.clone(), other.clone()]),
        (vec![other.clone(), both.clone()], vec![one.clone()]),
        (vec![one.clone(), other.clone(), both.clone()], vec![]),
    ] {
        let outcome = plan(records, library);
        let last = outcome.papers.last().unwrap();
        assert_eq!((&last.id, &last.aliases), (&both.id, &both.aliases));
        assert_eq!((last.votes, outcome.counts.changed), (Some(7), 1));
    }
}

#[test]
fn a_record_with_a_better_id_is_the_same_paper() {
    let mut better = paper("One and Only Title of a Paper", "a b c d", &["Ada Li"]);
    better.id = PaperId::parse("arxiv:2503.11794").unwrap();
    let known = paper("One and Only Title of a Paper", "a b c d", &[]);
    let outcome = plan(vec![better], vec![known.clone()]);
    assert_eq!(outcome.counts, counts(0, 1, 0));
    assert_eq!(outcome.papers[0].aliases, [known.id]);
}

#[test]
fn a_worse_copy_of_the_same_rank_writes_over_nothing_unless_a_person_insists() {
    let known = Paper::from_json(
        r#"{"id":"doi:10.1/a","title":"On the Kähler metric","venue":"Proc. of Trees","kind":"article","pages":"1-9","sources":[{"format":"bibtex"}]}"#,
    )
    .unwrap();
    let copy = Paper::from_json(
        r#"{"id":"doi:10.1/a","title":"On the kähler metric","venue":"Proc. Of trees","kind":"misc","pages":"1","sources":[{"format":"csl-json"}]}"#,
    )
    .unwrap();
    let said = |prevails| {
        let received = Received {
            line: 1,
            paper: copy.clone(),
        };
        let shelf = Papers(vec![known.clone()]);
        let now = "2026-11-24T09:00:00Z";
        let plan = Plan::so_that(prevails, std::iter::once(Ok(received)), &shelf, now);
        let paper = plan.papers[0].clone();
        let told = |name: &str| paper.cited(name).unwrap().to_owned();
        let told = [told("kind"), told("pages")];
        (paper.title, paper.venue.unwrap(), told)
    };
    let (title, venue, told) = said(Prevails::Better);
    assert_eq!(
        (title.as_str(), venue.as_str()),
        ("On the Kähler metric", "Proc. of Trees")
    );
    assert_eq!(told, ["article", "1-9"]);
    let (title, venue, told) = said(Prevails::Later);
    assert_eq!(
        (title.as_str(), venue.as_str()),
        ("On the kähler metric", "Proc. Of trees")
    );
    assert_eq!(told, ["misc", "1"]);
}

/// A record of a format, with further fields.
fn record(format: &str, fields: &str) -> Paper {
    let line = format!(r#"{{{fields},"sources":[{{"format":"{format}"}}]}}"#);
    Paper::from_json(&line).unwrap()
}

#[test]
fn records_of_a_paper_change_nothing_when_their_files_come_again_in_any_order() {
    let said = |format, title: &str, more: &str| {
        record(
            format,
            &format!(r#""id":"doi:10.1/a","title":"{title}","authors":[{{"name":"A B"}}]{more}"#),
        )
    };
    // One has the better title, the other the only abstract; each says another number of something.
    let one = said("bibtex", r"\\ell_1-regression", r#","votes":3,"mine":1"#);
    let other = said(
        "paperlists",
        r"$\\ell_1$-regression",
        r#","abstract":"We regress.","votes":7,"mine":2"#,
    );
    for [first, second] in [[&one, &other], [&other, &one]] {
        let library = plan(vec![first.clone()], Vec::new()).papers;
        let library = plan(vec![second.clone()], library).papers;
        for again in [first, second, first] {
            let again = plan(vec![again.clone()], library.clone());
            assert_eq!(again.counts, counts(0, 0, 1), "{:?}", again.papers);
        }
        // A person may insist.
        let insisted = Plan::so_that(
            Prevails::Later,
            [other.clone()]
                .map(|paper| Ok(Received { line: 1, paper }))
                .into_iter(),
            &Papers(library),
            "2026-11-24T09:00:00Z",
        );
        assert_eq!(
            insisted.papers.first().map(|paper| &paper.title),
            Some(&other.title)
        );
    }
}

#[test]
fn what_is_merged_carries_its_records_however_they_came() {
    let first = record("bibtex", r#""id":"doi:10.1/a","title":"Trees""#);
    let second = record("ris", r#""id":"doi:10.1/a","title":"Trees of the Forest""#);
    let titles = |plan: &Plan| -> Vec<String> {
        let records = plan.papers[0].parts.records();
        records.into_iter().map(|record| record.title).collect()
    };
    let at_once = plan(vec![first.clone(), second.clone()], vec![]);
    assert_eq!(titles(&at_once), ["Trees", "Trees of the Forest"]);
    let records = at_once.papers[0].parts.records();
    assert!(records.iter().all(|record| record.added.is_some()));
    let known = plan(vec![first.clone()], vec![]).papers;
    let later = plan(vec![second.clone()], known);
    assert_eq!(titles(&later), ["Trees", "Trees of the Forest"]);
    let again = plan(vec![second, first], later.papers);
    assert_eq!((again.counts, again.papers.len()), (counts(0, 0, 2), 0));
}

#[test]
fn what_a_person_told_apart_stays_apart_whatever_comes() {
    let one = record(
        "bibtex",
        r#""id":"doi:10.1/a","title":"Trees","authors":[{"name":"Ada Li"}],"not_same_as":["title:00000000000000aa"]"#,
    );
    let other = record(
        "ris",
        r#""id":"title:00000000000000aa","title":"Trees","abstract":"On others.","authors":[{"name":"Ada Li"}],"not_same_as":["doi:10.1/a"]"#,
    );
    // The records as they came before, the second with the id that it had by mistake.
    let first = record(
        "bibtex",
        r#""id":"doi:10.1/a","title":"Trees","authors":[{"name":"Ada Li"}]"#,
    );
    let second = record(
        "ris",
        r#""id":"doi:10.1/a","title":"Trees","abstract":"On others.","authors":[{"name":"Ada Li"}]"#,
    );
    let titled = |paper: &Paper| {
        let mut paper = paper.clone();
        paper.id = title_key("Trees");
        paper
    };
    // One beside them that is like both, of which nobody said anything.
    let beside = record(
        "dblp",
        r#""id":"x:beside","title":"Trees","authors":[{"name":"Ada Li"}],"date":"2020""#,
    );
    let library = vec![beside, one.clone(), other.clone()];
    let mut records = vec![
        second.clone(),
        first.clone(),
        titled(&second),
        titled(&first),
    ];
    records.extend([one.clone(), other.clone()]);
    let again = plan(records, library.clone());
    assert_eq!((again.counts, again.papers), (counts(0, 0, 6), vec![]));
    // Neither does what was given out when they were one.
    let mut whole = plan(vec![first, second.clone()], vec![]).papers;
    assert_eq!(whole[0].parts.records().len(), 2);
    let outcome = plan(vec![whole.remove(0)], library.clone());
    assert_eq!((outcome.counts, outcome.papers), (counts(0, 0, 1), vec![]));
    // A record that has the ids of both is one of them, and makes them no one.
    let mut both = second.clone();
    both.aliases = vec![other.id.clone()];
    both.comment = Some("12 pages".to_owned());
    let outcome = plan(vec![both], library);
    let changed = &outcome.papers[0];
    assert_eq!(changed.id, other.id);
    assert_eq!(changed.comment.as_deref(), Some("12 pages"));
    assert_eq!((changed.aliases.len(), outcome.papers.len()), (0, 1));
    assert_eq!(changed.not_same_as().collect::<Vec<_>>(), [one.id]);
}

#[test]
fn what_a_person_told_apart_stays_apart_when_one_of_them_was_removed() {
    let left = record(
        "ris",
        r#""id":"title:00000000000000aa","title":"Trees","authors":[{"name":"Ada Li"}],"not_same_as":["doi:10.1/a"]"#,
    );
    let removed = record(
        "bibtex",
        r#""id":"doi:10.1/a","title":"Trees","abstract":"On others.","authors":[{"name":"Ada Li"}]"#,
    );
    let again = plan(vec![removed.clone()], vec![left.clone()]);
    assert_eq!(
        (again.counts, &again.papers[0].id),
        (counts(1, 0, 0), &removed.id)
    );
    // Its own record has the id that it had by mistake, and brings it back to neither.
    let mut own = left.clone();
    (own.id, own.other) = (removed.id, serde_json::Map::new());
    let again = plan(vec![own], vec![left]);
    assert_eq!((again.counts, again.papers), (counts(0, 0, 1), vec![]));
}

#[test]
fn a_paper_that_has_only_a_title_is_superseded_by_the_one_that_it_becomes() {
    let titled = record("ris", r#""id":"title:00000000000000aa","title":"Trees""#);
    let other = record("ris", r#""id":"arxiv:2503.11794","title":"Trees""#);
    let mut both = other.clone();
    both.aliases = vec![titled.id.clone()];
    let outcome = plan(vec![both], vec![other.clone(), titled.clone()]);
    let ids: Vec<&PaperId> = outcome.papers[0].ids().collect();
    assert_eq!(ids, [&other.id, &titled.id]);
}

#[test]
fn records_that_have_nothing_but_one_title_go_where_a_person_put_them() {
    let key = title_key("Trees");
    let said = |id: &PaperId, summary: &str, not: &PaperId| {
        let mut paper = paper("Trees", summary, &["Ada Li"]);
        paper.id = id.clone();
        paper.tell_apart_from([not.clone()]);
        paper
    };
    let second = key.numbered(2);
    // The last one was always another, for its year.
    let mut old = said(&key.numbered(3), "On old ones.", &key.numbered(4));
    old.other.clear();
    let library = vec![
        said(&key, "On trees.", &second),
        said(&second, "On others.", &key),
        old,
    ];
    let records = ["On others.", "On trees.", "On old ones."];
    let records = records.map(|summary| paper("Trees", summary, &["Ada Li"]));
    let again = plan(records.to_vec(), library);
    assert_eq!((again.counts, again.papers), (counts(0, 0, 3), vec![]));
}
