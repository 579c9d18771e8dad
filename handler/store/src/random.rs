//! Chance, from the operating system alone.

/// 16 bytes that nobody can guess.
///
/// # Panics
/// When the operating system has no random bytes: nothing safe can be done then.
#[must_use]
#[expect(clippy::expect_used, reason = "a token that somebody could guess would be worse than no answer")]
pub fn system_random() -> [u8; 16] {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}
