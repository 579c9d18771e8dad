//! Bytes as hexadecimal figures, in small letters, and back.
//!
//! What is kept and what stands in addresses is written one way only, so
//! capitals are refused: two texts are the same bytes only where they are equal.

/// `[0, 255]` as `00ff`.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    ::hex::encode(bytes)
}

/// `N` bytes from `2 * N` figures; `None` for capitals, another length or anything else.
#[must_use]
pub fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let small = !text.bytes().any(|b| b.is_ascii_uppercase());
    ::hex::decode_to_slice(text, &mut bytes).ok().filter(|()| small).map(|()| bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_and_nothing_else_is_read() {
        assert_eq!(encode(&[0, 10, 255]), "000aff");
        assert_eq!(decode("000aff"), Some([0, 10, 255]));
        for wrong in ["", "0", "000af", "000AFF", "000aff00", "00 aff", "ééé"] {
            assert_eq!(decode::<3>(wrong), None, "{wrong}");
        }
    }
}
