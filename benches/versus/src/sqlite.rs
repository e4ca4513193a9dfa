//! SQLite FTS5: the words without a copy of the text, prefixes of one to three letters, the row
//! number in the order of the dates; categories, stars and years beside it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use recto::library::{Fact, NamedFact};
use recto::query::{Clause, WordEnding, Mark, Phrase, Query, Test, Text, Value};
use rusqlite::{Connection, params};

use crate::rows::Rows;
use crate::store::Store;
use crate::times::time;
use crate::{Answer, ROWS, folder_bytes};

const TABLES: &str = "
    create virtual table words using fts5(title, summary, authors, content='', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3');
    create table paper(number integer primary key, year integer);
    create table category(name text, number integer, primary key(name, number)) without rowid;
    create table starred(number integer primary key);
    create index by_year on paper(year);";

/// An open database.
pub(crate) struct Sqlite {
    dir: PathBuf,
    database: Connection,
    rows: Rows,
    papers: u64,
}

impl Sqlite {
    pub(crate) fn open(store: &Store, dir: &Path, built: &mut Option<Duration>) -> Self {
        let path = dir.join("papers.db");
        if !path.exists() {
            std::fs::create_dir_all(dir).unwrap();
            let unfinished = dir.join("unfinished.db");
            let _ = std::fs::remove_file(&unfinished);
            *built = Some(time(|| build(store, &unfinished).unwrap()));
            std::fs::rename(unfinished, &path).unwrap();
        }
        let database = connect(&path).unwrap();
        let papers = database
            .query_row("select count(*) from paper", [], number)
            .unwrap();
        Self {
            dir: dir.to_owned(),
            database,
            rows: store.rows(),
            papers,
        }
    }
}

/// The number that a row begins with.
fn number(row: &rusqlite::Row<'_>) -> rusqlite::Result<u64> {
    let number: i64 = row.get(0)?;
    Ok(number as u64)
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let database = Connection::open(path)?;
    database.execute_batch("pragma cache_size = -32768; pragma mmap_size = 8000000000;")?;
    Ok(database)
}

fn build(store: &Store, path: &Path) -> rusqlite::Result<()> {
    let mut database = connect(path)?;
    database.execute_batch("pragma synchronous = normal;")?;
    database.execute_batch(TABLES)?;
    let transaction = database.transaction()?;
    {
        let mut words = transaction
            .prepare("insert into words(rowid, title, summary, authors) values (?, ?, ?, ?)")?;
        let mut paper = transaction.prepare("insert into paper values (?, ?)")?;
        let mut category = transaction.prepare("insert into category values (?, ?)")?;
        let mut starred = transaction.prepare("insert into starred values (?)")?;
        let mut put = |folded: crate::store::Folded| -> rusqlite::Result<()> {
            words.execute(params![
                folded.number as i64,
                folded.title,
                folded.summary,
                folded.authors
            ])?;
            paper.execute(params![folded.number as i64, folded.year as i64])?;
            for name in &folded.categories {
                category.execute(params![name, folded.number as i64])?;
            }
            if folded.is_starred {
                starred.execute([folded.number as i64])?;
            }
            Ok(())
        };
        store.each(&mut |folded| put(folded).unwrap());
    }
    transaction.commit()
}

/// A query in SQL: what FTS5 matches, and the conditions beside it.
#[derive(Default)]
struct Sql {
    wanted: Vec<String>,
    unwanted: Vec<String>,
    /// On `rowid`.
    conditions: Vec<String>,
}

impl Sql {
    fn new(query: &Query) -> Self {
        let mut sql = Self::default();
        for clause in query.clauses() {
            match clause {
                Clause::Test(Test::Words(text, words)) => sql.wanted.push(phrase(*text, words)),
                Clause::Test(test) => sql.conditions.push(condition(test)),
                Clause::Not(inner) => match inner.as_ref() {
                    Clause::Test(Test::Words(text, words)) => {
                        sql.unwanted.push(phrase(*text, words))
                    }
                    other => panic!("{other:?} is not in the log"),
                },
                other => panic!("{other:?} is not in the log"),
            }
        }
        sql
    }

    /// The part of a statement from `from` on. `+` keeps SQLite from searching again in every row.
    fn from(self) -> String {
        let mut conditions: Vec<String> = Vec::new();
        let plus = if self.wanted.is_empty() { "" } else { "+" };
        let table = if self.wanted.is_empty() {
            let hidden = |words: &String| {
                format!("number not in (select rowid from words where words match '{words}')")
            };
            conditions.extend(self.unwanted.iter().map(hidden));
            "(select number, number as rowid, year from paper)"
        } else {
            let mut words = self
                .wanted
                .iter()
                .map(|words| format!("({words})"))
                .collect::<Vec<_>>()
                .join(" AND ");
            for unwanted in &self.unwanted {
                words = format!("({words}) NOT ({unwanted})");
            }
            conditions.push(format!("words match '{words}'"));
            "words"
        };
        conditions.extend(
            self.conditions
                .iter()
                .map(|condition| format!("{plus}{condition}")),
        );
        let conditions = if conditions.is_empty() {
            String::new()
        } else {
            format!(" where {}", conditions.join(" and "))
        };
        format!("from {table}{conditions}")
    }
}

fn phrase(text: Text, phrase: &Phrase) -> String {
    let column = match text {
        Text::Any => "",
        Text::Title => "title : ",
        Text::Author => "authors : ",
        Text::Abstract => "summary : ",
        other => panic!("{other:?} is not in the log"),
    };
    let ending = match phrase.ending {
        WordEnding::Whole => "",
        WordEnding::Prefix => " *",
        other => panic!("{other:?} is not in the log"),
    };
    format!("{column}\"{}\"{ending}", phrase.words.join(" "))
}

fn condition(test: &Test) -> String {
    match test {
        Test::Fact(Fact::Named(NamedFact::Category), Value::Name(name)) => format!(
            "rowid in (select number from category where name = '{}')",
            name.folded
        ),
        Test::Mark(Mark::Starred) => "rowid in (select number from starred)".to_owned(),
        Test::Fact(_, Value::Years(years)) => {
            let mut taken = (1..3000).filter(|year| years.contains(*year));
            let first = taken.next().unwrap();
            let last = taken.last().unwrap_or(first);
            format!(
                "rowid between (select min(number) from paper where year >= {first}) and (select max(number) from paper where year <= {last})"
            )
        }
        other => panic!("{other:?} is not in the log"),
    }
}

impl crate::Engine for Sqlite {
    fn ask(&mut self, query: &Query) -> Answer {
        // Counting a whole table visits it all: the total is kept.
        let is_all = query.clauses().is_empty();
        let from = Sql::new(query).from();
        let count = if is_all {
            self.papers
        } else {
            let counting = format!("select count(*) {from}");
            self.database
                .prepare_cached(&counting)
                .unwrap()
                .query_row([], number)
                .unwrap()
        };
        let listing = format!("select rowid {from} order by rowid desc limit {ROWS}");
        let mut listing = self.database.prepare_cached(&listing).unwrap();
        let numbers: Vec<u64> = listing
            .query_map([], number)
            .unwrap()
            .map(Result::unwrap)
            .collect();
        Answer {
            count,
            dates: self.rows.dates(numbers),
        }
    }

    fn bytes(&self) -> u64 {
        folder_bytes(&self.dir)
    }
}
