//! Enums whose values have names in files, phrases and JSON: one definition each.
//!
//! Value, name, other spellings and the list of all stand in one place, so that
//! a new value is one line and the compiler names every `match` that is left.
//! What a value means is decided where it is used.

/// Defines an enum of values that have names.
///
/// The first word is the name that is printed; words after `|` are read as well.
///
/// ```ignore
/// vocabulary! {
///     /// How long a tenancy runs.
///     pub enum Term {
///         /// Until somebody ends it.
///         Periodic = "periodic" | "rolling",
///         /// Until a day that was agreed.
///         Fixed = "fixed",
///     }
/// }
/// assert_eq!(Term::ALL, [Term::Periodic, Term::Fixed]);
/// assert_eq!(Term::Periodic.name(), "periodic");
/// assert_eq!(Term::parse("rolling"), Some(Term::Periodic));
/// ```
macro_rules! vocabulary {
    (
        $(#[$about:meta])*
        $vis:vis enum $type:ident {
            $($(#[$of:meta])* $value:ident = $name:literal $(| $spelling:literal)*),+ $(,)?
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        $vis enum $type {
            $($(#[$of])* $value),+
        }

        impl $type {
            /// Every value, in the order of its definition.
            $vis const ALL: [Self; [$($name),+].len()] = [$(Self::$value),+];

            /// The printed name of every value, in the same order.
            $vis const IDS: [&'static str; [$($name),+].len()] = [$($name),+];

            /// Every value with the name that is printed.
            $vis const NAMES: &'static [(&'static str, Self)] = &[$(($name, Self::$value)),+];

            /// The name that is printed in files, phrases and JSON.
            #[must_use]
            $vis const fn name(self) -> &'static str {
                match self { $(Self::$value => $name),+ }
            }

            /// Every way in which it can be written, the name first.
            #[must_use]
            $vis const fn spellings(self) -> &'static [&'static str] {
                match self { $(Self::$value => &[$name $(, $spelling)*]),+ }
            }

            /// The value that is written so, letter by letter.
            #[must_use]
            $vis fn parse(text: &str) -> Option<Self> {
                match text { $($name $(| $spelling)* => Some(Self::$value),)+ _ => None }
            }
        }
    };
}

pub(crate) use vocabulary;

#[cfg(test)]
mod tests {
    vocabulary! {
        /// How long a tenancy runs.
        enum Term {
            /// Until somebody ends it.
            Periodic = "periodic" | "rolling",
            /// Until a day that was agreed.
            Fixed = "fixed",
        }
    }

    #[test]
    fn a_value_is_found_by_each_of_its_names() {
        for term in Term::ALL {
            assert!(term.spellings().iter().all(|word| Term::parse(word) == Some(term)));
        }
        assert_eq!((Term::Periodic.name(), Term::IDS), ("periodic", ["periodic", "fixed"]));
        assert_eq!(Term::NAMES, [("periodic", Term::Periodic), ("fixed", Term::Fixed)]);
        assert_eq!(Term::parse("Rolling"), None);
    }
}
