//! The texts of a digest: golden files, and titles that mean harm.

use std::fmt::Write;

use recto::digest::{Before, Digest, FORMS, Form, Subscription};
use recto::library::Library;
use recto::query::Order;
use recto::text::wrap::Widths;

use super::{digest, paper, subscription, titled};

/// Some papers as they really come: formulas, many authors, a script that runs from right to left, no
/// abstract, an address with signs.
fn morning() -> Digest {
    let library = Library::from_papers(vec![
        paper(
            r#"{"id":"arxiv:2511.00001","title":"Neural Operators Solve $\\partial_t u = \\Delta u$ in $O(n \\log n)$","abstract":"We learn the solution operator of the heat equation $\\partial_t u = \\Delta u$ on $\\mathbb{R}^3$. The error is at most $10^{-6}$, e.g. For rough data. A third sentence says what everybody knew before and takes quite some room to do so, so that it does not come into the mail any more, however much somebody would like it to. A fourth one follows.","authors":[{"name":"Föppl, Anna"},{"name":"B. Two"},{"name":"C. Three"},{"name":"D. Four"},{"name":"E. Five"},{"name":"F. Six"},{"name":"G. Seven"}],"date":"2026-11-26","venue":"NeurIPS","categories":["cs.LG"],"votes":41,"links":{"pdf":"https://arxiv.org/pdf/2511.00001","code":"https://github.com/a/b?x=1&y='2'"},"added":"2026-11-27T06:00:00Z"}"#,
        ),
        paper(
            r#"{"id":"doi:10.1000/abc","title":"深度学习用于算子学习的研究","authors":[{"name":"王伟"}],"date":"2026-11","votes":7,"added":"2026-11-27T06:00:00Z"}"#,
        ),
        paper(
            r#"{"id":"x:heb","title":"למידת אופרטורים neural operators","abstract":"מאמר קצר.","votes":3,"added":"2026-11-26T06:00:00Z"}"#,
        ),
        titled("x:more", "A further operator", "2026-11-26T06:00:00Z"),
    ]);
    let subscription = Subscription {
        limit: 3,
        order: Order::Votes,
        ..subscription("operator* | 算子 | אופרטורים")
    };
    digest(&subscription, &library, &Before::default())
}

/// Run with `RECTO_WRITE_ASSETS=1` after a change to write them anew, and look at the diff.
#[test]
fn a_digest_in_each_form_is_as_it_was_looked_at() {
    let digest = morning();
    for form in FORMS {
        let ending = match form {
            Form::Text => "txt",
            Form::Html => "html",
            Form::Markdown => "md",
            Form::Atom => "xml",
        };
        let file = format!("tests/fixtures/digest/morning.{ending}");
        let written = digest.written(form);
        if std::env::var_os("RECTO_WRITE_ASSETS").is_some() {
            std::fs::write(&file, &written).unwrap();
        }
        let golden = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(golden == written, "{file} is not\n{written}");
    }
}

#[test]
fn what_all_are_here_for_is_said_once_above_them() {
    let by_feed = |id: &str, title: &str| {
        paper(&format!(
            r#"{{"id":"{id}","title":"{title}","authors":[{{"name":"Ann Smith"}},{{"name":"Bo Ask"}}],"sources":[{{"format":"x","feed":"ml"}}],"added":"2026-11-26T06:00:00Z"}}"#
        ))
    };
    let library = Library::from_papers(vec![
        by_feed("x:a", "Of a wave"),
        by_feed("x:b", "Of a tree"),
    ]);
    let made = |query: &str, limit: usize| {
        let subscription = Subscription {
            limit,
            ..subscription(query)
        };
        digest(&subscription, &library, &Before::default())
    };
    let both = made("feed:ml (wave | tree) ", 2);
    for form in [Form::Text, Form::Html, Form::Markdown] {
        let written = both.written(form).replace(['\n', '\\'], " ");
        assert_eq!(
            written.matches("Why each is here: feed:ml").count(),
            1,
            "{written}"
        );
        assert_eq!(written.matches("feed:ml").count(), 2, "{written}");
        for why in ["Why: “wave” in the title", "Why: “tree” in the title"] {
            assert_eq!(written.matches(why).count(), 1, "{written}");
        }
    }
    // Nothing else is to be said of either.
    let text = made("feed:ml", 2).written(Form::Text);
    assert!(!text.contains("Why: "), "{text}");
    // In the reader and in a feed each stands by itself, and so does the only one.
    for (_, why) in both.reasons() {
        assert!(why.contains("in the title; feed:ml"), "{why}");
    }
    let feed = both.written(Form::Atom);
    assert_eq!(feed.matches("in the title; feed:ml").count(), 2, "{feed}");
    assert_eq!(
        feed.matches("<author><name>Bo Ask</name></author>").count(),
        2,
        "{feed}"
    );
    let one = made("feed:ml", 1).written(Form::Text);
    assert!(one.contains("    Why: feed:ml\n"), "{one}");
}

/// What a title could do if it were taken for more than a text.
const HOSTILE: [&str; 9] = [
    "</td></tr></table><script>alert(1)</script>",
    "a\\r\\nBcc: victim@example.org\\r\\n\\r\\nbody",
    "\\u202etitle\\u2066\\u200b\\u0000\\u0007\\u001b[2J",
    "\\\" onmouseover=\\\"x' ]]> --> <!--",
    "]]></title></entry><entry><id>x</id>",
    "&lt;script&gt;&#60;b&#62;",
    "[x](javascript:alert(1)) `code` # *b* | ![i](http://x/y.png)",
    "=?utf-8?q?x?= {name} {day}",
    "\\ufffe\\uffff\\u2028\\u2029\\u0085x",
];

/// A digest whose every text is this.
fn of_text(text: &str) -> Digest {
    let text = text.to_owned();
    let paper = paper(&format!(
        r#"{{"id":"x:1","title":"T {text}","abstract":"S {text}","authors":[{{"name":"N {text}"}}],"venue":"V {text}","links":{{"page":"https://example.org/{text}","pdf":"javascript:{text}","code":"http://user:{text}@example.org/"}},"added":"2026-11-26T06:00:00Z"}}"#
    ));
    let library = Library::from_papers(vec![paper]);
    digest(&subscription(""), &library, &Before::default())
}

/// The tags of a page or feed, without what stands in their attributes.
fn tags(page: &str) -> Vec<String> {
    let pieces = page.split('<').skip(1);
    pieces
        .map(|piece| piece.split(['>', ' ', '\n']).next().unwrap().to_owned())
        .filter(|tag| tag != "wbr")
        .collect()
}

#[test]
fn a_text_that_means_harm_adds_no_tag_no_line_and_no_header() {
    let plain = of_text("x");
    for text in HOSTILE {
        let hostile = of_text(text);
        assert_eq!(hostile.subject, plain.subject);
        for form in FORMS {
            let (written, expected) = (hostile.written(form), plain.written(form));
            let is_shown = |c: char| !c.is_control() || c == '\n';
            assert!(written.chars().all(is_shown), "{form:?}: {text}");
            assert!(!written.contains(['\u{202e}', '\u{2066}', '\u{200b}']));
            match form {
                Form::Html | Form::Atom => {
                    assert!(!written.contains(['\u{fffe}', '\u{ffff}']));
                    let found: Vec<String> = tags(&written);
                    let links = |tags: &[String]| {
                        tags.iter()
                            .filter(|tag| *tag == "a" || *tag == "/a" || *tag == "link")
                            .count()
                    };
                    let others = |tags: Vec<String>| -> Vec<String> {
                        tags.into_iter()
                            .filter(|tag| !["a", "/a", "link"].contains(&&**tag))
                            .collect()
                    };
                    let expected = tags(&expected);
                    // A link that is none is left out, and none is added.
                    assert!(links(&found) <= links(&expected), "{written}");
                    let (mut found, mut expected) = (others(found), others(expected));
                    if form == Form::Html {
                        // Without links there is no paragraph for them.
                        found.retain(|tag| tag != "p" && tag != "/p");
                        expected.retain(|tag| tag != "p" && tag != "/p");
                    }
                    assert_eq!(found, expected, "{text}");
                }
                Form::Text => {
                    let begins = |line: &str| line.starts_with("Bcc") || line.starts_with("body");
                    assert!(!written.lines().any(begins), "{written}");
                }
                Form::Markdown => {
                    let unescaped = written.replace("\\]", "").replace("\\<", "");
                    assert!(!unescaped.contains("](javascript"), "{written}");
                    assert!(!unescaped.contains("<script"), "{written}");
                    let headings = written.lines().filter(|line| line.starts_with('#'));
                    assert_eq!(headings.count(), 2, "{written}");
                }
            }
        }
    }
}

#[test]
fn a_subject_and_a_query_that_mean_harm_are_one_line_of_text() {
    let mut harm = subscription("\"a <b>\" ");
    harm.subject = "{name}\r\nBcc: x@example.org {papers}\u{202e}".to_owned();
    let library = Library::from_papers(Vec::new());
    let digest = digest(&harm, &library, &Before::default());
    assert_eq!(digest.subject, "morning Bcc: x@example.org nothing new");
    let page = digest.written(Form::Html);
    assert!(page.contains("&quot;a &lt;b&gt;&quot;"), "{page}");
}

#[test]
fn the_text_is_72_columns_wide_and_no_line_of_a_mail_is_too_long() {
    let mut long = String::new();
    for word in 0..500 {
        let _ = write!(long, "w{word}");
    }
    let marks = "e\\u0301\\u0302\\u0303\\u0304".repeat(800);
    let signs = "<&".repeat(3_000);
    for digest in [morning(), of_text(&long), of_text(&marks), of_text(&signs)] {
        let (text, html) = (digest.written(Form::Text), digest.written(Form::Html));
        for line in text.lines() {
            let is_address = line.contains("://");
            assert!(is_address || Widths::Narrow.of(line) <= 72, "{line}");
        }
        for line in text.lines().chain(html.lines()) {
            assert!(line.len() <= 998, "{}", line.len());
        }
    }
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    let page = morning().written(Form::Html);
    for word in [
        "<img",
        "src=",
        "url(",
        "@import",
        "<link",
        "<script",
        "http-equiv",
    ] {
        assert!(!page.contains(word), "{word}");
    }
}
