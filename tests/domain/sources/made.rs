//! Answers of the services that nobody recorded, made after what their documentations say.

use crate::common::server::Played;

/// A made answer, what it is played as an answer to, and what comes of it.
pub(crate) struct Made {
    pub(crate) name: &'static str,
    pub(crate) spec: &'static str,
    /// Which of the first requests it answers.
    pub(crate) nth: usize,
    /// When the last answer came.
    pub(crate) since: Option<&'static str>,
    pub(crate) reply: fn() -> Played,
    pub(crate) expected: &'static str,
}

/// A week before the day of the test: announcements were missed.
const WEEK_AGO: Option<&str> = Some("2026-02-27T12:00:00Z");

pub(crate) const MADE: &[Made] = &[
    Made {
        name: "a feed that has not changed",
        spec: "https://journals.example/rss",
        nth: 0,
        since: None,
        reply: || Played::of("", "").status(304),
        expected: "nothing new",
    },
    Made {
        name: "a limit until a date",
        spec: "s2:search x",
        nth: 0,
        since: None,
        reply: || {
            let until = "Fri, 01 Jan 2100 00:00:00 GMT";
            Played::json("{}").status(429).header("Retry-After", until)
        },
        expected: "Semantic Scholar allows the next request on",
    },
    Made {
        name: "the page of a journal, which says where its feed is",
        spec: "https://journals.example/prl",
        nth: 0,
        since: None,
        reply: || {
            let page = "<!doctype html><title>Leaves</title><link rel=\"alternate\" type=\"application/rss+xml\" href=\"https://journals.example/rss?a=1&amp;b=2\">";
            Played::of("text/html", page)
        },
        expected: "sent an HTML page titled “Leaves” where a feed was due; its feed is https://journals.example/rss?a=1&b=2",
    },
    Made {
        name: "the page of a journal without a feed",
        spec: "https://journals.example/prl",
        nth: 0,
        since: None,
        reply: || Played::html("Leaves"),
        expected: "sent an HTML page titled “Leaves” where a feed was due",
    },
    Made {
        name: "RSS 0.91",
        spec: "https://journals.example/rss",
        nth: 0,
        since: None,
        reply: || {
            Played::of(
                "text/xml",
                "<rss version=\"0.91\"><channel><title>Leaves</title><link>https://journals.example/</link><item><title>Margins</title><link>doi/10.1000/leaf.1</link></item></channel></rss>",
            )
        },
        expected: "1 doi:10.1000/leaf.1 Margins",
    },
    Made {
        name: "RSS 2.0 with HTML, served as HTML",
        spec: "https://journals.example/rss",
        nth: 0,
        since: None,
        reply: || {
            Played::of(
                "text/html",
                "<rss version=\"2.0\"><channel><item><title>Leaves &amp;amp; &lt;i&gt;margins&lt;/i&gt;</title><description>&lt;p&gt;x&lt;/p&gt;</description></item></channel></rss>",
            )
        },
        expected: "1 title:4ede7c7f1be7463c Leaves & margins",
    },
    Made {
        name: "Atom with relative addresses",
        spec: "https://journals.example/rss",
        nth: 0,
        since: None,
        reply: || {
            Played::of(
                "application/atom+xml",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://doi.org/\"><entry><title>Margins</title><link href=\"/10.1000/leaf.2\"/></entry></feed>",
            )
        },
        expected: "1 doi:10.1000/leaf.2 Margins",
    },
    Made {
        name: "a feed without an item",
        spec: "https://journals.example/rss",
        nth: 0,
        since: None,
        reply: || {
            Played::of(
                "text/xml",
                "<rss version=\"2.0\"><channel><title>x</title></channel></rss>",
            )
        },
        expected: "0",
    },
    Made {
        name: "announcements, among them replaced papers",
        spec: "arxiv:cs.LG",
        nth: 0,
        since: None,
        reply: || Played::of("application/atom+xml", ANNOUNCED),
        expected: "2 arxiv:2603.00001 New",
    },
    Made {
        name: "the same where all is wanted",
        spec: "arxiv:cs.LG all",
        nth: 0,
        since: None,
        reply: || Played::of("application/atom+xml", ANNOUNCED),
        expected: "4 arxiv:2603.00001 New",
    },
    Made {
        name: "a harvest, of which one paper is new",
        spec: "arxiv:cs.LG",
        nth: 1,
        since: WEEK_AGO,
        reply: || {
            Played::of(
                "text/xml",
                harvested("<resumptionToken>a&amp;b|1</resumptionToken>"),
            )
        },
        expected: "1+ arxiv:2602.00002 Sent in last week",
    },
    Made {
        name: "the last page of a harvest",
        spec: "arxiv:cs.LG all",
        nth: 1,
        since: WEEK_AGO,
        reply: || Played::of("text/xml", harvested("<resumptionToken/>")),
        expected: "2 arxiv:1901.00001 Changed after years",
    },
    Made {
        name: "a harvest of nothing",
        spec: "arxiv:cs.LG",
        nth: 1,
        since: WEEK_AGO,
        reply: || {
            Played::of(
                "text/xml",
                oai("<error code=\"noRecordsMatch\">No matches.</error>"),
            )
        },
        expected: "0",
    },
    Made {
        name: "a harvest whose token has run out",
        spec: "arxiv:cs.LG",
        nth: 1,
        since: WEEK_AGO,
        reply: || {
            Played::of(
                "text/xml",
                oai("<error code='badResumptionToken'>The token has expired</error>"),
            )
        },
        expected: "it says “The token has expired”; asked anew it may go on",
    },
    Made {
        name: "a harvest that is refused",
        spec: "arxiv:cs.LG",
        nth: 1,
        since: WEEK_AGO,
        reply: || {
            Played::of(
                "text/xml",
                oai("<error code=\"badArgument\">Set &lt;x&gt; is unknown</error>"),
            )
        },
        expected: "it says “Set <x> is unknown”",
    },
    Made {
        name: "what bioRxiv says to days that are none",
        spec: "biorxiv:all",
        nth: 0,
        since: None,
        reply: || {
            Played::json(r#"{"messages":[{"status":"Error: invalid interval"}],"collection":[]}"#)
        },
        expected: "it says “Error: invalid interval”",
    },
    Made {
        name: "papers by their ids, of which one is not known",
        spec: "s2:2503.11794 10.1/x",
        nth: 0,
        since: None,
        reply: || {
            Played::json(
                r#"[{"paperId":"a1","title":"Margins","externalIds":{"ArXiv":"2503.11794","PubMed":"7"}}]"#,
            )
        },
        expected: "1 arxiv:2503.11794 s2:a1 pmid:7 Margins",
    },
    Made {
        name: "what cites a paper",
        spec: "s2:cited-by 2503.11794",
        nth: 0,
        since: None,
        reply: || {
            Played::json(
                r#"{"offset":0,"next":500,"data":[{"citingPaper":{"paperId":"a2","title":"Margins"}}]}"#,
            )
        },
        expected: "1+ s2:a2 Margins",
    },
    Made {
        name: "a page of INSPIRE that is not the last, for the first time",
        spec: "inspire:search x",
        nth: 0,
        since: None,
        reply: || Played::json(INSPIRE),
        expected: "1 arxiv:2503.11794 inspire:1 Margins",
    },
    Made {
        name: "the same since an earlier answer",
        spec: "inspire:search x",
        nth: 0,
        since: WEEK_AGO,
        reply: || Played::json(INSPIRE),
        expected: "1+ arxiv:2503.11794 inspire:1 Margins",
    },
    Made {
        name: "a page of INSPIRE without a record",
        spec: "inspire:search x",
        nth: 0,
        since: None,
        reply: || Played::json(r#"{"hits":{"hits":[],"total":0},"links":{"self":"x"}}"#),
        expected: "0",
    },
];

const INSPIRE: &str = r#"{"hits":{"hits":[{"id":"1","created":"2026-03-05T00:00:00+00:00","metadata":{"control_number":1,"titles":[{"title":"Margins"}],"arxiv_eprints":[{"value":"2503.11794"}]}}],"total":700},"links":{"next":"x"}}"#;

const ANNOUNCED: &str = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:arxiv='http://arxiv.org/schemas/atom'><id>http://rss.arxiv.org/atom/cs.LG</id>\
<entry><id>oai:arXiv.org:2603.00001v1</id><title>New</title><summary>arXiv:2603.00001v1 Announce Type: new \nAbstract: A</summary><published>2026-03-06T00:00:00-05:00</published><arxiv:announce_type>new</arxiv:announce_type></entry>\
<entry><id>oai:arXiv.org:2603.00002v1</id><title>Cross</title><summary>arXiv:2603.00002v1 Announce Type: cross \nAbstract: B</summary><published>2026-03-06T00:00:00-05:00</published><arxiv:announce_type>cross</arxiv:announce_type></entry>\
<entry><id>oai:arXiv.org:2503.00003v2</id><title>Replaced</title><summary>arXiv:2503.00003v2 Announce Type: replace \nAbstract: C</summary><published>2026-03-06T00:00:00-05:00</published><arxiv:announce_type>replace</arxiv:announce_type></entry>\
<entry><id>oai:arXiv.org:2503.00004v3</id><title>Replaced elsewhere</title><summary>arXiv:2503.00004v3 Announce Type: replace-cross \nAbstract: D</summary><published>2026-03-06T00:00:00-05:00</published><arxiv:announce_type>replace-cross</arxiv:announce_type></entry></feed>";

fn oai(inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2026-03-06T12:00:00Z</responseDate>{inside}</OAI-PMH>"
    )
}

fn harvested(token: &str) -> String {
    let record = |id: &str, title: &str, created: &str| {
        format!(
            "<record><header><identifier>oai:arXiv.org:{id}</identifier><datestamp>2026-03-05</datestamp></header><metadata><arXiv xmlns=\"http://arxiv.org/OAI/arXiv/\"><id>{id}</id><created>{created}</created><title>{title}</title><abstract>x</abstract></arXiv></metadata></record>"
        )
    };
    let old = record("1901.00001", "Changed after years", "2019-01-01");
    let new = record("2602.00002", "Sent in last week", "2026-02-26");
    oai(&format!("<ListRecords>{old}{new}{token}</ListRecords>"))
}
