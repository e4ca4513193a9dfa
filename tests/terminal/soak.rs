//! A long time of random keys: nothing grows, nothing is left behind.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use super::outside::with_programs;
use super::session::{Session, home};
use crate::common::away::recto;
use crate::common::chance::{Chance, times};

/// Keys that stay in the reader; Escape first closes whatever is open.
const KEYS: &[&str] = &[
    "j",
    "k",
    "g",
    "G",
    " ",
    "s",
    "u",
    "\u{12}",
    "r",
    "n",
    "N",
    "1",
    "2",
    "3",
    "f",
    "\t",
    "J",
    "K",
    "+",
    "-",
    "M",
    "?",
    "S",
    "F",
    ".",
    "o",
    "y",
    "\r",
    "\u{1b}[B",
    "\u{1b}[A",
    "\u{1b}[6~",
    "\u{1b}[5~",
    "\u{1b}",
    "\u{1b}/dual\r",
    "\u{1b}/diffusion -image\r",
    "\u{1b}/\u{15}\r",
    "\u{1b}[<0;40;6M",
    "\u{1b}[<65;40;6M",
    "\u{1b}[200~pasted\u{1b}[201~",
];

/// Memory in kilobytes, open files, threads.
fn costs(id: u32) -> (i64, usize, usize) {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let memory = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .unwrap();
    let memory = memory.split_whitespace().nth(1).unwrap().parse().unwrap();
    let count = |what: &str| fs::read_dir(format!("/proc/{id}/{what}")).unwrap().count();
    (memory, count("fd"), count("task"))
}

/// Names below a folder that are temporary files.
fn temporaries(home: &Path) -> Vec<String> {
    let folders = ["config", "data", "state", "cache"].map(|name| home.join(name));
    let entries = folders
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flatten();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with('.')).collect()
}

fn median(mut numbers: Vec<i64>) -> i64 {
    numbers.sort_unstable();
    numbers[numbers.len() / 2]
}

#[test]
#[ignore = "ten minutes of random keys"]
fn nothing_grows_and_nothing_is_left_behind() {
    let seconds = times("RECTO_SOAK_SECONDS", 600);
    let mut chance = Chance::new("soak");
    let home = home();
    let mut command = recto(home.path(), &[]);
    // Keys may come to export something.
    command.current_dir(home.path());
    let _programs = with_programs(&mut command, &["xdg-open", "open", "pbcopy"]);
    let mut session = Session::run(&command);
    session.wait_for("119 papers");
    let id = session.id();
    let start = Instant::now();
    let (mut pressed, mut warm) = (0_u64, None);
    let mut memory = Vec::new();
    while start.elapsed() < Duration::from_secs(seconds) {
        let key = KEYS[usize::try_from(chance.below(KEYS.len() as u64)).unwrap()];
        session.press(key);
        pressed += 1;
        if chance.below(500) == 0 {
            let width = u16::try_from(20 + chance.below(200)).unwrap();
            session.claim(width, u16::try_from(5 + chance.below(60)).unwrap());
        }
        session.watch(Duration::from_millis(4));
        session.raw.clear();
        // What is used once is used for good: the growth counts from then on.
        if start.elapsed() > Duration::from_secs(seconds / 10) && pressed.is_multiple_of(50) {
            let now = costs(id);
            warm.get_or_insert(now);
            memory.push(now.0);
        }
    }
    session.press("\u{1b}\u{1b}");
    session.watch(Duration::from_secs(2));
    let (before, after) = (warm.unwrap(), costs(id));
    // A search takes some for a moment: what it is usually, at first and at last, tells growth.
    let third = memory.len() / 3;
    let at_last = memory.split_off(memory.len() - third);
    memory.truncate(third);
    let (first, last) = (median(memory), median(at_last));
    println!(
        "{pressed} keys; kB of memory {first}, then {last}; open files, threads {:?}, then {:?}",
        (before.1, before.2),
        (after.1, after.2)
    );
    assert!(last < first + 5 * 1024, "it grows: {first}, {last}");
    assert!(
        after.1 <= before.1 + 1 && after.2 <= before.2 + 1,
        "{before:?}, {after:?}"
    );
    let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap();
    assert_eq!(children, "", "a child is left");
    assert_eq!(temporaries(home.path()), [] as [&str; 0]);
    session.claim(120, 36);
    session.press("\u{1b}\u{1b}");
    session.watch(Duration::from_millis(200));
    session.quit();
}
