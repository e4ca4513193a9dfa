//! Random papers, queries and histories.

use proptest::prelude::*;
use recto::paper::{Author, Paper, PaperId, Source};

use super::history::Step;
use super::naive::{BEFORE, Marked};

fn text_of_words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("dual"),
        Just("Duality"),
        Just("learning"),
        Just("LLM"),
        Just("LLMs"),
        Just("RL"),
        Just("world"),
        Just("α"),
        Just("alpha"),
        Just("Kähler"),
        Just("kahler"),
        Just("深度学习"),
        Just("学习"),
        Just("GPT-4"),
        Just("x"),
        Just("2024"),
        Just("F\\\"{o}ppl"),
        Just("$\\beta$"),
        Just("state"),
        Just("of"),
        Just("the"),
        Just("art"),
        Just("\n"),
        Just("—"),
    ];
    prop::collection::vec(word, 0..12).prop_map(|words| words.join(" "))
}

fn time() -> impl Strategy<Value = String> {
    (2024..2027_u16, 5..8_u8, 1..10_u8, 0..3_u8)
        .prop_map(|(year, month, day, hour)| format!("{year}-{month:02}-{day:02}T{hour:02}:00:00Z"))
}

fn facts() -> impl Strategy<Value = Paper> {
    let date = "(202[0-6](-0[1-9](-0[1-9])?)?)";
    let names = (
        "(cs\\.(LG|AI)|math\\.AG|hep-th|cs)",
        "(ACL|ACL Findings|NeurIPS 2024|)",
        "(bundled|jsonl|hf-page)",
    );
    let numbers = (prop::option::of(0_u64..30), prop::option::of(1_u32..50));
    (
        prop::option::of(date),
        names,
        numbers,
        prop::option::of(time()),
        any::<[bool; 2]>(),
    )
        .prop_map(
            |(date, (category, venue, source), (votes, rank), added, [code, pdf])| {
                let mut paper = Paper::new(PaperId::parse("x:0").unwrap());
                paper.date = date.map(|date| date.parse().unwrap());
                paper.categories = vec![category];
                paper.venue = (!venue.is_empty()).then_some(venue);
                paper.sources = vec![Source {
                    format: source,
                    ..Source::default()
                }];
                (paper.votes, paper.rank, paper.added) = (votes, rank, added);
                paper.links.code = code.then(|| "c".to_owned());
                paper.links.pdf = pdf.then(|| "p".to_owned());
                paper
            },
        )
}

prop_compose! {
    pub(super) fn paper()(
        mut paper in facts(), title in text_of_words(), summary in text_of_words(), author in text_of_words(),
        starred in prop::option::of(time()), read: bool,
    ) -> Marked {
        (paper.title, paper.summary) = (title, summary);
        paper.authors = vec![Author::named(author)];
        Marked::new(paper, starred, read)
    }
}

fn clause() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        text_of_words().prop_map(|words| words.split(' ').next().unwrap_or_default().to_owned()),
        "[a-zα深]{1,3}",
        "[A-Z]{1,4}",
    ];
    let text = (
        word,
        "(~|\\*||)",
        "(\\*| |)",
        "(title:|abstract:|author:|venue:|)",
    )
        .prop_map(|(word, start, end, field)| format!("{field}{start}{word}{end}"));
    let phrase = (text_of_words(), "(title:|abstract:|author:|venue:|)")
        .prop_map(|(words, field)| format!("{field}\"{words}\""));
    let fact = prop_oneof![
        Just("year:2024"),
        Just("year:2022.."),
        Just("year:..2023"),
        Just("year:2021..2025"),
        Just("date:2024"),
        Just("date:2022-03.."),
        Just("date:..2023-05-04"),
        Just("date:2021-02..2025"),
        Just("added:2025"),
        Just("added:..2026-06-05"),
        Just("votes:>10"),
        Just("votes:<20"),
        Just("votes:5..12"),
        Just("has:code"),
        Just("has:pdf|votes"),
        Just("has:venue"),
        Just("cat:cs"),
        Just("cat:cs.L"),
        Just("cat:math "),
        Just("venue:acl"),
        Just("venue:acl "),
        Just("venue:\"acl findings\""),
        Just("source:hf"),
        Just("source:jsonl"),
        Just("is:starred"),
        Just("is:unread"),
        Just("is:read"),
    ];
    let ago = prop::sample::select(BEFORE).prop_map(|(ago, _)| format!("added:{ago}"));
    (
        "-?",
        prop_oneof![
            3 => text,
            2 => phrase,
            2 => fact.prop_map(str::to_owned),
            1 => ago,
        ],
    )
        .prop_map(|(dash, clause)| dash + &clause)
}

/// Clauses, some of them in parentheses with bars between.
pub(super) fn line() -> impl Strategy<Value = String> {
    clause().prop_recursive(3, 10, 3, |inner| {
        let joint = "( | \\| |\\|)";
        let row = prop::collection::vec((inner, joint), 1..4);
        ("-?\\(", row).prop_map(|(open, row)| {
            let row: String = row
                .into_iter()
                .flat_map(|(clause, joint)| [clause, joint])
                .collect();
            format!("{open}{})", row.trim_end_matches([' ', '|']))
        })
    })
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    let place = any::<prop::sample::Index>;
    prop_oneof![
        4 => prop::collection::vec(paper(), 1..9).prop_map(Step::Add),
        2 => (place(), paper()).prop_map(|(place, paper)| Step::Change(place, Box::new(paper))),
        1 => (place(), paper()).prop_map(|(place, paper)| Step::Rename(place, Box::new(paper))),
        1 => place().prop_map(Step::Remove),
        3 => Just(Step::Index),
        1 => Just(Step::Rebuild),
        1 => Just(Step::Compact),
        2 => Just(Step::Refresh),
    ]
}
