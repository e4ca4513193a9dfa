//! What is asked of the web: answers, faults, limits and turns, against a server on this machine.

#[path = "net/faults.rs"]
mod faults;
#[path = "net/soak.rs"]
mod soak;
#[path = "net/turns.rs"]
mod turns;

use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use recto::net::{
    Allowance, Answer, Credential, Form, Limits, Method, Net, Pace, Proxies, Reach, Reply, Request,
    Setup, Validators,
};
use recto::secret::Key;

use crate::common::server::{Played, Server};

fn now() -> Timestamp {
    Timestamp::try_from(std::time::SystemTime::now()).unwrap()
}

fn never() -> bool {
    false
}

/// Limits under which nothing is waited for that a test does not want.
fn limits() -> Limits {
    Limits {
        whole: Duration::from_secs(20),
        first_pause: Duration::from_millis(1),
        answer: 64 << 10,
        other: Pace {
            interval: Duration::ZERO,
            pause: Duration::from_millis(1),
        },
        ..Limits::default()
    }
}

fn net(folder: &Path, limits: Limits) -> Net {
    Net::new(Setup {
        folder: folder.to_owned(),
        limits,
        clock: now,
        zone: || jiff::tz::TimeZone::UTC,
        proxies: Proxies::default(),
        contact: None,
    })
}

/// A question to a server that the user has set.
fn request(server: &Server, form: Form) -> Request {
    let url = server.url("/asked?for=it").parse().unwrap();
    Request {
        reach: Reach::Anywhere,
        ..Request::get(url, form)
    }
}

fn answer(reply: Reply) -> Answer {
    match reply {
        Reply::Answer(answer) => answer,
        Reply::NotModified => panic!("nothing has changed"),
    }
}

#[test]
fn an_answer_comes_with_all_that_is_told_of_it() {
    let server = Server::start(|_| {
        Played::of("Application/JSON; charset=utf-8", "[1]")
            .header("ETag", "W/\"a\"")
            .header("Last-Modified", "Sun, 29 Nov 2026 05:00:00 GMT")
    });
    let folder = tempfile::tempdir().unwrap();
    let net = net(folder.path(), limits());
    let mut request = request(&server, Form::JsonArray);
    request.accept = "application/json";
    let answer = answer(net.ask(&request, &never).unwrap());
    assert_eq!((answer.status, answer.bytes.as_slice()), (200, &b"[1]"[..]));
    assert_eq!(answer.content_type, "application/json");
    assert_eq!(answer.url, request.url);
    let validators = Validators {
        etag: Some("W/\"a\"".to_owned()),
        last_modified: Some("Sun, 29 Nov 2026 05:00:00 GMT".to_owned()),
    };
    assert_eq!(answer.validators, validators);
    let [asked] = server.asked().try_into().unwrap();
    assert_eq!(
        (asked.method.as_str(), asked.path.as_str()),
        ("GET", "/asked?for=it")
    );
    let version = concat!("recto/", env!("CARGO_PKG_VERSION"));
    assert_eq!(asked.header("user-agent"), version);
    assert_eq!(asked.header("accept"), "application/json");
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let server = Server::start(|asked| match asked.header("if-none-match") {
        "\"a\"" => Played::json("").status(304),
        _ => Played::json("{}").header("ETag", "\"a\""),
    });
    let folder = tempfile::tempdir().unwrap();
    let net = net(folder.path(), limits());
    let mut request = request(&server, Form::JsonObject);
    request.seen = answer(net.ask(&request, &never).unwrap()).validators;
    request.seen.last_modified = Some("Sun, 29 Nov 2026 05:00:00 GMT".to_owned());
    assert_eq!(net.ask(&request, &never).unwrap(), Reply::NotModified);
    let asked = server.asked().pop().unwrap();
    assert_eq!(
        asked.header("if-modified-since"),
        "Sun, 29 Nov 2026 05:00:00 GMT"
    );
    let kept = serde_json::to_string(&request.seen).unwrap();
    let read: Validators = serde_json::from_str(&kept).unwrap();
    assert_eq!(read, request.seen);
}

#[test]
fn a_key_goes_to_its_host_and_is_shown_nowhere() {
    let server = Server::start(|asked| match asked.before {
        0 => Played::redirect(302, "/there"),
        _ => Played::json("{\"message\": \"bad key\"}").status(403),
    });
    let folder = tempfile::tempdir().unwrap();
    let net = net(folder.path(), limits());
    let key = || Key::new("s3cret", "a test").unwrap();
    for credential in [
        Credential::Bearer(key()),
        Credential::Header("x-api-key", key()),
    ] {
        let mut request = request(&server, Form::JsonObject);
        request.credential = Some(credential);
        let error = net.ask(&request, &never).unwrap_err();
        assert!(
            error
                .to_string()
                .ends_with("refuses with 403 Forbidden: it sent the message “bad key”")
        );
        let shown = format!("{error} {error:?} {request:?} {net:?}");
        assert!(!shown.contains("s3cret"), "{shown}");
    }
    let asked = server.asked();
    let sent: Vec<_> = asked
        .iter()
        .map(|asked| asked.header("authorization"))
        .collect();
    assert_eq!(sent, ["Bearer s3cret", "Bearer s3cret", ""]);
    assert_eq!(asked[2].header("x-api-key"), "s3cret");
    let hosts = std::fs::read_to_string(folder.path().join("hosts.json")).unwrap();
    assert!(!hosts.contains("s3cret"));
}

#[test]
fn a_contact_is_told_where_it_is_set_and_can_be_sent() {
    let server = Server::start(|_| Played::json("{}"));
    let folder = tempfile::tempdir().unwrap();
    for (contact, told) in [
        (Some("ann@example.org"), " (ann@example.org)"),
        (Some("a\r\nb"), ""),
        (Some(" "), ""),
        (None, ""),
    ] {
        let net = Net::new(Setup {
            folder: folder.path().to_owned(),
            limits: limits(),
            clock: now,
            zone: || jiff::tz::TimeZone::UTC,
            proxies: Proxies::default(),
            contact: contact.map(str::to_owned),
        });
        net.ask(&request(&server, Form::JsonObject), &never)
            .unwrap();
        let asked = server.asked().pop().unwrap();
        let version = env!("CARGO_PKG_VERSION");
        assert_eq!(asked.header("user-agent"), format!("recto/{version}{told}"));
    }
}

#[test]
fn a_question_may_have_a_body_and_a_redirect_takes_it_along_or_not() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/asked?for=it" => Played::redirect(308, "/again"),
        "/again" => Played::redirect(303, "/answer"),
        _ => Played::json("{}"),
    });
    let folder = tempfile::tempdir().unwrap();
    let net = net(folder.path(), limits());
    let mut request = request(&server, Form::JsonObject);
    request.method = Method::Post("{\"ids\": []}".to_owned());
    let answer = answer(net.ask(&request, &never).unwrap());
    assert_eq!(answer.url.path(), "/answer");
    let asked = server.asked();
    let sent: Vec<_> = asked
        .iter()
        .map(|asked| (asked.method.as_str(), asked.body.as_str()))
        .collect();
    let post = ("POST", "{\"ids\": []}");
    assert_eq!(sent, [post, post, ("GET", "")]);
    assert_eq!(asked[0].header("content-type"), "application/json");
}

#[test]
fn a_packed_answer_is_unpacked_and_its_size_is_what_it_unpacks_to() {
    use std::io::Write;
    let packed = |text: &[u8]| {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(text).unwrap();
        gzip.finish().unwrap()
    };
    let (small, large) = (packed(b"[1]"), packed(&vec![b' '; 1 << 20]));
    let server = Server::start(move |asked| {
        let body = if asked.before == 0 { &small } else { &large };
        assert!(asked.header("accept-encoding").contains("gzip"));
        Played::of("application/json", body.clone()).header("Content-Encoding", "gzip")
    });
    let folder = tempfile::tempdir().unwrap();
    let net = net(folder.path(), limits());
    let request = request(&server, Form::JsonArray);
    let answer = answer(net.ask(&request, &never).unwrap());
    assert_eq!(answer.bytes, b"[1]");
    let error = net.ask(&request, &never).unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("sends more than 64 kB, which is not taken"),
        "{error}"
    );
}

#[test]
fn a_service_is_asked_through_its_proxy() {
    let server = Server::start(|asked| {
        assert_eq!(
            (asked.method.as_str(), asked.path.as_str()),
            ("CONNECT", "journals.example:80")
        );
        Played::html("No").status(403)
    });
    let proxy = server.url("").replace("http://", "http://user:s3cret@");
    let variable = |name: &str| (name == "http_proxy").then(|| proxy.clone());
    let folder = tempfile::tempdir().unwrap();
    let net = Net::new(Setup {
        folder: folder.path().to_owned(),
        limits: limits(),
        clock: now,
        zone: || jiff::tz::TimeZone::UTC,
        proxies: Proxies::of_variables(&variable),
        contact: None,
    });
    let url = "http://journals.example/rss".parse().unwrap();
    let error = net.ask(&Request::get(url, Form::Feed), &never).unwrap_err();
    let text = error.to_string();
    assert!(
        text.starts_with("journals.example cannot be reached by way of the proxy"),
        "{text}"
    );
    assert!(!format!("{error:?} {net:?}").contains("s3cret"));
    assert_eq!(server.asked().len(), 1);
    assert_eq!(
        Allowance::of(&"http://journals.example/rss".parse().unwrap()).said(),
        "journals.example"
    );
}
