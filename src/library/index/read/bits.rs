//! Bits one after the other, the lowest of a byte first.

/// Writes bits behind the bytes of a list.
pub(in crate::library::index) struct BitWriter<'a> {
    out: &'a mut Vec<u8>,
    held: u64,
    count: u32,
}

impl<'a> BitWriter<'a> {
    pub(in crate::library::index) fn new(out: &'a mut Vec<u8>) -> Self {
        Self {
            out,
            held: 0,
            count: 0,
        }
    }

    /// Writes the lowest bits of a number, at most 32; those above them are 0.
    pub(in crate::library::index) fn bits(&mut self, number: u32, count: u32) {
        self.held |= u64::from(number) << self.count;
        self.count += count;
        if self.count >= 32 {
            let [a, b, c, d, ..] = self.held.to_le_bytes();
            self.out.extend_from_slice(&[a, b, c, d]);
            self.held >>= 32;
            self.count -= 32;
        }
    }

    /// Writes so many ones, and a zero.
    pub(in crate::library::index) fn unary(&mut self, number: u32) {
        let mut rest = number;
        while rest >= 32 {
            self.bits(u32::MAX, 32);
            rest -= 32;
        }
        self.bits((1 << rest) - 1, rest);
        self.bits(0, 1);
    }

    /// Fills the last byte with zeros.
    pub(in crate::library::index) fn end(self) {
        let bytes = self.held.to_le_bytes();
        let held = usize::try_from(self.count.div_ceil(8)).unwrap_or(0);
        self.out.extend(bytes.iter().take(held));
    }
}

/// Reads bits; what is read beyond the last byte is `None`.
pub(in crate::library::index) struct BitReader<'a> {
    rest: &'a [u8],
    held: u64,
    count: u32,
}

impl<'a> BitReader<'a> {
    pub(in crate::library::index) fn new(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            held: 0,
            count: 0,
        }
    }

    /// Holds at least 32 bits, as far as there are so many.
    fn fill(&mut self) {
        if self.count >= 32 {
            return;
        }
        if let Some((four, rest)) = self.rest.split_first_chunk::<4>() {
            self.held |= u64::from(u32::from_le_bytes(*four)) << self.count;
            (self.rest, self.count) = (rest, self.count + 32);
            return;
        }
        while let (Some((byte, rest)), true) = (self.rest.split_first(), self.count < 32) {
            self.held |= u64::from(*byte) << self.count;
            (self.rest, self.count) = (rest, self.count + 8);
        }
    }

    /// Reads so many bits, at most 32.
    pub(in crate::library::index) fn bits(&mut self, count: u32) -> Option<u32> {
        self.fill();
        self.count = self.count.checked_sub(count)?;
        let number = self.held & ((1 << count) - 1);
        self.held >>= count;
        u32::try_from(number).ok()
    }

    /// Steps over so many numbers in unary: each ends with a zero.
    pub(in crate::library::index) fn skip_unary(&mut self, numbers: u64) -> Option<()> {
        let mut left = numbers;
        loop {
            self.fill();
            let ends = u64::from(self.count - self.held.count_ones());
            if left <= ends {
                break;
            }
            if self.count == 0 {
                return None;
            }
            left -= ends;
            (self.held, self.count) = (0, 0);
        }
        for _ in 0..left {
            self.unary()?;
        }
        Some(())
    }

    /// Reads a number of which so many of the lowest bits, fewer than 32, stand behind the others in
    /// unary.
    pub(in crate::library::index) fn rice(&mut self, low_bits: u32) -> Option<u32> {
        self.fill();
        let ones = self.held.trailing_ones();
        let length = ones + 1 + low_bits;
        // Nearly always all of it is at hand.
        if length <= self.count && length < u64::BITS {
            let low = self.held >> (ones + 1) & ((1 << low_bits) - 1);
            self.held >>= length;
            self.count -= length;
            return u32::try_from(u64::from(ones) << low_bits | low).ok();
        }
        let high = u64::from(self.unary()?) << low_bits;
        u32::try_from(high | u64::from(self.bits(low_bits)?)).ok()
    }

    /// Counts the ones before the next zero.
    pub(in crate::library::index) fn unary(&mut self) -> Option<u32> {
        let mut number = 0;
        loop {
            self.fill();
            let ones = self.held.trailing_ones();
            if ones < self.count {
                self.held >>= ones + 1;
                self.count -= ones + 1;
                return Some(number + ones);
            }
            if self.count == 0 {
                return None;
            }
            number += self.count;
            (self.held, self.count) = (0, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_is_read_behind_the_last_byte() {
        for bytes in [&[][..], &[0xff], &[0xff; 9]] {
            assert_eq!(BitReader::new(bytes).unary(), None);
            assert_eq!(BitReader::new(bytes).rice(3), None);
        }
        assert_eq!(BitReader::new(&[0xfe]).bits(9), None);
        assert_eq!(BitReader::new(&[0xfe]).rice(8), None);
        assert_eq!(BitReader::new(&[0xfe]).rice(7), Some(0x7f));
    }

    proptest! {
        #[test]
        fn bits_come_back_as_they_were_written(
            numbers in prop::collection::vec((any::<u32>(), 0_u32..=32, 0_u32..200), 0..40),
        ) {
            let mut bytes = vec![7];
            let mut writer = BitWriter::new(&mut bytes);
            let low = |number: u32, count: u32| {
                u32::try_from(u64::from(number) & ((1 << count) - 1)).unwrap()
            };
            for (number, count, ones) in &numbers {
                writer.bits(low(*number, *count), *count);
                writer.unary(*ones);
                writer.unary(*ones);
                writer.bits(low(*number, *count % 32), *count % 32);
            }
            writer.end();
            let mut ends = Vec::new();
            let mut writer = BitWriter::new(&mut ends);
            for (_, _, ones) in &numbers {
                writer.unary(*ones);
            }
            writer.end();
            for (place, (_, _, ones)) in numbers.iter().enumerate() {
                let mut reader = BitReader::new(&ends);
                reader.skip_unary(place as u64).unwrap();
                prop_assert_eq!(reader.unary(), Some(*ones));
            }
            let mut reader = BitReader::new(&bytes[1..]);
            for (number, count, ones) in &numbers {
                prop_assert_eq!(reader.bits(*count), Some(low(*number, *count)));
                prop_assert_eq!(reader.unary(), Some(*ones));
                let low_bits = *count % 32;
                let rice = u64::from(*ones) << low_bits | u64::from(low(*number, low_bits));
                prop_assert_eq!(reader.rice(low_bits), u32::try_from(rice).ok());
                if u32::try_from(rice).is_err() {
                    break;
                }
            }
        }
    }
}
