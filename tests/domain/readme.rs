//! The tables of the reference are those of the code.

use std::fmt::Write;

use recto::app::{Keymap, Scope};
use recto::config::{Config, DIGEST_SETTINGS, Field, MAIL_SETTINGS, SETTINGS};
use recto::formats::{EXPORTS, FORMATS};
use recto::query::{OPERATORS, Order, Query};
use recto::sources::{ENGINES, SOURCES};

fn keys() -> String {
    let keymap = Keymap::default();
    let mut table = String::new();
    for scope in Scope::ALL {
        let rows: Vec<_> = keymap.rows(scope).collect();
        if rows.is_empty() {
            continue;
        }
        writeln!(
            table,
            "**{}**\n\n| key | what it does | name |\n| --- | --- | --- |",
            scope.heading()
        )
        .unwrap();
        for (binding, keys) in rows {
            let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
            writeln!(
                table,
                "| {} | {} | `{}` |",
                keys.join(" "),
                binding.meaning,
                binding.name
            )
            .unwrap();
        }
        table.push('\n');
    }
    table
}

fn operators() -> String {
    let mut table = "| write | to find papers where | example |\n| --- | --- | --- |\n".to_owned();
    for row in OPERATORS {
        // A bar would end the cell, even in a piece of code.
        let [form, meaning, example] =
            [row.form, &row.meaning(), row.example].map(|cell| cell.replace('|', "\\|"));
        writeln!(table, "| `{form}` | {meaning} | `{example}` |").unwrap();
    }
    table
}

fn orders() -> String {
    let mut table = "| order | what comes first |\n| --- | --- |\n".to_owned();
    for order in Order::ALL {
        writeln!(table, "| `{}` | {} |", order.name(), order.meaning()).unwrap();
    }
    table
}

fn formats() -> String {
    let mut table = "| format | what it is |\n| --- | --- |\n".to_owned();
    for format in FORMATS {
        writeln!(table, "| `{}` | {} |", format.name, format.meaning).unwrap();
    }
    table
}

fn exports() -> String {
    let mut table = "| format | what it is | what it carries |\n| --- | --- | --- |\n".to_owned();
    for export in EXPORTS {
        let (name, ending) = (export.name, export.extension);
        writeln!(
            table,
            "| `{name}` (`.{ending}`) | {} | {} |",
            export.meaning, export.carries
        )
        .unwrap();
    }
    table
}

fn settings() -> String {
    let mut table =
        "| setting | what it is about | takes | comes as |\n| --- | --- | --- | --- |\n".to_owned();
    let config = Config::default();
    for setting in SETTINGS {
        let value = setting.value(&config);
        let value = value.map(|value| format!("`{value}`")).unwrap_or_default();
        let (head, meaning, form) = (setting.head(), setting.meaning, setting.form());
        writeln!(table, "| `{head}` | {meaning} | {form} | {value} |").unwrap();
    }
    table
}

fn fields<T>(fields: &[Field<T>]) -> String {
    let mut table =
        "| setting | what it is about, and what it is without it | takes |\n| --- | --- | --- |\n"
            .to_owned();
    for field in fields {
        let (name, meaning, form) = (field.name, field.meaning, (field.form)());
        writeln!(table, "| `{name}` | {meaning} | {form} |").unwrap();
    }
    table
}

fn sources() -> String {
    let mut table = "| write | what comes | its settings |\n| --- | --- | --- |\n".to_owned();
    for source in SOURCES {
        let bases = source.bases.iter();
        let bases: Vec<String> = bases
            .map(|base| format!("`{}` ({})", base.name, base.address))
            .collect();
        writeln!(table, "| | **{}** | {} |", source.meaning, bases.join(", ")).unwrap();
        for (what, meaning) in source.whats {
            writeln!(table, "| `{}` | {meaning} | |", source.written(what)).unwrap();
        }
    }
    table
}

fn engines() -> String {
    let mut table =
        "| name | what it is | what it takes of a query |\n| --- | --- | --- |\n".to_owned();
    for row in ENGINES {
        let takes = row.takes.replace('|', "\\|");
        writeln!(table, "| `{}` | {} | {takes} |", row.name, row.meaning).unwrap();
    }
    table
}

const REFERENCE: &str = "docs/reference.md";

/// Run with `RECTO_WRITE_ASSETS=1` after a change of a table to write the reference anew.
#[test]
fn the_tables_of_the_reference_are_those_of_the_code() {
    let mut reference = std::fs::read_to_string(REFERENCE).unwrap();
    let before = reference.clone();
    for (name, table) in [
        ("keys", keys()),
        ("operators", operators()),
        ("orders", orders()),
        ("formats", formats()),
        ("exports", exports()),
        ("settings", settings()),
        ("sources", sources()),
        ("engines", engines()),
        ("digest", fields(DIGEST_SETTINGS)),
        ("mail", fields(MAIL_SETTINGS)),
    ] {
        let (begin, end) = (
            format!("<!-- {name} -->\n"),
            format!("<!-- end of {name} -->"),
        );
        let (head, rest) = reference.split_once(&begin).unwrap();
        let (_, tail) = rest.split_once(&end).unwrap();
        reference = format!("{head}{begin}\n{}\n\n{end}{tail}", table.trim());
    }
    if std::env::var_os("RECTO_WRITE_ASSETS").is_some() {
        std::fs::write(REFERENCE, reference).unwrap();
        return;
    }
    assert!(
        reference == before,
        "run the tests with RECTO_WRITE_ASSETS=1 to write the tables anew"
    );
}

#[test]
fn the_filters_of_the_readme_are_queries() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let (_, behind) = readme
        .split_once("## What a filter can say\n\n```\n")
        .unwrap();
    let (filters, _) = behind.split_once("```").unwrap();
    for line in filters.lines() {
        let (filter, _) = line.split_once("  ").unwrap();
        assert!(filter.parse::<Query>().is_ok(), "{filter}");
    }
    assert!(filters.lines().count() > 3);
}
