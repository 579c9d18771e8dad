//! Phrases with fixed keys, and how a set of them is defined.

use super::slot::Slot;

/// Defines phrases with fixed keys: each with the values that are filled into it.
///
/// The enum is used by whoever prints a phrase, and its list of keys by the
/// reader of `phrases.yaml`. A phrase that nobody prints is a variant that is
/// never constructed, which the compiler tells.
macro_rules! phrases {
    (
        $(#[$about:meta])*
        enum $type:ident { $($phrase:ident = $key:literal $([$($slot:ident),+])?),+ $(,)? }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $type { $($phrase),+ }

        impl $type {
            /// Every key, with what can stand in its braces.
            pub(super) const KEYS: &'static [(&'static str, &'static [Slot])] =
                &[$(($key, &[$($(Slot::$slot),+)?])),+];
        }

        impl Keyed for $type {
            fn key(self) -> &'static str {
                match self { $(Self::$phrase => $key),+ }
            }

            fn slots(self) -> &'static [Slot] {
                match self { $(Self::$phrase => &[$($(Slot::$slot),+)?]),+ }
            }
        }
    };
}

pub(super) use phrases;

/// A phrase with a fixed key.
pub(crate) trait Keyed: Copy {
    /// Its key in `phrases.yaml`, with a dot between levels: `rule.or-later`.
    fn key(self) -> &'static str;

    /// The names that its text may have in braces, such as `{n}`.
    fn slots(self) -> &'static [Slot];
}
