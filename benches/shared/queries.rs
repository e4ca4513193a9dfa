//! The query logs: what people ask, and what is dear.

/// Typed key by key, as people type.
pub(crate) const TYPED: &[&str] = &[
    "diffusion models",
    "graph neural networks",
    "large language model reasoning",
    "dark matter halo",
    "reinforcement learning from human feedback",
    "attention is all you need",
    "quantum error correction",
    "black hole thermodynamics",
    "protein structure",
    "topological insulator",
    "state space models",
    "stochastic gradient descent",
    "\"chain of thought\"",
    "author:hinton",
    "title:transformer vision",
    "cat:cs.cl translation -speech",
    "the cosmic microwave background",
    "year:2023..2025 retrieval augmented",
    "speech recognition",
    "sparse",
];

/// What no paper has.
pub(crate) const ABSENT: &str = " zzxqvzzxqv";

/// Every text on the way to every typed query.
pub(crate) fn keystrokes() -> impl Iterator<Item = &'static str> {
    let keys = |typed: &'static str| (1..=typed.len()).filter_map(move |end| typed.get(..end));
    TYPED.iter().copied().flat_map(keys)
}
