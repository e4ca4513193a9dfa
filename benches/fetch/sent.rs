//! What the server sends: real papers as arXiv announces them, and the settings that lead there.

use std::fmt::Write;
use std::path::Path;

use serde_json::Value;

use super::server::{Asked, Played, Server};

/// What proves that a feed has not changed.
const TAG: &str = "\"as before\"";

/// As many papers as one feed of arXiv has at most.
pub(crate) const WHOLE: usize = 2_000;

/// A feed of the papers from this one on, in the form of arXiv's announcements.
pub(crate) fn feed(corpus: &str, from: usize, papers: usize) -> String {
    let mut feed = String::from(
        "<?xml version='1.0' encoding='UTF-8'?>\n<feed xmlns:arxiv=\"http://arxiv.org/schemas/atom\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns=\"http://www.w3.org/2005/Atom\">\n\
         <id>http://rss.arxiv.org/atom/cs</id>\n<title>cs updates on arXiv.org</title>\n",
    );
    for line in corpus.lines().skip(from).take(papers) {
        entry(&serde_json::from_str(line).unwrap(), &mut feed);
    }
    feed + "</feed>\n"
}

fn entry(paper: &Value, feed: &mut String) {
    let id = paper["id"].as_str().unwrap().trim_start_matches("arxiv:");
    let text = |name: &str| escaped(paper[name].as_str().unwrap_or_default());
    let authors = paper["authors"].as_array().into_iter().flatten();
    let authors: Vec<&str> = authors.filter_map(|one| one["name"].as_str()).collect();
    writeln!(
        feed,
        "<entry><id>oai:arXiv.org:{id}v1</id><title>{}</title>\
         <link href=\"https://arxiv.org/abs/{id}\" rel=\"alternate\" type=\"text/html\"/>\
         <summary>arXiv:{id}v1 Announce Type: new \nAbstract: {}</summary>\
         <category term=\"cs.LG\"/><published>2026-11-27T00:00:00-05:00</published>\
         <arxiv:announce_type>new</arxiv:announce_type><dc:creator>{}</dc:creator></entry>",
        text("title"),
        text("abstract"),
        escaped(&authors.join(", ")),
    )
    .unwrap();
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;")
}

/// A server that has these feeds, by the last part of their path, and says so where one has not
/// changed since it was asked.
pub(crate) fn server(feeds: Vec<(&'static str, String)>) -> Server {
    Server::start(move |asked: &Asked| {
        let of = |(name, _): &&(&str, String)| asked.path.ends_with(name);
        let Some((_, feed)) = feeds.iter().find(of) else {
            return Played::of("text/plain", "no such feed").status(404);
        };
        if asked.header("if-none-match") == TAG {
            return Played::of("application/atom+xml", "").status(304);
        }
        Played::of("application/atom+xml", feed.as_str()).header("ETag", TAG)
    })
}

/// A home that follows these categories of arXiv at a server, and has no papers yet.
pub(crate) fn follow(home: &Path, server: &Server, categories: &[&str]) {
    let config = home.join("config");
    std::fs::create_dir_all(&config).unwrap();
    let mut settings = format!(
        "[sources.arxiv]\nfeeds = \"{}\"\n[feeds]\n",
        server.url("/")
    );
    for (number, category) in categories.iter().enumerate() {
        writeln!(settings, "feed{number} = \"arxiv:{category}\"").unwrap();
    }
    std::fs::write(config.join("config.toml"), settings).unwrap();
    let data = home.join("data");
    std::fs::create_dir_all(&data).unwrap();
    std::fs::write(data.join("papers.jsonl"), "").unwrap();
}
