//! Turns: of one allowance no two requests come closer than its interval, from how many threads and
//! copies they may come.

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

use recto::net::{Allowance, Form, Limits, Pace, Reach, Request, standings};

use super::{limits, net, never, now};
use crate::common::away::program;
use crate::common::server::{Played, Server};

/// Where a copy keeps `hosts.json`, and what it asks.
const DIR: &str = "RECTO_COPY_DIR";
const SERVER: &str = "RECTO_COPY_SERVER";

const INTERVAL: Duration = Duration::from_millis(40);

fn arxiv() -> Limits {
    let pace = Pace {
        interval: INTERVAL,
        pause: INTERVAL,
    };
    Limits {
        paces: [(Allowance::Arxiv, pace)].into(),
        ..limits()
    }
}

/// Asks so often for arXiv, of what plays it.
fn ask(folder: &Path, server: &str, times: usize) {
    let net = net(folder, arxiv());
    for time in 0..times {
        let url = format!("{server}/{time}").parse().unwrap();
        let request = Request {
            allowance: Allowance::Arxiv,
            reach: Reach::Anywhere,
            ..Request::get(url, Form::JsonArray)
        };
        net.ask(&request, &never).unwrap();
    }
    assert_eq!(net.warnings(), [] as [String; 0]);
}

/// Plays arXiv: slow at first, so that a request is longer on its way than the next one.
fn server() -> Server {
    Server::start(|asked| {
        let wait = if asked.before % 2 == 0 { 15 } else { 0 };
        Played::json("[]").after(Duration::from_millis(wait))
    })
}

#[test]
fn threads_and_ways_to_the_web_take_turns() {
    let (server, folder) = (server(), tempfile::tempdir().unwrap());
    let address = server.url("");
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| ask(folder.path(), &address, 2));
        }
    });
    let gaps = server.gaps();
    assert_eq!(gaps.len(), 5);
    assert!(gaps.iter().all(|gap| *gap >= INTERVAL), "{gaps:?}");
}

#[test]
fn copies_of_recto_take_turns() {
    let (server, folder) = (server(), tempfile::tempdir().unwrap());
    let copies: Vec<Child> = (0..2)
        .map(|_| {
            program(std::env::current_exe().unwrap())
                .args(["--exact", "net::turns::copy", "--ignored", "--quiet"])
                .env(DIR, folder.path())
                .env(SERVER, server.url(""))
                .stdout(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut copy in copies {
        assert!(copy.wait().unwrap().success());
    }
    let gaps = server.gaps();
    assert_eq!(gaps.len(), 5);
    assert!(gaps.iter().all(|gap| *gap >= INTERVAL), "{gaps:?}");
}

/// A copy of recto that asks.
#[test]
#[ignore = "started by another test"]
fn copy() {
    let folder = std::env::var(DIR).unwrap();
    ask(Path::new(&folder), &std::env::var(SERVER).unwrap(), 3);
}

#[test]
fn what_is_told_of_limits_holds_for_the_next_one() {
    let server = Server::start(|asked| match asked.before {
        0 => Played::json("[]").header("RateLimit", "\"api\";r=7;t=55"),
        _ => Played::json("[]")
            .header("X-Rate-Limit-Limit", "20")
            .header("X-Rate-Limit-Interval", "1s"),
    });
    let folder = tempfile::tempdir().unwrap();
    ask(folder.path(), &server.url(""), 1);
    let standing = standings(folder.path(), now()).remove("arxiv").unwrap();
    assert_eq!(standing.left.as_deref(), Some("7"));
    assert!(standing.answered.is_some() && standing.next > standing.answered);
    ask(folder.path(), &server.url(""), 2);
    let gaps = server.gaps();
    assert!(gaps[1] >= Duration::from_millis(50), "{gaps:?}");
}

#[test]
fn a_damaged_or_unwritable_file_costs_no_answer() {
    let (server, folder) = (server(), tempfile::tempdir().unwrap());
    for damaged in ["", "{\"arxiv\":", "\u{0}\u{0}", "[]"] {
        fs::write(folder.path().join("hosts.json"), damaged).unwrap();
        ask(folder.path(), &server.url(""), 1);
        assert!(standings(folder.path(), now()).contains_key("arxiv"));
    }
    // A file stands where the folder should.
    let taken = folder.path().join("hosts.json");
    let (server, net) = (self::server(), net(&taken, arxiv()));
    for path in ["/1", "/2"] {
        let request = Request {
            allowance: Allowance::Arxiv,
            reach: Reach::Anywhere,
            ..Request::get(server.url(path).parse().unwrap(), Form::JsonArray)
        };
        net.ask(&request, &never).unwrap();
    }
    assert!(server.gaps()[0] >= INTERVAL);
    let warnings = net.warnings();
    assert!(
        !warnings.is_empty() && net.warnings().is_empty(),
        "{warnings:?}"
    );
}
