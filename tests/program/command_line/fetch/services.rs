//! What several answers of a service come to.

use std::fs;

use super::{ATOM, home, recto, said, write_config};
use crate::common::server::{Asked, Played, Server};

const ANNOUNCED: &str = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:arxiv='http://arxiv.org/schemas/atom'><id>http://rss.arxiv.org/atom/cs.LG</id>\
<entry><id>oai:arXiv.org:2003.00001v1</id><title>New</title><published>2020-03-06T00:00:00-05:00</published><arxiv:announce_type>new</arxiv:announce_type></entry>\
<entry><id>oai:arXiv.org:1903.00002v2</id><title>Replaced</title><published>2020-03-06T00:00:00-05:00</published><arxiv:announce_type>replace</arxiv:announce_type></entry></feed>";

/// A page of a harvest: papers by id, title and the day on which they were sent in.
fn harvested(papers: &[(&str, &str, &str)], token: &str) -> Played {
    let record = |(id, title, created): &(&str, &str, &str)| {
        format!(
            "<record><header><identifier>oai:arXiv.org:{id}</identifier></header><metadata><arXiv xmlns='http://arxiv.org/OAI/arXiv/'><id>{id}</id><created>{created}</created><title>{title}</title></arXiv></metadata></record>"
        )
    };
    let records: Vec<String> = papers.iter().map(record).collect();
    let list = format!(
        "{}<resumptionToken>{token}</resumptionToken>",
        records.join("")
    );
    let text = format!(
        "<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><ListRecords>{list}</ListRecords></OAI-PMH>"
    );
    Played::of("text/xml", text)
}

#[test]
fn announcements_that_were_missed_come_without_what_was_only_changed() {
    let server = Server::start(|asked: &Asked| {
        if asked.path.starts_with("/atom/") {
            return Played::of(ATOM, ANNOUNCED);
        }
        if asked.path.contains("resumptionToken=next") {
            let papers = [("2001.00003", "Missed, too", "2020-01-15")];
            return harvested(&papers, "");
        }
        let papers = [
            ("1501.00004", "Changed", "2015-01-01"),
            ("1912.00005", "Missed", "2019-12-28"),
        ];
        harvested(&papers, "next")
    });
    let home = home();
    let base = server.url("/");
    let config = format!(
        "[feeds]\nml = \"arxiv:cs.LG\"\n[sources.arxiv]\nfeeds = \"{base}\"\noai = \"{base}\"\n"
    );
    write_config(home.path(), &config);
    let ran = recto(home.path(), &["fetch"]);
    // The first time there is nothing that could have been missed.
    assert_eq!(said(&ran), (0, "ml: 1 new, 0 changed, 0 known\n"));
    let kept = r#"{"ml":{"spec":"arxiv:cs.LG","answered":"2020-01-01T12:00:00Z"}}"#;
    fs::write(home.path().join("state/fetched.json"), kept).unwrap();
    let ran = recto(home.path(), &["fetch"]);
    assert_eq!(said(&ran), (0, "ml: 2 new, 0 changed, 1 known\n"));
    let asked: Vec<String> = server.asked().into_iter().map(|asked| asked.path).collect();
    let first = "/oai?verb=ListRecords&metadataPrefix=arXiv&set=cs%3Acs%3ALG&from=2020-01-01";
    let next = "/oai?verb=ListRecords&resumptionToken=next";
    assert_eq!(asked, ["/atom/cs.LG", "/atom/cs.LG", first, next]);
}

#[test]
fn what_cites_a_paper_is_asked_for_by_the_id_that_its_doi_leads_to() {
    let server = Server::start(|asked: &Asked| {
        if asked.path.starts_with("/works/doi:10.1/x?") {
            return Played::json(r#"{"id":"https://openalex.org/W7"}"#);
        }
        Played::json(
            r#"{"meta":{"next_cursor":null},"results":[{"id":"https://openalex.org/W8","title":"It cites"}]}"#,
        )
    });
    let home = home();
    let base = server.url("/");
    let config = format!("[sources.openalex]\nbase = \"{base}\"\n");
    write_config(home.path(), &config);
    let ran = recto(home.path(), &["fetch", "openalex:cited-by 10.1/X"]);
    let line = "openalex:cited-by 10.1/X: 1 new, 0 changed, 0 known\n";
    assert_eq!(said(&ran), (0, line), "{}", ran.err);
    let asked = server.asked();
    assert!(asked[1].path.starts_with("/works?filter=cites%3AW7&"));
    assert_eq!(recto(home.path(), &["show", "openalex:W7"]).code, 1);
}

#[test]
fn a_feed_inside_of_the_own_network_is_asked_where_that_is_set() {
    let server = Server::start(|_: &Asked| Played::of(ATOM, ANNOUNCED));
    let home = home();
    let address = server.url("/feed.xml");
    let ran = recto(home.path(), &["feeds", "add", "letters", &address]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let listed = recto(home.path(), &["feeds"]).out;
    assert_eq!(listed, format!("letters\t{address}\n"));
    let ran = recto(home.path(), &["fetch"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("lies in a private network"), "{}", ran.out);
    assert_eq!(server.asked().len(), 0);
    let config = format!("private_feeds = true\n[feeds]\nletters = \"{address}\"\n");
    write_config(home.path(), &config);
    let ran = recto(home.path(), &["fetch"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert_eq!(server.asked().len(), 1);
}
