//! `recto import --explain`: which format a file has and why, and what is used of its fields.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::{Result, anyhow};
use serde_json::{Value, json};

use crate::cli::output::Output;
use crate::cli::say;
use crate::jobs::{Explain, Explained, ExplainedField, PassedOver};
use crate::text::numbers::thousands;
use crate::text::safe;

/// How it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum As {
    Text,
    Json,
}

/// Explains inputs, one after the other.
pub(super) fn explain(explain: &Explain, form: As, out: &mut Output) -> Result<()> {
    let mut files: Vec<Value> = Vec::new();
    let mut refused: Vec<PassedOver> = Vec::new();
    let mut written = Ok(());
    explain.run(&mut |heard| match heard {
        Ok(explained) if form == As::Json => files.push(as_json(&explained)),
        Ok(explained) if written.is_ok() => written = print(&explained, out),
        Ok(_) => {}
        Err(passed_over) => refused.push(passed_over),
    });
    written?;
    if form == As::Json {
        let passed_over = refused
            .iter()
            .map(|one| json!({ "file": one.file, "reason": one.reason }));
        let passed_over: Vec<Value> = passed_over.collect();
        let report = json!({ "files": files, "passed_over": passed_over });
        writeln!(out, "{}", safe::json(&report.to_string()))?;
    }
    let said = |one: &PassedOver| format!("{} cannot be explained: {}", one.file, one.reason);
    let (asked, others): (Vec<_>, Vec<_>) = refused.iter().partition(|one| one.was_asked_for);
    let (last, before) = match asked.split_last() {
        Some((last, before)) => (Some(*last), before),
        None => (None, &[][..]),
    };
    for one in others.iter().chain(before) {
        say(&said(one));
    }
    last.map_or(Ok(()), |one| Err(anyhow!(said(one))))
}

fn print(explained: &Explained, out: &mut Output) -> Result<()> {
    let mut line = |indent: &str, text: &str| writeln!(out, "{indent}{}", safe::line(text));
    let Explained {
        file,
        format,
        meaning,
        ..
    } = explained;
    line("", &format!("{file}: {format}, {meaning}"))?;
    let told_by = match &explained.told_by {
        None => "you".to_owned(),
        Some(told_by) if told_by.is_empty() => "nothing that another format has".to_owned(),
        Some(told_by) => told_by.join(", "),
    };
    line("", &format!("told by: {told_by}"))?;
    line("", &format!("records: {}", records(explained)))?;
    if explained.looked_at == 0 && explained.papers > 0 {
        line(
            "",
            "fields: what is used of them cannot be told of this form",
        )?;
    } else if explained.looked_at < explained.papers {
        let looked_at = thousands(explained.looked_at as u64);
        line(
            "",
            &format!("fields: those of the first {looked_at} papers"),
        )?;
    }
    for (heading, group) in groups(&explained.fields) {
        if !group.is_empty() {
            line("", &format!("{heading}:"))?;
        }
        for said in group {
            line("  ", &said)?;
        }
    }
    Ok(())
}

/// What became of the records, in words.
fn records(explained: &Explained) -> String {
    let papers = match explained.papers {
        1 => "1 paper".to_owned(),
        papers => format!("{} papers", thousands(papers as u64)),
    };
    let mut said = vec![papers];
    if explained.bad > 0 {
        said.push(format!("{} bad", thousands(explained.bad as u64)));
    }
    if let Some(problem) = &explained.problem {
        said.push(problem.to_string());
    }
    let kinds = explained.kinds.iter();
    said.extend(kinds.map(|(kind, of)| format!("{} of kind {kind}", thousands(*of as u64))));
    said.join(", ")
}

/// The fields by what is done with them.
fn groups(fields: &[ExplainedField]) -> [(&'static str, Vec<String>); 3] {
    let taken = fields.iter().filter(|field| field.is_taken());
    let taken = taken.map(|field| {
        let mut said: Vec<String> = counted(&field.became).collect();
        let others = counted(&field.said_before);
        said.extend(others.map(|part| format!("{part} told by another field")));
        format!("{}: {}", field.name, said.join(", "))
    });
    let kept = fields.iter().filter(|field| field.kept > 0);
    let kept = kept.map(|field| format!("{} ({})", field.name, field.kept));
    let passed_over = fields
        .iter()
        .filter(|field| field.passed_over > 0)
        .map(|field| format!("{} ({})", field.name, field.passed_over));
    [
        ("taken", taken.collect()),
        ("kept as extra", kept.collect()),
        ("passed over", passed_over.collect()),
    ]
}

fn counted(parts: &BTreeMap<String, usize>) -> impl Iterator<Item = String> {
    parts
        .iter()
        .map(|(part, count)| format!("{part} ({count})"))
}

fn as_json(explained: &Explained) -> Value {
    let problem = explained
        .problem
        .as_ref()
        .map(|found| json!({ "line": found.line, "reason": found.reason }));
    let fields = explained.fields.iter().map(|field| {
        json!({
            "name": field.name,
            "records": field.records,
            "became": field.became,
            "told_by_another": field.said_before,
            "kept": field.kept,
            "passed_over": field.passed_over,
        })
    });
    json!({
        "file": explained.file,
        "format": explained.format,
        "told_by": explained.told_by,
        "papers": explained.papers,
        "bad": explained.bad,
        "kinds_passed_over": explained.kinds,
        "problem": problem,
        "looked_at": explained.looked_at,
        "fields": fields.collect::<Vec<Value>>(),
    })
}
