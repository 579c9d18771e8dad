//! Whether the words of a circumstance read after "if" and "because": they are a
//! clause, with a subject and a finite verb.
//!
//! "There is damp or mould in your home" does; "damp or mould in your home" and
//! "damp that is in your home" do not. The rule knows a list of verbs and no
//! grammar: it can refuse a good clause whose verb is not in the list, and the
//! cure is to say it with one that is ("a child is ill" for "a child suffers").

/// Verbs that are the verb of a clause wherever they stand behind its subject.
const VERBS: &str = "is are was were am has have had do does did can cannot could may might must will would shall should \
    affects asks becomes began belongs broke came comes contains depends fell gave gets gives \
    causes concerns dies died fails failed feels grows leaks lives looks looked needs relates remains returns returned \
    sleeps smells started starts stays stopped stops suffers turned \
    goes happens involves knew knows makes says seems takes tells thinks took wants went writes wrote";

/// Verbs that can be a noun or a participle too ("a repair left undone"): they count right behind a pronoun.
const VERBS_AFTER_PRONOUNS: &str = "ask breaks complain complains feel feels find finds found get give go got hear heard hold holds keep keeps \
    kept know leave leaves left live lives lose loses lost made make meet meets need needs owe owes pay \
    pays rent rents report reports said saw say send sent take tell think told use uses want work works \
    write";

const PRONOUNS: &str = "you we they it he she somebody someone anybody anyone nobody everybody everyone nothing something \
    this that these those";

/// Words that open a clause inside another: the next verb is theirs.
const OPENERS: &str = "that which who whose where when while because if unless since as what how why whether although \
    though until before after";

/// Before these a verb of the list is a noun: "your will".
const ARTICLES: &str = "a an the your our their his her its my any no";

/// Why words do not read after "if".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoClause {
    /// They bring their own "if" or "because".
    Opener,
    /// They have no finite verb behind a subject.
    NoVerb,
    /// They end a sentence, which goes on behind them.
    FullStop,
}

/// Reads words as a clause after "if".
///
/// # Errors
/// Why they are not one.
pub(super) fn reads_after_if(words: &str) -> Result<(), NoClause> {
    if words.trim_end().ends_with(['.', '!', '?']) {
        return Err(NoClause::FullStop);
    }
    // Upper case stays: "May" is a month, "may" a verb.
    let words: Vec<String> = words.split_whitespace().flat_map(whole).filter(|word| !word.is_empty()).collect();
    let opens = |word: &String| is_in(OPENERS, &word.to_lowercase());
    let first_is_pronoun = words.first().is_some_and(|word| is_pronoun(word));
    if words.first().is_some_and(opens) && !first_is_pronoun {
        return Err(NoClause::Opener);
    }
    // The first word is the subject's. Each clause inside takes one verb, and one must be left for the whole.
    let mut waiting = 0_usize;
    for (before, word) in words.iter().zip(words.iter().skip(1)) {
        if is_verb(before, word) {
            match waiting {
                0 => return Ok(()),
                _ => waiting -= 1,
            }
        } else if opens(word) {
            waiting += 1;
        }
    }
    Err(NoClause::NoVerb)
}

/// The word without marks; "it’s" is "it" and "is", "doesn't" is "does".
fn whole(word: &str) -> Vec<String> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).replace('’', "'");
    let Some((subject, end)) = word.rsplit_once('\'') else { return vec![word] };
    let verb = match end {
        "s" => "is",
        "re" => "are",
        "ve" => "have",
        "ll" => "will",
        "d" => "had",
        "t" if word == "can't" || word == "won't" => return vec!["can".to_owned()],
        "t" => return vec![subject.trim_end_matches('n').to_owned()],
        _ => return vec![word],
    };
    // "Somebody's health" is no clause.
    match subject.to_lowercase().as_str() {
        "there" | "it" | "that" | "he" | "she" | "we" | "you" | "they" => vec![subject.to_owned(), verb.to_owned()],
        _ => vec![word],
    }
}

fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

fn is_pronoun(word: &str) -> bool {
    is_in(PRONOUNS, &word.to_lowercase())
}

fn is_verb(before: &str, word: &str) -> bool {
    let before = before.to_lowercase();
    // "Work to do" and "the will" have no verb of a clause.
    if before == "to" || is_in(ARTICLES, &before) {
        return false;
    }
    is_in(VERBS, word) || is_in(PRONOUNS, &before) && (is_in(VERBS_AFTER_PRONOUNS, word) || word.ends_with("ed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: Result<(), NoClause>) {
        assert_eq!(reads_after_if(words), expected, "if {words}");
    }

    #[test]
    fn a_clause_reads_after_if() {
        for clause in [
            "there is damp or mould in your home",
            "There’s damp in your home",
            "you have no heating or no hot water",
            "the lift in your building does not work",
            "the lift doesn't work",
            "the lift can’t be used",
            "it is about a stair, roof or path that you share with others",
            "we opened your complaint again",
            "somebody needs care",
            "you told us that it is urgent",
            "the room that is damp is a bedroom",
            "other organisations have to help",
            "your ceiling leaks",
            "a child lives where there is mould",
            "a lift stopped working",
            "mould grows on your walls",
            "your complaint concerns damp",
            "two or more of us looked into it",
        ] {
            check(clause, Ok(()));
        }
    }

    #[test]
    fn what_is_no_clause_is_refused() {
        for words in [
            "damp or mould in your home",
            "damp that is in your home",
            "people who have children",
            "someone in danger",
            "a repair left undone",
            "work to do in a shared hall",
            "damp since May",
            "your will",
            "somebody's health",
            "is urgent",
            "no hot water",
            "danger",
            "",
        ] {
            check(words, Err(NoClause::NoVerb));
        }
        check("if there is damp", Err(NoClause::Opener));
        check("Because you are ill", Err(NoClause::Opener));
        check("there is damp.", Err(NoClause::FullStop));
    }
}
