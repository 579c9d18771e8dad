//! Two contacts that differ by one slip of the hand.

/// Whether one letter was left out, put in, changed, or changed places with its neighbour.
pub(in crate::check) fn is_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    if short == long {
        return false;
    }
    let same = short.iter().zip(long.iter()).take_while(|(a, b)| a == b).count();
    let behind = |list: &[char], from: usize| list.get(from..).unwrap_or_default().to_vec();
    match long.len() - short.len() {
        0 => {
            let changed = behind(short, same + 1) == behind(long, same + 1);
            let swapped = behind(short, same + 2) == behind(long, same + 2)
                && short.get(same) == long.get(same + 1)
                && short.get(same + 1) == long.get(same);
            changed || swapped
        }
        1 => behind(short, same) == behind(long, same + 1),
        _ => false,
    }
}

/// Whether two addresses differ in what stands behind the first point of the domain: `.org` for `.org.uk`.
pub(super) fn is_other_ending(one: &str, other: &str) -> bool {
    let name = |address: &str| {
        let at = address.find('@').map_or(0, |at| at + 1);
        let point = address.get(at..).and_then(|domain| domain.find('.')).map_or(address.len(), |point| at + point);
        address.get(..point).unwrap_or_default().to_owned()
    };
    // A short one is as likely another's.
    one != other && name(one) == name(other) && name(one).len() > 5
}

#[cfg(test)]
mod tests {
    use super::{is_other_ending, is_slip};

    #[test]
    fn one_slip_is_told_from_another_contact() {
        for wrong in ["01632960002", "01632690001", "0163296001", "016329600011"] {
            assert!(is_slip("01632960001", wrong), "{wrong}");
        }
        assert!(!is_slip("01632960001", "01632960001"));
        assert!(!is_slip("01632960001", "01632960110"));
        assert!(is_other_ending("a@example.org", "a@example.org.uk"));
        assert!(!is_other_ending("a@example.org", "b@example.org"));
    }
}
