//! A landlord's own colour, and whether people can read on it. Contrast is that
//! of WCAG 2.2 (1.4.3): the relative luminance of two colours, from 1:1 to 21:1.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A colour of a screen, by its red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// What a landlord's colour stands with: it is the ground of white words, in the light and in the dark scheme, and
/// the ink of links on each ground of the light one. `content/assets/style.css` has the same; a test compares them.
pub const STANDS_WITH: [Colour; 4] = [
    Colour { red: 0xff, green: 0xff, blue: 0xff }, // words on the band; a field
    Colour { red: 0xfd, green: 0xfc, blue: 0xf9 }, // paper
    Colour { red: 0xf4, green: 0xf0, blue: 0xe7 }, // wash
    Colour { red: 0xfd, green: 0xf0, blue: 0xee }, // wash of a danger
];

/// The least contrast of words, as WCAG 2.2 asks for at level AA.
const LEAST: f64 = 4.5;

/// So many steps lead from a colour to black; a finer one is seen by nobody.
const STEPS: u16 = 256;

impl Colour {
    /// `#7a1f3d`, `7a1f3d` or `#7a3`; none where it is no such number.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let digits = typed.strip_prefix('#').unwrap_or(typed);
        let whole = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            6 => digits.to_owned(),
            _ => return None,
        };
        if !whole.chars().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(&whole, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self { red, green, blue })
    }

    /// How well words of the one colour are read on the other, from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The least contrast with all that it stands with.
    #[must_use]
    pub fn least_contrast(self) -> f64 {
        STANDS_WITH.into_iter().map(|other| self.contrast(other)).fold(f64::INFINITY, f64::min)
    }

    /// Whether everybody can read it, and what stands on it.
    #[must_use]
    pub fn can_be_read(self) -> bool {
        self.least_contrast() >= LEAST
    }

    /// This colour made no darker than it must be to be read; itself where it can be.
    #[must_use]
    pub fn nearest_that_can(self) -> Self {
        let darker = |step: u16| {
            let part = |channel: u8| u8::try_from(u16::from(channel) * (STEPS - step) / STEPS).unwrap_or(channel);
            Self { red: part(self.red), green: part(self.green), blue: part(self.blue) }
        };
        // At the last step it is black, on which everything is read.
        (0..=STEPS).map(darker).find(|colour| colour.can_be_read()).unwrap_or(self)
    }

    /// Its number without a sign before it, such as `7a1f3d`: a part of a file's name.
    #[must_use]
    pub fn digits(self) -> String {
        format!("{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

/// As in a policy: `#7a1f3d`.
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.digits())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(typed: &str) -> Colour {
        Colour::parse(typed).unwrap_or_else(|| panic!("{typed} is a colour"))
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        // The two ends, and a grey that WCAG's own examples give with 4.5:1 on white.
        for (one, two, wanted) in
            [("#000", "#fff", 21.0), ("#fff", "#fff", 1.0), ("#767676", "#ffffff", 4.54), ("#777777", "#ffffff", 4.48)]
        {
            let found = colour(one).contrast(colour(two));
            assert!((found - wanted).abs() < 0.01, "{one} on {two}: {found}");
        }
    }

    #[test]
    fn the_nearest_colour_can_be_read_and_the_next_lighter_one_cannot() {
        for typed in ["#ff0000", "#ffcc00", "#00aaff", "#808080", "#e6007e", "#ffffff", "#4caf50"] {
            let (given, near) = (colour(typed), colour(typed).nearest_that_can());
            assert!(!given.can_be_read(), "{typed}");
            assert!(near.can_be_read(), "{typed} became {near}");
            let lighter = |channel: u8| channel.saturating_add(3);
            let next = Colour { red: lighter(near.red), green: lighter(near.green), blue: lighter(near.blue) };
            assert!(!next.can_be_read(), "{typed} became {near}, and {next} could be read too");
        }
        let good = colour("7A1F3D");
        assert_eq!((good.nearest_that_can(), good.to_string()), (good, "#7a1f3d".to_owned()));
    }

    #[test]
    fn what_is_no_number_is_no_colour() {
        for typed in ["red", "#12345", "#gggggg", "", "rgb(1,2,3)", "#+12345"] {
            assert_eq!(Colour::parse(typed), None, "{typed}");
        }
    }
}
