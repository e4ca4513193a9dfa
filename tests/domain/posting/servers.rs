//! What a mail server can do to a digest.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use recto::digest::Auth;
use recto::jobs::{ToSend, Went};
use recto::mail::Tried;

use super::desk::{Desk, exit, later};
use crate::common::chance::{Chance, times};
use crate::common::mails::told;
use crate::common::post::{At, Odd, Post};

#[test]
fn a_digest_is_sent_once_a_day_and_a_paper_once() {
    let post = Post::start(|_| None);
    let mut desk = Desk::to_server(post.port());
    desk.papers_come(3);
    for _ in 0..5 {
        assert_eq!(exit(&desk.send()), 0);
        later(1);
    }
    let handed = post.handed();
    assert_eq!(handed.len(), 1);
    assert_eq!(
        (handed[0].from.as_str(), handed[0].to.as_str()),
        ("me@example.org", "you@example.org")
    );
    assert_eq!(told(&handed).0.len(), 3);
    // What comes on the day of a digest is in the next.
    desk.papers_come(2);
    desk.send();
    assert_eq!(post.handed().len(), 1);
    later(24);
    let sent = desk.send();
    assert!(matches!(sent.each[0].went, Went::Sent { papers: 2, .. }));
    assert_eq!(told(&post.handed()).0.len(), 5);
    later(24);
    assert_eq!(desk.send().each[0].went, Went::Nothing);
    assert_eq!((post.handed().len(), desk.waiting()), (2, 0));
}

#[test]
fn what_a_fault_means_and_that_nothing_is_lost_by_it() {
    use At::{Data, Dot, Greeting, Hello, Recipient, Sender};
    use Odd::{Babbles, Cuts, CutsWithin, Noise, Says, Stalls};
    for (at, odd, expected) in [
        (Greeting, Says(421), 75),
        (Greeting, Says(554), 69),
        (Greeting, Cuts, 75),
        (Greeting, CutsWithin, 75),
        (Greeting, Stalls, 75),
        (Greeting, Babbles, 69),
        (Greeting, Noise, 69),
        (Hello, Says(421), 75),
        (Hello, Stalls, 75),
        (Sender, Says(450), 75),
        (Sender, Says(550), 78),
        (Sender, Babbles, 75),
        (Recipient, Says(452), 75),
        (Recipient, Says(550), 78),
        (Recipient, Says(354), 75),
        (Recipient, Cuts, 75),
        (Recipient, Noise, 75),
        (Data, Says(421), 75),
        (Data, Says(250), 75),
        (Data, Stalls, 75),
        (Dot, Says(452), 75),
        (Dot, Says(550), 78),
        (Dot, Says(354), 75),
        (Dot, Cuts, 75),
        (Dot, CutsWithin, 75),
        (Dot, Stalls, 75),
        (Dot, Babbles, 75),
    ] {
        let post = Post::start(move |call| (call == 0).then_some((at, odd)));
        let mut desk = Desk::to_server(post.port());
        desk.papers_come(2);
        let failed = desk.send();
        assert_eq!(exit(&failed), expected, "{at:?} {odd:?} {failed:?}");
        let sentence = failed.each[0].sentence();
        assert!(
            !sentence.contains(['\n', '\r', '\u{fffd}', '\0']),
            "{sentence}"
        );
        assert!(
            sentence.starts_with("morning: not sent: 127.0.0.1:"),
            "{sentence}"
        );
        assert_eq!((desk.waiting(), desk.sent_log().as_str()), (1, ""));
        // It is the same mail, and today's, wherever the clock stands.
        later(1);
        assert_eq!(exit(&desk.send()), 0, "{at:?} {odd:?}");
        let (papers, twice) = told(&post.handed());
        assert_eq!(papers.len(), 2, "{at:?} {odd:?}");
        let is_in_doubt = at == Dot && matches!(odd, CutsWithin | Stalls);
        assert_eq!(twice, usize::from(is_in_doubt), "{at:?} {odd:?}");
        assert_eq!(desk.waiting(), 0);
    }
}

#[test]
fn a_server_that_tells_a_letter_at_a_time_is_left() {
    for (at, said) in [
        (At::Greeting, "all that is said before the mail"),
        (At::Recipient, "all that is said before the mail"),
        (
            At::Dot,
            "the mail; it may have the mail, which is sent again, byte for byte",
        ),
    ] {
        let post = Post::start(move |call| (call == 0).then_some((at, Odd::Drips)));
        let mut desk = Desk::to_server(post.port());
        desk.papers_come(1);
        let short = std::time::Duration::from_millis(80);
        desk.limits = recto::mail::MailLimits {
            answer: short,
            taken: short,
            talk: short,
            command: short,
        };
        let failed = desk.send();
        let sentence = failed.each[0].sentence();
        assert_eq!(exit(&failed), 75, "{sentence}");
        let ending = format!("takes too long for {said}");
        assert!(sentence.ends_with(&ending), "{sentence}");
        desk.limits = super::desk::LIMITS;
        assert_eq!(exit(&desk.send()), 0);
        let (papers, twice) = told(&post.handed());
        assert_eq!((papers.len(), twice), (1, usize::from(at == At::Dot)));
    }
}

#[test]
fn an_unsent_one_goes_first_and_then_what_came_since() {
    let is_down = Arc::new(AtomicBool::new(true));
    let down = is_down.clone();
    let post = Post::start(move |_| {
        let fault = (At::Greeting, Odd::Says(421));
        down.load(Ordering::Acquire).then_some(fault)
    });
    let mut desk = Desk::to_server(post.port());
    desk.papers_come(1);
    for day in 0..3 {
        let failed = desk.send();
        assert_eq!(exit(&failed), 75);
        assert!(!failed.each[0].is_told, "{day}");
        later(1);
        // It is told once a day.
        assert!(desk.send().each[0].is_told, "{day}");
        later(23);
        desk.papers_come(1);
    }
    assert_eq!(desk.waiting(), 1);
    is_down.store(false, Ordering::Release);
    let sent = desk.send();
    let days: Vec<String> = sent
        .each
        .iter()
        .map(recto::jobs::OneDigest::sentence)
        .collect();
    assert_eq!(
        days,
        [
            "morning: 2026-11-27 with 1 paper is sent to you@example.org",
            "morning: 2026-11-30 with 3 papers is sent to you@example.org",
        ]
    );
    assert_eq!(told(&post.handed()).0.len(), 4);
}

#[test]
fn no_server_is_no_server() {
    let port = Post::start(|_| None).port();
    for (server, port) in [("127.0.0.1", port), ("no-such-host.invalid", 25)] {
        let mut desk = Desk::to_server(port);
        let account = desk.subscribed.account.as_mut().unwrap();
        account.server = server.to_owned();
        if server != "127.0.0.1" {
            account.security = recto::digest::Security::Tls;
        }
        desk.papers_come(1);
        let failed = desk.send();
        assert_eq!(exit(&failed), 69, "{failed:?}");
        let sentence = failed.each[0].sentence();
        assert!(sentence.contains("cannot be reached"), "{sentence}");
    }
}

#[test]
fn without_encryption_nothing_is_said_to_a_server_that_shall_encrypt() {
    let post = Post::start(|_| None);
    let mut desk = Desk::to_server(post.port());
    desk.papers_come(1);
    let security = |desk: &mut Desk, security| {
        desk.subscribed.account.as_mut().unwrap().security = security;
    };
    security(&mut desk, recto::digest::Security::StartTls);
    let failed = desk.send();
    let sentence = failed.each[0].sentence();
    assert_eq!(exit(&failed), 69, "{sentence}");
    assert!(sentence.contains("offers no STARTTLS"), "{sentence}");
    assert_eq!(post.heard(), ["EHLO [127.0.0.1]"]);
    security(&mut desk, recto::digest::Security::Tls);
    let failed = desk.send();
    let sentence = failed.each[0].sentence();
    assert_eq!(exit(&failed), 69, "{sentence}");
    assert!(sentence.contains("cannot be trusted"), "{sentence}");
    // Elsewhere nothing goes out as it is.
    security(&mut desk, recto::digest::Security::Plain);
    desk.subscribed.account.as_mut().unwrap().server = "192.0.2.1".to_owned();
    let failed = desk.send();
    assert_eq!(exit(&failed), 78);
    assert!(failed.each[0].sentence().contains("on this machine alone"));
    assert!(post.handed().is_empty());
}

/// The only password in these tests.
fn password(name: &str) -> Option<String> {
    (name == "RECTO_MAIL_PASSWORD").then(|| "s3cret word".to_owned())
}

#[test]
fn one_logs_in_and_a_wrong_password_is_told_without_it() {
    use base64::Engine;
    let given = |password: &str| {
        let word = format!("\0me\0{password}");
        Some(base64::engine::general_purpose::STANDARD.encode(word))
    };
    let refused = Post::start_with(|_| None, std::time::Duration::ZERO, given("another"));
    let taken = Post::start_with(|_| None, std::time::Duration::ZERO, given("s3cret word"));
    let mut desk = Desk::to_server(refused.port());
    desk.papers_come(1);
    desk.subscribed.account.as_mut().unwrap().user = Some("me".to_owned());
    let failed = desk.send();
    let sentence = failed.each[0].sentence();
    assert_eq!(exit(&failed), 78);
    for hint in [
        "the user me and there is no password",
        "RECTO_MAIL_PASSWORD",
        "chmod 600",
    ] {
        assert!(sentence.contains(hint), "{sentence}");
    }
    // Nothing was made of a digest that cannot go out.
    assert_eq!((desk.waiting(), refused.calls()), (0, 0));
    desk.variable = password;
    let failed = desk.send();
    let sentence = failed.each[0].sentence();
    assert_eq!(exit(&failed), 78);
    assert!(
        sentence.contains("refuses user and password: 535"),
        "{sentence}"
    );
    assert!(!format!("{failed:?}").contains("s3cret"));
    desk.subscribed.account.as_mut().unwrap().auth = Auth::XOAuth2;
    let failed = desk.send();
    assert!(
        failed.each[0].sentence().contains("by XOAUTH2"),
        "{failed:?}"
    );
    let account = desk.subscribed.account.as_mut().unwrap();
    (account.auth, account.own_port) = (Auth::Plain, Some(taken.port()));
    assert_eq!(exit(&desk.send()), 0);
    assert_eq!(taken.handed().len(), 1);
    let kept = desk.sent_log() + &std::fs::read_to_string(desk.path("state/digest.json")).unwrap();
    assert!(!kept.contains("s3cret"));
}

#[test]
fn a_token_stands_for_the_password() {
    use base64::Engine;
    for (token, expected) in [("s3cret word", 0), ("another", 78)] {
        let word = format!("user=me\x01auth=Bearer {token}\x01\x01");
        let word = base64::engine::general_purpose::STANDARD.encode(word);
        let post = Post::start_with(|_| None, std::time::Duration::ZERO, Some(word));
        let mut desk = Desk::to_server(post.port());
        desk.papers_come(1);
        let account = desk.subscribed.account.as_mut().unwrap();
        (account.user, account.auth) = (Some("me".to_owned()), Auth::XOAuth2);
        desk.variable = password;
        let sent = desk.send();
        assert_eq!(exit(&sent), expected, "{sent:?}");
        assert!(!format!("{sent:?}").contains("s3cret"));
        assert_eq!(post.handed().len(), usize::from(expected == 0));
    }
}

#[test]
fn two_runs_at_once_send_one_mail() {
    let wait = std::time::Duration::from_millis(5);
    let post = Post::start_with(|_| None, wait, None);
    let mut desk = Desk::to_server(post.port());
    desk.papers_come(1);
    let desk = &desk;
    let now = super::desk::MORNING;
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(move || {
                super::desk::set(now);
                assert_eq!(exit(&desk.send()), 0);
            });
        }
    });
    assert_eq!(post.handed().len(), 1);
}

#[test]
fn a_test_mail_goes_out_and_counts_for_nothing() {
    let post = Post::start(|_| None);
    let mut desk = Desk::to_server(post.port());
    desk.papers_come(1);
    let (tested, _) = desk.run(ToSend::Test);
    assert_eq!(
        tested.each[0].went,
        Went::Tested("you@example.org".to_owned(), Tried::Sent)
    );
    assert_eq!((desk.waiting(), desk.sent_log().as_str()), (0, ""));
    assert!(post.handed()[0].mail.contains("morning: a test"));
}

/// A fault for a connection.
fn fault(chance: &mut Chance) -> (At, Odd) {
    let at = At::ALL[usize::try_from(chance.below(7)).unwrap()];
    let odd = match chance.below(12) {
        0 => Odd::Says(421),
        1 => Odd::Says(450),
        2 => Odd::Says(452),
        3 => Odd::Says(535),
        4 => Odd::Says(550),
        5 | 6 => Odd::Cuts,
        7 | 8 => Odd::CutsWithin,
        9 => Odd::Babbles,
        10 => Odd::Noise,
        _ => Odd::Stalls,
    };
    (at, odd)
}

/// Two of three connections go wrong while papers come and days go by; in the end every paper is there.
#[test]
fn random_faults_lose_nothing_and_nothing_comes_twice_but_byte_for_byte() {
    let faults = times("RECTO_FAULTS", 60);
    let mut chance = Chance::new("random faults");
    let (mut played, mut twice) = (0, 0);
    while played < faults {
        let seed = chance.number();
        let plans = Arc::new(Mutex::new((Chance::from_seed(seed), true, 0_u64)));
        let planned = plans.clone();
        let post = Post::start(move |_| {
            let mut plans = planned.lock().unwrap();
            let (chance, is_odd, played) = &mut *plans;
            let plan = (*is_odd && chance.below(3) > 0).then(|| fault(chance));
            *played += u64::from(plan.is_some());
            plan
        });
        let mut desk = Desk::to_server(post.port());
        let mut came = 0;
        // What is chosen is counted here, and of many that come at once a limit leaves some out.
        desk.one().limit = 500;
        for _ in 0..20 {
            let count = usize::try_from(chance.below(4)).unwrap();
            desk.papers_come(count);
            came += count;
            let sent = desk.send();
            assert!([0, 69, 75, 78].contains(&exit(&sent)), "{sent:?}");
            for one in &sent.each {
                assert!(!one.sentence().contains('\n'), "{one:?}");
            }
            later(i64::try_from(chance.below(30)).unwrap());
        }
        plans.lock().unwrap().1 = false;
        for _ in 0..2 {
            assert_eq!(exit(&desk.send()), 0);
            later(24);
        }
        let handed = post.handed();
        let (papers, again) = told(&handed);
        let distinct: std::collections::BTreeSet<&String> = papers.iter().collect();
        assert_eq!((papers.len(), distinct.len()), (came, came), "seed {seed}");
        assert_eq!(desk.waiting(), 0, "seed {seed}");
        played += plans.lock().unwrap().2;
        twice += again;
    }
    println!("{played} faults, every paper told once, {twice} mails twice byte for byte");
}
