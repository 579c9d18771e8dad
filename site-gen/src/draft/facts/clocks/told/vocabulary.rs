//! The words with which a complaints procedure speaks of a complaint on its way.
//!
//! A word belongs here if it tells nothing of which complaints, of which other
//! matter, or of whose time it is. `*` stands for any ending.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Who has to act within the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Landlord,
    /// The landlord, who asks for more time and says why.
    Delay,
    Reader,
}

/// Whether a word leaves open nothing that matters.
pub(super) fn is_known(word: &str, side: Side) -> bool {
    // "We'll", "you've", "manager's".
    let small = word.split('\'').next().unwrap_or(word);
    let of = |words: &Words| words.has(small);
    // "Usually", "promptly": how, and not what. "Informally" is another way than this procedure's.
    let how = small.ends_with("ly") && !matches!(small, "informally" | "locally" | "early");
    small.len() < 2
        || how
        || word.ends_with("n't")
        || [&SMALL, &ACTS, &THINGS, &ROLES, &PEOPLE].into_iter().any(|words| of(words))
        || side == Side::Delay && of(&LONGER)
        || side == Side::Reader && of(&ASKING)
}

/// Whether a word is one for somebody who acts for the landlord.
pub(super) fn is_role(word: &str) -> bool {
    ROLES.has(word)
}

/// A closed set of words, and of their beginnings.
struct Words {
    whole: HashSet<&'static str>,
    stems: Vec<&'static str>,
}

impl Words {
    fn of(list: &'static str) -> Self {
        let (stems, whole): (Vec<&str>, Vec<&str>) = list.split_whitespace().partition(|word| word.ends_with('*'));
        let stems = stems.into_iter().filter_map(|stem| stem.strip_suffix('*')).collect();
        Self { whole: whole.into_iter().collect(), stems }
    }

    fn has(&self, word: &str) -> bool {
        self.whole.contains(word) || self.stems.iter().any(|stem| word.starts_with(stem))
    }
}

/// Words that carry no matter of their own.
static SMALL: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "
        about additional after agreement all along also always am an and another any appropriate are area
        around as asking at away back be because been before being between both but by can clear clearly
        code committed containing could customer customer's day days detail detailed detailing details did
        different directly do does done due during each either else english every exceed exceeding exceeds
        expected experience experienced extenuating extra fast final first followed following for formal
        formally four from full fully further generally good had handling has have having he her here his
        hours housing how if in in-depth independent initial initially into involved is issue issues it its
        last later least line local longer longest maximum may might months more most must named nature new
        next no normally not note of office on once one only or ordinarily original other otherwise our out
        outside over own pm possible practicable previously prompt promptly property providing quickly
        raised reasonable regional relations relevant responsible same scheme second senior service services
        shall she should so some soon steps still subsequent such suitable suits than that the their them
        themselves then there these they they'll thing things third this thorough those three through to
        together total two typically under understanding unless until up us using usually verbally want
        wants was way we we'll weeks welsh were what whatever when where which who whole will with within
        working would writing written you you'll your yours
        ",
    )
});

/// What is done with a complaint.
static ACTS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "
        accept accepted accepts acknowledg* advise advised agree agreed aim aims allocate allocated answer
        answered answering answers appeal appeals arrange arrived ask asked asking asks assign assigned
        attempt attempts begin begins call called calls carried carry come comes communicate communicated
        complete completed completes conclud* confirm* consider considered considers contact contacted
        contacts convene* deal deals dealt decide decided decides define defined delay* deliver delivered
        direct directed discuss discusses end endeavour endeavours escalat* expect expects explain
        explaining explains extend extended extending extends extension extensions find finish finished
        follow follows forward forwarded found gather get gets give given gives go goes going got handle
        handled happen happens hear heard hears held hold inform informed informs introduce investigat*
        involve involves issue issued issues issuing know let log logged logging logs look looked looks made
        make makes making manage managed meet meets move moved moves need needed needs notified notifies
        notify pass passed phone phoned phones prepare prepared prepares produce produced produces progress
        progressed provide provided provides put reach reached receive received receives receiving record
        recorded records refer referred register registered reopen replied replies reply replying request
        requested requesting requests require required requires resolution resolve resolved resolves
        resolving respond responded responding responds review reviewed reviewing reviews right ring rings
        seek seeks send sending sends sent set sets setting speak speaks start starts submit submitted take
        taken takes taking talk talks target telephone telephones tell tells told touch tries try understand
        undertake* undertook upheld visit work works write writes writing
        ",
    )
});

/// What it is done to, and what comes of it.
static THINGS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "
        appointment case cases complaint complaint's complaints concern concerns conclusion conclusions date
        dates deadline decision details e-mail email explanation file findings form hearing holding letter
        level limit majority matter matters meeting name number outcome outcomes part period point post
        problem procedure process reason reasons receipt reference report response responses result stage
        stages step target time timeframe times timescale timescales vast
        ",
    )
});

/// Who acts for the landlord.
static ROLES: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "
        adviser advisor assistant association board chair chairperson chief clerk co co-operative colleague
        colleagues committee company coordinator council department deputy director directors executive
        governor governors handler handlers head hub investigator landlord lead manager managers managing
        member members nominee officer officers operative ordinator organisation panel partner person
        secretary somebody someone staff team teams trustee trustees unit warden
        ",
    )
});

/// Who complains.
static PEOPLE: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "
        complainant customer resident tenant
        ",
    )
});

/// Why an answer takes longer.
static LONGER: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "
        allow allows apply approve approved authorise* because beyond can't cannot case cases cause
        circumstances complex complexity complicated consent exception* exhausted grant granted information
        inspection justification justified likely maximum might mutual mutually necessary parties party
        permitted required revised should subject timely unable visit whether why won't
        ",
    )
});

/// What people do who ask again.
static ASKING: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "
        ago although anyone aren't arising arose aware became because becoming believe bring brought
        circumstances close closed closure complain complainants complained consideration customers decided
        did disagree* discretion dissatisf* don't event events everyone exceptional exercise feel giving go
        goes happen* happy however incident incidents isn't issue issues knew lapse* like move moved
        normally occur* offer offered offers old older open opened opportunity option people place please
        progress raise raised re remain remains remedy reopen* report reported residents resolved right rise
        satisf* settle settled something stand stands tenants thing things think told took unhappy
        unresolved valid want wants we've went why wish wishes would wrong you've
        ",
    )
});
