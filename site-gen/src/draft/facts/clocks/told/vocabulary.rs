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
pub(in crate::draft::facts) fn is_role(word: &str) -> bool {
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
        about across additional afresh after afterwards again against agreement all almost alone along already also
        always am an and another any anyway appointed appropriate are area around as aside asking at away back be
        because been before being below beside besides between beyond both but by can clear clearly code
        committed concerned concerning containing could customer customer's day days detail detailed detailing details comprehensive considered did
        different directly do does done drop drops due during each either else english enough even ever every everybody everyone
        everything exceed exceeding exceeds expected experience experienced extenuating extra fair fast final
        first followed following for format frontline formal formally four from full fully further generally good had
        handling has have having he her here herself himself his hours housing how if honest in in-depth including
        independent initial initially inside instead into involved is issue issues it its itself just keep
        keeps last later least like likely line local longer longest made many maximum may might months more
        most much must named nature never new next no nominated normally not note now of off office often on once one
        only onwards or ordinarily original other otherwise our ourselves out outside outstanding over own per perhaps personal plain
        pm possible practicable previous previously prompt promptly proper property providing quickly quite raised rather reasoned
        really reasonable regarding regardless regional relations relevant responsible route rule rules same scheme second senior
        service services several shall she should short since so some soon sooner sort sorted sorts spot steps
        still straight subsequent such suitable suits sure than that the their them themselves then there
        therefore these they they'll thing things third this thorough those three through throughout thus to
        together too total toward towards two typically under understanding unless until up upon us using
        usually verbally very via want wants was way we we'll weeks well welsh were what whatever when
        whenever where wherever whether which while who whole whom whose why will with within without
        working would writing written yet you you'll your yours yourself
        ",
    )
});

/// What is done with a complaint.
static ACTS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "
        accept accepted accepts acknowledg* add added adds advise advised agree agreed aim aims allocate
        allocated answer answered answering answers appeal appeals arrange arranged arrive arrived arrives ask asked
        asking asks assign assigned attempt attempts began begin begins begun call called calls carried
        carry close closed closes closing come comes communicate communicated communicates complete
        completed completes conclud* confirm confirm* consider considered considers contact contacted
        contacts convene* deal deals dealt decide decided decides define defined delay* deliver delivered
        detail determine determined determines direct directed discuss discusses end endeavour endeavours
        escalat* expect expects explain explaining explains extend extended extending extends extension
        extensions find finish finished follow follows forward forwarded found gather get gets give given
        gives go goes going got handle handled happen happens hear heard hears held hold inform informed
        informs introduce investigat* involve involves issue issued issues issuing keep keeps kept know let lets
        log logged logging logs look looked looks made make makes making manage managed meet meets move
        moved moves need needed needs notified notifies notify offer offers out outline outlines outlining
        pass passed phone phoned phones posted prepare prepared prepares produce produced produces progress
        progressed provide provided provides put reach reached reaches reaching receive received receives
        receiving record recorded records refer referred register registered reopen replied replies reply
        replying request requested requesting requests require required requires resolution resolve resolved
        resolves resolving respond responded responding responds return returned returns review reviewed
        reviewing reviews right ring rings see seek seeks sees send sending sends sent set sets setting
        promise promises settle settled settles share shared shares speak speaks start starts state stated states submit
        submitted summarise summarises summarising take taken takes taking talk talks target telephone
        telephones tell tells told touch tries try understand undertake* undertook upheld work working works
        write writes writing
        ",
    )
});

/// What it is done to, and what comes of it.
static THINGS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "
        appointment case cases complaint complaint's complaints concern concerns conclusion conclusions date
        dates deadline decision details e-mail email explanation file findings hearing holding letter level
        limit majority matter matters meeting name number outcome outcomes part period point post problem
        procedure process reason happened reasons receipt recommendation recommendations reference report response responses result stage stages
        step target time timeframe times timescale timescales vast wrong
        ",
    )
});

/// Who acts for the landlord.
static ROLES: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "
        adviser advisor assistant association board casework caseworker caseworkers chair chairman
        chairperson chairwoman chief clerk co co-operative colleague colleagues committee company
        coordinator council department deputy director directors executive executive's governor governors
        handler handlers head head-office hub investigator landlord lead manager managers managing member
        members nominee officer officers operations operative ordinator organisation panel partner person
        principal region resolution resolutions reviewer reviewers secretary somebody someone specialist staff supervisor team
        teams trustee trustees unit warden
        ",
    )
});

/// Who complains.
static PEOPLE: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "
        complainant customer representative resident tenant
        ",
    )
});

/// Why an answer takes longer.
static LONGER: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "
        allow allows apply approve approved authorise* because beyond can't cannot case cases cause
        circumstances complex complexity difficult complicated consent exception* exhausted grant granted information
        inspection justification justified likely limited maximum might mutual mutually necessary parties party
        permitted required revised say should single stretched subject timely unable visit whether why won't
        ",
    )
});

/// What people do who ask again.
static ASKING: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "
        ago although anyone aren't arising arose arrive arrives asked aware became because becoming believe
        bring brought circumstances close closed closure complain complainants complained consideration
        content customers decided did disagree* discretion dissatisf* don't event events everyone
        exceptional exercise explanation explanations feel further giving go goes happen* happy however incident incidents isn't
        issue issues knew lapse* letter like lodge lodged window move moved normally not-happy occur* offer offered offers old
        older open opened opportunity option people place please progress raise raised re reach reaches
        remain remains remedy reopen* report reported residents resolved right rise satisf* settle settled
        solution solutions something stand stands stay stays still tenants thing things think told took unhappy unresolved
        valid want wanting wants we've went why wish wishes within would wrong you've
        ",
    )
});
