//! The categories of arXiv with their names, by archive (<https://arxiv.org/category_taxonomy>), and
//! what they were called before.

/// A part of arXiv. It can be followed as a whole, by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Archive {
    /// What it is called in ids and queries: `cs`.
    pub code: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// What it is divided into; nothing where it is one category by itself.
    pub categories: &'static [Category],
}

/// A category of an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Category {
    /// What it is called, with its archive: `cs.LG`.
    pub code: &'static str,
    /// What people call it.
    pub name: &'static str,
}

/// Every archive in which papers are announced, in the order of their codes.
pub const ARCHIVES: &[Archive] = &[
    Archive {
        code: "astro-ph",
        name: "Astrophysics",
        categories: &[
            category("astro-ph.CO", "Cosmology and Nongalactic Astrophysics"),
            category("astro-ph.EP", "Earth and Planetary Astrophysics"),
            category("astro-ph.GA", "Astrophysics of Galaxies"),
            category("astro-ph.HE", "High Energy Astrophysical Phenomena"),
            category(
                "astro-ph.IM",
                "Instrumentation and Methods for Astrophysics",
            ),
            category("astro-ph.SR", "Solar and Stellar Astrophysics"),
        ],
    },
    Archive {
        code: "cond-mat",
        name: "Condensed Matter",
        categories: &[
            category("cond-mat.dis-nn", "Disordered Systems and Neural Networks"),
            category("cond-mat.mes-hall", "Mesoscale and Nanoscale Physics"),
            category("cond-mat.mtrl-sci", "Materials Science"),
            category("cond-mat.other", "Other Condensed Matter"),
            category("cond-mat.quant-gas", "Quantum Gases"),
            category("cond-mat.soft", "Soft Condensed Matter"),
            category("cond-mat.stat-mech", "Statistical Mechanics"),
            category("cond-mat.str-el", "Strongly Correlated Electrons"),
            category("cond-mat.supr-con", "Superconductivity"),
        ],
    },
    Archive {
        code: "cs",
        name: "Computer Science",
        categories: &[
            category("cs.AI", "Artificial Intelligence"),
            category("cs.AR", "Hardware Architecture"),
            category("cs.CC", "Computational Complexity"),
            category("cs.CE", "Computational Engineering, Finance, and Science"),
            category("cs.CG", "Computational Geometry"),
            category("cs.CL", "Computation and Language"),
            category("cs.CR", "Cryptography and Security"),
            category("cs.CV", "Computer Vision and Pattern Recognition"),
            category("cs.CY", "Computers and Society"),
            category("cs.DB", "Databases"),
            category("cs.DC", "Distributed, Parallel, and Cluster Computing"),
            category("cs.DL", "Digital Libraries"),
            category("cs.DM", "Discrete Mathematics"),
            category("cs.DS", "Data Structures and Algorithms"),
            category("cs.ET", "Emerging Technologies"),
            category("cs.FL", "Formal Languages and Automata Theory"),
            category("cs.GL", "General Literature"),
            category("cs.GR", "Graphics"),
            category("cs.GT", "Computer Science and Game Theory"),
            category("cs.HC", "Human-Computer Interaction"),
            category("cs.IR", "Information Retrieval"),
            category("cs.IT", "Information Theory"),
            category("cs.LG", "Machine Learning"),
            category("cs.LO", "Logic in Computer Science"),
            category("cs.MA", "Multiagent Systems"),
            category("cs.MM", "Multimedia"),
            category("cs.MS", "Mathematical Software"),
            category("cs.NE", "Neural and Evolutionary Computing"),
            category("cs.NI", "Networking and Internet Architecture"),
            category("cs.OH", "Other Computer Science"),
            category("cs.OS", "Operating Systems"),
            category("cs.PF", "Performance"),
            category("cs.PL", "Programming Languages"),
            category("cs.RO", "Robotics"),
            category("cs.SC", "Symbolic Computation"),
            category("cs.SD", "Sound"),
            category("cs.SE", "Software Engineering"),
            category("cs.SI", "Social and Information Networks"),
        ],
    },
    Archive {
        code: "econ",
        name: "Economics",
        categories: &[
            category("econ.EM", "Econometrics"),
            category("econ.GN", "General Economics"),
            category("econ.TH", "Theoretical Economics"),
        ],
    },
    Archive {
        code: "eess",
        name: "Electrical Engineering and Systems Science",
        categories: &[
            category("eess.AS", "Audio and Speech Processing"),
            category("eess.IV", "Image and Video Processing"),
            category("eess.SP", "Signal Processing"),
            category("eess.SY", "Systems and Control"),
        ],
    },
    undivided("gr-qc", "General Relativity and Quantum Cosmology"),
    undivided("hep-ex", "High Energy Physics - Experiment"),
    undivided("hep-lat", "High Energy Physics - Lattice"),
    undivided("hep-ph", "High Energy Physics - Phenomenology"),
    undivided("hep-th", "High Energy Physics - Theory"),
    Archive {
        code: "math",
        name: "Mathematics",
        categories: &[
            category("math.AC", "Commutative Algebra"),
            category("math.AG", "Algebraic Geometry"),
            category("math.AP", "Analysis of PDEs"),
            category("math.AT", "Algebraic Topology"),
            category("math.CA", "Classical Analysis and ODEs"),
            category("math.CO", "Combinatorics"),
            category("math.CT", "Category Theory"),
            category("math.CV", "Complex Variables"),
            category("math.DG", "Differential Geometry"),
            category("math.DS", "Dynamical Systems"),
            category("math.FA", "Functional Analysis"),
            category("math.GM", "General Mathematics"),
            category("math.GN", "General Topology"),
            category("math.GR", "Group Theory"),
            category("math.GT", "Geometric Topology"),
            category("math.HO", "History and Overview"),
            category("math.KT", "K-Theory and Homology"),
            category("math.LO", "Logic"),
            category("math.MG", "Metric Geometry"),
            category("math.NA", "Numerical Analysis"),
            category("math.NT", "Number Theory"),
            category("math.OA", "Operator Algebras"),
            category("math.OC", "Optimization and Control"),
            category("math.PR", "Probability"),
            category("math.QA", "Quantum Algebra"),
            category("math.RA", "Rings and Algebras"),
            category("math.RT", "Representation Theory"),
            category("math.SG", "Symplectic Geometry"),
            category("math.SP", "Spectral Theory"),
            category("math.ST", "Statistics Theory"),
        ],
    },
    undivided("math-ph", "Mathematical Physics"),
    Archive {
        code: "nlin",
        name: "Nonlinear Sciences",
        categories: &[
            category("nlin.AO", "Adaptation and Self-Organizing Systems"),
            category("nlin.CD", "Chaotic Dynamics"),
            category("nlin.CG", "Cellular Automata and Lattice Gases"),
            category("nlin.PS", "Pattern Formation and Solitons"),
            category("nlin.SI", "Exactly Solvable and Integrable Systems"),
        ],
    },
    undivided("nucl-ex", "Nuclear Experiment"),
    undivided("nucl-th", "Nuclear Theory"),
    Archive {
        code: "physics",
        name: "Physics",
        categories: &[
            category("physics.acc-ph", "Accelerator Physics"),
            category("physics.ao-ph", "Atmospheric and Oceanic Physics"),
            category("physics.app-ph", "Applied Physics"),
            category("physics.atm-clus", "Atomic and Molecular Clusters"),
            category("physics.atom-ph", "Atomic Physics"),
            category("physics.bio-ph", "Biological Physics"),
            category("physics.chem-ph", "Chemical Physics"),
            category("physics.class-ph", "Classical Physics"),
            category("physics.comp-ph", "Computational Physics"),
            category(
                "physics.data-an",
                "Data Analysis, Statistics and Probability",
            ),
            category("physics.ed-ph", "Physics Education"),
            category("physics.flu-dyn", "Fluid Dynamics"),
            category("physics.gen-ph", "General Physics"),
            category("physics.geo-ph", "Geophysics"),
            category("physics.hist-ph", "History and Philosophy of Physics"),
            category("physics.ins-det", "Instrumentation and Detectors"),
            category("physics.med-ph", "Medical Physics"),
            category("physics.optics", "Optics"),
            category("physics.plasm-ph", "Plasma Physics"),
            category("physics.pop-ph", "Popular Physics"),
            category("physics.soc-ph", "Physics and Society"),
            category("physics.space-ph", "Space Physics"),
        ],
    },
    Archive {
        code: "q-bio",
        name: "Quantitative Biology",
        categories: &[
            category("q-bio.BM", "Biomolecules"),
            category("q-bio.CB", "Cell Behavior"),
            category("q-bio.GN", "Genomics"),
            category("q-bio.MN", "Molecular Networks"),
            category("q-bio.NC", "Neurons and Cognition"),
            category("q-bio.OT", "Other Quantitative Biology"),
            category("q-bio.PE", "Populations and Evolution"),
            category("q-bio.QM", "Quantitative Methods"),
            category("q-bio.SC", "Subcellular Processes"),
            category("q-bio.TO", "Tissues and Organs"),
        ],
    },
    Archive {
        code: "q-fin",
        name: "Quantitative Finance",
        categories: &[
            category("q-fin.CP", "Computational Finance"),
            category("q-fin.GN", "General Finance"),
            category("q-fin.MF", "Mathematical Finance"),
            category("q-fin.PM", "Portfolio Management"),
            category("q-fin.PR", "Pricing of Securities"),
            category("q-fin.RM", "Risk Management"),
            category("q-fin.ST", "Statistical Finance"),
            category("q-fin.TR", "Trading and Market Microstructure"),
        ],
    },
    undivided("quant-ph", "Quantum Physics"),
    Archive {
        code: "stat",
        name: "Statistics",
        categories: &[
            category("stat.AP", "Applications"),
            category("stat.CO", "Computation"),
            category("stat.ME", "Methodology"),
            category("stat.ML", "Machine Learning"),
            category("stat.OT", "Other Statistics"),
        ],
    },
];

/// Other codes of categories, and those that they have: second names, and archives of before.
pub(super) const ALSO: &[(&str, &str)] = &[
    ("cs.NA", "math.NA"),
    ("cs.SY", "eess.SY"),
    ("math.IT", "cs.IT"),
    ("math.MP", "math-ph"),
    ("q-fin.EC", "econ.GN"),
    ("stat.TH", "math.ST"),
    ("acc-phys", "physics.acc-ph"),
    ("adap-org", "nlin.AO"),
    ("alg-geom", "math.AG"),
    ("ao-sci", "physics.ao-ph"),
    ("atom-ph", "physics.atom-ph"),
    ("bayes-an", "physics.data-an"),
    ("chao-dyn", "nlin.CD"),
    ("chem-ph", "physics.chem-ph"),
    ("cmp-lg", "cs.CL"),
    ("comp-gas", "nlin.CG"),
    ("dg-ga", "math.DG"),
    ("funct-an", "math.FA"),
    ("mtrl-th", "cond-mat.mtrl-sci"),
    ("patt-sol", "nlin.PS"),
    ("plasm-ph", "physics.plasm-ph"),
    ("q-alg", "math.QA"),
    ("solv-int", "nlin.SI"),
    ("supr-con", "cond-mat.supr-con"),
];

const fn category(code: &'static str, name: &'static str) -> Category {
    Category { code, name }
}

const fn undivided(code: &'static str, name: &'static str) -> Archive {
    Archive {
        code,
        name,
        categories: &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_stands_once_below_its_archive() {
        let mut codes: Vec<&str> = ARCHIVES.iter().map(|archive| archive.code).collect();
        assert!(codes.is_sorted());
        for archive in ARCHIVES {
            let below = archive.categories.iter().map(|category| category.code);
            assert!(below.clone().is_sorted(), "{}", archive.code);
            for code in below {
                assert_eq!(code.split_once('.').unwrap().0, archive.code);
                codes.push(code);
            }
        }
        let all = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!((codes.len(), all), (160, 160));
        for (also, known) in ALSO {
            assert!(codes.contains(known) && !codes.contains(also), "{also}");
        }
    }
}
