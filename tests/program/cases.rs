//! Inputs that recto got wrong once: what its commands say of each, by the table beside the input.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::away::recto;

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/cases");

/// What a case is held to, in its folder: `$ import input.bib` runs recto with these arguments in the
/// folder, `+ text` stands in what it says, `- text` does not, `= 2` is its exit status (0 unless said),
/// `# text` is for its reader. One that begins with `# not yet` is not held to anything.
const TABLE: &str = "checks";

struct Step {
    line: usize,
    command: String,
    expected: Vec<String>,
    absent: Vec<String>,
    status: i32,
}

#[test]
fn every_case_is_read_as_its_table_says() {
    let wrong: Vec<String> = cases()
        .iter()
        .filter_map(|case| {
            let table = fs::read_to_string(case.join(TABLE)).unwrap();
            (!table.starts_with("# not yet")).then(|| check(case, &steps(&table)))
        })
        .flatten()
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The folders of all cases, in the order of their names.
fn cases() -> Vec<PathBuf> {
    let folders = |path: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(path)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        entries.filter(|path| path.is_dir()).collect()
    };
    let mut cases: Vec<PathBuf> = folders(Path::new(CASES))
        .iter()
        .flat_map(|kind| folders(kind))
        .collect();
    cases.sort_unstable();
    cases
}

/// `reports/01-doi-escaped`, say.
fn name(case: &Path) -> String {
    let name = case.strip_prefix(CASES).unwrap().to_str().unwrap();
    name.replace(std::path::MAIN_SEPARATOR, "/")
}

fn steps(table: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (at, line) in table.lines().enumerate() {
        let Some((sign, text)) = line.split_once(' ') else {
            assert!(line.is_empty(), "line {}: {line}", at + 1);
            continue;
        };
        if sign == "$" {
            steps.push(Step {
                line: at + 1,
                command: text.to_owned(),
                expected: Vec::new(),
                absent: Vec::new(),
                status: 0,
            });
            continue;
        }
        let step = steps.last_mut().unwrap();
        match sign {
            "+" => step.expected.push(text.to_owned()),
            "-" => step.absent.push(text.to_owned()),
            "=" => step.status = text.parse().unwrap(),
            "#" => {}
            _ => panic!("line {}: {line}", at + 1),
        }
    }
    assert!(!steps.is_empty());
    steps
}

/// What is wrong with a case, step by step.
fn check(case: &Path, steps: &[Step]) -> Vec<String> {
    let home = tempfile::tempdir().unwrap();
    let mut wrong = Vec::new();
    for step in steps {
        let arguments = words(&step.command);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let output = recto(home.path(), &arguments)
            .current_dir(case)
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8(said).unwrap();
        let missing = step.expected.iter().filter(|text| !said.contains(*text));
        let missing = missing.map(|text| format!("misses {text:?}"));
        let present = step.absent.iter().filter(|text| said.contains(*text));
        let present = present.map(|text| format!("has {text:?}"));
        let status = output.status.code();
        let status = (status != Some(step.status)).then(|| format!("ends with {status:?}"));
        let faults: Vec<String> = missing.chain(present).chain(status).collect();
        if !faults.is_empty() {
            let place = format!(
                "{}/{TABLE}:{}: recto {}",
                name(case),
                step.line,
                step.command
            );
            wrong.push(format!("{place}\n  {}\n{said}", faults.join("\n  ")));
        }
    }
    wrong
}

/// The words of a command, which may stand in `'…'`.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = command.trim();
    while !rest.is_empty() {
        let (word, behind) = match rest.strip_prefix('\'') {
            Some(quoted) => quoted.split_once('\'').unwrap(),
            None => rest.split_once(' ').unwrap_or((rest, "")),
        };
        words.push(word.to_owned());
        rest = behind.trim_start();
    }
    words
}
