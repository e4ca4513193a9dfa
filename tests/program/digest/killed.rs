//! A digest that is killed on its way.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use super::{home, papers_come, send, settings};
use crate::common::away;
use crate::common::chance::{Chance, times};
use crate::common::mails::told;
use crate::common::post::Post;

/// A day goes by: what was sent today was sent yesterday.
fn a_day_goes_by(home: &Path) {
    let path = home.join("state/sent.jsonl");
    let Ok(log) = fs::read_to_string(&path) else {
        return;
    };
    let moved = log.lines().map(|line| {
        let (before, rest) = line.split_once("\"day\":\"").unwrap();
        let (day, behind) = rest.split_at(10);
        let day: jiff::civil::Date = day.parse().unwrap();
        format!("{before}\"day\":\"{}{behind}\n", day.yesterday().unwrap())
    });
    fs::write(&path, moved.collect::<String>()).unwrap();
}

#[test]
fn a_killed_digest_comes_all_the_same_and_twice_only_byte_for_byte() {
    let kills = times("RECTO_KILLS", 100);
    let mut chance = Chance::new("killed digests");
    let post = Post::start_with(|_| None, Duration::from_millis(1), None);
    let scratch = tempfile::tempdir().unwrap();
    let (mut killed, mut twice, mut homes) = (0, 0, 0);
    let mut took = Duration::ZERO;
    while killed < kills {
        let dir = scratch.path().join(homes.to_string());
        home(&dir, &settings(post.port()));
        post.clear();
        let mut papers = 0;
        for day in 0..3 {
            papers_come(&dir, papers..papers + 3);
            papers += 3;
            // The first of all tells how long one takes.
            let wished = if took.is_zero() {
                0
            } else {
                1 + chance.below(3)
            };
            for _ in 0..wished {
                let mut command = away::recto(&dir, &["digest", "--send"]);
                command
                    .stdin(Stdio::null())
                    .stdout(Stdio::null())
                    .stderr(Stdio::null());
                let mut child = command.spawn().unwrap();
                let share = u32::try_from(chance.below(1_000)).unwrap();
                thread::sleep(took * share / 950);
                child.kill().unwrap();
                child.wait().unwrap();
                killed += 1;
            }
            let begun = Instant::now();
            let sent = send(&dir);
            took = begun.elapsed();
            assert!(sent.status.success(), "home {homes} day {day}: {sent:?}");
            a_day_goes_by(&dir);
        }
        let (ids, again) = told(&post.handed());
        let distinct: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(
            (ids.len(), distinct.len()),
            (papers, papers),
            "home {homes}"
        );
        let left = fs::read_dir(dir.join("state/outbox")).unwrap();
        let left = left.filter(|entry| {
            let name = entry.as_ref().unwrap().file_name();
            !name.to_string_lossy().starts_with('.')
        });
        assert_eq!(left.count(), 0, "home {homes}");
        twice += again;
        homes += 1;
        fs::remove_dir_all(&dir).unwrap();
    }
    println!(
        "{killed} kills in {homes} homes: every paper told once, {twice} mails twice byte for byte"
    );
}
