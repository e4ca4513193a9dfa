//! Where a redirect leads, and what goes along.

use super::super::form::Form;
use super::*;
use crate::secret::Key;

#[test]
fn a_redirect_keeps_what_the_same_host_may_know() {
    let key = Key::new("s3cret", "here").unwrap();
    for (from, status, location, to, keeps_key) in [
        ("https://a.org/x/y", 301, "z", "https://a.org/x/z", true),
        (
            "https://a.org/x",
            302,
            "//a.org/z#end",
            "https://a.org/z",
            true,
        ),
        (
            "http://a.org/x",
            301,
            "https://a.org/x",
            "https://a.org/x",
            true,
        ),
        (
            "https://a.org/x",
            302,
            "https://b.org/",
            "https://b.org/",
            false,
        ),
        (
            "https://a.org/x",
            302,
            "https://u:p@b.org/",
            "https://b.org/",
            false,
        ),
        (
            "https://a.org/x",
            302,
            "https://a.org:8443/",
            "https://a.org:8443/",
            false,
        ),
        (
            "http://a.org/x",
            302,
            "http://b.org/",
            "http://b.org/",
            false,
        ),
    ] {
        let mut request = Request::get(Url::parse(from).unwrap(), Form::Feed);
        request.credential = Some(Credential::Bearer(key.clone()));
        request.reach = Reach::Anywhere;
        request.method = Method::Post("{}".to_owned());
        let next = Hop::first(&request).unwrap();
        let next = next.on(status, Some(location)).unwrap();
        assert_eq!(next.url.as_str(), to);
        assert_eq!(next.credential.is_some(), keeps_key, "{location}");
        assert_eq!(next.reach == Reach::Anywhere, keeps_key, "{location}");
        assert_eq!(*next.method, Method::Get);
    }
}

#[test]
fn a_redirect_leads_to_encryption_or_stays_as_it_was() {
    let request = Request::get(Url::parse("https://a.org/").unwrap(), Form::Feed);
    let hop = Hop::first(&request).unwrap();
    let to = |location| hop.on(302, location);
    assert!(matches!(
        to(Some("http://a.org/")),
        Err(Fault::RedirectToHttp(_))
    ));
    for location in [
        None,
        Some("ftp://a.org/"),
        Some("http://"),
        Some("javascript:x"),
    ] {
        assert!(
            matches!(to(location), Err(Fault::RedirectNowhere)),
            "{location:?}"
        );
    }
    let file = Request::get(Url::parse("file:///etc/passwd").unwrap(), Form::Feed);
    assert!(matches!(
        Hop::first(&file).unwrap_err().fault,
        Fault::Address(_)
    ));
}
