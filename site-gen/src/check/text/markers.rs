//! How people mark the items of a list at the start of a line, be it Markdown's way or not.

/// What opens a line as an item, and the words after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) struct Marked<'l> {
    pub(in crate::check) mark: &'l str,
    pub(in crate::check) words: &'l str,
}

/// Signs that word processors put before items. The private one is what is pasted of the font Symbol.
const SIGNS: [char; 22] = [
    '•', '·', '‣', '▪', '▫', '◦', '●', '○', '■', '□', '➢', '►', '▸', '✓', '✔', '✗', '❖', '⁃', '∙', '\u{f0b7}',
    '\u{f0a7}', '\u{f0d8}',
];

/// A sign that is never anything but the mark of an item: `• words`.
pub(in crate::check) fn sign(line: &str) -> Option<Marked<'_>> {
    let line = line.trim_start();
    let rest = line.strip_prefix(SIGNS)?;
    part(line, rest)
}

/// A dash, Word's `o`, or a mark of Markdown's without the space that makes it one (`-words`; a pasted no-break space
/// is none): each can be words too.
pub(in crate::check) fn likely_sign(line: &str) -> Option<Marked<'_>> {
    let line = line.trim_start();
    let first = line.chars().next()?;
    let rest = line.strip_prefix(first)?;
    let next = rest.chars().next()?;
    let marks = match first {
        '–' | '—' | '−' | '―' => next.is_whitespace() || next.is_alphabetic(),
        'o' => next.is_whitespace(),
        '-' | '*' | '+' => next == '\u{a0}' || next.is_alphabetic(),
        _ => false,
    };
    if marks { part(line, rest) } else { None }
}

/// A letter, a Roman number, a clause or a number in brackets: `a)`, `(a)`, `iv.`, `4.1`, `(1)`.
pub(in crate::check) fn lettered(line: &str) -> Option<Marked<'_>> {
    let line = line.trim_start();
    let (mark, words) = line.split_once(char::is_whitespace)?;
    let inner = mark.trim_matches(['(', ')', '.']);
    let closes = mark.ends_with([')', '.']);
    let letters = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_alphabetic());
    let roman = (1..=5).contains(&inner.len()) && inner.bytes().all(|byte| b"ivxIVX".contains(&byte));
    let number = (1..=2).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_digit());
    let mut clause = inner.split('.');
    let clause = inner.contains('.')
        && clause.all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    // `I.` ends a sentence, `1.` is Markdown's own.
    let is_mark = closes && (letters || roman) && !matches!(mark, "I." | "a." | "A.")
        || mark.starts_with('(') && mark.ends_with(')') && (letters || roman || number)
        || matches!(mark, "a." | "A.")
        || clause;
    is_mark.then_some(Marked { mark, words: words.trim_start() })
}

/// A number as Markdown wants it, `2. words`, and one without its space, `2.words`.
pub(in crate::check) fn numbered(line: &str) -> Option<(u32, Marked<'_>)> {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) {
        return None;
    }
    let (number, rest) = line.split_at_checked(digits)?;
    let words = rest.strip_prefix(['.', ')'])?;
    let next = words.chars().next()?;
    let marked = part(line, words).filter(|_| next.is_whitespace() || next.is_alphabetic())?;
    Some((number.parse().ok()?, marked))
}

fn part<'l>(line: &'l str, rest: &'l str) -> Option<Marked<'l>> {
    let mark = line.strip_suffix(rest)?;
    let words = rest.trim();
    (!words.is_empty()).then_some(Marked { mark, words })
}
