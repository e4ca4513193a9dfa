//! A test that is skipped is seen by whoever runs the tests.

use crate::common::away::program;
use crate::common::skipped::{SKIPS, skipped};

#[test]
#[ignore = "it is a part of the test below, and is skipped by itself"]
fn one_that_is_skipped() {
    skipped("one_that_is_skipped", "there is no moon\n  tonight");
}

#[test]
fn a_skip_is_one_line_that_no_harness_captures_and_one_in_the_file_that_collects_them() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("skips");
    let mut again = program(std::env::current_exe().unwrap());
    again.args(["skips::one_that_is_skipped", "--exact", "--ignored"]);
    let ran = again.env(SKIPS, &file).output().unwrap();
    assert!(ran.status.success());
    assert_eq!(
        String::from_utf8(ran.stderr).unwrap(),
        "skipped: one_that_is_skipped: there is no moon tonight\n"
    );
    assert_eq!(
        std::fs::read_to_string(file).unwrap(),
        "one_that_is_skipped\tthere is no moon tonight\n"
    );
}
