//! Numbers in as few bytes as they need: seven bits in each, the lowest first; only the last byte is
//! below 128.

/// Appends a number.
pub(in crate::library::index) fn push(number: u32, out: &mut Vec<u8>) {
    if let (Ok(byte), true) = (u8::try_from(number), number < 0x80) {
        out.push(byte);
    } else {
        push_long(number, out);
    }
}

fn push_long(number: u32, out: &mut Vec<u8>) {
    let mut rest = number;
    loop {
        let [low, ..] = rest.to_le_bytes();
        rest >>= 7;
        if rest == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

/// Reads the number that stands first, and steps behind it; `None` where none ends there.
pub(in crate::library::index) fn read(bytes: &mut &[u8]) -> Option<u32> {
    let (first, mut rest) = bytes.split_first()?;
    let mut number = u32::from(first & 0x7f);
    let (mut last, mut shift) = (*first, 7);
    while last >= 0x80 && shift < u32::BITS {
        let (byte, further) = rest.split_first()?;
        number |= u32::from(byte & 0x7f) << shift;
        (last, rest, shift) = (*byte, further, shift + 7);
    }
    *bytes = rest;
    (last < 0x80).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_and_what_does_not_end_is_none() {
        let numbers = [0, 1, 127, 128, 16_383, 16_384, 1 << 28, u32::MAX];
        let mut bytes = Vec::new();
        for number in numbers {
            push(number, &mut bytes);
        }
        let mut rest = bytes.as_slice();
        for number in numbers {
            assert_eq!(read(&mut rest), Some(number));
        }
        for cut in [&[][..], &[0x80], &[0xff; 6]] {
            assert_eq!(read(&mut &*cut), None);
        }
    }
}
