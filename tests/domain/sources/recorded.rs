//! What comes of each recorded answer.

/// A recorded answer, what it is played as an answer to, and what comes of it: so many papers, with a
/// plus where there is a further page, the first one's ids and the beginning of its title; or a part of
/// the sentence of its fault.
pub(crate) const TABLE: &[(&str, &str, &str)] = &[
    (
        "hf_daily_2026-03-06.json",
        "hf:daily",
        "1 arxiv:2602.23229 Large Multimodal Models",
    ),
    ("hf_daily_empty.json", "hf:daily", "0"),
    (
        "hf_daily_2026-03-06.json",
        "hf:trending",
        "1 arxiv:2602.23229 Large Multimodal Models",
    ),
    (
        "hf_429.json",
        "hf:daily",
        "Hugging Face allows the next request",
    ),
    (
        "hf_paper_2607.16859.json",
        "hf:daily",
        "where a JSON array was due",
    ),
    (
        "arxiv_feed_atom_2025.xml",
        "arxiv:cs.AI",
        "7 arxiv:2508.13426 ALIGN: Word Association",
    ),
    (
        "arxiv_feed_atom_2025.xml",
        "arxiv:cs.AI all",
        "7 arxiv:2508.13426 ALIGN: Word Association",
    ),
    (
        "arxiv_feed_atom_2025.xml",
        "https://rss.arxiv.org/atom/cs.AI",
        "7 arxiv:2508.13426 ALIGN: Word Association",
    ),
    (
        "arxiv_api_400.xml",
        "arxiv:search x",
        "it says “incorrect id format for abc”",
    ),
    (
        "arxiv_api_error_200.xml",
        "arxiv:search x",
        "it says “start must be an integer”",
    ),
    (
        "arxiv_api_one_id.xml",
        "arxiv:1605.08386",
        "1 arxiv:1605.08386 Heat-bath random walks w",
    ),
    (
        "arxiv_api_2508.16190.xml",
        "arxiv:2508.16190",
        "1 arxiv:2508.16190 ComicScene154: A Scene D",
    ),
    ("arxiv_api_empty.xml", "arxiv:9912.99999", "0"),
    ("arxiv_api_rewritten.xml", "arxiv:search x", "0"),
    (
        "arxiv_api_page2.xml",
        "arxiv:search x",
        "10+ arxiv:2403.16981 The Sample Complexity of",
    ),
    (
        "arxiv_429.txt",
        "arxiv:search x",
        "arXiv allows the next request",
    ),
    (
        "doi_404.html",
        "arxiv:search x",
        "refuses with 404 Not Found: it sent an HTML page",
    ),
    (
        "dblp_429.html",
        "arxiv:search x",
        "arXiv allows the next request",
    ),
    (
        "rss10_biorxiv.xml",
        "arxiv:search x",
        "an XML document <RDF> where",
    ),
    (
        "rss10_biorxiv.xml",
        "https://connect.biorxiv.org/x",
        "1 doi:10.1101/2023.12.16.571984 Complete genome of the M",
    ),
    (
        "rss10_iso8859.xml",
        "https://news.example/rss",
        "1 title:6f1ce34f9bc38152 Digitalministerium: Neue",
    ),
    (
        "doi_404.html",
        "https://doi.org/10.1126/foo",
        "refuses with 404 Not Found: it sent an HTML page titled “",
    ),
    (
        "biorxiv_details.json",
        "biorxiv:neuroscience",
        "2+ doi:10.1101/2021.11.22.469359 (shortened) Attention in",
    ),
    (
        "biorxiv_details.json",
        "medrxiv:all",
        "2+ doi:10.1101/2021.11.22.469359 (shortened) Attention in",
    ),
    (
        "biorxiv_by_doi.json",
        "biorxiv:10.1101/2021.11.22.469359",
        "2 doi:10.1101/2021.11.22.469359 (shortened) Attention in",
    ),
    ("biorxiv_none.json", "biorxiv:neuroscience", "0"),
    (
        "europepmc_search_core.json",
        "europepmc:search x",
        "2+ doi:10.3897/bdj.12.e120304 pmid:38912110 pmcid:PMC11193050 Towards computable taxon",
    ),
    ("europepmc_last_page.json", "europepmc:search x", "0"),
    (
        "europepmc_error_200.json",
        "europepmc:search x",
        "it says “Invalid page size provided. Valid size",
    ),
    (
        "europepmc_search_core.json",
        "europepmc:38912110",
        "2 doi:10.3897/bdj.12.e120304 pmid:38912110 pmcid:PMC11193050 Towards computable taxon",
    ),
    (
        "s2_search_page1.json",
        "s2:search turing",
        "5+ s2:7cbc2a7843411a1768ab762930707af0a3c33a19 Using DeepSpeed and Mega",
    ),
    (
        "s2_search_page2.json",
        "s2:search turing",
        "5+ s2:ac7a3d2983b75bd4f44903892a5df295a0f859ff How to Run Turing Machin",
    ),
    ("s2_search_empty.json", "s2:search x", "0"),
    (
        "s2_match.json",
        "s2:search x",
        "1 arxiv:2312.07559 doi:10.48550/arxiv.2312.07559 s2:7e55d8701785818776323b4147cb13354c820469 s2:CorpusId:266191420 PaperQA: Retrieval-Augme",
    ),
    ("s2_match_empty_200.json", "s2:search x", "0"),
    (
        "s2_match_404.json",
        "s2:search x",
        "refuses with 404 Not Found: it sent the message “Title match not found”",
    ),
    (
        "s2_recommend.json",
        "s2:like 10.2139/ssrn.2250500",
        "5 s2:3e9bc879e8ba944d3e830e4b8565dfe6f2ec4bd8 Report shows slight impr",
    ),
    (
        "s2_recommend_400.json",
        "s2:like 10.2139/ssrn.2250500",
        "the message “No positive paper examples given”",
    ),
    (
        "s2_references_page2.json",
        "s2:cites 10.2139/ssrn.2250500",
        "5 title:77f36bd5f9535640 Does Gender Matter for F",
    ),
    (
        "s2_paper_by_doi.json",
        "s2:10.1016/j.xgen.2025.100814",
        "a JSON object where a JSON array was due",
    ),
    (
        "s2_404.json",
        "s2:cites 10.1/x",
        "the message “Paper with id 0 not found”",
    ),
    (
        "s2_paper_404.json",
        "s2:cited-by 10.1101/2024.04.01.587366",
        "the message “Paper with id DOI:10.1101/2024.04.01.587366 not found”",
    ),
    (
        "s2_403.json",
        "s2:search x",
        "refuses with 403 Forbidden: it sent the message “Forbidden”",
    ),
    (
        "s2_429.json",
        "s2:search x",
        "Semantic Scholar allows the next request",
    ),
    (
        "s2_snippets.json",
        "s2:search x",
        "2 title:792223b5cc6402d7 Computing Machinery and",
    ),
    (
        "openalex_list.json",
        "openalex:search x",
        "1 arxiv:2312.07559 doi:10.48550/arxiv.2312.07559 openalex:W4389761608 PaperQA: Retrieval-Augme",
    ),
    (
        "openalex_list_2026.json",
        "openalex:search x",
        "2 doi:10.1126/science.1231143 openalex:W2064815984 Multiplex Genome Enginee",
    ),
    (
        "openalex_work_by_doi.json",
        "openalex:10.1016/j.xgen.2025.100814",
        "1 doi:10.1016/j.xgen.2025.100814 openalex:W4408732759 pmid:40120586 High-throughput screenin",
    ),
    (
        "openalex_work_2026.json",
        "openalex:W2741809807",
        "1 doi:10.7717/peerj.4375 openalex:W2741809807 The state of OA: a large",
    ),
    (
        "openalex_work_select.json",
        "openalex:10.1021/acs.jctc.5b00178",
        "1 doi:10.1021/acs.jctc.5b00178",
    ),
    (
        "openalex_work_404.html",
        "openalex:10.1046/j.1365-2699.2003.00795",
        "it does not know that paper",
    ),
    (
        "openalex_work_404.html",
        "openalex:cites 10.1046/x",
        "it does not know that paper",
    ),
    ("openalex_work_2026.json", "openalex:cites 10.1046/x", "0+"),
    (
        "openalex_429.json",
        "openalex:search x",
        "OpenAlex allows the next request",
    ),
    (
        "crossref_work.json",
        "crossref:10.1016/j.xgen.2025.100814",
        "1 doi:10.1016/j.xgen.2025.100814 High-throughput screenin",
    ),
    (
        "crossref_work_404.txt",
        "crossref:10.48550/arxiv.2312.07559",
        "refuses with 404 Not Found: it sent the text “Resource not found.”",
    ),
    ("crossref_empty.json", "crossref:search x", "0"),
    (
        "crossref_select.json",
        "crossref:search x",
        "1 doi:10.1038/s42256-024-00832-8 Augmenting large languag",
    ),
    (
        "crossref_cursor_page1.json",
        "crossref:search x",
        "2 doi:10.1007/978-1-4302-0197-7_9 Widget Mania: Using a GU",
    ),
    (
        "crossref_cursor_page2.json",
        "crossref:search x",
        "2 doi:10.1145/3027385.3027428 Widget, widget as you le",
    ),
    (
        "crossref_cursor_bad.json",
        "crossref:search x",
        "refuses with 404 Not Found",
    ),
    (
        "crossref_400.json",
        "crossref:search x",
        "refuses with 400 Bad Request",
    ),
    (
        "inspire_search.json",
        "inspire:search x",
        "1 doi:10.1016/j.nuclphysa.2021.122138 inspire:1842768 Systematics of electric",
    ),
    ("doi_404.html", "inspire:search x", "refuses with 404"),
];
