//! Papers counted by year, month and category.

use std::fs;

use super::{home, recto};

/// A home with papers of three years, two of them in February 2020, and without those that recto
/// comes with.
fn filled() -> tempfile::TempDir {
    let home = home();
    let papers = [
        (1, "\"2020-02\"", r#"["cs.LG", "cs.CV"]"#),
        (2, "\"2020-02-29\"", r#"["cs.lg"]"#),
        (3, "\"2019\"", r#"["cs.LG", "stat.ML"]"#),
        (4, "\"2018-07-01\"", "[]"),
        (5, "null", r#"["x\u001b[31m"]"#),
    ];
    let records = papers.map(|(number, date, categories)| {
        format!(
            "{{\"id\": \"x:{number}\", \"title\": \"Quokka {number}\", \"date\": {date}, \"categories\": {categories}}}\n"
        )
    });
    let file = home.path().join("five.jsonl");
    fs::write(&file, records.concat()).unwrap();
    let ran = recto(home.path(), &["import", file.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    home
}

#[test]
fn papers_are_drawn_by_year_month_and_category_in_the_columns_of_a_pipe() {
    let home = filled();
    let ran = recto(home.path(), &["stats", "quokka -image"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let bar = |eighths: usize| "█".repeat(eighths / 8) + if eighths % 8 == 4 { "▌" } else { "" };
    let expected = format!(
        "quokka -image: 5 of 124 papers

Years
  2020      2   40.0 %  {whole}
  2019      1   20.0 %  {half}
  2018      1   20.0 %  {half}
  undated   1   20.0 %  {half}

Months
  Feb 2020  2   40.0 %  {whole}
  Jul 2018  1   20.0 %  {half}

Categories
  cs.LG     3   60.0 %  {whole}
  cs.CV     1   20.0 %  ",
        whole = bar(56 * 8),
        half = bar(56 * 4)
    );
    assert!(ran.out.starts_with(&expected), "{}", ran.out);
    assert!(!ran.out.contains('\u{1b}'), "{:?}", ran.out);
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80));
    let cut = recto(home.path(), &["stats", "quokka", "--limit", "1"]).out;
    assert!(cut.ends_with("\n  and 3 more\n"), "{cut}");
}

#[test]
fn bars_are_ascii_where_the_settings_say_so() {
    let home = filled();
    fs::create_dir_all(home.path().join("config")).unwrap();
    fs::write(home.path().join("config/config.toml"), "ascii = true\n").unwrap();
    let ran = recto(home.path(), &["stats", "quokka"]);
    assert!(ran.out.contains(&"#".repeat(56)), "{}", ran.out);
    assert!(ran.out.is_ascii(), "{}", ran.out);
}

#[test]
fn the_numbers_are_given_as_json_every_one() {
    let home = filled();
    let ran = recto(home.path(), &["stats", "quokka", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        told,
        serde_json::json!({
            "count": 5,
            "of": 124,
            "years": [
                {"year": 2020, "papers": 2},
                {"year": 2019, "papers": 1},
                {"year": 2018, "papers": 1},
            ],
            "months": [
                {"month": "2020-02", "papers": 2},
                {"month": "2018-07", "papers": 1},
            ],
            "undated": 1,
            "categories": [
                {"category": "cs.LG", "papers": 3},
                {"category": "cs.CV", "papers": 1},
                {"category": "stat.ML", "papers": 1},
                {"category": "x\u{1b}[31m", "papers": 1},
            ],
        })
    );
    assert!(!ran.out.contains('\u{1b}'), "{:?}", ran.out);
}

#[test]
fn a_query_that_finds_nothing_is_no_mistake_and_one_that_is_none_is() {
    let home = home();
    let ran = recto(home.path(), &["stats", "nothinghere"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, "nothinghere: 0 of 119 papers\n");
    let ran = recto(home.path(), &["stats", "yeer:2024"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("no field yeer:"), "{}", ran.err);
    assert!(recto(home.path(), &["stats", "-h"]).out.contains("--limit"));
}

#[test]
fn the_last_whole_year_is_held_against_the_one_before() {
    let home = home();
    let year = this_year();
    let papers = [
        (1, year - 1, "Quokka"),
        (2, year - 1, "Quokka"),
        (3, year - 1, "Quokka"),
        (4, year - 2, "Quokka"),
        (5, year - 2, "Quokka"),
        (6, year - 2, "Tree"),
        (7, year - 2, "Tree"),
    ];
    let records = papers.map(|(number, year, title)| {
        format!(
            "{{\"id\": \"x:{number}\", \"title\": \"{title} {number}\", \"date\": \"{year}-03\"}}\n"
        )
    });
    let file = home.path().join("years.jsonl");
    fs::write(&file, records.concat()).unwrap();
    recto(home.path(), &["import", file.to_str().unwrap()]);
    let (last, before) = (year - 1, year - 2);
    let told = recto(home.path(), &["stats", "quokka"]).out;
    let sentence = format!(
        "\n{last} has 50.0 % more papers than {before}: 100.0 % of all papers here,\n50.0 % before.\n"
    );
    assert!(told.ends_with(&sentence), "{told}");
    let told = recto(home.path(), &["stats"]).out;
    let sentence = format!("\n{last} has 25.0 % fewer papers than {before}.\n");
    assert!(told.ends_with(&sentence), "{told}");
    // Of a year that is cut nothing is said.
    let told = recto(home.path(), &["stats", &format!("year:{before}..")]).out;
    assert!(!told.contains(" has "), "{told}");
}

/// The year that it is.
fn this_year() -> i16 {
    let now = jiff::Timestamp::try_from(std::time::SystemTime::now()).unwrap();
    jiff::tz::Offset::UTC.to_datetime(now).year()
}
