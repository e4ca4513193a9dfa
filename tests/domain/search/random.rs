//! Random papers, queries and histories.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::strategy::{Union, ValueTree};
use proptest::test_runner::TestRunner;
use recto::library::{Fact, FactValue, Number};
use recto::paper::{Author, Links, MergedParts, Paper, PaperId, PartialDate, Source};
use recto::query::{Asks, OPERATORS, Operator, ValueForm};

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
        Just("C++"),
        Just("c"),
        Just("A*"),
        Just("B⁺"),
        Just(".NET"),
        Just("k-means++"),
        Just("\n"),
        Just("—"),
    ];
    prop::collection::vec(word, 0..12).prop_map(|words| words.join(" "))
}

fn time() -> impl Strategy<Value = String> {
    (2024..2027_u16, 5..8_u8, 1..10_u8, 0..3_u8)
        .prop_map(|(year, month, day, hour)| format!("{year}-{month:02}-{day:02}T{hour:02}:00:00Z"))
}

fn date() -> impl Strategy<Value = PartialDate> {
    "(202[0-6](-0[1-9](-0[1-9])?)?)".prop_map(|date| date.parse().unwrap())
}

fn names() -> impl Strategy<Value = (String, String, Vec<Source>)> {
    let source = |(format, feed): (String, Option<String>)| Source {
        format,
        feed,
        ..Source::default()
    };
    (
        "(cs\\.(LG|AI)|math\\.AG|hep-th|cs)",
        prop_oneof!["(ACL|ACL Findings|NeurIPS 2024|)", text_of_words(),],
        prop::collection::vec(
            (
                "(bundled|jsonl|hf-page)",
                prop::option::of("(trending|ml|ML-2|größe)"),
            )
                .prop_map(source),
            0..3,
        ),
    )
}

fn links() -> impl Strategy<Value = Links> {
    any::<[bool; 4]>().prop_map(|[page, pdf, code, project]| {
        let link = |is_there: bool| is_there.then(|| "https://x.org".to_owned());
        Links {
            page: link(page),
            pdf: link(pdf),
            code: link(code),
            project: link(project),
            ..Links::default()
        }
    })
}

/// Words, or a name, which may be turned round.
fn author() -> impl Strategy<Value = String> {
    let name = ("(Anna|Bo|J\\. R\\.)", "(Smith|van der Berg)", any::<bool>());
    let name = name.prop_map(|(given, family, is_turned)| {
        if is_turned {
            format!("{family}, {given}")
        } else {
            format!("{given} {family}")
        }
    });
    prop_oneof![2 => text_of_words(), 1 => name]
}

/// Ids that several papers may have, some of them in two spellings.
fn aliases() -> impl Strategy<Value = Vec<PaperId>> {
    let alias = "(doi:10\\.1/[a-c]|arxiv:2401\\.0000[12]|doi:10\\.48550/arxiv\\.2401\\.0000[12])";
    let alias = alias.prop_map(|id| PaperId::parse(&id).unwrap());
    prop::collection::btree_set(alias, 0..3).prop_map(|ids| ids.into_iter().collect())
}

/// The fields without a member of their own.
fn other(to_appear: bool, extra: Option<String>) -> serde_json::Map<String, serde_json::Value> {
    let date = to_appear.then(|| ("date_text".to_owned(), "in press".into()));
    let extra = extra.map(|text| ("extra".to_owned(), serde_json::json!({"ris": {"T3": text}})));
    date.into_iter().chain(extra).collect()
}

prop_compose! {
    /// Every field of a record takes part, so that no query asks for what no paper has.
    fn record()(
        (title, summary, author) in (text_of_words(), text_of_words(), author()),
        (comment, keyword) in (prop::option::of(text_of_words()), text_of_words()),
        (category, venue, sources) in names(),
        (date, updated, added) in (prop::option::of(date()), prop::option::of(date()), prop::option::of(time())),
        (votes, rank) in (prop::option::of(0_u64..30), prop::option::of(1_u32..50)),
        (links, aliases, to_appear, extra) in (links(), aliases(), any::<bool>(), prop::option::of(text_of_words())),
    ) -> Paper {
        Paper {
            id: PaperId::parse("x:0").unwrap(),
            aliases,
            title,
            summary,
            authors: vec![Author::named(author)],
            date,
            updated,
            venue: (!venue.is_empty()).then_some(venue),
            categories: vec![category],
            keywords: vec![keyword],
            links,
            comment,
            votes,
            rank,
            added,
            sources,
            parts: MergedParts::default(),
            other: other(to_appear, extra),
        }
    }
}

/// The tags that papers have.
const TAGS: &[&str] = &[
    "ml",
    "ML",
    "ml-theory",
    "to-read",
    "caf\u{e9}",
    "\u{6df1}\u{5ea6}",
];

fn tags() -> impl Strategy<Value = Vec<&'static str>> {
    prop::sample::subsequence(TAGS, 0..3)
}

prop_compose! {
    pub(super) fn paper()(
        paper in record(), starred in prop::option::of(time()), read: bool,
        hidden in prop::bool::weighted(0.2), tags in tags(),
        note in prop::option::weighted(0.4, text_of_words()),
        body in prop::option::weighted(0.5, text_of_words()),
    ) -> Marked {
        let marked = Marked::new(paper, starred, read).hidden(hidden).tagged(&tags);
        marked.noted(note).kept(body)
    }
}

/// Some random papers, always the same.
static SAMPLE: LazyLock<Vec<Paper>> = LazyLock::new(|| {
    let (record, mut runner) = (record(), TestRunner::deterministic());
    let drawn = (0..60).map(|_| record.new_tree(&mut runner).unwrap().current());
    drawn.collect()
});

/// What random papers have of a fact, as one would write it.
fn known(fact: Fact) -> Vec<String> {
    let mut values = BTreeSet::new();
    for paper in SAMPLE.iter() {
        fact.each(paper, &mut |value| {
            values.insert(match value {
                FactValue::Name(name) => name.to_owned(),
                FactValue::Number(Number::Count(count)) => count.to_string(),
                FactValue::Number(Number::Second(second)) => {
                    PartialDate::of_second(second).unwrap().to_string()
                }
                FactValue::Date(date) => date.to_string(),
                FactValue::Id(id) => id.to_string(),
            });
        });
    }
    assert!(!values.is_empty(), "no random paper has a {fact:?}");
    values.into_iter().collect()
}

/// From one value to another, and what else spans may be.
fn span(one: impl Strategy<Value = String> + 'static) -> BoxedStrategy<String> {
    let one = one.boxed();
    prop_oneof![
        one.clone(),
        (one.clone(), one.clone()).prop_map(|(from, to)| format!("{from}..{to}")),
        one.clone().prop_map(|from| format!("{from}..")),
        one.prop_map(|to| format!("..{to}")),
    ]
    .boxed()
}

/// What may stand behind the colon of a field.
fn values(fact: Fact, form: ValueForm) -> BoxedStrategy<String> {
    let known = || prop::sample::select(known(fact));
    let cut = |lengths: &'static [usize]| {
        let cut = (known(), prop::sample::select(lengths));
        cut.prop_map(|(value, length)| value.chars().take(length).collect::<String>())
    };
    let dates = || span(cut(&[4, 7, 10]));
    match form {
        ValueForm::Years => span(cut(&[4])),
        ValueForm::Dates => dates(),
        ValueForm::Times => {
            let ago = prop::sample::select(BEFORE).prop_map(|(ago, _)| ago.to_owned());
            prop_oneof![2 => ago, 2 => dates(), 1 => Just("last".to_owned()), 1 => span(time())]
                .boxed()
        }
        ValueForm::Numbers => {
            let compared = ("(>|>=|<|<=|=)", known()).prop_map(|(sign, value)| sign + &value);
            prop_oneof![compared, span(known())].boxed()
        }
        ValueForm::Names(_) => (cut(&[2, 4, 99]), "(\\*| |)")
            .prop_map(|(name, end)| name + &end)
            .boxed(),
        ValueForm::Ids => known().boxed(),
    }
}

/// A condition of a field.
pub(super) fn of_field(name: &'static str, asks: Asks) -> BoxedStrategy<String> {
    let values = match asks {
        Asks::Words(_) | Asks::Note | Asks::Body => words(),
        Asks::Fact(fact, form) => values(fact, form),
        Asks::Mark | Asks::Part => prop::sample::select(asks.words())
            .prop_map(str::to_owned)
            .boxed(),
        Asks::Like => prop::sample::select(known(Fact::Id)).boxed(),
        Asks::Tag => (prop::sample::select(TAGS), 1..9_usize, "(\\*| |)")
            .prop_map(|(tag, length, end)| tag.chars().take(length).collect::<String>() + &end)
            .boxed(),
    };
    values
        .prop_map(move |value| format!("{name}:{value}"))
        .boxed()
}

/// A word or a phrase in any form.
fn words() -> BoxedStrategy<String> {
    let word = prop_oneof![
        text_of_words().prop_map(|words| words.split(' ').next().unwrap_or_default().to_owned()),
        "[a-zα深]{1,3}",
        "[A-Z]{1,4}",
        "(acl|neurips)",
    ];
    let word = (word, "(~|\\*||)", "(\\*| |)").prop_map(|(word, start, end)| start + &word + &end);
    let phrase = prop_oneof![
        4 => text_of_words(),
        1 => Just("acl findings".to_owned()),
        1 => author(),
    ];
    prop_oneof![3 => word, 2 => phrase.prop_map(|words| format!("\"{words}\""))].boxed()
}

/// A condition, as any row of the language makes it.
fn clause() -> impl Strategy<Value = String> {
    let fields = Operator::fields().map(|(name, asks)| of_field(name, asks));
    let examples: Vec<&str> = OPERATORS.iter().map(|row| row.example).collect();
    (
        "-?",
        prop_oneof![
            4 => words(),
            8 => Union::new(fields),
            1 => prop::sample::select(examples).prop_map(str::to_owned),
            1 => aliases().prop_map(|ids| ids.first().map_or("x", PaperId::as_str).to_owned()),
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
        2 => (place(), prop::option::of(0_u64..30), prop::option::of(1_u32..9), 1..4_u8)
            .prop_map(|(place, votes, rank, day)| Step::Tell(place, votes, rank, day)),
        3 => Just(Step::Index),
        1 => Just(Step::Rebuild),
        1 => Just(Step::Compact),
        2 => Just(Step::Refresh),
    ]
}
