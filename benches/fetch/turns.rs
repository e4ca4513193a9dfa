//! Two copies that ask three feeds of one allowance at once: how close two requests came, by the log
//! of the server.

use std::process::Stdio;

use super::away::recto;
use super::said::duration;
use super::sent::{feed, follow, server};
use recto::net::Allowance;

const PAPERS: usize = 100;
const CATEGORIES: [&str; 3] = ["cs.LG", "cs.CL", "stat.ML"];

pub(super) fn measure(corpus: &str) {
    let feeds = CATEGORIES.iter().enumerate();
    let feeds = feeds.map(|(place, name)| (*name, feed(corpus, place * PAPERS, PAPERS)));
    let server = server(feeds.collect());
    let home = tempfile::tempdir().unwrap();
    follow(home.path(), &server, &CATEGORIES);
    let copies = [0, 1].map(|_| {
        let mut copy = recto(home.path(), &["fetch", "feed0", "feed1", "feed2"]);
        copy.stdout(Stdio::null()).stderr(Stdio::null());
        copy.spawn().unwrap()
    });
    for mut copy in copies {
        assert!(copy.wait().unwrap().success());
    }
    let gaps = server.gaps();
    let closest = gaps.iter().min().unwrap();
    let interval = Allowance::Arxiv.pace().unwrap().interval;
    println!(
        "two copies, three feeds of one allowance: {} requests, the closest two {} apart; at least {} are asked for",
        gaps.len() + 1,
        duration(*closest),
        duration(interval),
    );
}
