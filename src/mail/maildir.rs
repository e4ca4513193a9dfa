//! The way into a Maildir: a file of its own for each mail, which comes in by a rename.
//! <https://cr.yp.to/proto/maildir.html>

use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::Parcel;
use crate::disk::{Disk, DiskFile, Readers, names_in};
use crate::paper::fnv;

/// Puts a mail into the folder; one that lies there already is not put there again.
///
/// # Errors
/// As the system says.
pub(super) fn put(disk: &dyn Disk, folder: &Path, parcel: &Parcel<'_>) -> io::Result<()> {
    let [tmp, new, cur] = ["tmp", "new", "cur"].map(|name| folder.join(name));
    for place in [&tmp, &new, &cur] {
        disk.make_dir(place)?;
    }
    let name = name(parcel);
    let has = |place: &Path| -> io::Result<bool> {
        let names = names_in(place)?;
        // A mail program adds what it knows behind a colon.
        let is_it = |known: &String| known.split(':').next() == Some(name.as_str());
        Ok(names.iter().any(is_it))
    };
    if has(&new)? || has(&cur)? {
        return Ok(());
    }
    let written = tmp.join(&name);
    match disk.remove(&written) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        // What a killed copy left.
        Ok(()) | Err(_) => {}
    }
    let mut file = DiskFile::create_new(disk, &written, Readers::Owner)?;
    file.write_all(parcel.local().as_bytes())?;
    file.sync()?;
    drop(file);
    disk.rename(&written, &new.join(&name))?;
    disk.sync_dir(&new)
}

/// The same for the same mail, and for no other.
fn name(parcel: &Parcel<'_>) -> String {
    let second = parcel.at.as_second();
    format!("{second}.M{:016x}.recto", fnv(parcel.id.as_bytes()))
}
