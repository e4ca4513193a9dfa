//! What every way of writing a query means, and what is said of what is none.

use super::*;
use proptest::prelude::*;

fn printed(text: &str) -> Vec<String> {
    let query: Query = text.parse().unwrap();
    query.clauses().iter().map(Clause::to_string).collect()
}

#[test]
fn every_way_of_writing_a_clause_is_understood() {
    for (text, clauses) in [
        ("", &[] as &[&str]),
        ("  - ", &[]),
        ("& \" \"", &[]),
        ("neural nets", &["neural", "nets*"]),
        ("neural nets ", &["neural", "nets"]),
        ("neur* nets ", &["neur*", "nets"]),
        ("\"Neural  Network\"", &["\"neural network\""]),
        ("\"neural net", &["neural-net*"]),
        ("\"neural ", &["neural"]),
        ("-image x ", &["-image", "x"]),
        ("-\"deep learning\" ", &["-\"deep learning\""]),
        ("GPT-4 ", &["\"gpt 4\""]),
        ("GPT-4", &["gpt-4*"]),
        ("LLM", &["LLM"]),
        ("RL agents ", &["RL", "agents"]),
        ("u-MUP ", &["u-MUP"]),
        ("X 42 3D ", &["x", "42", "3d"]),
        (
            "C++ title:C# .NET \"A* search\" \"Q*\" B⁺",
            &["c++", "title:c#", ".NET", "\"a* search\"", "\"q*\"", "b+*"],
        ),
        ("Q* A** *A* *A** \"A*", &["q*", "a**", "*a*", "*a**", "a**"]),
        ("C++-API C++17 ~A** ", &["c++-API", "\"c++ 17\"", "~a**"]),
        ("Kähler α ", &["kahler", "alpha"]),
        (
            "title:Dual abstract:\"fair learning\" author:Li ",
            &["title:dual", "abstract:\"fair learning\"", "author:li"],
        ),
        ("-title:dual year:2024", &["-title:dual", "year:2024"]),
        (
            "year:2023..2025 year:2024.. year:..2020",
            &["year:2023..2025", "year:2024..", "year:..2020"],
        ),
        (
            "Cat:cs.LG source:hf-page is:Starred",
            &["cat:cs.lg", "source:hf-page", "is:starred"],
        ),
        ("cat:cs.l", &["cat:cs.l*"]),
        ("venue:\"ACL Findings\"", &["venue:\"acl findings\""]),
        ("DualFast: a framework ", &["dualfast", "a", "framework"]),
        ("\"a\"b ", &["a", "b"]),
        ("10:30 ", &["\"10 30\""]),
        ("a b | c ", &["a b | c"]),
        ("a | b | c", &["a | b | c*"]),
        ("a (b | c) d ", &["a", "b | c", "d"]),
        ("(a) (b c)", &["a", "(b c)"]),
        ("(a b) | ((c | d) e) ", &["a b | (c | d) e"]),
        ("-(a | b) -(-a)", &["-(a | b)", "-(-a)"]),
        ("-(a) -(a b)", &["-a", "-(a b)"]),
        ("a b|c d ", &["a", "b | c", "d"]),
        ("a| b ", &["a | b"]),
        ("a|-b -c|d ", &["a | -b", "-(c | d)"]),
        (
            "title:a|\"b c\"|author:d ",
            &["title:a | title:\"b c\" | author:d"],
        ),
        ("title:(a author:b | c)", &["title:a author:b | title:c"]),
        ("is:starred|read", &["is:starred | is:read"]),
        // A parenthesis glued to a word groups nothing, and neither does what is in it.
        ("f(x) O(n log n) ", &["\"f x\"", "\"o n\"", "log", "n"]),
        ("p(x | y) p(x|y) ", &["\"p x\"", "y", "\"p x y\""]),
        ("(f(x) | g(y) h) ", &["\"f x\" | \"g y\" h"]),
        ("f(x a ", &["\"f x\"", "a"]),
        ("\"a | (b\" ", &["\"a b\""]),
        (
            "~Modle ~GPT-4 *Former* *f-g* ",
            &["~modle", "~gpt-4", "*former*", "*f-g*"],
        ),
        ("title:~dial author:*ov*", &["title:~dial", "author:*ov*"]),
        ("~ ** *", &[]),
        ("date:2026-07.. date:2026", &["date:2026-07..", "date:2026"]),
        (
            "added:07D added:..2026-07-04 added:Last added:2026-07-04t12:00:00z..",
            &[
                "added:7d",
                "added:..2026-07-04",
                "added:last",
                "added:2026-07-04T12:00:00Z..",
            ],
        ),
        (
            "votes:>10 votes:<10 votes:=3",
            &["votes:11..", "votes:..9", "votes:3"],
        ),
        ("has:Code|pdf", &["has:code | has:pdf"]),
        ("cat:\"x|(y\" ", &["cat:\"x|(y\""]),
    ] {
        assert_eq!(printed(text), clauses, "{text:?}");
    }
}

#[test]
fn an_id_and_a_name_are_understood_in_every_form_of_theirs() {
    for (text, clauses) in [
        (
            "2401.00001v2 -10.5555/Find.Me-5 \"arXiv: 2401.00001\"",
            &[
                "id:arxiv:2401.00001",
                "-id:doi:10.5555/find.me-5",
                "id:arxiv:2401.00001",
            ] as &[&str],
        ),
        (
            "https://doi.org/10.1/x|doi: 10.1/y (pmid:1 | s2:x)",
            &["id:doi:10.1/x | id:doi:10.1/y", "id:pmid:1 | id:s2:x"],
        ),
        (
            "arXiv:2401.00001v1 [cs.LG] dual ",
            &["id:arxiv:2401.00001", "dual"],
        ),
        (
            "id:mine:1|doi:10.1/x ID:2401.00001",
            &["id:mine:1 | id:doi:10.1/x", "id:arxiv:2401.00001"],
        ),
        ("id:\"10.1/a)|b*\"", &["id:\"doi:10.1/a)|b*\""]),
        (
            "10.1/(SICI)1(1996)5:4<3::AID-1>3.0.CO;2-6",
            &["id:\"doi:10.1/(sici)1(1996)5:4<3::aid-1>3.0.co;2-6\""],
        ),
        (
            "author:\"Smith, Anna\" author:\"van der Berg, Jan\" title:\"Smith, Anna\"",
            &[
                "author:\"anna smith\"",
                "author:\"jan van der berg\"",
                "title:\"smith anna\"",
            ],
        ),
        ("author:\"Smith, A", &["author:smith"]),
        ("author:smith,anna ", &["author:\"anna smith\""]),
        // In another field they are words.
        (
            "title:2401.00001 title:af63dc4c8601ec8c",
            &["title:\"2401 00001\"", "id:title:af63dc4c8601ec8c"],
        ),
        ("1.5 TCP/IP ", &["\"1 5\"", "tcp-IP"]),
    ] {
        assert_eq!(printed(text), clauses, "{text:?}");
    }
}

#[test]
fn what_is_wrong_is_said_in_words_with_the_column() {
    for (text, said) in [
        (
            "auther:wang",
            "column 1: no field auther: (is author: meant? In quotes it is searched as words)",
        ),
        (
            "dual -yeer:2024",
            "column 7: no field yeer: (is year: meant? In quotes it is searched as words)",
        ),
        (
            "äö year:20",
            "column 4: year: takes a year such as 2024, or years such as 2023..2025, 2024.. or ..2020",
        ),
        (
            "title:",
            "column 1: title: needs a word right after the colon",
        ),
        (
            "id:",
            "column 1: id: takes an id such as arxiv:2503.11794, a DOI, or the address of a paper",
        ),
        (
            "dual https://example.org/x",
            "column 6: this address tells no id of a paper; in quotes it is searched as words",
        ),
        (
            "doi:x",
            "column 1: what stands after doi: is no id of that kind; in quotes it is searched as words",
        ),
        (
            "is:good",
            "column 1: is: takes starred, unread, read, new or hidden",
        ),
        (
            "has:code|wings",
            "column 10: has: takes page, pdf, code, project, abstract, authors, date, venue, comment, votes, extra, tag, note or body",
        ),
        (
            "votes:<0",
            "column 1: votes: takes a number such as 10, >10, >=10, <10, or numbers such as 10..20",
        ),
        (
            "added:7",
            "column 1: added: takes last, a time such as 7d, 2w, 3m or 1y, or dates such as 2026-07-04, 2026-07.. or 2025..2026",
        ),
        (
            "date:2026-13",
            "column 1: date: takes a date such as 2026-07-04, 2026-07 or 2026, or dates such as 2026-07.. or 2025..2026-07",
        ),
        ("cat:", "column 1: cat: needs a name right after the colon"),
        (
            "ä (dual | x",
            "column 3: this ( has no ) after it; in quotes it is searched as words",
        ),
        (
            "dual) x",
            "column 5: no ( stands before this ); in quotes it is searched as words",
        ),
        (
            "x -( & )",
            "column 4: nothing to find stands in these parentheses",
        ),
        (
            "a | | b",
            "column 3: | needs something to find before and after it",
        ),
        (
            "(| b)",
            "column 2: | needs something to find before and after it",
        ),
        (
            "ä |",
            "column 3: | needs something to find before and after it",
        ),
    ] {
        assert_eq!(text.parse::<Query>().unwrap_err().to_string(), said);
    }
    let error = "zzz:(q r)".parse::<Query>().unwrap_err();
    assert_eq!(error.column, 1);
    assert!(
        error.reason.contains("there are title: abstract:"),
        "{error}"
    );
}

#[test]
fn a_clause_knows_where_it_stands() {
    for (text, stands) in [
        (
            "  title:dual  -\"a b\" x",
            &["title:dual", "-\"a b\"", "x"][..],
        ),
        ("(a) -(b | c) d|e", &["(a)", "-(b | c)", "d|e"]),
        (" a b | (c) ", &["a b | (c)"]),
    ] {
        let query: Query = text.parse().unwrap();
        let spans: Vec<&str> = query
            .spanned()
            .map(|(_, span)| &text[span.clone()])
            .collect();
        assert_eq!(spans, stands);
    }
}

#[test]
fn a_word_in_capitals_with_a_star_as_its_sign_prints_back() {
    let query: Query = "AA*>\"".parse().unwrap();
    assert_eq!(query.to_string().parse::<Query>().unwrap(), query);
}

#[test]
fn parentheses_in_one_another_have_a_limit() {
    let nested = |depth: usize| format!("{}a{} ", "-(".repeat(depth), ")".repeat(depth));
    assert!(nested(DEEPEST).parse::<Query>().is_ok());
    let error = nested(DEEPEST + 1).parse::<Query>().unwrap_err();
    assert_eq!((error.column, error.reason.as_str()), (66, TOO_DEEP));
    assert!("(".repeat(60_000).parse::<Query>().is_err());
    assert!("x(".repeat(30_000).parse::<Query>().is_ok());
}

proptest! {
    #[test]
    fn any_text_parses_or_says_why(text in "\\PC{0,40}") {
        if let Ok(query) = text.parse::<Query>() {
            let printed = query.to_string();
            prop_assert_eq!(printed.parse::<Query>().unwrap(), query, "{}", printed);
        }
    }

    #[test]
    fn words_and_operators_print_back(text in "([ (|)-]?(title:|author:|year:|is:|cat:|added:|votes:|date:)?[\"a-zA-Z0-9*~<>.é\u{3b1}|-]{0,6}[)]? ?){0,5}") {
        if let Ok(query) = text.parse::<Query>() {
            let printed = query.to_string();
            prop_assert_eq!(printed.parse::<Query>().unwrap(), query, "{}", printed);
        }
    }
}
