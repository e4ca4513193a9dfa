//! A run of a program, and what it takes of the machine.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

const BETWEEN_LOOKS: Duration = Duration::from_millis(5);

/// What a run took.
pub(crate) struct Run {
    pub(crate) time: Duration,
    /// When a file had its last length.
    pub(crate) settled: Duration,
    /// The most memory, in bytes, where the system tells it.
    pub(crate) peak: Option<u64>,
    /// The time of the processor, where the system tells it: other programs do not add to it.
    pub(crate) processor: Option<Duration>,
}

/// Runs a program to its end, and looks at its memory and at the length of a file meanwhile; none
/// where it fails.
pub(crate) fn watched(command: &mut Command, file: &Path) -> Option<Run> {
    let length = || file.metadata().map_or(0, |file| file.len());
    let mut last = length();
    let begun = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    let process = child.id();
    let mut run = Run {
        time: Duration::ZERO,
        settled: Duration::ZERO,
        peak: None,
        processor: None,
    };
    let (told, ended) = mpsc::channel();
    // The end is told by who waits for it: looking for it would add to a short run.
    let waiting = thread::spawn(move || {
        let status = child.wait().unwrap();
        // The other side waits for it.
        let _ = told.send((begun.elapsed(), status));
    });
    let (time, status) = loop {
        let now = length();
        if now != last {
            (last, run.settled) = (now, begun.elapsed());
        }
        run.peak = status_bytes(process, "VmHWM:").or(run.peak);
        run.processor = processor_time(&process.to_string()).or(run.processor);
        if let Ok(end) = ended.recv_timeout(BETWEEN_LOOKS) {
            break end;
        }
    };
    waiting.join().unwrap();
    run.time = time;
    status.success().then_some(run)
}

/// Runs a program to its end; none where it fails.
pub(crate) fn whole(command: &mut Command) -> Option<Duration> {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let begun = Instant::now();
    let status = command.status().unwrap();
    let took = begun.elapsed();
    status.success().then_some(took)
}

/// What else the machine does, where the system tells it.
pub(crate) fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or_default().to_owned()
}

/// The time of the processor that a process has had, to a hundredth of a second.
pub(crate) fn processor_time(process: &str) -> Option<Duration> {
    const BETWEEN_TICKS: Duration = Duration::from_millis(10);
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, behind_name) = stat.rsplit_once(") ")?;
    let ticks = behind_name.split(' ').skip(11).take(2);
    let ticks: u32 = ticks.filter_map(|ticks| ticks.parse::<u32>().ok()).sum();
    // A process that has ended and was not waited for has none left.
    (ticks > 0).then(|| BETWEEN_TICKS * ticks)
}

/// A line of what Linux says of a process, in bytes.
pub(crate) fn status_bytes(process: u32, name: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes * 1024)
}
