//! What holds whichever call of the disk fails, with each error that there is.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use recto::disk::{FailingDisk, Lasts};

/// EPERM, EIO, EACCES, EBUSY, EXDEV, EFBIG, ENOSPC, EROFS, ENOLCK.
const ERRNOS: [i32; 9] = [1, 5, 13, 16, 18, 27, 28, 30, 37];

/// EIO and ENOSPC: those that do not go away by themselves.
const LASTING: [i32; 2] = [5, 28];

/// Tries something on disks of which each call fails in turn, for each of these times, with each
/// error of the system, until none fails. Returns the names of the calls that failed.
pub fn at_each_call(
    lasting: &[Lasts],
    mut tried: impl FnMut(&Arc<FailingDisk>),
) -> BTreeSet<&'static str> {
    let mut failed = BTreeSet::new();
    let each = |lasts: &Lasts| match lasts {
        Lasts::Once => &ERRNOS[..],
        Lasts::Longer | Lasts::ForAll => &LASTING,
    };
    let cases = lasting
        .iter()
        .flat_map(|lasts| each(lasts).iter().map(move |errno| (*errno, *lasts)));
    for (errno, lasts) in cases {
        for calls in 0.. {
            let disk = Arc::new(FailingDisk::new(calls, errno, lasts));
            tried(&disk);
            let Some(call) = disk.failed() else { break };
            failed.insert(call);
        }
    }
    failed
}

/// The temporary files in a directory.
pub fn temporary_files(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).into_iter().flatten();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.contains(".tmp")).collect()
}
