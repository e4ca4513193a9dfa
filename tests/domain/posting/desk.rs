//! A place from which digests are sent: a home with papers, a clock that is set, subscriptions.

use std::cell::Cell;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use recto::config;
use recto::digest::{MailAccount, Security, Subscription, Way};
use recto::disk::{Disk, RealDisk};
use recto::jobs::{Around, Digested, End, Post, Sending, Step, Stop, Subscribed, ToSend};
use recto::library::StorePlace;
use recto::mail::MailLimits;
use recto::notes::NoteFolder;

thread_local! {
    /// Seconds since 1970.
    static NOW: Cell<i64> = const { Cell::new(0) };
}

/// The morning of Friday, 27 November 2026.
pub const MORNING: &str = "2026-11-27T08:00:00Z";

/// Short, for a server of the test's own.
pub const LIMITS: MailLimits = MailLimits {
    answer: Duration::from_millis(250),
    taken: Duration::from_millis(250),
    talk: Duration::from_secs(20),
    command: Duration::from_secs(20),
};

pub struct Desk {
    pub dir: tempfile::TempDir,
    pub subscribed: Subscribed,
    pub variable: fn(&str) -> Option<String>,
    pub disk: Arc<dyn Disk>,
    pub limits: MailLimits,
    papers: usize,
}

pub fn clock() -> Timestamp {
    Timestamp::from_second(NOW.get()).unwrap()
}

/// Sets the clock of this thread.
pub fn set(time: &str) {
    NOW.set(time.parse::<Timestamp>().unwrap().as_second());
}

/// Some time goes by.
pub fn later(hours: i64) {
    NOW.set(NOW.get() + hours * 3600);
}

pub fn no_variable(_: &str) -> Option<String> {
    None
}

impl Desk {
    /// A home without papers, and one subscription that goes out by this way.
    pub fn new(way: Way, account: Option<MailAccount>) -> Self {
        set(MORNING);
        let subscription = Subscription {
            way,
            fetch: false,
            to: Some("you@example.org".parse().unwrap()),
            from: Some("me@example.org".parse().unwrap()),
            ..Subscription::new("morning")
        };
        let dir = tempfile::tempdir().unwrap();
        let desk = Self {
            dir,
            subscribed: Subscribed {
                subscriptions: vec![subscription],
                refused: Vec::new(),
                account,
                is_read: true,
                slips: Vec::new(),
            },
            variable: no_variable,
            disk: Arc::new(RealDisk),
            limits: LIMITS,
            papers: 0,
        };
        fs::create_dir_all(desk.path("data")).unwrap();
        desk
    }

    /// One that sends to a server on this machine.
    pub fn to_server(port: u16) -> Self {
        Self::new(Way::Smtp, Some(account(port)))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// The subscription.
    pub fn one(&mut self) -> &mut Subscription {
        &mut self.subscribed.subscriptions[0]
    }

    /// So many papers come in now.
    pub fn papers_come(&mut self, count: usize) {
        let mut lines = String::new();
        for number in self.papers..self.papers + count {
            let added = clock();
            writeln!(
                lines,
                r#"{{"id":"arxiv:2611.{number:05}","title":"Paper {number}","added":"{added}"}}"#
            )
            .unwrap();
        }
        self.papers += count;
        let path = self.path("data").join("papers.jsonl");
        let before = fs::read_to_string(&path).unwrap_or_default();
        fs::write(path, before + &lines).unwrap();
    }

    pub fn send(&self) -> Digested {
        self.run(ToSend::WhatIsDue).0
    }

    /// Sends, and what was shown and said meanwhile.
    pub fn run(&self, what: ToSend) -> (Digested, Vec<String>) {
        let (config, state) = (self.path("config"), self.path("state"));
        let ways = config::ways(&config, &state, clock, || TimeZone::UTC, self.variable);
        let post = Post {
            around: Around {
                place: StorePlace::new(&self.path("data"), &self.path("cache")),
                notes: NoteFolder::own(&self.path("data")),
                ways,
            },
            zone: TimeZone::UTC,
            password_file: config.join("keys").join("mail"),
            limits: self.limits,
            disk: self.disk.clone(),
        };
        let sending = Sending { name: None, what };
        let mut heard = Vec::new();
        let end = sending.send(&post, &self.subscribed, &Stop::default(), &mut |step| {
            if let Step::Shown(text) | Step::Said(text) = step {
                heard.push(text);
            }
        });
        match end {
            End::Digested(digested) => (digested, heard),
            // A disk that fails.
            End::Failed(sentence) => (
                Digested {
                    slips: vec![sentence],
                    ..Digested::default()
                },
                heard,
            ),
            end => panic!("{end:?}"),
        }
    }

    /// How many files wait in the outbox.
    pub fn waiting(&self) -> usize {
        let names = recto::disk::names_in(&self.path("state").join("outbox")).unwrap();
        names.len()
    }

    pub fn sent_log(&self) -> String {
        fs::read_to_string(self.path("state").join("sent.jsonl")).unwrap_or_default()
    }
}

/// An account at a server on this machine.
pub fn account(port: u16) -> MailAccount {
    MailAccount {
        own_port: Some(port),
        security: Security::Plain,
        ..MailAccount::new("127.0.0.1")
    }
}

/// The exit status of what came of sending; 0 where all went well.
pub fn exit(digested: &Digested) -> u8 {
    digested
        .verdict()
        .map_or(0, recto::mail::Verdict::exit_status)
}
