//! A feed of as many papers as arXiv sends at most: unchanged, beside three empty processes and a
//! synced write; changed, beside an import of the same from a file.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use super::away::recto;
use super::empty;
use super::said::duration;
use super::sent::{WHOLE, feed, follow, server};
use super::server::Server;
use super::times::{median, ratio, time};
use super::watched::whole;

const ROUNDS: usize = 21;
/// Each makes and indexes a store.
const ROUNDS_OF_PAPERS: usize = 7;
/// What is written and synced beside a feed that has not changed: about what is kept of one.
const KEPT: usize = 512;

pub(super) fn measure(corpus: &str) {
    let text = feed(corpus, 0, WHOLE);
    let server = server(vec![("cs.LG", text.clone())]);
    changed(&server, &text);
    unchanged(&server);
}

/// The service may be asked at once: what is kept of its turns is gone.
fn forget_turns(home: &Path) {
    // There is none before the first request.
    let _ = fs::remove_file(home.join("state").join("hosts.json"));
}

fn fetch(home: &Path) -> Duration {
    whole(&mut recto(home, &["fetch", "feed0"])).unwrap()
}

fn changed(server: &Server, text: &str) {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), text).unwrap();
    let file = file.path().to_str().unwrap();
    let mut times: [Vec<Duration>; 2] = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS_OF_PAPERS {
        let home = tempfile::tempdir().unwrap();
        follow(home.path(), server, &["cs.LG"]);
        times[0].push(fetch(home.path()));
        let home = tempfile::tempdir().unwrap();
        follow(home.path(), server, &["cs.LG"]);
        let mut import = recto(home.path(), &["import", "--format", "arxiv-feed", file]);
        times[1].push(whole(&mut import).unwrap());
    }
    let best = times.each_ref().map(|times| *times.iter().min().unwrap());
    let [fetched, imported] = times.map(median);
    println!(
        "a feed of {WHOLE} new papers: {}, from a file {}: {:.2} (best {:.2})",
        duration(fetched),
        duration(imported),
        ratio(fetched, imported),
        ratio(best[0], best[1]),
    );
}

fn unchanged(server: &Server) {
    let home = tempfile::tempdir().unwrap();
    follow(home.path(), server, &["cs.LG"]);
    fetch(home.path());
    let mut times: [Vec<Duration>; 3] = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        forget_turns(home.path());
        times[0].push(fetch(home.path()));
        times[1].push(whole(&mut empty::program()).unwrap());
        times[2].push(time(|| synced(home.path())));
    }
    let [asked, empty, write] = times.map(median);
    let allowed = empty * 3 + write;
    println!(
        "the same, unchanged: {}; an empty process {}, a synced write {}: {:.2} of three of these and one of those",
        duration(asked),
        duration(empty),
        duration(write),
        ratio(asked, allowed),
    );
}

fn synced(folder: &Path) {
    let mut file = File::create(folder.join("synced")).unwrap();
    file.write_all(&[b'x'; KEPT]).unwrap();
    file.sync_all().unwrap();
}
