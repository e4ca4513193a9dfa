//! Everything that can go wrong: one sentence, and as often asked again as helps.

use std::net::TcpListener;
use std::time::Duration;

use recto::net::{Fault, Form, Limits, Pace, Reach, Request, Size};

use super::{limits, net, never, request};
use crate::common::server::{Played, Server, Way};

/// What a server answers each time, how often it is asked, and what is said of it.
struct Case {
    play: fn() -> Played,
    form: Form,
    asked: usize,
    said: &'static str,
}

const PAGE: Form = Form::JsonArray;

fn long() -> Played {
    Played::json(&format!("[{}]", " ".repeat(40_000)))
}

const CASES: &[Case] = &[
    Case {
        play: || Played::html("Just a moment…"),
        form: PAGE,
        asked: 1,
        said: "sent an HTML page titled “Just a moment…” where a JSON array was due",
    },
    Case {
        play: || Played::json("{\"error\": \"bad start\"}"),
        form: PAGE,
        asked: 1,
        said: "sent the message “bad start” where a JSON array was due",
    },
    Case {
        play: || Played::of("text/xml", "<!doctype html><title>Sign in</title>"),
        form: Form::Feed,
        asked: 1,
        said: "sent an HTML page titled “Sign in” where a feed was due",
    },
    Case {
        play: || Played::json(""),
        form: PAGE,
        asked: 1,
        said: "sent nothing where a JSON array was due",
    },
    Case {
        play: || Played::html("Not here").status(404),
        form: PAGE,
        asked: 1,
        said: "refuses with 404 Not Found: it sent an HTML page titled “Not here”",
    },
    Case {
        play: || Played::of("text/plain", "Resource not found.").status(404),
        form: PAGE,
        asked: 1,
        said: "refuses with 404 Not Found: it sent the text “Resource not found.”",
    },
    Case {
        play: || Played::html("Oops").status(502),
        form: PAGE,
        asked: 4,
        said: "has a fault of its own (502 Bad Gateway): it sent an HTML page titled “Oops”",
    },
    Case {
        play: || Played::json("").status(501),
        form: PAGE,
        asked: 1,
        said: "has a fault of its own (501 Not Implemented): it sent nothing",
    },
    Case {
        play: || long().way(Way::Cut(17)),
        form: PAGE,
        asked: 4,
        said: "broke off before the answer was whole",
    },
    Case {
        play: || long().way(Way::Unsaid(30_000)),
        form: PAGE,
        asked: 4,
        said: "broke off before the answer was whole",
    },
    Case {
        play: || Played::json("[1, 2]").way(Way::Length(4)),
        form: PAGE,
        asked: 4,
        said: "broke off before the answer was whole",
    },
    Case {
        play: || Played::json("[1, 2]").way(Way::Length(400)),
        form: PAGE,
        asked: 4,
        said: "broke off before the answer was whole",
    },
    Case {
        play: || Played::json("").way(Way::HangUp),
        form: PAGE,
        asked: 4,
        said: "broke off before the answer was whole",
    },
    Case {
        play: || {
            Played::of("application/json", [0x1f, 0x8b, 8, 0]).header("Content-Encoding", "gzip")
        },
        form: PAGE,
        asked: 4,
        said: "broke off before the answer was whole",
    },
    Case {
        play: || Played::of("", "SSH-2.0-OpenSSH_9.2\r\n\r\n").way(Way::Bare),
        form: PAGE,
        asked: 1,
        said: "does not speak HTTP",
    },
    Case {
        play: || Played::json("[").way(Way::Length(70_000)),
        form: PAGE,
        asked: 1,
        said: "sends more than 64 kB, which is not taken",
    },
    Case {
        play: || long().way(Way::Endless),
        form: PAGE,
        asked: 1,
        said: "sends more than 64 kB, which is not taken",
    },
    Case {
        play: || Played::redirect(301, "?for=it"),
        form: PAGE,
        asked: 1,
        said: "leads round in a circle",
    },
    Case {
        play: || Played::redirect(301, "/asked/asked?for=it"),
        form: PAGE,
        asked: 2,
        said: "leads round in a circle",
    },
    Case {
        play: || Played::redirect(302, "deeper/"),
        form: PAGE,
        asked: 6,
        said: "leads on to other addresses more than 5 times",
    },
    Case {
        play: || Played::redirect(302, "mailto:somebody@example.org"),
        form: PAGE,
        asked: 1,
        said: "leads on to what is no address",
    },
    Case {
        play: || Played::json("[]").status(302),
        form: PAGE,
        asked: 1,
        said: "leads on to what is no address",
    },
    Case {
        play: || Played::redirect(302, "http://169.254.169.254/latest"),
        form: PAGE,
        asked: 1,
        said: "169.254.169.254 lies in a private network",
    },
];

#[test]
fn every_fault_is_one_sentence_and_asked_again_where_that_helps() {
    for case in CASES {
        let play = case.play;
        let server = Server::start(move |_| play());
        let folder = tempfile::tempdir().unwrap();
        let net = net(folder.path(), limits());
        let error = net.ask(&request(&server, case.form), &never).unwrap_err();
        let text = error.to_string();
        assert!(text.contains(case.said), "{text}, not {}", case.said);
        assert!(!text.contains('\n') && text.len() < 200, "{text}");
        assert_eq!(server.asked().len(), case.asked, "{text}");
    }
}

#[test]
fn what_passes_is_asked_again_until_it_has_passed() {
    let server = Server::start(|asked| match asked.before {
        0 => Played::html("Oops").status(503),
        1 => Played::of("text/plain", "Rate exceeded.").status(429),
        2 => Played::json("[1, 2]").way(Way::Cut(3)),
        _ => Played::json("[1, 2]"),
    });
    let folder = tempfile::tempdir().unwrap();
    let net = net(folder.path(), limits());
    assert!(net.ask(&request(&server, PAGE), &never).is_ok());
    assert_eq!(server.asked().len(), 4);
}

#[test]
fn a_server_that_says_nothing_more_is_not_waited_for() {
    for (bytes, body) in [(0, "[1]"), (2, "[1]")] {
        let server = Server::start(move |_| Played::json(body).way(Way::Stall(bytes)));
        let folder = tempfile::tempdir().unwrap();
        let short = Limits {
            whole: Duration::from_millis(50),
            ..limits()
        };
        let error = net(folder.path(), short).ask(&request(&server, PAGE), &never);
        let error = error.unwrap_err();
        assert!(
            error.to_string().ends_with("did not answer within 50 ms"),
            "{error}"
        );
        assert!(error.may_pass());
    }
}

#[test]
fn whoever_does_not_want_an_answer_any_more_can_leave() {
    let server = Server::start(|_| Played::json("[1]").way(Way::Stall(1)));
    let folder = tempfile::tempdir().unwrap();
    let net = net(folder.path(), limits());
    let stop = || !server.asked().is_empty();
    let error = net.ask(&request(&server, PAGE), &stop).unwrap_err();
    assert!(matches!(error.fault, Fault::Stopped), "{error}");
}

#[test]
fn a_longer_wait_is_told_and_not_slept() {
    let refused = || Played::of("text/plain", "Rate exceeded.").status(429);
    for play in [
        refused().header("Retry-After", "38912"),
        refused().status(503).header("Retry-After", "38912"),
        // The one that uses the last up has its answer.
        Played::json("[]").header("RateLimit", "\"api\";r=0;t=300"),
        // Nothing is told: the pause is recto's own.
        refused(),
    ] {
        let server = Server::start(move |_| play.clone());
        let folder = tempfile::tempdir().unwrap();
        let pace = Pace {
            interval: Duration::ZERO,
            pause: Duration::from_secs(3600),
        };
        let limits = Limits {
            other: pace,
            ..limits()
        };
        let request = request(&server, PAGE);
        let replies: Vec<_> = (0..2)
            .map(|_| net(folder.path(), limits.clone()).ask(&request, &never))
            .collect();
        let error = replies[1].as_ref().unwrap_err();
        assert!(matches!(error.fault, Fault::Limited { .. }), "{error}");
        let text = error.to_string();
        assert!(text.contains(" allows the next request "), "{text}");
        assert_eq!(server.asked().len(), 1, "{text}");
    }
}

#[test]
fn nothing_private_is_asked_that_nobody_has_set() {
    let server = Server::start(|_| Played::json("[]"));
    let folder = tempfile::tempdir().unwrap();
    let net = net(folder.path(), limits());
    let port = server.url("").rsplit(':').next().unwrap().to_owned();
    for host in [
        "127.0.0.1",
        "localhost",
        "[::ffff:127.0.0.1]",
        "2130706433",
        "0x7f.1",
    ] {
        let url = format!("http://{host}:{port}/").parse().unwrap();
        let request = Request::get(url, PAGE);
        assert_eq!(request.reach, Reach::Public);
        let error = net.ask(&request, &never).unwrap_err();
        assert!(matches!(error.fault, Fault::Private), "{error}");
    }
    assert!(server.asked().is_empty());
}

#[test]
fn where_nobody_listens_or_nothing_can_be_trusted_it_is_said() {
    let nobody = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let net = net(folder.path(), limits());
    let ask = |address: String| {
        let request = Request {
            reach: Reach::Anywhere,
            ..Request::get(address.parse().unwrap(), PAGE)
        };
        net.ask(&request, &never).unwrap_err()
    };
    let error = ask(format!("http://{nobody}/"));
    assert!(matches!(error.fault, Fault::ConnectionRefused), "{error}");
    assert_eq!(error.to_string(), format!("{nobody} accepts no connection"));
    let server = Server::start(|_| Played::of("", "no hello\n").way(Way::Bare));
    let error = ask(server.url("").replace("http:", "https:"));
    assert!(matches!(error.fault, Fault::Tls(_) | Fault::Cut), "{error}");
    let error = ask("ftp://example.org/".to_owned());
    assert_eq!(
        error.to_string(),
        "ftp is no address that can be fetched: it begins with ftp:"
    );
}

#[test]
fn a_pdf_may_be_larger_than_a_list() {
    let pdf = || {
        Played::of(
            "application/pdf",
            [b"%PDF-1.7".as_slice(), &vec![b'x'; 80_000]].concat(),
        )
    };
    let server = Server::start(move |_| pdf());
    let folder = tempfile::tempdir().unwrap();
    let net = net(folder.path(), limits());
    let mut request = request(&server, Form::Pdf);
    assert!(matches!(
        net.ask(&request, &never).unwrap_err().fault,
        Fault::TooLarge(_)
    ));
    request.size = Size::Pdf;
    assert!(net.ask(&request, &never).is_ok());
}
