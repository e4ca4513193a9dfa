//! The house within its parts: of the files of one folder, none points back.

use std::collections::{BTreeMap, BTreeSet};

use super::{code, sources};

/// A path as it is written, in its segments.
type Segments = Vec<String>;

/// Where the files of a folder may call each other in a circle, for the grammar does that they read.
const GRAMMARS: &[&str] = &["text/tex"];

/// Folders of tables, with a file for each row.
const FOLDERS_OF_ROWS: &[&str] = &["formats/read"];

/// So many files one can still look through.
const MOST_SIDE_BY_SIDE: usize = 24;

/// The sources of the house: the segments of each one's own name, and its code.
fn modules() -> BTreeMap<Segments, String> {
    let named = sources("src").into_iter().map(|(name, source)| {
        let name = name.trim_end_matches(".rs").split('/');
        (name.map(str::to_owned).collect(), code(&source))
    });
    named.collect()
}

/// The paths that a source names: those of its `use` lines, every branch by itself, and those that
/// begin with `crate` or `super`.
fn paths(code: &str) -> Vec<Segments> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find(is_of_a_word) {
        rest = &rest[at..];
        let first = word(rest);
        rest = match first {
            "use" => branch(&rest[first.len()..], &[], &mut found),
            "crate" | "super" => branch(rest, &[], &mut found),
            _ => &rest[first.len()..],
        };
    }
    found
}

/// Reads a path, or a tree of them, that begins with these segments; gives what stands behind it.
fn branch<'a>(text: &'a str, before: &[String], found: &mut Vec<Segments>) -> &'a str {
    let mut path = before.to_vec();
    let mut rest = text.trim_start();
    loop {
        if let Some(inside) = rest.strip_prefix('{') {
            rest = inside.trim_start();
            while !rest.is_empty() && !rest.starts_with('}') {
                rest = branch(rest, &path, found).trim_start_matches([',', ' ', '\n']);
            }
            return rest.strip_prefix('}').unwrap_or_default();
        }
        let segment = word(rest);
        if segment.is_empty() {
            // A star, or the type of a generic.
            found.push(path);
            return rest.get(1..).unwrap_or_default();
        }
        rest = &rest[segment.len()..];
        if segment != "self" {
            path.push(segment.to_owned());
        }
        let Some(next) = rest.strip_prefix("::") else {
            found.push(path);
            let alias = rest.strip_prefix(" as ");
            return alias.map_or(rest, |alias| &alias[word(alias).len()..]);
        };
        rest = next;
    }
}

fn word(text: &str) -> &str {
    &text[..text.find(|c| !is_of_a_word(c)).unwrap_or(text.len())]
}

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The path from the root of the house that a path means in this module; none where it leads
/// elsewhere.
fn absolute(path: &[String], module: &[String]) -> Option<Segments> {
    let ups = path
        .iter()
        .take_while(|segment| *segment == "super")
        .count();
    match path.first()?.as_str() {
        "crate" => Some(path[1..].to_vec()),
        "super" => Some([&module[..module.len().checked_sub(ups)?], &path[ups..]].concat()),
        _ => None,
    }
}

/// Which file of a folder imports which, and by which path; a name that the folder's own file takes
/// from one of them counts as that one.
fn imports(
    modules: &BTreeMap<Segments, String>,
    folder: &[String],
) -> BTreeMap<(String, String), String> {
    let of_child = |module: &Segments| {
        (module.len() > folder.len() && module.starts_with(folder))
            .then(|| module[folder.len()].clone())
    };
    let children: BTreeSet<String> = modules.keys().filter_map(of_child).collect();
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    let own = modules.get(folder).map_or("", String::as_str);
    for path in paths(own) {
        if let ([first, .., last], true) = (path.as_slice(), path.len() > 1)
            && children.contains(first)
        {
            taken.insert(last.clone(), first.clone());
        }
    }
    let mut found = BTreeMap::new();
    for (module, code) in modules {
        let Some(child) = of_child(module) else {
            continue;
        };
        for path in paths(code) {
            let Some(target) = absolute(&path, module).filter(|path| path.starts_with(folder))
            else {
                continue;
            };
            let Some(name) = target.get(folder.len()) else {
                continue;
            };
            let imported = children.get(name).or_else(|| taken.get(name));
            if let Some(imported) = imported.filter(|imported| **imported != child) {
                let by = format!("{} imports {}", module.join("/"), path.join("::"));
                found.insert((child.clone(), imported.clone()), by);
            }
        }
    }
    found
}

/// What is left when files that nothing imports, and those that import nothing, are taken away: the
/// circles, and what lies between them.
fn circles(mut imports: BTreeMap<(String, String), String>) -> Vec<String> {
    loop {
        let from: BTreeSet<String> = imports.keys().map(|(from, _)| from.clone()).collect();
        let to: BTreeSet<String> = imports.keys().map(|(_, to)| to.clone()).collect();
        let before = imports.len();
        imports.retain(|(one, other), _| to.contains(one) && from.contains(other));
        if imports.len() == before {
            return imports.into_values().collect();
        }
    }
}

fn folders(modules: &BTreeMap<Segments, String>) -> BTreeSet<Segments> {
    let inside = modules.keys().filter(|module| module.len() > 1);
    inside
        .map(|module| module[..module.len() - 1].to_vec())
        .collect()
}

#[test]
fn within_a_folder_nothing_points_back() {
    let modules = modules();
    let mut wrong = Vec::new();
    for folder in folders(&modules) {
        let circles = circles(imports(&modules, &folder));
        let name = folder.join("/");
        if GRAMMARS.contains(&name.as_str()) {
            assert!(!circles.is_empty(), "{name} has no circle");
        } else if !circles.is_empty() {
            wrong.push(format!("{name}:\n  {}", circles.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_folder_is_longer_than_one_can_look_through() {
    let modules = modules();
    for folder in folders(&modules) {
        let inside =
            |module: &&Segments| module.len() == folder.len() + 1 && module.starts_with(&folder);
        let files = modules.keys().filter(inside).count();
        let name = folder.join("/");
        let fits = files <= MOST_SIDE_BY_SIDE || FOLDERS_OF_ROWS.contains(&name.as_str());
        assert!(fits, "{files} files side by side in {name}");
    }
}

#[test]
fn every_branch_of_a_use_is_a_path_of_its_own() {
    let code = "use super::{a::{self, B as C}, d::*};\nfn x() { crate::e::f::<G>(super::h); }";
    let found: Vec<String> = paths(code).iter().map(|path| path.join("::")).collect();
    let expected = [
        "super::a",
        "super::a::B",
        "super::d",
        "crate::e::f",
        "super::h",
    ];
    assert_eq!(found, expected);
}
