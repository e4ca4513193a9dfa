//! Limits: what is no ordinary file is refused at once, and no input costs more memory than it may.

use crate::common::away;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Output, Stdio};
use std::time::{Duration, Instant};

/// Runs the program, which must be done within so long. Gives its peak of memory in kilobytes too,
/// where the system tells it.
fn recto(home: &Path, arguments: &[&str], at_most: Duration) -> (Output, u64) {
    let mut command = away::recto(home, arguments);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let (start, mut peak) = (Instant::now(), 0);
    let status = format!("/proc/{}/status", child.id());
    while child.try_wait().unwrap().is_none() {
        let seen = fs::read_to_string(&status).unwrap_or_default();
        let line = seen.lines().find(|line| line.starts_with("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
        peak = peak.max(kilobytes.unwrap_or(0));
        if start.elapsed() > at_most {
            child.kill().unwrap();
            panic!("{arguments:?} is not done after {at_most:?}");
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    (child.wait_with_output().unwrap(), peak)
}

fn fifo(path: &Path) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let made = away::program("mkfifo").arg(path).status();
    assert!(made.unwrap().success());
}

const SOON: Duration = Duration::from_secs(20);

#[test]
fn a_pipe_and_a_device_are_no_files_to_import() {
    let home = tempfile::tempdir().unwrap();
    let pipe = home.path().join("pipe");
    fifo(&pipe);
    for file in [&pipe, Path::new("/dev/zero")] {
        let (output, _) = recto(home.path(), &["import", file.to_str().unwrap()], SOON);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("is no ordinary file"), "{said}");
    }
}

#[test]
fn a_pipe_in_the_place_of_a_file_of_rectos_own_is_not_waited_for() {
    for name in [
        "config/starred.json",
        "config/config.toml",
        "state/state.json",
    ] {
        let home = tempfile::tempdir().unwrap();
        fifo(&home.path().join(name));
        let (output, _) = recto(home.path(), &["list", "--count"], SOON);
        assert_eq!(String::from_utf8_lossy(&output.stdout), "119\n", "{name}");
        let (output, _) = recto(home.path(), &["doctor"], SOON);
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(told.contains("not well"), "{name}: {told}");
    }
}

#[test]
fn settings_and_state_have_an_end() {
    let home = tempfile::tempdir().unwrap();
    for name in ["config/config.toml", "state/state.json"] {
        let path = home.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        File::create(&path).unwrap().set_len(1 << 40).unwrap();
        let (output, peak) = recto(home.path(), &["doctor"], SOON);
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(told.contains("larger than"), "{name}: {told}");
        assert!(peak < 200_000, "{peak} kB");
    }
}

/// As one value this array is 9 GB of memory.
#[test]
#[ignore = "writes a file of 100 MB"]
fn a_hundred_megabytes_of_empty_records_stay_under_half_a_gigabyte() {
    let home = tempfile::tempdir().unwrap();
    for (name, start, record, end) in [
        ("array.json", "[", "{\"\":0},", "{\"\":0}]"),
        ("lines.jsonl", "", "{\"\":0}\n", ""),
        ("one_line.jsonl", "", "{\"\":0},", ""),
    ] {
        let path = home.path().join(name);
        let mut file = BufWriter::new(File::create(&path).unwrap());
        file.write_all(start.as_bytes()).unwrap();
        let piece = record.repeat(1 << 16);
        for _ in 0..(100 << 20) / piece.len() {
            file.write_all(piece.as_bytes()).unwrap();
        }
        file.write_all(end.as_bytes()).unwrap();
        file.into_inner().unwrap();
        let started = Instant::now();
        let argument = path.to_str().unwrap();
        let (output, peak) = recto(home.path(), &["import", argument], Duration::from_secs(300));
        println!("{name}: {peak} kB, {:?}", started.elapsed());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(peak < 512 * 1024, "{name}: {peak} kB");
        assert_eq!(output.status.code(), Some(1), "{name}: {said}");
    }
}
