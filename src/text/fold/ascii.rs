//! Letters and digits of ASCII, sixteen bytes at a time: nearly all text is made of them.

/// A byte of this value in each place.
const EACH: u128 = u128::MAX / 0xff;
const HIGH: u128 = EACH * 0x80;

/// The letters and digits that a text begins with in lower case, at most sixteen, and how many they
/// are; what stands behind them is anything.
pub(super) fn folded(text: &[u8]) -> ([u8; 16], usize) {
    let bytes = text.first_chunk::<16>().copied().unwrap_or_else(|| {
        let mut bytes = [0; 16];
        for (byte, letter) in bytes.iter_mut().zip(text) {
            *byte = *letter;
        }
        bytes
    });
    let bytes = u128::from_le_bytes(bytes);
    // Sums of seven bits never reach the next byte; the highest bit of each says what was asked.
    let low = bytes & !HIGH;
    let at_least = |byte: u8| (low + EACH * u128::from(0x80 - byte)) & HIGH;
    let within = |first: u8, last: u8| at_least(first) & !at_least(last + 1);
    let upper = within(b'A', b'Z');
    let letters = (upper | within(b'a', b'z') | within(b'0', b'9')) & !bytes;
    let others = !letters & HIGH;
    let count = usize::try_from(others.trailing_zeros() / 8).unwrap_or(0);
    ((bytes | upper >> 2).to_le_bytes(), count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn letters_and_digits_are_found_as_byte_by_byte(
            text in prop::collection::vec(prop_oneof![
                any::<u8>(),
                prop::sample::select(&b"azAZ09@[`{/:"[..]),
                prop::sample::select(&b"abcdXYZ123"[..]),
                prop::sample::select(&b"abcdXYZ123"[..]),
            ], 0..40),
        ) {
            let expected: Vec<u8> = text.iter().take(16)
                .take_while(|byte| byte.is_ascii_alphanumeric())
                .map(u8::to_ascii_lowercase)
                .collect();
            let (letters, count) = folded(&text);
            prop_assert_eq!(&letters[..count], expected.as_slice());
        }
    }
}
