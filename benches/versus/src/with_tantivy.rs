//! tantivy: the words of all parts and of each, prefixes of one and two letters as words of a
//! field of their own, longer ones by automaton.

use std::collections::BTreeSet;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::time::Duration;

use recto::library::{Fact, NamedFact};
use recto::query::{Clause, WordEnding, Mark, Phrase, Query, Test, Text, Value};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{
    AllQuery, BooleanQuery, Occur, PhraseQuery, Query as Asked, RangeQuery, RegexQuery, TermQuery,
};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{TextAnalyzer, WhitespaceTokenizer};
use tantivy::{Index, IndexReader, Order, TantivyDocument, Term};

use crate::rows::Rows;
use crate::store::{Folded, Store};
use crate::times::time;
use crate::{Answer, ROWS, folder_bytes};

const MEMORY: usize = 400 << 20;
const SHORT: usize = 2;

/// An open index.
pub(crate) struct Tantivy {
    dir: PathBuf,
    reader: IndexReader,
    fields: Fields,
    rows: Rows,
}

#[derive(Clone, Copy)]
struct Fields {
    all: Field,
    title: Field,
    authors: Field,
    short: Field,
    category: Field,
    starred: Field,
    year: Field,
    number: Field,
}

impl Tantivy {
    pub(crate) fn open(store: &Store, dir: &Path, built: &mut Option<Duration>) -> Self {
        let (schema, fields) = schema();
        if !dir.join("meta.json").exists() {
            *built = Some(time(|| build(store, dir, schema, fields)));
        }
        let index = Index::open_in_dir(dir).unwrap();
        register(&index);
        Self {
            dir: dir.to_owned(),
            reader: index.reader().unwrap(),
            fields,
            rows: store.rows(),
        }
    }
}

fn schema() -> (Schema, Fields) {
    let words = |option| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("folded")
            .set_index_option(option);
        TextOptions::default().set_indexing_options(indexing.set_fieldnorms(false))
    };
    let mut schema = Schema::builder();
    let positions = IndexRecordOption::WithFreqsAndPositions;
    let fields = Fields {
        all: schema.add_text_field("all", words(positions)),
        title: schema.add_text_field("title", words(positions)),
        authors: schema.add_text_field("authors", words(positions)),
        short: schema.add_text_field("short", words(IndexRecordOption::Basic)),
        category: schema.add_text_field("category", STRING),
        starred: schema.add_u64_field("starred", INDEXED),
        year: schema.add_u64_field("year", INDEXED | FAST),
        number: schema.add_u64_field("number", FAST),
    };
    (schema.build(), fields)
}

fn register(index: &Index) {
    let whitespace = TextAnalyzer::from(WhitespaceTokenizer::default());
    index.tokenizers().register("folded", whitespace);
}

fn build(store: &Store, dir: &Path, schema: Schema, fields: Fields) {
    let _ = std::fs::remove_dir_all(dir);
    std::fs::create_dir_all(dir).unwrap();
    let index = Index::create_in_dir(dir, schema).unwrap();
    register(&index);
    let mut writer = index.writer::<TantivyDocument>(MEMORY).unwrap();
    store.each(&mut |paper| {
        writer.add_document(document(&paper, fields)).unwrap();
    });
    writer.commit().unwrap();
    writer.wait_merging_threads().unwrap();
}

fn document(paper: &Folded, fields: Fields) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    // A phrase does not run from one value into the next.
    for part in [&paper.title, &paper.summary, &paper.authors] {
        document.add_text(fields.all, part);
    }
    document.add_text(fields.title, &paper.title);
    document.add_text(fields.authors, &paper.authors);
    document.add_text(fields.short, short(paper));
    for category in &paper.categories {
        document.add_text(fields.category, category);
    }
    document.add_u64(fields.starred, u64::from(paper.is_starred));
    document.add_u64(fields.year, paper.year);
    document.add_u64(fields.number, paper.number);
    document
}

/// The first letter and the first two of every word.
fn short(paper: &Folded) -> String {
    let mut short: BTreeSet<&str> = BTreeSet::new();
    for part in [&paper.title, &paper.summary, &paper.authors] {
        for word in part.split_whitespace() {
            let ends = word
                .char_indices()
                .map(|(at, c)| at + c.len_utf8())
                .take(SHORT);
            short.extend(ends.filter_map(|end| word.get(..end)));
        }
    }
    short.into_iter().collect::<Vec<&str>>().join(" ")
}

impl Fields {
    fn query(self, query: &Query) -> Box<dyn Asked> {
        let mut clauses: Vec<(Occur, Box<dyn Asked>)> = Vec::new();
        for clause in query.clauses() {
            clauses.push(match clause {
                Clause::Not(inner) => (Occur::MustNot, self.clause(inner)),
                other => (Occur::Must, self.clause(other)),
            });
        }
        if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            clauses.push((Occur::Must, Box::new(AllQuery)));
        }
        Box::new(BooleanQuery::new(clauses))
    }

    fn clause(self, clause: &Clause) -> Box<dyn Asked> {
        let term = |term| Box::new(TermQuery::new(term, IndexRecordOption::Basic));
        match clause {
            Clause::Test(Test::Words(text, phrase)) => self.phrase(*text, phrase),
            Clause::Test(Test::Fact(Fact::Named(NamedFact::Category), Value::Name(name))) => {
                term(Term::from_field_text(self.category, &name.folded))
            }
            Clause::Test(Test::Mark(Mark::Starred)) => term(Term::from_field_u64(self.starred, 1)),
            Clause::Test(Test::Fact(_, Value::Years(years))) => {
                let year =
                    |year: u16| Bound::Included(Term::from_field_u64(self.year, year.into()));
                let mut taken = (1..3000).filter(|year| years.contains(*year));
                let first = taken.next().unwrap();
                Box::new(RangeQuery::new(
                    year(first),
                    year(taken.last().unwrap_or(first)),
                ))
            }
            other => panic!("{other:?} is not in the log"),
        }
    }

    fn phrase(self, text: Text, phrase: &Phrase) -> Box<dyn Asked> {
        let field = match text {
            Text::Any => self.all,
            Text::Title => self.title,
            Text::Author => self.authors,
            other => panic!("{other:?} is not in the log"),
        };
        let term = |field, word: &str| {
            let term = Term::from_field_text(field, word);
            Box::new(TermQuery::new(term, IndexRecordOption::Basic))
        };
        match (phrase.words.as_slice(), phrase.ending) {
            ([word], WordEnding::Prefix) if text == Text::Any && word.chars().count() <= SHORT => {
                term(self.short, word)
            }
            ([word], WordEnding::Prefix) => {
                Box::new(RegexQuery::from_pattern(&format!("{word}.*"), field).unwrap())
            }
            ([word], WordEnding::Whole) => term(field, word),
            (words, WordEnding::Whole) => {
                let terms = words.iter().map(|word| Term::from_field_text(field, word));
                Box::new(PhraseQuery::new(terms.collect()))
            }
            other => panic!("{other:?} is not in the log"),
        }
    }
}

impl crate::Engine for Tantivy {
    fn ask(&mut self, query: &Query) -> Answer {
        let searcher = self.reader.searcher();
        let newest = TopDocs::with_limit(ROWS).order_by_fast_field::<u64>("number", Order::Desc);
        let asked = self.fields.query(query);
        let (count, papers) = searcher.search(asked.as_ref(), &(Count, newest)).unwrap();
        let numbers = papers.into_iter().filter_map(|(number, _)| number);
        Answer {
            count: count as u64,
            dates: self.rows.dates(numbers),
        }
    }

    fn bytes(&self) -> u64 {
        folder_bytes(&self.dir)
    }
}
