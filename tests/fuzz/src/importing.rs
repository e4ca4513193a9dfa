//! What holds for every input of an import, whatever it is.

use recto::formats::{FORMATS, Format, Head};
use recto::merge::merged;
use recto::paper::{Paper, Received};

/// Reads bytes as a format and sees that each paper can be stored, and that the same record twice
/// changes nothing.
pub fn is_read_soundly(bytes: &[u8], format: &Format) {
    let Ok(records) = format.read(Box::new(bytes)) else {
        return;
    };
    for record in records {
        match record {
            Ok(Received { paper, .. }) => {
                let line = paper.to_json().expect("a paper is JSON");
                let stored = Paper::from_json(&line).expect("a stored paper is read again");
                assert_eq!(stored, paper);
                assert_eq!(merged(&paper, &paper), paper);
            }
            Err(error) => assert!(!error.reason.is_empty()),
        }
    }
}

/// Reads bytes as one of the formats, which the first byte chooses, and looks at them as the
/// detection does.
pub fn is_read_soundly_as_one_of_the_formats(bytes: &[u8]) {
    let Some((first, bytes)) = bytes.split_first() else {
        return;
    };
    let head = Head::new(bytes);
    for format in FORMATS {
        let _ = (format.detect)(&head);
    }
    if let Some(format) = FORMATS.get(usize::from(*first) % FORMATS.len()) {
        is_read_soundly(bytes, format);
    }
}
