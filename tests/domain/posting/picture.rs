//! The picture of a mail in the README: one that a server was handed, in its plain text, as SVG.

use std::fs;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use recto::formats;
use recto::paper::Paper;

use super::desk::{Desk, MORNING, exit};
use crate::common::mails::plain_text;
use crate::common::post::Post;
use crate::reader::picture::svg;

/// The text has 72 columns.
const COLUMNS: u16 = 76;
/// What a mail program shows of the head.
const HEADERS: [&str; 4] = ["From", "To", "Date", "Subject"];

/// What came in: papers as arXiv tells of them.
const CAME: &str = "tests/fixtures/formats/arxiv_api_2026_search.xml";

/// The papers that came in.
fn papers() -> Vec<Paper> {
    let bytes = fs::read(CAME).unwrap();
    let format = formats::detect(&bytes).unwrap();
    let records = format.read(Box::new(&bytes[..])).unwrap();
    records.map(|record| record.unwrap().paper).collect()
}

/// The mail of the morning on which they came in.
fn mail() -> String {
    let post = Post::start(|_| None);
    let mut desk = Desk::to_server(post.port());
    let came = papers().into_iter().map(|mut paper| {
        paper.added = Some(MORNING.to_owned());
        paper.to_json().unwrap() + "\n"
    });
    let came: String = came.collect();
    fs::write(desk.path("data").join("papers.jsonl"), came).unwrap();
    let one = desk.one();
    let query = "\"deep learning\" | fuzzing";
    one.query = query.parse().unwrap();
    query.clone_into(&mut one.query_text);
    one.limit = 2;
    assert_eq!(exit(&desk.send()), 0);
    post.handed().remove(0).mail
}

/// Run with `RECTO_WRITE_ASSETS=1` after a change of the mail to draw the picture anew.
#[test]
fn the_mail_in_the_readme_is_a_real_one() {
    let mail = mail();
    let (head, _) = mail.split_once("\r\n\r\n").unwrap();
    let headers = HEADERS.map(|name| {
        let mut lines = head.lines();
        let line = lines.find_map(|line| line.strip_prefix(&format!("{name}: ")));
        (name, line.unwrap())
    });
    let text = plain_text(&mail).replace("\r\n", "\n");
    let text = text.trim_end();
    let rows = HEADERS.len() + 1 + text.lines().count();
    let area = Rect::new(0, 0, COLUMNS, u16::try_from(rows).unwrap());
    let mut buffer = Buffer::empty(area);
    let (quiet, strong) = (
        Style::new().add_modifier(Modifier::DIM),
        Style::new().add_modifier(Modifier::BOLD),
    );
    let mut row = 0;
    for (name, value) in headers {
        let style = if name == "Subject" {
            strong
        } else {
            Style::new()
        };
        buffer.set_string(2, row, format!("{name:>7}"), quiet);
        buffer.set_string(11, row, value, style);
        row += 1;
    }
    buffer.set_string(2, row, "─".repeat(usize::from(COLUMNS - 4)), quiet);
    let mut is_title = false;
    for line in text.lines() {
        row += 1;
        let words = line.trim_start();
        let number = words.split_once(". ").map(|(number, _)| number);
        let is_first = number.is_some_and(|number| number.parse::<usize>().is_ok());
        // A title goes on until the line with its authors.
        is_title = is_first || (is_title && !is_byline(words));
        let style = if is_title {
            strong
        } else if line.starts_with('-') || words.starts_with("Why: ") {
            quiet
        } else {
            Style::new()
        };
        buffer.set_string(2, row, line, style);
        if let Some((word, address)) = line.split_once(": http") {
            let at = u16::try_from(2 + word.len() + 2).unwrap();
            let link = Style::new().add_modifier(Modifier::UNDERLINED);
            buffer.set_string(at, row, format!("http{address}"), link);
        }
    }
    let svg = svg(&buffer, usize::from(COLUMNS));
    if std::env::var_os("RECTO_WRITE_ASSETS").is_some() {
        fs::write("assets/mail.svg", svg).unwrap();
        return;
    }
    let drawn = fs::read_to_string("assets/mail.svg").unwrap_or_default();
    assert!(svg == drawn, "the picture shows another mail");
}

/// Whether a line is that of the authors of one of the papers.
fn is_byline(line: &str) -> bool {
    let is_first = |paper: &Paper| {
        let first = paper.authors.first();
        first.is_some_and(|first| line.starts_with(&first.name))
    };
    papers().iter().any(is_first)
}
