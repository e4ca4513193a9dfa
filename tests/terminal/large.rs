//! A large library from its file to the screen: twenty thousand real papers.

use std::path::Path;

use super::session::{Session, home, stars};
use crate::common::away::recto;
use crate::common::samples::{CORPUS, sample};

/// What the program prints without a terminal.
fn printed(home: &Path, arguments: &[&str]) -> String {
    let output = recto(home, arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// A number as it is shown: by thousands.
fn thousands(number: &str) -> String {
    let number = number.trim();
    let (before, after) = number.split_at(number.len().saturating_sub(3));
    if before.is_empty() {
        after.to_owned()
    } else {
        format!("{before},{after}")
    }
}

#[test]
#[cfg_attr(
    debug_assertions,
    ignore = "a minute in a debug build; .ci/run runs it on the release"
)]
fn twenty_thousand_real_papers_are_imported_found_starred_and_there_again() {
    let test = "twenty_thousand_real_papers_are_imported_found_starred_and_there_again";
    let Some(corpus) = sample(test, CORPUS) else {
        return;
    };
    let home = home();
    let told = printed(home.path(), &["import", corpus.to_str().unwrap()]);
    assert!(told.contains("skipped 0"), "{told}");
    let total = thousands(&printed(home.path(), &["list", "--count"]));
    assert!(total.starts_with("20,1"), "{total}");

    let mut session = Session::open(home.path());
    session.wait_for(&format!("{total} papers"));
    for query in [
        "diffusion model",
        "\"large language model\"",
        "title:graph -neural",
        "cat:cs.LG year:2026 attention",
        "author:zhang learning",
        "~transfromer",
    ] {
        let count = thousands(&printed(home.path(), &["list", query, "--count"]));
        let first = printed(home.path(), &["list", query, "--limit", "1"]);
        let title = first.trim_end().split_once('\t').unwrap().1;
        session.press(format!("/\u{15}{query}"));
        session.wait_for(&format!("{count} of {total}"));
        // The newest is in the first row, as far as the row goes.
        let start: String = title.chars().take(16).collect();
        session.wait_for(&start);
        session.press("\r");
    }
    session.press("s");
    session.wait_for("▌★ ");
    let kept = stars(home.path());
    assert!(kept.contains("arxiv:"), "{kept}");
    // To the end of the whole list and back.
    session.press("/\u{15}\r");
    session.wait_for(&format!("{total} papers"));
    session.press("G");
    session.wait_for("▌");
    session.press("g3");
    session.wait_for(&format!("1 of {total}"));
    session.quit();

    let mut session = Session::open(home.path());
    session.wait_for(&format!("1 of {total}"));
    session.wait_for("▌★ ");
    session.quit();
}
