//! A server on this machine that plays what it is told, also what no server should do, and keeps a log
//! of what it was asked when.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    reason = "a test that goes wrong should fail, and each takes what it needs"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// The server; it ends when it is dropped.
pub struct Server {
    address: SocketAddr,
    log: Arc<Mutex<Vec<Asked>>>,
    is_over: Arc<AtomicBool>,
}

/// Something that it was asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// When the request was whole.
    pub at: Instant,
    /// How many were before it.
    pub before: usize,
    pub method: String,
    /// Path and query, as they came.
    pub path: String,
    /// Names in small letters.
    pub headers: Vec<(String, String)>,
    pub body: String,
}

/// What it answers.
#[derive(Debug, Clone)]
pub struct Played {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    way: Way,
    after: Duration,
}

/// How it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// As one should.
    Whole,
    /// It hangs up after so many bytes of the body.
    Cut(usize),
    /// It says nothing after so many bytes of the body, until the other side goes.
    Stall(usize),
    /// It says that the body has so many bytes.
    Length(usize),
    /// It tells no length: the body ends where the connection does, after so many bytes.
    Unsaid(usize),
    /// It sends the body again and again, until the other side goes.
    Endless,
    /// It hangs up at once.
    HangUp,
    /// It sends the body alone.
    Bare,
}

impl Asked {
    /// The value of a header; empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }
}

impl Played {
    /// A body of some type, with status 200.
    pub fn of(content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let played = Self {
            status: 200,
            headers: Vec::new(),
            body: body.into(),
            way: Way::Whole,
            after: Duration::ZERO,
        };
        played.header("Content-Type", content_type)
    }

    pub fn json(body: &str) -> Self {
        Self::of("application/json", body)
    }

    pub fn html(title: &str) -> Self {
        let page = format!("<!doctype html><html><head><title>{title}</title></head></html>");
        Self::of("text/html; charset=utf-8", page)
    }

    pub fn redirect(status: u16, to: &str) -> Self {
        Self::html("Moved").status(status).header("Location", to)
    }

    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn way(mut self, way: Way) -> Self {
        self.way = way;
        self
    }

    pub fn after(mut self, wait: Duration) -> Self {
        self.after = wait;
        self
    }
}

impl Server {
    /// Starts one that answers in this way.
    pub fn start(play: impl Fn(&Asked) -> Played + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            log: Arc::default(),
            is_over: Arc::default(),
        };
        let (log, is_over, play) = (server.log.clone(), server.is_over.clone(), Arc::new(play));
        thread::spawn(move || {
            for stream in listener.incoming() {
                if is_over.load(Ordering::Acquire) {
                    return;
                }
                let (log, play) = (log.clone(), play.clone());
                // The other side may leave at any time.
                thread::spawn(move || stream.ok().and_then(|stream| serve(stream, &log, &*play)));
            }
        });
        server
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The log so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.log.lock().unwrap().clone()
    }

    /// The times between the requests, in their order.
    pub fn gaps(&self) -> Vec<Duration> {
        let asked = self.asked();
        let pairs = asked.iter().zip(asked.iter().skip(1));
        pairs.map(|(one, next)| next.at - one.at).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Release);
        // It waits for somebody.
        let _ = TcpStream::connect(self.address);
    }
}

fn serve(
    stream: TcpStream,
    log: &Mutex<Vec<Asked>>,
    play: &dyn Fn(&Asked) -> Played,
) -> Option<()> {
    let mut asked = read(&mut BufReader::new(stream.try_clone().ok()?))?;
    {
        let mut log = log.lock().unwrap();
        asked.before = log.len();
        asked.at = Instant::now();
        log.push(asked.clone());
    }
    let played = play(&asked);
    if !played.after.is_zero() {
        thread::sleep(played.after);
    }
    answer(stream, &played)
}

fn read(stream: &mut impl BufRead) -> Option<Asked> {
    let mut line = || {
        let mut line = String::new();
        stream.read_line(&mut line).ok()?;
        Some(line.trim_end().to_owned())
    };
    let first = line()?;
    let mut words = first.split(' ');
    let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = Vec::new();
    while let Some((name, value)) = line()?.split_once(':') {
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let mut asked = Asked {
        at: Instant::now(),
        before: 0,
        method,
        path,
        headers,
        body: String::new(),
    };
    let length = asked.header("content-length").parse().unwrap_or(0);
    stream.take(length).read_to_string(&mut asked.body).ok()?;
    Some(asked)
}

fn answer(mut stream: TcpStream, played: &Played) -> Option<()> {
    let body = &played.body;
    if played.way == Way::HangUp {
        return None;
    }
    if played.way != Way::Bare {
        let mut head = Vec::new();
        let status = played.status;
        write!(head, "HTTP/1.1 {status} Played\r\nConnection: close\r\n").ok()?;
        for (name, value) in &played.headers {
            write!(head, "{name}: {value}\r\n").ok()?;
        }
        let length = match played.way {
            Way::Length(length) => Some(length),
            Way::Endless | Way::Unsaid(_) => None,
            Way::Whole | Way::Cut(_) | Way::Stall(_) | Way::HangUp | Way::Bare => Some(body.len()),
        };
        if let Some(length) = length.filter(|_| played.status != 304) {
            write!(head, "Content-Length: {length}\r\n").ok()?;
        }
        head.extend_from_slice(b"\r\n");
        stream.write_all(&head).ok()?;
    }
    let first = |count: usize| body.get(..count).unwrap_or(body);
    match played.way {
        Way::Whole | Way::Length(_) | Way::Bare => stream.write_all(body).ok()?,
        Way::Cut(count) | Way::Unsaid(count) => stream.write_all(first(count)).ok()?,
        Way::Stall(count) => {
            stream.write_all(first(count)).ok()?;
            // It ends when the other side is gone.
            let _ = stream.read(&mut [0]);
        }
        Way::Endless => while stream.write_all(body).is_ok() {},
        Way::HangUp => {}
    }
    Some(())
}
