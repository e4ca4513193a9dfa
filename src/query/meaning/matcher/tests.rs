//! What the matcher says of papers, row by row.

use super::*;
use crate::library::Library;
use crate::paper::{Author, PaperId, Source};
use crate::query::language::PaperBeside;

fn finds(query: &str, title: &str, summary: &str, author: &str) -> bool {
    let mut paper = Paper::new(PaperId::parse("x:a").unwrap());
    paper.title = title.into();
    paper.summary = summary.into();
    paper.authors = vec![Author::named(author)];
    paper.date = "2024-05".parse().ok();
    paper.added = Some("2026-07-01T09:00:00Z".into());
    paper.votes = Some(12);
    paper.links.code = Some("c".into());
    paper.categories = vec!["cs.LG".into()];
    paper.venue = Some("NeurIPS 2024".into());
    paper.sources = vec![Source {
        format: "bundled".into(),
        ..Source::default()
    }];
    let library = Library::from_papers(vec![paper.clone()]);
    let folded = library.folded(0);
    let marked = MarkedPaper {
        paper: &paper,
        folded: folded.parts(),
        beside: PaperBeside::default(),
        marks: PaperMarks {
            read: true,
            ..PaperMarks::default()
        },
    };
    let today = "2026-07-08".parse().unwrap();
    Matcher::new(&query.parse().unwrap(), today).matches(&marked)
}

type Forms = (&'static [&'static str], &'static [&'static str]);

/// Every query of a row finds every text of it.
#[track_caller]
fn all_meet(rows: &[Forms]) {
    for (texts, queries) in rows {
        for text in *texts {
            let title = format!("Waves in {text} here");
            for query in *queries {
                assert!(finds(query, &title, "", ""), "{query:?} in {text:?}");
            }
        }
    }
}

#[test]
fn a_symbol_is_found_in_every_form_by_every_other() {
    all_meet(&[
        (
            &["$^{28}$Si", "${}^{28}$Si", "$^{28}\\mathrm{Si}$", "²⁸Si"],
            &[
                "28Si",
                "²⁸Si",
                "\"in ²⁸Si\"",
                "$^{28}$Si",
                "^{28}Si",
                "${}^{28}$Si",
            ],
        ),
        (
            &[
                "$k_BT$",
                "$k_{B}T$",
                "$k_{\\rm B}T$",
                "k$_B$T",
                "$k_\\mathrm{B}T$",
            ],
            &[
                "kBT",
                "k_BT",
                "k_{B}T",
                "$k_BT$",
                "k_(B)T",
                "\"$k_{\\rm B}T$\"",
                "k_B",
            ],
        ),
        (
            &[
                "$M_\\odot$",
                "M$_\\odot$",
                "$M_{\\odot}$",
                "M⊙",
                "M☉",
                "M_⊙",
                "$M_{\\rm sun}$",
                "M_sun",
            ],
            &[
                "Msun",
                "M_sun",
                "M_{sun}",
                "M⊙",
                "M☉",
                "M_⊙",
                "M_\\odot",
                "$M_\\odot$",
                "M$_\\odot$",
            ],
        ),
        (
            &[
                "La$_3$Ni$_2$O$_7$",
                "$\\mathrm{La_3Ni_2O_7}$",
                "La3Ni2O7",
                "La₃Ni₂O₇",
                "\\ce{La3Ni2O7}",
                "La_3Ni_2O_7",
            ],
            &[
                "La3Ni2O7",
                "La₃Ni₂O₇",
                "La$_3$Ni$_2$O$_7$",
                "La_3Ni_2O_7",
                "\\ce{La3Ni2O7}",
                "\\mathrm{La_3Ni_2O_7}",
            ],
        ),
    ]);
}

#[test]
fn a_name_or_a_number_with_tex_is_found_in_every_form_by_every_other() {
    all_meet(&[
        (
            &["CO$_2$", "CO_2", "CO₂", "CO2", "\\ce{CO2}"],
            &["CO2", "co2 ", "CO_2", "CO₂", "CO$_2$", "\\ce{CO2}"],
        ),
        (
            &["$\\mathbb{R}^3$", "ℝ³", "$\\mathbb R^3$"],
            &["R3", "ℝ³", "R^3", "\\mathbb{R}^3", "$\\mathbb{R}^3$"],
        ),
        (
            &["$10^{-5}$", "10^-5", "10⁻⁵", "10$^{-5}$"],
            &["10^-5", "10^{-5}", "10⁻⁵", "$10^{-5}$", "10$^{-5}$"],
        ),
        (
            &["Ca$^{2+}$", "Ca²⁺", "Ca^{2+}", "\\ce{Ca^2+}"],
            &["Ca2+", "Ca²⁺", "Ca^2+", "Ca^{2+}", "Ca$^{2+}$"],
        ),
        (
            &[
                "Schr\\\"odinger",
                "Schr\\\"{o}dinger",
                "Schr{\\\"o}dinger",
                "Schrödinger",
            ],
            &[
                "Schr\\\"odinger",
                "Schr\\\"{o}dinger ",
                "Schr{\\\"o}dinger",
                "Schrödinger",
                "schrodinger",
                "\"in Schr\\\"odinger\"",
            ],
        ),
        (
            &["$T_c$", "T$_c$", "T_c", "$T_{\\rm c}$", "$T_\\text{c}$"],
            &["Tc", "T_c", "T_{c}", "$T_c$", "T$_c$", "\"in T_c\""],
        ),
        (
            &["$\\sigma_8$", "σ₈", "σ$_8$", "σ8"],
            &[
                "sigma8",
                "σ8",
                "σ₈",
                "σ_8",
                "sigma_8",
                "\\sigma_8",
                "$\\sigma_8$",
            ],
        ),
        (
            &["$J_1$-$J_2$", "$J_1-J_2$", "J1-J2", "J₁-J₂", "J_1-J_2"],
            &["J1-J2", "J₁-J₂", "J_1-J_2", "$J_1$-$J_2$"],
        ),
        (
            &["$\\beta$-VAE", "β-VAE", "beta-VAE", "\\beta-VAE"],
            &["β-VAE", "beta-VAE", "\\beta-VAE", "$\\beta$-VAE"],
        ),
        (
            &["$x_{\\text{train}}$", "x_train", "$x_{train}$"],
            &["xtrain", "x_train", "x_{train}", "x_{\\text{train}}"],
        ),
        (
            &["max_results", "max\\_results"],
            &["max_results", "results"],
        ),
    ]);
}

#[test]
fn a_query_means_what_the_table_of_operators_says() {
    let (title, summary, author) = (
        "Dual LLMs for Kähler α-Flow",
        "We train large language models. The Worlds of 深度学习.",
        "Ada Lovelace",
    );
    for (query, expected) in [
        ("", true),
        ("dual", true),
        ("du", true),
        ("du ", false),
        ("du*", true),
        ("dual worlds", true),
        ("dual nothing", false),
        ("LLM", true),
        ("RL", false),
        ("DUAL", true),
        ("\"large language\"", true),
        ("\"large models\"", false),
        ("\"llms for kahler\"", true),
        // A phrase never runs from the title on into the abstract.
        ("\"flow we\"", false),
        ("-dual", false),
        ("-nothing ", true),
        ("title:worlds", false),
        ("abstract:worlds", true),
        ("author:ada", true),
        ("author:dual", false),
        ("kahler", true),
        ("Kähler ", true),
        ("alpha", true),
        ("α ", true),
        ("\\alpha ", true),
        ("度学", true),
        ("学度", false),
        ("year:2024", true),
        ("year:2025..", false),
        ("date:2024", true),
        ("date:2024-05..", true),
        ("date:2024-06..", false),
        ("date:..2024-04", false),
        ("added:7d", true),
        ("added:6d", false),
        ("added:1w", true),
        ("added:2026-07-01", true),
        ("added:..2026-06", false),
        ("votes:12", true),
        ("votes:>12", false),
        ("votes:>=12", true),
        ("votes:<12", false),
        ("votes:10..20", true),
        ("has:code", true),
        ("has:pdf", false),
        ("has:pdf|code", true),
        ("~dial ", true),
        ("~dalu", false),
        ("~languages", true),
        ("~ovelas", false),
        ("author:~lovelase", true),
        ("venue:~neurip ", true),
        ("*ovela*", true),
        ("*llms-f*", true),
        ("title:*orl*", false),
        ("*ms we*", false),
        ("cat:cs", true),
        ("cat:cs.LG ", true),
        ("cat:cs.AI ", false),
        ("venue:neurips", true),
        ("venue:\"NeurIPS 2024\"", true),
        ("venue:icml", false),
        ("source:bundled", true),
        ("is:starred", false),
        ("is:read", true),
        ("-is:unread", true),
        ("worlds | nothing", true),
        ("nothing | dual year:2025", false),
        ("(nothing | dual) worlds", true),
        ("dual -(nothing | worlds)", false),
        ("dual -(nothing worlds)", true),
        ("title:worlds|dual", true),
        ("title:(worlds | nothing)", false),
        ("is:starred|read (cat:math | flow)", true),
    ] {
        assert_eq!(finds(query, title, summary, author), expected, "{query:?}");
    }
}

#[test]
fn a_hidden_paper_is_found_only_by_what_speaks_of_hidden_ones_or_has_its_id() {
    let mut paper = Paper::new(PaperId::parse("x:a").unwrap());
    paper.title = "Dual worlds".into();
    let library = Library::from_papers(vec![paper.clone()]);
    let folded = library.folded(0);
    for (query, hidden, shown) in [
        ("", false, true),
        ("dual ", false, true),
        ("-is:starred", false, true),
        ("is:hidden", true, false),
        ("is:hidden dual ", true, false),
        ("-is:hidden", false, true),
        ("dual | is:hidden", true, true),
        ("dual -(is:hidden is:starred)", true, true),
        ("id:x:a", true, true),
        ("id:x:a | id:x:b", true, true),
        ("(id:x:a | dual)", false, true),
        ("(id:x:a | id:x:b) dual ", true, true),
        ("-id:x:b", false, true),
    ] {
        let query: Query = query.parse().unwrap();
        let finds = |hidden| {
            let marks = PaperMarks {
                hidden,
                ..PaperMarks::default()
            };
            let marked = MarkedPaper {
                beside: PaperBeside::default(),
                paper: &paper,
                folded: folded.parts(),
                marks,
            };
            let found = Matcher::new(&query, PartialDate::FIRST).matches(&marked);
            assert!(query.admits_marks(marks) || !found, "{query}");
            found
        };
        assert_eq!((finds(true), finds(false)), (hidden, shown), "{query}");
    }
}
