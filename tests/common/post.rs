//! A mail server on this machine that plays what it is told, also what no server should do, and keeps
//! what it was handed.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    reason = "a test that goes wrong should fail, and each takes what it needs"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// The server; it ends when it is dropped.
pub struct Post {
    address: SocketAddr,
    state: Arc<State>,
}

struct State {
    handed: Mutex<Vec<Handed>>,
    /// What was said to it, without mails.
    heard: Mutex<Vec<String>>,
    calls: AtomicUsize,
    is_over: AtomicBool,
    wait: Duration,
    /// What one logs in with, as base64 of `NUL user NUL password`, or of what XOAUTH2 has, which begins
    /// with `user=`; none where nobody need.
    login: Option<String>,
}

impl State {
    fn takes_tokens(&self) -> bool {
        // How `user=` begins.
        let login = self.login.as_ref();
        login.is_some_and(|login| login.starts_with("dXNlc"))
    }
}

/// A mail that it took, to the last byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    pub from: String,
    pub to: String,
    pub mail: String,
    /// Whether who handed it over was told.
    pub is_told: bool,
}

/// When it does something odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    Greeting,
    Hello,
    Login,
    Sender,
    Recipient,
    Data,
    /// Behind the last dot.
    Dot,
}

impl At {
    pub const ALL: [Self; 7] = [
        Self::Greeting,
        Self::Hello,
        Self::Login,
        Self::Sender,
        Self::Recipient,
        Self::Data,
        Self::Dot,
    ];
}

/// What it does then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    /// It answers this.
    Says(u16),
    /// It hangs up without an answer; behind the last dot it has not taken the mail.
    Cuts,
    /// It hangs up within its answer; behind the last dot it has taken the mail.
    CutsWithin,
    /// It says nothing until the other side goes; behind the last dot it has taken the mail.
    Stalls,
    /// It says what is none of the language.
    Babbles,
    /// It says what is no text.
    Noise,
    /// It tells a letter at a time, without an end; behind the last dot it has taken the mail.
    Drips,
}

/// How a connection goes: as it should, or with something odd.
pub type Plan = Option<(At, Odd)>;

impl Post {
    /// Starts one whose connections go by a plan each; they are counted.
    pub fn start(plan: impl Fn(usize) -> Plan + Send + Sync + 'static) -> Self {
        Self::start_with(plan, Duration::ZERO, None)
    }

    /// One that takes its time for each answer, and knows one user.
    pub fn start_with(
        plan: impl Fn(usize) -> Plan + Send + Sync + 'static,
        wait: Duration,
        login: Option<String>,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(State {
            handed: Mutex::default(),
            heard: Mutex::default(),
            calls: AtomicUsize::new(0),
            is_over: AtomicBool::new(false),
            wait,
            login,
        });
        let (shared, plan) = (state.clone(), Arc::new(plan));
        thread::spawn(move || {
            for stream in listener.incoming() {
                if shared.is_over.load(Ordering::Acquire) {
                    return;
                }
                let (shared, plan) = (shared.clone(), plan.clone());
                // The other side may leave at any time.
                thread::spawn(move || {
                    let call = shared.calls.fetch_add(1, Ordering::AcqRel);
                    stream
                        .ok()
                        .and_then(|stream| serve(stream, &shared, plan(call)))
                });
            }
        });
        Self { address, state }
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// What it took so far.
    pub fn handed(&self) -> Vec<Handed> {
        locked(&self.state.handed).clone()
    }

    /// Forgets what it took.
    pub fn clear(&self) {
        locked(&self.state.handed).clear();
        locked(&self.state.heard).clear();
    }

    /// What was said to it, without mails.
    pub fn heard(&self) -> Vec<String> {
        locked(&self.state.heard).clone()
    }

    /// How many connections there were.
    pub fn calls(&self) -> usize {
        self.state.calls.load(Ordering::Acquire)
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        self.state.is_over.store(true, Ordering::Release);
        // It waits for somebody.
        let _ = TcpStream::connect(self.address);
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One connection.
struct Talk<'a> {
    stream: TcpStream,
    lines: BufReader<TcpStream>,
    state: &'a State,
    plan: Plan,
}

fn serve(stream: TcpStream, state: &State, plan: Plan) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let lines = BufReader::new(stream.try_clone().ok()?);
    let mut talk = Talk {
        stream,
        lines,
        state,
        plan,
    };
    talk.answer(At::Greeting, "220 here is a post office")?;
    let (mut from, mut to) = (String::new(), String::new());
    loop {
        let line = talk.line()?;
        locked(&state.heard).push(line.clone());
        let word = line.get(..4).unwrap_or(&line).to_ascii_uppercase();
        match word.as_str() {
            "EHLO" if state.takes_tokens() => {
                talk.answer(At::Hello, "250-here\r\n250 AUTH XOAUTH2")?;
            }
            "EHLO" if state.login.is_some() => {
                talk.answer(At::Hello, "250-here\r\n250 AUTH PLAIN LOGIN")?;
            }
            "EHLO" => talk.answer(At::Hello, "250-here\r\n250 8BITMIME")?,
            "AUTH" => {
                let given = line.rsplit(' ').next().map(str::to_owned);
                let is_right = given == state.login;
                let says = match (is_right, state.takes_tokens()) {
                    (true, _) => "235 come in",
                    // It says why, and waits for an answer to that.
                    (false, true) => "334 eyJzdGF0dXMiOiI0MDAifQ==",
                    (false, false) => "535 5.7.8 no",
                };
                talk.answer(At::Login, says)?;
            }
            "MAIL" => {
                from = within(&line);
                talk.answer(At::Sender, "250 good")?;
            }
            "RCPT" => {
                to = within(&line);
                talk.answer(At::Recipient, "250 good")?;
            }
            "DATA" => {
                talk.answer(At::Data, "354 tell")?;
                let mail = talk.mail()?;
                let handed = Handed {
                    from: from.clone(),
                    to: to.clone(),
                    mail,
                    is_told: false,
                };
                talk.take(handed)?;
            }
            "QUIT" => return talk.says("221 farewell"),
            _ => talk.says("500 what")?,
        }
    }
}

/// What stands between angle brackets.
fn within(line: &str) -> String {
    let (_, rest) = line.split_once('<').unwrap_or_default();
    rest.split('>').next().unwrap_or_default().to_owned()
}

impl Talk<'_> {
    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = self.lines.read_line(&mut line).ok()?;
        (read > 0).then(|| line.trim_end().to_owned())
    }

    /// A mail up to its last dot, with the dots at the beginnings of lines as they were.
    fn mail(&mut self) -> Option<String> {
        let mut mail = String::new();
        loop {
            let mut line = String::new();
            if self.lines.read_line(&mut line).ok()? == 0 {
                return None;
            }
            if line == ".\r\n" {
                return Some(mail);
            }
            mail.push_str(line.strip_prefix('.').unwrap_or(&line));
        }
    }

    fn take(&mut self, mut handed: Handed) -> Option<()> {
        let odd = self
            .plan
            .filter(|(at, _)| *at == At::Dot)
            .map(|(_, odd)| odd);
        let is_taken = match odd {
            None | Some(Odd::CutsWithin | Odd::Stalls | Odd::Drips) => true,
            Some(Odd::Says(_) | Odd::Cuts | Odd::Babbles | Odd::Noise) => false,
        };
        handed.is_told = odd.is_none();
        if is_taken {
            locked(&self.state.handed).push(handed);
        }
        self.answer(At::Dot, "250 it is here")
    }

    /// The answer that is due, or what the plan has in its place.
    fn answer(&mut self, at: At, due: &str) -> Option<()> {
        if !self.state.wait.is_zero() {
            thread::sleep(self.state.wait);
        }
        match self
            .plan
            .filter(|(when, _)| *when == at)
            .map(|(_, odd)| odd)
        {
            None => self.says(due),
            Some(Odd::Says(code)) => self.says(&format!("{code} 4.0.0 as it was told")),
            Some(Odd::Cuts) => None,
            Some(Odd::CutsWithin) => {
                self.stream.write_all(&due.as_bytes()[..2]).ok()?;
                None
            }
            Some(Odd::Stalls) => {
                // It ends when the other side is gone.
                let _ = self.stream.read(&mut [0; 512]);
                let _ = self.stream.read(&mut [0; 512]);
                None
            }
            Some(Odd::Babbles) => self.says("HTTP/1.1 400 what is this"),
            Some(Odd::Drips) => loop {
                self.stream.write_all(b"2").ok()?;
                thread::sleep(Duration::from_millis(5));
            },
            Some(Odd::Noise) => self.stream.write_all(b"\xff\xfe\x00\r\n").ok(),
        }
    }

    fn says(&mut self, line: &str) -> Option<()> {
        self.stream.write_all(format!("{line}\r\n").as_bytes()).ok()
    }
}
