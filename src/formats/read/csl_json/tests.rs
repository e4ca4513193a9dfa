//! CSL-JSON as it really comes.

use super::*;

fn read(text: &str) -> Vec<Result<Paper, String>> {
    assert!(detect(&Head::new(text.as_bytes())), "{text}");
    let records = parse(Box::new(text.as_bytes())).unwrap();
    records
        .map(|record| {
            record
                .map(|received| received.paper)
                .map_err(|error| error.to_string())
        })
        .collect()
}

#[test]
fn an_item_gives_all_that_it_says() {
    let text = r#"[{"id":7,"type":"article-journal","title":"A Title","author":[{"family":"Berg","given":"Jan","non-dropping-particle":"van der","suffix":"Jr."},{"literal":"Court of Sport"}],"issued":{"date-parts":[["2004",3]]},"DOI":"10.1/X","container-title":["Journal"],"abstract":"<jats:p>We show.</jats:p>","keyword":"one, two;","note":"arXiv: 2101.00001\ntex.x: y\nread it","page":"429–452","volume":28}]"#;
    let papers = read(text);
    assert_eq!(
        papers[0].as_ref().unwrap().to_json().unwrap(),
        r#"{"id":"arxiv:2101.00001","aliases":["doi:10.1/x"],"title":"A Title","abstract":"We show.","authors":[{"name":"Jan van der Berg Jr."},{"name":"Court of Sport"}],"date":"2004-03","venue":"Journal","keywords":["one","two"],"links":{"page":"https://arxiv.org/abs/2101.00001"},"sources":[{"format":"","id":"7"}],"kind":"article","volume":"28","pages":"429-452","note":"read it","received":{"abstract":"<jats:p>We show.</jats:p>"}}"#
    );
}

#[test]
fn a_book_that_nobody_wrote_has_its_editors() {
    let text = r#"[{"type":"book","title":"A","editor":[{"family":"Ash","given":"Ann"}]},{"type":"book","title":"B","author":[{"family":"Bee","given":"Bo"}],"editor":[{"family":"Ash","given":"Ann"}]}]"#;
    let papers = read(text);
    let author = |place: usize| papers[place].as_ref().unwrap().authors[0].name.as_str();
    assert_eq!((author(0), author(1)), ("Ann Ash", "Bo Bee"));
}

#[test]
fn an_item_is_told_by_any_of_its_names() {
    for (item, is_csl) in [
        (r#""type":"webpage","URL":"u""#, true),
        (r#""type":"book","DOI":"10.1/x""#, true),
        (r#""type":"paper-conference""#, true),
        (r#""issued":{"date-parts":[[2001]]}"#, true),
        (r#""container-title":"V""#, true),
        (r#""author":[{"literal":"A"}]"#, true),
        (r#""author":[{"family":"A"}]"#, true),
        (r#""accessed":{"date-parts":[[2001]]}"#, true),
        (r#""citation-key":"k""#, true),
        (r#""type":"book""#, false),
        (r#""DOI":"10.1/x""#, false),
        (r#""authors":["A"],"issued":"2001""#, false),
        (r#""author":[{"name":"A"}],"date":"2001""#, false),
    ] {
        for (before, behind) in [("", ""), ("[", "]"), ("{\"items\":[", "]}")] {
            let text = format!(r#"{before}{{"title":"T",{item}}}{behind}"#);
            assert_eq!(detect(&Head::new(text.as_bytes())), is_csl, "{text}");
        }
    }
}

#[test]
fn dates_are_parts_or_words_and_a_bad_item_costs_only_itself() {
    for (issued, expected) in [
        (r#""issued":"2013-05-06""#, Some("2013-05-06")),
        (r#""issued":"2013-05-06T10:00:00Z""#, Some("2013-05-06")),
        (r#""issued":"2013-05/2013-07""#, Some("2013-05")),
        (r#""issued":"2013~""#, Some("2013")),
        (r#""issued":"2013-21""#, Some("2013")),
        (r#""issued":2013"#, Some("2013")),
        (r#""issued":"199X""#, None),
        (r#""issued":"-0044""#, None),
        (r#""issued":{"date-parts":[[-44,3,15]]}"#, None),
        (r#""issued":{"date-parts":[["-44"]]}"#, None),
        (
            r#""issued":{},"submitted":{"date-parts":[[2012,4]]}"#,
            Some("2012-04"),
        ),
        (r#""issued":null,"available-date":"2011""#, Some("2011")),
        (
            r#""issued":{"literal":"in press"},"submitted":"2011""#,
            Some("in press"),
        ),
        (r#""issued":{"raw":"Submitted"}"#, Some("Submitted")),
        (r#""issued":2013,"status":"in press""#, Some("2013")),
        (
            r#""issued":{},"status":"forthcoming","submitted":"2011""#,
            Some("forthcoming"),
        ),
        (
            r#""issued":{},"status":"revised","submitted":"2011""#,
            Some("2011"),
        ),
    ] {
        let text = format!(r#"[{{"type":"book","title":"A",{issued}}}]"#);
        let papers = read(&text);
        let date = papers[0].as_ref().unwrap().date_shown();
        assert_eq!(date.as_deref(), expected, "{issued}");
    }
    let text = r#"{"items":[{"type":"book","title":"A","issued":{"raw":"May 5, 2014"}},{"type":"book","issued":{"literal":"1999"}},{"type":"book","title":"C","issued":{"literal":"soon"}}]}"#;
    let papers = read(text);
    let date = |place: usize| papers[place].as_ref().unwrap().date;
    assert_eq!((date(0), date(2)), ("2014-05-05".parse().ok(), None));
    assert!(papers[1].is_err());
}
