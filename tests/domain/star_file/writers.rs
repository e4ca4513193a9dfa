//! Copies of recto that save at once, and copies that are killed: nothing that was kept is lost.
//!
//! The copies are this very test program, run again with [`copy`] alone.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::Duration;

use recto::marks::{Intent, MarkKind, Marks, Tag, Wanted};

use super::{ids, left_over, save, star, star_file, unstar};
use crate::common::away::program;
use crate::common::chance::{Chance, times};

/// Where a copy writes, and by which seed.
const DIR: &str = "RECTO_COPY_DIR";
const SEED: &str = "RECTO_COPY_SEED";
/// How many intents a copy saves.
const INTENTS: &str = "RECTO_COPY_INTENTS";

fn copy_of_recto(dir: &Path, seed: u64, intents: u64) -> Child {
    program(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "star_file::writers::copy",
            "--ignored",
            "--nocapture",
            "--quiet",
        ])
        .env(DIR, dir)
        .env(SEED, seed.to_string())
        .env(INTENTS, intents.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Every other paper is hidden instead of starred: both lie in the one file.
fn kind(id: &str) -> MarkKind {
    if id.ends_with(['1', '3', '5', '7', '9']) {
        MarkKind::Hidden
    } else {
        MarkKind::Star
    }
}

/// What is to be saved for a paper, or for a tag of one behind a sharp sign.
fn intent(id: &str, wanted: bool) -> Intent {
    let (paper, tag) = id.split_once('#').unwrap_or((id, ""));
    let tag = Tag::new(tag).ok();
    Intent {
        kind: tag.as_ref().map_or_else(|| kind(id), |_| MarkKind::Tags),
        tag,
        wanted: if wanted { Wanted::Set } else { Wanted::Unset },
        ..star(paper)
    }
}

/// The papers that have their mark, and the tags of papers.
fn marked(marks: &Marks) -> BTreeSet<String> {
    let mut there = BTreeSet::new();
    for of in [MarkKind::Star, MarkKind::Hidden] {
        for (id, _) in marks.iter(of) {
            assert_eq!(kind(id.as_str()), of, "{id}");
            there.insert(id.to_string());
        }
    }
    for (id, entry) in marks.iter(MarkKind::Tags) {
        there.extend(entry.tags().map(|tag| format!("{id}#{tag}")));
    }
    there
}

/// What the copy of a seed wants, one after the other: its own ids, its own tags of papers that all
/// tag, and some ids and tags that all share.
fn intents(seed: u64) -> impl Iterator<Item = (String, bool)> {
    let mut chance = Chance::from_seed(seed);
    std::iter::repeat_with(move || {
        let starred = chance.below(3) > 0;
        let id = match chance.below(8) {
            0 | 1 => format!("x:shared-{}", chance.below(5)),
            2 => format!("x:shared-{}#tag-{}", chance.below(5), chance.below(3)),
            3 | 4 => format!("x:tagged-{}#{seed}-{}", chance.below(5), chance.below(4)),
            _ => format!("x:{seed}-{}", chance.below(40)),
        };
        (id, starred)
    })
}

/// One copy. Says what it is about to save, and what is saved.
#[test]
#[ignore = "it is a part of the tests below, and does nothing by itself"]
fn copy() {
    let (Some(dir), Ok(seed), Ok(wanted)) = (
        std::env::var_os(DIR),
        std::env::var(SEED),
        std::env::var(INTENTS),
    ) else {
        return;
    };
    let file = star_file(&PathBuf::from(dir));
    let mut out = std::io::stdout();
    for (id, starred) in intents(seed.parse().unwrap()).take(wanted.parse().unwrap()) {
        writeln!(out, "\ntry {id}").unwrap();
        // The lock may be busy for longer than its limit; the reader tries again, too.
        let intent = intent(&id, starred);
        while save(&file, std::slice::from_ref(&intent)).is_err() {}
        writeln!(out, "kept {id} {starred}").unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn whenever_a_copy_is_killed_no_kept_star_is_lost_and_no_file_torn() {
    let kills = times("RECTO_KILLS", 500);
    let mut chance = Chance::new("kills");
    let (mut kept, mut temporaries) = (0, 0);
    for batch in 0..kills.div_ceil(50) {
        let dir = tempfile::tempdir().unwrap();
        let mut known: BTreeMap<String, bool> = BTreeMap::new();
        for _ in 0..50.min(kills - batch * 50) {
            let mut child = copy_of_recto(dir.path(), chance.number(), u64::MAX);
            // Its first save is under way when it has said so.
            let mut out = BufReader::new(child.stdout.take().unwrap());
            let mut said = String::new();
            while !said.contains("try ") {
                said.clear();
                out.read_line(&mut said).unwrap();
            }
            std::thread::sleep(Duration::from_micros(chance.below(25_000)));
            child.kill().unwrap();
            child.wait().unwrap();
            out.read_to_string(&mut said).unwrap();
            let unsure = take(&said, &mut known, &mut kept);
            let stars = star_file(dir.path()).read().unwrap();
            let there = marked(&stars);
            if let Some(id) = unsure {
                // It was killed in this save: the old or the new.
                known.remove(&id);
            }
            for (id, starred) in &known {
                assert_eq!(there.contains(id.as_str()), *starred, "{id}");
            }
        }
        temporaries += left_over(dir.path()).len();
    }
    println!("{kills} kills, {kept} saves kept, 0 lost, {temporaries} temporary files left");
    assert!(kept > 0);
}

/// Eight copies write at once, tags of the same papers among the rest, and all of them are killed.
#[test]
fn whenever_eight_copies_are_killed_at_once_each_keeps_what_was_kept() {
    const COPIES: usize = 8;
    let kills = usize::try_from(times("RECTO_KILLS", 80)).unwrap();
    let mut chance = Chance::new("eight killed");
    let (mut kept, mut tags) = (0, 0);
    for _ in 0..kills.div_ceil(COPIES) {
        let dir = tempfile::tempdir().unwrap();
        let seeds: Vec<u64> = (0..COPIES).map(|_| chance.number()).collect();
        let copies = seeds.iter();
        let copies: Vec<Child> = copies
            .map(|seed| copy_of_recto(dir.path(), *seed, u64::MAX))
            .collect();
        std::thread::sleep(Duration::from_micros(40_000 + chance.below(60_000)));
        let mut known: BTreeMap<String, bool> = BTreeMap::new();
        let mut unsure = Vec::new();
        for mut copy in copies {
            copy.kill().unwrap();
            let said = copy.wait_with_output().unwrap().stdout;
            let said = String::from_utf8(said).unwrap();
            unsure.extend(take(&said, &mut known, &mut kept));
        }
        let there = marked(&star_file(dir.path()).read().unwrap());
        known.retain(|id, _| !id.starts_with("x:shared") && !unsure.contains(id));
        tags += known.keys().filter(|id| id.contains('#')).count();
        for (id, is_set) in known {
            assert_eq!(there.contains(&id), is_set, "{id}");
        }
    }
    println!("{kills} of eight copies killed, {kept} saves kept, 0 lost, {tags} tags looked at");
    assert!(kept > 0 && tags > 0);
}

/// Takes what a copy said. Returns the id that it was killed over, if there was one.
fn take(said: &str, known: &mut BTreeMap<String, bool>, kept: &mut u64) -> Option<String> {
    let mut unsure = None;
    // The last line may be cut off.
    let whole = said.rfind('\n').map_or("", |end| &said[..end]);
    for line in whole.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["try", id] => unsure = Some((*id).to_owned()),
            ["kept", id, starred] => {
                known.insert((*id).to_owned(), *starred == "true");
                unsure = None;
                *kept += 1;
            }
            _ => {}
        }
    }
    unsure
}

#[test]
fn eight_copies_with_random_intents_leave_every_one_its_own() {
    const COPIES: u64 = 8;
    const EACH: u64 = 200;
    let dir = tempfile::tempdir().unwrap();
    let mut chance = Chance::new("eight copies");
    let seeds: Vec<u64> = (0..COPIES).map(|_| chance.number()).collect();
    let mut copies: Vec<Child> = seeds
        .iter()
        .map(|seed| copy_of_recto(dir.path(), *seed, EACH))
        .collect();
    let readers: Vec<_> = copies
        .iter_mut()
        .map(|copy| {
            let mut out = copy.stdout.take().unwrap();
            std::thread::spawn(move || {
                let mut said = String::new();
                out.read_to_string(&mut said).unwrap();
                said
            })
        })
        .collect();
    let file = star_file(dir.path());
    let mut reads = 0;
    while copies
        .iter_mut()
        .any(|copy| copy.try_wait().unwrap().is_none())
    {
        // Whoever reads at any time sees a whole file.
        file.read().unwrap();
        reads += 1;
        std::thread::sleep(Duration::from_millis(1));
    }
    for reader in readers {
        assert_eq!(reader.join().unwrap().matches("kept ").count() as u64, EACH);
    }
    let stars = file.read().unwrap();
    let there = marked(&stars);
    let mut last_wishes: BTreeMap<String, BTreeSet<bool>> = BTreeMap::new();
    for seed in seeds {
        let mut last: BTreeMap<String, bool> = BTreeMap::new();
        last.extend(intents(seed).take(usize::try_from(EACH).unwrap()));
        for (id, starred) in last {
            if id.starts_with("x:shared") {
                last_wishes.entry(id).or_default().insert(starred);
            } else {
                assert_eq!(there.contains(id.as_str()), starred, "{id}");
            }
        }
    }
    for (id, wishes) in last_wishes {
        assert!(wishes.contains(&there.contains(id.as_str())), "{id}");
    }
    assert!(reads > 0);
    assert_eq!(left_over(dir.path()), [] as [&str; 0]);
}

#[test]
fn copies_in_one_process_lose_nothing_either() {
    let dir = tempfile::tempdir().unwrap();
    let path: PathBuf = dir.path().to_owned();
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let path = path.clone();
            std::thread::spawn(move || {
                let file = star_file(&path);
                for number in 0..25 {
                    let id = format!("x:{writer}-{number}");
                    save(&file, &[star(&id)]).unwrap();
                    if number % 3 == 0 {
                        save(&file, &[unstar(&id)]).unwrap();
                    }
                    star_file(&path).read().unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
    let stars = star_file(&path).read().unwrap();
    assert_eq!(ids(&stars).len(), 4 * (25 - 9));
    assert_eq!(left_over(&path), [] as [&str; 0]);
}
