//! What is written for people is true of the tree: lengths, links, paths, variables.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// So long may the README be before its licence; what comes on top goes into `docs`.
const README_LINES: usize = 130;
/// Where paths begin that are told without a link.
const ROOTS: [&str; 8] = [
    ".ci/",
    "assets/",
    "benches/",
    "docs/",
    "findings/",
    "src/",
    "tests/",
    "Cargo.toml",
];
const SOURCES: [&str; 5] = ["src", "tests", "benches", "findings", ".ci"];
const VARIABLES: &str = "docs/variables.md";

/// Every paper of the project but those of the fixtures.
fn papers() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for folder in [".", "docs", "benches", "tests", "tests/fuzz", "findings"] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "md") {
                found.push((path.clone(), fs::read_to_string(path).unwrap()));
            }
        }
    }
    assert!(found.len() > 5, "they have gone elsewhere");
    found
}

/// The text between each `begin` and the `end` that follows it.
fn between<'a>(text: &'a str, begin: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    let pieces = text.split(begin).skip(1);
    pieces.filter_map(move |piece| Some(piece.split_once(end)?.0))
}

/// The name by which a link leads to a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase();
    let kept = kept
        .chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The headings of a paper; a line of a shell's example may begin like one.
fn anchors(paper: &str) -> BTreeSet<String> {
    let mut is_code = false;
    let mut found = BTreeSet::new();
    for line in paper.lines() {
        is_code ^= line.starts_with("```");
        if !is_code && line.starts_with('#') {
            found.insert(anchor(line.trim_start_matches('#')));
        }
    }
    found
}

#[test]
fn the_readme_stays_short() {
    let readme = fs::read_to_string("README.md").unwrap();
    let licence = readme.lines().position(|line| line == "## Licence");
    let lines = licence.unwrap();
    assert!(
        lines <= README_LINES,
        "README.md has {lines} lines before its licence; what is more goes into docs, with a link"
    );
}

#[test]
fn every_link_leads_somewhere() {
    for (path, paper) in papers() {
        for target in between(&paper, "](", ")") {
            if target.starts_with("https://") {
                continue;
            }
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() {
                path.clone()
            } else {
                path.with_file_name("").join(file)
            };
            assert!(file.exists(), "{}: {target} is not there", path.display());
            if !heading.is_empty() {
                let known = anchors(&fs::read_to_string(file).unwrap());
                assert!(known.contains(heading), "{}: {target}", path.display());
            }
        }
    }
}

#[test]
fn every_path_that_is_named_is_there() {
    for (path, paper) in papers() {
        for named in paper.split('`').skip(1) {
            let is_path = ROOTS.iter().any(|root| named.starts_with(root))
                && named
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "._/-".contains(c));
            let is_there = Path::new(named).exists();
            assert!(
                !is_path || is_there,
                "{}: {named} is not there",
                path.display()
            );
        }
    }
}

/// The words of each test program by which a run can be narrowed: its modules and tests.
fn tests_of(program: &str) -> String {
    let mut names = String::new();
    let mut folders = vec![PathBuf::from("tests").join(program)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            names.extend([path.file_stem().unwrap().to_str().unwrap(), " "]);
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(source) = fs::read_to_string(path) {
                let tests = source.split("#[test]").skip(1);
                names.extend(
                    tests
                        .flat_map(|test| between(test, "fn ", "(").take(1))
                        .flat_map(|name| [name, " "]),
                );
            }
        }
    }
    names
}

#[test]
fn every_test_that_is_named_can_be_run() {
    for (path, paper) in papers() {
        for command in between(&paper, "--test ", "`") {
            let mut words = command.split(' ');
            let program = words.next().unwrap_or_default();
            let is_there = Path::new("tests").join(format!("{program}.rs")).is_file();
            assert!(is_there, "{}: there is no --test {program}", path.display());
            let narrowed = words.next().filter(|word| !word.starts_with('-'));
            let narrowed = narrowed.and_then(|word| word.split("::").last());
            let is_there = narrowed.is_none_or(|word| tests_of(program).contains(word));
            assert!(
                is_there,
                "{}: --test {command} runs nothing",
                path.display()
            );
        }
    }
}

/// The names in the first column of a table's rows.
fn first_column(paper: &str) -> BTreeSet<&str> {
    let rows = paper.lines().filter_map(|line| line.strip_prefix("| `"));
    let cells = rows.filter_map(|row| Some(row.split_once(" |")?.0));
    cells
        .flat_map(|cell| cell.split(", "))
        .map(|name| name.trim_matches('`'))
        .collect()
}

#[test]
fn every_part_of_the_house_is_explained() {
    let source = fs::read_to_string("src/lib.rs").unwrap();
    let parts: BTreeSet<&str> = between(&source, "\npub mod ", ";").collect();
    let paper = fs::read_to_string("docs/ARCHITECTURE.md").unwrap();
    let (_, table) = paper.split_once("| part |").unwrap();
    let (table, _) = table.split_once("\n\n").unwrap();
    assert_eq!(
        first_column(table),
        parts,
        "the parts of docs/ARCHITECTURE.md and src/lib.rs"
    );
}

/// Every variable that some source names, and those of the list.
#[test]
fn every_variable_is_in_the_list() {
    let mut used = BTreeSet::new();
    let mut folders: Vec<PathBuf> = SOURCES.iter().map(PathBuf::from).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("target") {
                folders.push(path);
            } else if path.extension().is_none_or(|extension| extension != "md")
                && let Ok(source) = fs::read_to_string(&path)
            {
                used.extend(variables(&source));
            }
        }
    }
    let told: BTreeSet<String> = variables(&fs::read_to_string(VARIABLES).unwrap()).collect();
    let missing: Vec<&String> = used.difference(&told).collect();
    let unused: Vec<&String> = told.difference(&used).collect();
    assert!(missing.is_empty(), "{VARIABLES} does not tell {missing:?}");
    assert!(unused.is_empty(), "nobody reads {unused:?} of {VARIABLES}");
}

fn variables(text: &str) -> impl Iterator<Item = String> {
    // Written in two pieces, for this file is read as well.
    let begin = concat!("RECTO", "_");
    let pieces = text.split(begin).skip(1);
    pieces.map(move |piece| {
        let name = piece
            .chars()
            .take_while(|c| c.is_ascii_uppercase() || *c == '_');
        begin.to_owned() + &name.collect::<String>()
    })
}
