//! Pages, and what is filtered and told here.

use super::*;

#[test]
fn pages_follow_each_other_by_the_cursors_of_the_answers() {
    let Some(replies) = sample("recorded pages of engines", REPLIES) else {
        return;
    };
    let read = move |file: &str| std::fs::read_to_string(replies.join(file)).unwrap();
    for (engine, query, first, second, told) in [
        (
            "crossref",
            "widget ",
            read("crossref_cursor_page1.json"),
            read("crossref_cursor_page2.json"),
            "cursor=DnF1ZXJ5",
        ),
        (
            "s2",
            "turing ",
            read("s2_search_page1.json"),
            read("s2_search_page2.json"),
            "offset=100",
        ),
        (
            "europepmc",
            "x ",
            read("europepmc_search_core.json"),
            read("europepmc_last_page.json"),
            "cursorMark=AoIIQExC",
        ),
    ] {
        let server = Server::start(move |asked: &Asked| {
            Played::json(if asked.before == 0 { &first } else { &second })
        });
        let away = Away::to(&server);
        let one = away.query(engine, query, 1);
        let further = one.further.clone().unwrap();
        assert_eq!(server.asked().len(), 1);
        let other = away.look(LookAt::Behind(further), 1);
        let asked = server.asked();
        assert!(asked[1].path.contains(told), "{}", asked[1].path);
        assert_eq!(other.about, one.about, "{engine}");
        let ids = |looked: &Looked| -> Vec<String> {
            let ids = looked.papers.iter();
            ids.map(|found| found.paper.id.to_string()).collect()
        };
        assert!(ids(&one).iter().all(|id| !ids(&other).contains(id)));
    }
}

/// The documents of an index of one's own, each with votes.
pub(super) fn hits(from: u64, total: u64) -> Played {
    let hit = |number: u64| {
        let title = format!("A Study of Widgets, Number {number} of a Long Row");
        let source =
            json!({"id": format!("arxiv:2503.{number:05}"), "title": title, "votes": number});
        json!({"_id": number.to_string(), "_source": source})
    };
    let hits: Vec<Value> = (from..total.min(from + 2)).map(hit).collect();
    Played::json(&json!({"hits": {"total": {"value": total}, "hits": hits}}).to_string())
}

#[test]
fn an_index_of_ones_own_is_asked_page_by_page_until_there_are_enough() {
    let server = Server::start(|asked: &Asked| {
        let body: Value = serde_json::from_str(&asked.body).unwrap();
        hits(body["from"].as_u64().unwrap(), 5)
    });
    let away = Away::to(&server);
    let looked = away.query("lab", "widgets ", 3);
    assert_eq!(outcome(&looked), "4+ of 5");
    let rest = away.look(LookAt::Behind(looked.further.unwrap()), 3);
    assert_eq!(outcome(&rest), "1 of 5");
    let asked = server.asked();
    assert!(
        asked
            .iter()
            .all(|asked| asked.method == "POST" && asked.path == "/papers/_search")
    );
    assert_eq!(asked.len(), 3);
}

#[test]
fn what_an_engine_has_no_words_for_is_filtered_here_and_papers_of_the_library_are_told() {
    let server = Server::start(|asked: &Asked| {
        let body: Value = serde_json::from_str(&asked.body).unwrap();
        hits(body["from"].as_u64().unwrap(), 4)
    });
    let away = Away::to(&server);
    let data = away.folder.path().join("data");
    std::fs::create_dir_all(&data).unwrap();
    // One by an alias, one by its title; and one that only has the same title.
    let store = concat!(
        "{\"id\":\"doi:10.1/one\",\"aliases\":[\"arxiv:2503.00001\"],\"title\":\"One\",\"authors\":[{\"name\":\"Ada Li\"}]}\n",
        "{\"id\":\"doi:10.1/two\",\"title\":\"A Study of Widgets, Number 2 of a Long Row\"}\n",
    );
    std::fs::write(data.join("papers.jsonl"), store).unwrap();
    let looked = away.query("lab", "widgets ", 9);
    let known: Vec<Option<String>> = looked
        .papers
        .iter()
        .map(|found| found.known.as_ref().map(ToString::to_string))
        .collect();
    let one = Some("doi:10.1/one".to_owned());
    assert_eq!(known, [None, one, Some("doi:10.1/two".to_owned()), None]);
    // A word that is nearly one cannot be said: it is looked for here.
    let looked = away.query("lab", "widgets *umber* ~Studdy ", 9);
    assert_eq!(looked.filter, "*umber* ~studdy");
    assert_eq!((looked.papers.len(), looked.filtered), (3, 1));
}

#[test]
fn a_fault_behind_the_first_page_keeps_what_came_and_can_be_asked_again() {
    let server = Server::start(|asked: &Asked| match asked.before {
        0 => hits(0, 5),
        1 => Played::html("Bad gateway").status(403),
        _ => hits(2, 5),
    });
    let away = Away::to(&server);
    let looked = away.query("lab", "widgets ", 4);
    assert_eq!(looked.papers.len(), 2);
    let fault = looked.fault.clone().unwrap();
    assert!(
        fault.reason.contains("refuses with 403"),
        "{}",
        fault.reason
    );
    let rest = away.look(LookAt::Behind(looked.further.unwrap()), 1);
    assert_eq!(outcome(&rest), "2+ of 5");
}
