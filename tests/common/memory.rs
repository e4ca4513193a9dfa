//! What a process takes of the machine's memory.

/// The most memory that a process has had, in MB, where the system tells: of the process whose
/// `/proc/ID/status` this is.
pub fn peak_of(status: &str) -> u64 {
    let status = std::fs::read_to_string(status).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1024
}
