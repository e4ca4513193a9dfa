//! What is a list of all is one of all: the variants of an enum, what a workspace locks.

use super::{code, sources};

/// What stands in a source between two pieces, one a line or a comma.
fn pieces<'a>(source: &'a str, begin: &str, end: &str) -> Option<Vec<&'a str>> {
    let (_, rest) = source.split_once(begin)?;
    let (inner, _) = rest.split_once(end)?;
    let pieces = inner.split([',', '\n']).map(str::trim);
    Some(
        pieces
            .filter(|piece| !piece.is_empty() && !piece.starts_with('#'))
            .collect(),
    )
}

#[test]
fn all_of_an_enum_is_every_variant_of_it() {
    let mut compared = 0;
    for (name, source) in sources("src") {
        let source = code(&source);
        for body in source.split("\nimpl ").skip(1) {
            let body = body.split("\n}\n").next().unwrap();
            let of = body.split([' ', '<']).next().unwrap();
            let Some((_, list)) = body.split_once("const ALL: [Self; ") else {
                continue;
            };
            let (Some(all), Some(variants)) = (
                pieces(list, "] = [", "];"),
                pieces(&source, &format!("enum {of} {{\n"), "\n}"),
            ) else {
                continue;
            };
            // Where variants hold something, all of them is made in another way.
            if variants
                .iter()
                .all(|name| name.chars().all(char::is_alphanumeric))
            {
                let is_missing =
                    |variant: &&&str| !all.contains(&format!("Self::{variant}").as_str());
                let missing: Vec<&&str> = variants.iter().filter(is_missing).collect();
                assert!(missing.is_empty(), "{name}: {of}::ALL lacks {missing:?}");
                compared += 1;
            }
        }
    }
    assert!(compared > 10, "only {compared} enums were compared");
}

#[test]
fn workspaces_of_their_own_lock_what_recto_builds_upon() {
    let read = |path: &str| std::fs::read_to_string(path).unwrap();
    let manifest = read("Cargo.toml");
    let (_, asked) = manifest.split_once("\n[dependencies]\n").unwrap();
    let asked = asked.split("\n[").next().unwrap().lines();
    let names: Vec<&str> = asked
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| Some(line.split_once([' ', '.', '='])?.0))
        .collect();
    assert!(names.len() > 20, "{names:?}");
    for lock in ["tests/fuzz/Cargo.lock", "benches/versus/Cargo.lock"] {
        let text = read(lock);
        let mut packages = text.split("[[package]]\n");
        let recto = packages.find(|package| package.starts_with("name = \"recto\"\n"));
        for name in &names {
            let is_locked = recto.is_some_and(|recto| {
                recto.contains(&format!("\"{name}\"")) || recto.contains(&format!("\"{name} "))
            });
            assert!(is_locked, "{lock} is older than {name}");
        }
    }
}
