//! BibTeX files as people have them.

use super::*;
use crate::paper::Paper;

fn read(text: &str) -> (Vec<Paper>, Vec<String>) {
    let (mut papers, mut bad) = (Vec::new(), Vec::new());
    for record in parse(Box::new(text.as_bytes())).unwrap() {
        match record {
            Ok(received) => papers.push(received.paper),
            Err(error) => bad.push(error.to_string()),
        }
    }
    (papers, bad)
}

fn json(text: &str) -> String {
    let (papers, bad) = read(text);
    assert_eq!(bad, [] as [&str; 0]);
    papers[0].to_json().unwrap()
}

#[test]
fn an_entry_gives_all_that_it_says() {
    let text = r"@article{Sen.2016.BV,
  title = {{{BV Master Action}} for {{Heterotic}}},
  author = {Sen, Ashoke and others},
  year = 2016, month = feb,
  journal = {Journal of High Energy Physics}, volume = {2016}, number = {2}, pages = {1--9},
  eprint = {1508.05387}, archiveprefix = {arXiv}, primaryclass = {hep-th},
  doi = {10.1007/JHEP02(2016)087},
  abstract = {We construct.},
  keywords = {_tablet,Batalin},
  note = {\url{http://arxiv.org/abs/1508.05387}}
}";
    assert_eq!(
        json(text),
        r#"{"id":"arxiv:1508.05387","aliases":["doi:10.1007/jhep02(2016)087"],"title":"BV Master Action for Heterotic","abstract":"We construct.","authors":[{"name":"Ashoke Sen"},{"name":"others"}],"date":"2016-02","venue":"Journal of High Energy Physics","categories":["hep-th"],"keywords":["_tablet","Batalin"],"links":{"page":"https://arxiv.org/abs/1508.05387"},"sources":[{"format":"","id":"Sen.2016.BV"}],"kind":"article","volume":"2016","number":"2","pages":"1-9"}"#
    );
}

#[test]
fn a_biblatex_preprint_is_of_arxiv_and_its_comment_is_the_authors() {
    let text = r"@unpublished{he, title = {Deep {{ReLU}}}, author = {He, Kaiming}, date = {2015-02-06},
      eprint = {1502.01852}, eprinttype = {arXiv}, eprintclass = {cs}, url = {http://arxiv.org/abs/1502.01852},
      journal = {arXiv:1502.01852 [cs]}, note = {Comment: 21 pages}}";
    assert_eq!(
        json(text),
        r#"{"id":"arxiv:1502.01852","title":"Deep ReLU","authors":[{"name":"Kaiming He"}],"date":"2015-02-06","categories":["cs"],"links":{"page":"http://arxiv.org/abs/1502.01852"},"comment":"21 pages","sources":[{"format":"","id":"he"}],"kind":"misc"}"#
    );
}

#[test]
fn a_work_has_its_year_and_venue_from_what_it_is_in_wherever_that_stands() {
    let parent = "@proceedings{P85, title={Proc. of {IJCAI}}, year=1985, editor={E}}";
    let child = "@inproceedings{g, author={A B}, title={Rules}, crossref={p85}}";
    for text in [format!("{parent}\n{child}"), format!("{child}\n{parent}")] {
        let (papers, bad) = read(&text);
        assert_eq!((papers.len(), bad.len()), (2, 0));
        let work = papers.iter().find(|paper| paper.title == "Rules").unwrap();
        assert_eq!(work.venue.as_deref(), Some("Proc. of IJCAI"));
        assert_eq!(work.date, "1985".parse().ok());
    }
}

/// What a paper of this title has from others: its first author, date, venue and id.
fn of(text: &str, title: &str) -> String {
    let (papers, _) = read(text);
    let paper = papers.iter().find(|paper| paper.title == title).unwrap();
    let author = paper.authors.first().map(|author| author.name.as_str());
    let date = paper.date.map(|date| date.to_string()).unwrap_or_default();
    let venue = paper.venue.as_deref().unwrap_or_default();
    let publisher = paper.cited("publisher").unwrap_or_default();
    let id = paper.id.to_string();
    let id = if paper.id.is_title_key() {
        ""
    } else {
        id.as_str()
    };
    format!(
        "{}|{date}|{venue}|{publisher}|{id}",
        author.unwrap_or_default()
    )
}

#[test]
fn a_work_has_from_its_parents_what_it_does_not_say_over_three_steps() {
    let chapter = "@inbook{c, title={C}, crossref={v}}\n";
    let volume = "@book{v, title={V}, subtitle={S}, doi={10.1/v}, crossref={w}}\n";
    let work = "@mvbook{w, title={W}, author={Ann Ash}, publisher={P}, date={1999-05}}\n";
    for text in [
        format!("{chapter}{volume}{work}"),
        format!("{work}{volume}{chapter}"),
        format!("{volume}{chapter}{work}"),
    ] {
        assert_eq!(of(&text, "C"), "Ann Ash|1999-05|V: S|P|");
        assert_eq!(of(&text, "V: S"), "Ann Ash|1999-05|W|P|doi:10.1/v");
    }
    for (text, expected) in [
        (
            "@article{c, title={C}, crossref={v}}@periodical{v, title={J}, subtitle={S}, year=1999}",
            "|1999|J: S||",
        ),
        (
            "@inproceedings{c, title={C}, author={A}, year=2001, crossref={v}}@proceedings{v, title={J}, editor={E}, year=1999, month=may}",
            "A|2001|J||",
        ),
        (
            "@incollection{c, title={C}, crossref={v}}@collection{v, title={J}, editor={Ed Elm}}",
            "Ed Elm||J||",
        ),
        (
            "@inproceedings{c, title={C}, author={A}, crossref={v}}@misc{v, title={J}, year=1999}",
            "A|1999|J||",
        ),
        (
            "@inbook{c, title={C}, author={}, booktitle={Own}, crossref={v}}@book{v, title={J}, subtitle={S}, author={B}}",
            "B||Own||",
        ),
        ("@inbook{c, title={C}, crossref={none}}", "||||"),
    ] {
        assert_eq!(of(text, "C"), expected, "{text}");
    }
}

#[test]
fn shared_data_gives_every_field_and_is_no_work() {
    let text = "@misc{c, title={C}, xdata={ a, B }}
        @xdata{a, author={A A}, xdata={d}}
        @xdata{b, doi={10.1/x}, author={B B}, howpublished={H}}
        @xdata{d, date={1999}, title={D}, xdata={a}}";
    assert_eq!(of(text, "C"), "A A|1999|H||doi:10.1/x");
    assert_eq!(read(text).0.len(), 1);
    let (papers, bad) = read("@xdata{a, author = unknown}\n@misc{c, title={C}, xdata={a}}");
    assert_eq!(papers.len(), 1);
    let lost = "line 1: a: author is left empty, for no @string defines unknown";
    assert_eq!(bad, [lost]);
}

#[test]
fn circles_of_macros_and_of_parents_end() {
    let (papers, bad) = read(
        "@string{a = b}\n@string{b = a}\n@book{x, title = a # b, crossref = {y}}\n@book{y, title = {Y}, crossref={x}}\n@book{z, title={Z}, crossref={z}}",
    );
    let titles: Vec<&str> = papers.iter().map(|paper| paper.title.as_str()).collect();
    assert_eq!((titles, bad.len()), (vec!["Y", "Z"], 3), "{bad:?}");
}

#[test]
fn a_bad_entry_is_said_with_its_line_and_the_next_is_read() {
    let deep = "{".repeat(70) + &"}".repeat(70);
    let text = format!(
        "@misc{{a, title={{A}}}}\n@misc{{b, year=1999}}\n@misc{{c, title={{C {deep}}}}}\n@misc{{d, title={{D\n@misc{{e, title={{E}}}}\n@misc{{f, title={{F}}, abstract={{x\n@misc{{g, title={{G"
    );
    let (papers, bad) = read(&text);
    let titles: Vec<&str> = papers.iter().map(|paper| paper.title.as_str()).collect();
    assert_eq!(titles, ["A", "E", "F"]);
    assert_eq!(
        bad,
        [
            "line 2: b: it has neither a title nor an id",
            "line 3: its braces are nested deeper than 64",
            "line 4: it has no end before the next entry begins",
            "line 7: the input ends within it",
        ]
    );
}

#[test]
fn latin_1_comments_and_words_between_entries_are_no_obstacle() {
    let text = b"% Encoding\n@Comment Len Schubert\n@comment{x}\nnot an entry\n@misc(k, author={K\xf6nig, A}, title=\"T\")";
    let records: Vec<_> = parse(Box::new(text.as_slice())).unwrap().collect();
    let [Err(comment), Ok(work)] = records.as_slice() else {
        panic!("{records:?}");
    };
    assert_eq!(*comment, ImportError::of_kind(3, "@comment"));
    assert_eq!(work.paper.authors[0].name, "A König");
}

#[test]
fn the_content_tells_bibtex() {
    for (text, is_it) in [
        ("@article{k,", true),
        ("\u{feff}\n % a comment\n\n@string(x = 1)", true),
        ("Exported from Mendeley\n\n@article{k,", true),
        ("@someone wrote\n", false),
        ("see {a@b.org}\n", false),
    ] {
        assert_eq!(detect(&Head::new(text.as_bytes())), is_it, "{text}");
    }
}

#[test]
fn a_macro_that_is_not_defined_is_no_text_of_any_field_and_is_said() {
    let half = "x".repeat(600_000);
    let too_large =
        format!("@string{{o = \"{half}\"}}\n@string{{a = \"old\"}}\n@string{{a = \"{half}\"}}\n");
    let far_too_large = format!("@string{{a = \"old\"}}\n@string{{a = o # \"{half}{half}\"}}\n");
    for (strings, value, name) in [
        ("", "nature", "nature"),
        ("@string{a = b}\n@string{b = a}\n", "a # b", "a"),
        ("@string{a = a # \"x\"}\n", "a # \" and more\"", "a"),
        (
            "@string{a = \"old\"}\n@string{a = \"x\" # b}\n",
            "\"An \" # A",
            "A",
        ),
        (&too_large, "a", "a"),
        (&far_too_large, "a", "a"),
    ] {
        let line = strings.lines().count() + 1;
        let (_, without) = read(&format!("{strings}@article{{k, title={{T}}}}"));
        assert_eq!(without.is_empty(), strings.is_empty(), "{without:?}");
        for field in ["author", "journal", "abstract", "volume", "note", "year"] {
            let entry = format!("@article{{k, title={{T}}, {field} = {value}}}");
            let (papers, said) = read(&format!("{strings}{entry}"));
            let empty = read("@article{k, title={T}}").0.remove(0);
            assert_eq!(papers, [empty], "{field} = {value}");
            let reason = format!("{field} is left empty, for no @string defines {name}");
            assert_eq!(said.last(), Some(&format!("line {line}: k: {reason}")));
            assert_eq!(said.len(), without.len() + 1);
        }
        let (papers, said) = read(&format!("{strings}@article{{k, title = {value}}}"));
        assert_eq!(papers, []);
        let reason = format!(
            "title is left empty, for no @string defines {name}; it has neither a title nor an id"
        );
        assert_eq!(said.last(), Some(&format!("line {line}: k: {reason}")));
        assert_eq!(said.len(), without.len() + 1);
    }
}

#[test]
fn months_and_the_journals_that_every_style_defines_need_no_definition() {
    let (papers, bad) = read(
        "@article{k, title={T}, journal = CACM, year = 1999, month = jan # \"~7\"}\n@misc{l, title={U}, year=2001, month = sept}\n@misc{m, title={V}, eprint = hep-th/9901001, doi=10.1/x}",
    );
    assert_eq!(bad, [] as [&str; 0]);
    assert_eq!(
        papers[0].venue.as_deref(),
        Some("Communications of the ACM")
    );
    assert_eq!(papers[0].date, "1999-01-07".parse().ok());
    assert_eq!(papers[1].date, "2001-09".parse().ok());
    assert_eq!(papers[2].id.to_string(), "arxiv:hep-th/9901001");
}

#[test]
fn links_keywords_and_the_issue_are_found_in_every_field_for_them() {
    for (fields, said) in [
        (
            "url={https://a.org/x.pdf}, ee={https://b.org}",
            r#""links":{"page":"https://b.org","pdf":"https://a.org/x.pdf"}"#,
        ),
        (
            "pdf={/home/a.pdf}, bdsk-url-1={https://a.org}",
            r#""links":{"page":"https://a.org"}"#,
        ),
        ("ee={https://doi.org/10.1/x}", r#"{"id":"doi:10.1/x""#),
        (
            r"howpublished={The Web, \url{https://a.org/~x}}, note={\url{https://b.org}}",
            r#""note":"https://b.org; The Web, https://a.org/~x""#,
        ),
        (
            "doi={10.1/x}, note={Errata: www.a.org/e}",
            r#""links":{"page":"https://doi.org/10.1/x"},"sources":[{"format":"","id":"k"}],"kind":"article","note":"Errata: www.a.org/e""#,
        ),
        (
            "keyword={a}, author_keywords={b; a}, tags={c}",
            r#""keywords":["a","b","c"]"#,
        ),
        (
            "journal={Leaf}, issuetitle={Roots}, issuesubtitle={A View}",
            r#""venue":"Leaf. Roots: A View""#,
        ),
        (
            r"journal={{\apj} Letters}",
            r#""venue":"The Astrophysical Journal Letters""#,
        ),
    ] {
        let text = format!("@article{{k, title={{T}}, {fields}}}");
        assert!(json(&text).contains(said), "{fields}: {}", json(&text));
    }
}

#[test]
fn the_words_of_a_date_that_is_to_come_are_kept_where_there_is_none() {
    for (fields, date) in [
        ("year={in press}", Some("in press")),
        ("date={forthcoming}", Some("forthcoming")),
        ("pubstate={inpress}", Some("in press")),
        ("year={To {A}ppear}, eprint={2301.00001}", Some("To Appear")),
        ("year={2016 (in press)}", Some("2016")),
        (
            "pubstate={inpress}, eprint={2301.00001}, year=2023",
            Some("2023"),
        ),
        ("year={n.d.}", None),
    ] {
        let (papers, _) = read(&format!("@misc{{k, title={{T}}, {fields}}}"));
        assert_eq!(papers[0].date_shown().as_deref(), date, "{fields}");
    }
}
