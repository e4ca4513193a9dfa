//! The sizes at which a library changes its form.

/// How large the pieces of a library may be; tests take small ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The papers of a segment.
    pub segment_papers: u32,
    /// For so many papers of a segment one more of its words is common.
    pub papers_per_common_word: u32,
    /// For each common word so many pairs more are known: the product of two codes may be as large.
    pub pairs_per_common_word: u32,
    /// The lines of the store whose words are inverted at a time while a segment is made.
    pub block_lines: u32,
    /// The words of a block of the dictionary.
    pub dictionary_words: usize,
    /// The papers that an import leaves without a segment.
    pub tail_papers: u32,
    /// The records that an import plans and writes at a time.
    pub portion: usize,
    /// How many segments may be smaller than a whole one.
    pub small_segments: usize,
    /// The bytes of folded words that a tail keeps in memory; of further papers they are read from
    /// the store when they are needed.
    pub tail_text: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            segment_papers: 500_000,
            papers_per_common_word: 512,
            pairs_per_common_word: 64,
            block_lines: 4096,
            dictionary_words: 4096,
            tail_papers: 4_096,
            portion: 4096,
            small_segments: 8,
            tail_text: 128 << 20,
        }
    }
}
