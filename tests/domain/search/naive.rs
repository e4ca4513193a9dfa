//! What queries and orders mean, read naively: word by word, paper by paper, sharing nothing with
//! the matcher but the folding of words.

#[path = "for_you.rs"]
mod for_you;
#[path = "ordered.rs"]
mod ordered;
#[path = "similar.rs"]
pub mod similar;

pub use ordered::{ordered, relevance};
use recto::library::{Fact, NamedFact, NumberFact, origin};
use recto::marks::Tag;
use recto::paper::{Paper, PaperId};
use recto::query::{Beside, Clause, Mark, Phrase, Query, Test, Text, Value, WordEnding};
use recto::text::fold;
use recto::text::render::render;

/// The day on which every query is asked.
pub const TODAY: &str = "2026-07-08";
/// When the last visit ended, and the same in seconds since 1970.
pub const VISIT: (&str, i64) = ("2025-06-05T01:00:00Z", 1_749_085_200);
/// What is so long before that day.
pub const BEFORE: &[(&str, &str)] = &[
    ("7d", "2026-07-01"),
    ("2w", "2026-06-24"),
    ("1m", "2026-06-08"),
    ("2y", "2024-07-08"),
];

/// What stands between the two forms of a text; no word is like it.
const BETWEEN_FORMS: &str = "\0\0\0\0";

/// A paper with what the user said of it.
#[derive(Debug, Clone)]
pub struct Marked {
    pub paper: Paper,
    /// When it was starred.
    pub starred: Option<String>,
    pub read: bool,
    /// Whether only a query that asks for it, or has its id, finds it.
    pub hidden: bool,
    /// The papers that it is among the likest of.
    pub like: Vec<PaperId>,
    /// What stands in its note.
    pub note: Option<String>,
    /// What stands in all of it, where it is kept.
    pub body: Option<String>,
    /// Its tags.
    pub tags: Vec<Tag>,
    /// Whether it came by the last import.
    pub last: bool,
    /// Its place in the newest list.
    pub listed: Option<u32>,
    /// The words of title, abstract and authors.
    parts: [Vec<String>; 3],
}

impl Marked {
    pub fn new(paper: Paper, starred: Option<String>, read: bool) -> Self {
        let parts = parts(&paper);
        Self {
            paper,
            starred,
            read,
            hidden: false,
            like: Vec::new(),
            note: None,
            body: None,
            tags: Vec::new(),
            last: false,
            listed: None,
            parts,
        }
    }

    pub fn hidden(self, hidden: bool) -> Self {
        Self { hidden, ..self }
    }

    pub fn like(self, like: Vec<PaperId>) -> Self {
        Self { like, ..self }
    }

    pub fn kept(self, body: Option<String>) -> Self {
        Self { body, ..self }
    }

    pub fn noted(self, note: Option<String>) -> Self {
        Self { note, ..self }
    }

    pub fn tagged(self, tags: &[&str]) -> Self {
        let tags = tags.iter().map(|tag| Tag::new(tag).unwrap()).collect();
        Self { tags, ..self }
    }
}

fn words(text: &str) -> Vec<String> {
    fold::words(text)
        .into_iter()
        .map(|word| word.folded)
        .collect()
}

/// The Levenshtein distance by its table.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut rows = vec![(0..=other.len()).collect::<Vec<usize>>()];
    for (place, a) in one.chars().enumerate() {
        let above = rows.last().unwrap().clone();
        let mut row = vec![place + 1];
        for (column, b) in other.iter().enumerate() {
            let replaced = above[column] + usize::from(a != *b);
            row.push(replaced.min(above[column + 1] + 1).min(row[column] + 1));
        }
        rows.push(row);
    }
    rows.last().unwrap()[other.len()]
}

fn is_near(wanted: &str, word: &str) -> bool {
    let most = if wanted.chars().count() > 5 { 2 } else { 1 };
    distance(wanted, word) <= most
}

/// In how many places the words have the phrase, looked at word by word.
fn times(words: &[String], phrase: &Phrase) -> usize {
    let runs = words.windows(phrase.words.len());
    runs.filter(|run| {
        let (last, first) = phrase.words.split_last().unwrap();
        let (found, before) = run.split_last().unwrap();
        match phrase.ending {
            WordEnding::Whole => before == first && found == last,
            WordEnding::Prefix => before == first && found.starts_with(last.as_str()),
            WordEnding::Acronym => {
                before == first && (found == last || *found == format!("{last}s"))
            }
            WordEnding::Near => before == first && is_near(last, found),
            WordEnding::Part => run.join(" ").contains(&phrase.words.join(" ")),
        }
    })
    .count()
}

fn has(words: &[String], phrase: &Phrase) -> bool {
    times(words, phrase) > 0
}

fn parts(paper: &Paper) -> [Vec<String>; 3] {
    let names: Vec<String> = paper
        .authors
        .iter()
        .map(|author| match author.name.split_once(", ") {
            Some((family, given)) => format!("{given} {family}"),
            None => author.name.clone(),
        })
        .collect();
    [
        both_forms(paper, &paper.title),
        both_forms(paper, &paper.summary),
        with_bare(words(&names.join(" ")), &[]),
    ]
}

/// The words of a text as it was received, and those of what is shown where they are others.
fn both_forms(paper: &Paper, text: &str) -> Vec<String> {
    let received = words(text);
    let shown_text = render(text, origin(paper)).text;
    let shown = words(&shown_text);
    let mut forms = if shown == received {
        with_bare(received, &[])
    } else {
        let shown = with_bare(shown, &received);
        [received, vec![BETWEEN_FORMS.to_owned()], shown].concat()
    };
    for said in fold::said(&shown_text) {
        forms.push(BETWEEN_FORMS.to_owned());
        forms.extend(words(&said));
    }
    forms
}

/// The words, and once more without signs, where that is not the same, nor what is known.
fn with_bare(words: Vec<String>, known: &[String]) -> Vec<String> {
    let is_sign = |c: char| "+#*.".contains(c);
    let bare: Vec<String> = words.iter().map(|word| word.replace(is_sign, "")).collect();
    if bare == words || bare == known {
        return words;
    }
    [words, vec![BETWEEN_FORMS.to_owned()], bare].concat()
}

pub fn finds(query: &Query, marked: &Marked) -> bool {
    let mut clauses = query.clauses().iter();
    let is_shown = !marked.hidden || clauses.any(wants_hidden);
    is_shown && query.clauses().iter().all(|clause| holds(clause, marked))
}

/// Whether a clause speaks of hidden papers, or lets only papers pass whose ids it has.
fn wants_hidden(clause: &Clause) -> bool {
    fn speaks(clause: &Clause) -> bool {
        match clause {
            Clause::Test(test) => *test == Test::Mark(Mark::Hidden),
            Clause::Not(inner) => speaks(inner),
            Clause::All(clauses) | Clause::Any(clauses) => clauses.iter().any(speaks),
        }
    }
    fn names(clause: &Clause) -> bool {
        match clause {
            Clause::Test(test) => matches!(test, Test::Fact(Fact::Id, _)),
            Clause::Not(_) => false,
            Clause::All(clauses) => clauses.iter().any(names),
            Clause::Any(clauses) => !clauses.iter().any(|clause| !names(clause)),
        }
    }
    speaks(clause) || names(clause)
}

fn holds(clause: &Clause, marked: &Marked) -> bool {
    match clause {
        Clause::Test(test) => passes(test, marked),
        Clause::Not(inner) => !holds(inner, marked),
        Clause::All(all) => !all.iter().any(|clause| !holds(clause, marked)),
        Clause::Any(any) => any.iter().any(|clause| holds(clause, marked)),
    }
}

fn passes(test: &Test, marked: &Marked) -> bool {
    match test {
        Test::Words(of, phrase) => stands_in(*of, phrase, marked),
        Test::Fact(_, Value::Last) => marked.last,
        Test::Fact(fact, value) => is_so(*fact, value, &marked.paper),
        Test::Mark(Mark::Starred) => marked.starred.is_some(),
        Test::Mark(Mark::Read) => marked.read,
        Test::Mark(Mark::Unread) => !marked.read,
        Test::Mark(Mark::Hidden) => marked.hidden,
        Test::Beside(Beside::Like(id)) => {
            let mut like = marked.like.iter();
            like.any(|other| same_id(other.as_str()) == same_id(id.as_str()))
        }
        Test::Beside(Beside::Whole) => marked.body.is_some(),
        Test::Beside(Beside::Body(phrase)) => {
            let body = marked.body.as_deref();
            body.is_some_and(|body| has(&with_bare(words(body), &[]), phrase))
        }
        Test::Beside(Beside::Noted) => marked.note.is_some(),
        Test::Beside(Beside::Note(phrase)) => {
            let note = marked.note.as_deref();
            note.is_some_and(|note| has(&with_bare(words(note), &[]), phrase))
        }
        Test::Beside(Beside::Tagged) => !marked.tags.is_empty(),
        Test::Beside(Beside::Tag(name)) => marked.tags.iter().any(|tag| {
            let (tag, wanted) = (tag.to_string(), name.tag.to_string());
            tag == wanted || (name.prefix && tag.starts_with(&wanted))
        }),
        Test::Mark(Mark::New) => {
            let added = marked.paper.added.as_deref();
            added.is_some_and(|added| added >= VISIT.0)
        }
    }
}

fn stands_in(text: Text, phrase: &Phrase, marked: &Marked) -> bool {
    let (paper, parts) = (&marked.paper, &marked.parts);
    match text {
        Text::Any => parts.iter().any(|part| has(part, phrase)),
        Text::Title => has(&parts[0], phrase),
        Text::Abstract => has(&parts[1], phrase),
        Text::Author => has(&parts[2], phrase),
        Text::Extra => has(&with_bare(words(&paper.extra_text()), &[]), phrase),
        Text::Comment => {
            let comment = words(paper.comment.as_deref().unwrap_or_default());
            has(&with_bare(comment, &[]), phrase)
        }
        Text::Venue => {
            let venue = words(paper.venue.as_deref().unwrap_or_default());
            has(&with_bare(venue, &[]), phrase)
        }
    }
}

fn is_so(fact: Fact, value: &Value, paper: &Paper) -> bool {
    let date = paper.date.map(|date| date.to_string());
    let day = paper.added.as_deref().and_then(|added| added.get(..10));
    match (fact, value) {
        (Fact::Named(NamedFact::Year), Value::Years(years)) => paper.date.is_some_and(|date| {
            years.from.unwrap_or(0) <= date.year() && date.year() <= years.to.unwrap_or(9999)
        }),
        (Fact::Date, Value::Dates(dates)) => is_between(date.as_deref(), dates.from, dates.to),
        (Fact::Number(NumberFact::Added), Value::Dates(dates)) => {
            is_between(day, dates.from, dates.to)
        }
        (Fact::Number(NumberFact::Added), Value::Since(ago)) => {
            let ago = ago.to_string();
            let (_, first) = BEFORE.iter().find(|(known, _)| *known == ago).unwrap();
            day.is_some_and(|day| day >= *first)
        }
        (Fact::Number(NumberFact::Added), Value::Seconds(seconds)) => {
            let added = paper.added.as_deref();
            let [from, to] = [seconds.from, seconds.to].map(|end| end.map(|end| end.to_string()));
            added.is_some_and(|added| {
                from.is_none_or(|from| *added >= *from) && to.is_none_or(|to| *added <= *to)
            })
        }
        (Fact::Number(NumberFact::Votes), Value::Numbers(votes)) => {
            paper.votes.is_some_and(|number| {
                votes.from.unwrap_or(0) <= number && number <= votes.to.unwrap_or(u64::MAX)
            })
        }
        (Fact::Named(NamedFact::Category), Value::Name(name)) => {
            paper.categories.iter().any(|category| {
                let category = category.to_lowercase();
                category == name.folded
                    || category.starts_with(&format!("{}.", name.folded))
                    || (name.prefix && category.starts_with(&name.folded))
            })
        }
        (Fact::Named(NamedFact::Source), Value::Name(name)) => paper.sources.iter().any(|source| {
            source.format == name.folded || (name.prefix && source.format.starts_with(&name.folded))
        }),
        (Fact::Named(NamedFact::Feed), Value::Name(name)) => paper.sources.iter().any(|source| {
            let feed = source.feed.as_deref().unwrap_or_default().to_lowercase();
            feed == name.folded || (name.prefix && feed.starts_with(&name.folded))
        }),
        (Fact::Id, Value::Id(id)) => {
            let mut ids = paper.ids();
            ids.any(|of_paper| same_id(of_paper.as_str()) == same_id(id.as_str()))
        }
        (Fact::Named(NamedFact::Part), Value::Word(part)) => has_part(part, paper),
        (fact, value) => panic!("{fact:?} is not asked for {value:?}"),
    }
}

fn same_id(id: &str) -> String {
    id.replace("doi:10.48550/arxiv.", "arxiv:")
}

fn has_part(part: &str, paper: &Paper) -> bool {
    let some = |text: &Option<String>| text.as_deref().unwrap_or_default() != "";
    match part {
        "page" => {
            let told = ["arxiv:", "doi:", "openreview:", "acl:", "s2:", "openalex:"];
            some(&paper.links.page) || has_id(paper, &told)
        }
        "pdf" => some(&paper.links.pdf) || has_id(paper, &["arxiv:", "openreview:", "acl:"]),
        "code" => some(&paper.links.code),
        "project" => some(&paper.links.project),
        "abstract" => !paper.summary.is_empty(),
        "authors" => !paper.authors.is_empty(),
        "date" => paper.date.is_some(),
        "venue" => some(&paper.venue),
        "comment" => some(&paper.comment),
        "votes" => paper.votes.is_some(),
        "extra" => !paper.extra_text().is_empty(),
        part => panic!("nobody says which papers have {part}"),
    }
}

/// Dates are compared as their texts, which begin with the greatest unit.
fn is_between(date: Option<&str>, from: Option<impl ToString>, to: Option<impl ToString>) -> bool {
    let Some(date) = date else { return false };
    let (from, to) = (
        from.map(|from| from.to_string()),
        to.map(|to| to.to_string()),
    );
    from.is_none_or(|from| *date >= *from)
        && to.is_none_or(|to| *date <= *to || date.starts_with(&to))
}

/// Whether an id of the paper is one of these services, each of which has an address for it.
fn has_id(paper: &Paper, schemes: &[&str]) -> bool {
    let is_told = |id: String| schemes.iter().any(|scheme| id.starts_with(scheme));
    paper.ids().any(|id| is_told(id.to_string()))
}
