//! Bytes as hexadecimal text, and back.

pub use complaints::form::reference::hex as encode;

/// The `N` bytes that `text` stands for; `None` for anything but `2 * N` hexadecimal figures.
#[must_use]
pub fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    let figures: Vec<u8> = text.chars().map(|c| c.to_digit(16).map(|d| d as u8)).collect::<Option<_>>()?;
    let bytes: Vec<u8> = figures.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect();
    if figures.len() == 2 * N { bytes.try_into().ok() } else { None }
}
