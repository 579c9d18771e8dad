//! `new landlord NAME`: a folder with a first policy, every key that matters in
//! it, and nothing invented: what is not known is `not stated`.

use complaints::days::calendar::Nation;
use complaints::policy::Scheme;
use complaints::policy::library::possible_slug;

use super::Made;
use super::day::file_name;
use super::unfilled::unfilled;
use super::write::new_folder;
use crate::clock;
use crate::command_error::CommandError;
use crate::machine::to_slash;
use crate::read::{self, Folders};

/// The first policy, to be filled in.
const POLICY: &str = include_str!("policy.md");

/// What `new landlord` takes.
#[derive(Debug, clap::Args)]
pub(super) struct LandlordArgs {
    /// The landlord's name as readers know it, such as "Example Homes"
    name: String,
    /// The day from which its policy has held, such as 2024-04-01; leave it out if the policy gives none
    #[arg(long, value_name = "DAY", default_value = "undated")]
    from: String,
    /// Whose bank holidays count: england, wales, scotland, northern-ireland or uk
    #[arg(long, value_name = "NATION")]
    nation: Option<String>,
    /// The ombudsman scheme that binds it: housing-ombudsman, spso, psow, nipso or none
    #[arg(long, value_name = "SCHEME")]
    scheme: Option<String>,
    #[command(flatten)]
    pub(super) folders: Folders,
}

pub(super) fn make(args: &LandlordArgs) -> Result<Made, CommandError> {
    let name = args.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if !name.chars().any(char::is_alphanumeric) {
        return Err(CommandError::Misuse(
            "a landlord needs a name of letters: site-gen new landlord \"Example Homes\"".to_owned(),
        ));
    }
    let nation = known("nation", args.nation.as_deref(), &Nation::IDS);
    let scheme = known("scheme", args.scheme.as_deref(), &Scheme::IDS);
    let ((nation, scheme), (stem, starts)) = both(both(nation, scheme), file_name(&args.from))?;
    if starts.first_day() > clock::today() && stem != "undated" {
        return Err(CommandError::Misuse(format!(
            "the first policy of a landlord has to be in force already, and {} is to come: leave --from out, or give the \
             day from which it has held. A version that is to come is made after it, with `site-gen new version`",
            args.from
        )));
    }
    args.folders.are_here()?;
    let slug = possible_slug(&name);
    let file = format!("{stem}.md");
    let text = POLICY
        .replace("{landlord}", &quoted(&name))
        .replace("{name}", &name)
        .replace("{nation}", nation)
        .replace("{scheme}", scheme);
    let folder = args.folders.policies.join(&slug);
    new_folder(&folder, &file, &text)?;
    let path = to_slash(folder.join(&file));
    let undated = if stem == "undated" {
        "\nIts name says that the policy has no date. If it has one, give the file that day as its name, such as \
         2024-04-01.md."
    } else {
        ""
    };
    let others = read::landlords(&args.folders)?.into_iter().filter(|(other, _)| *other != slug);
    let others: Vec<String> = others.map(|(other, _)| other).collect();
    let at = match others.as_slice() {
        [] => "It is alone on the site, so its pages will stand at /.".to_owned(),
        // A landlord that is alone has the whole site.
        [one] => format!(
            "Its pages will stand at /{slug}/. Until now {one} was alone on the site: its pages move from / to /{one}/, and \
             addresses that people kept lead nowhere. Before you publish, let whoever runs the web server lead the old \
             addresses on, or give the new landlord a site of its own; and change the address where {one} prints it."
        ),
        _ => format!("Its pages will stand at /{slug}/."),
    };
    let said = format!(
        "This is a first policy for {name}. {at} While `demonstration: yes` stands in it, a \
         notice on every page says that it is not the landlord's own site.{undated}\nNext: open it and read it from the \
         top. Where the policy gives a time, write it in place of `not stated`, with the section in brackets. Then put \
         the words of the policy below the second line of `---`. `site-gen serve` shows the pages as you write."
    );
    Ok(Made { path, said, unfilled: unfilled(&text) })
}

/// One of the names, as it was typed; nothing where none was: `check` then asks for it.
fn known<'t>(what: &str, typed: Option<&'t str>, names: &[&'static str]) -> Result<&'t str, CommandError> {
    match typed {
        Some(typed) if !names.contains(&typed) => {
            let small = typed.to_lowercase().replace([' ', '_'], "-");
            names.iter().find(|name| **name == small).copied().ok_or_else(|| {
                let meant = meant(&small, names).map(|name| format!(" Did you mean {name}?")).unwrap_or_default();
                CommandError::Misuse(format!("\"{typed}\" is not a {what}.{meant} There are: {}", names.join(", ")))
            })
        }
        typed => Ok(typed.unwrap_or_default()),
    }
}

/// Both, or what is wrong with each of them at once.
fn both<A, B>(one: Result<A, CommandError>, other: Result<B, CommandError>) -> Result<(A, B), CommandError> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(CommandError::Misuse(one)), Err(CommandError::Misuse(other))) => {
            Err(CommandError::Misuse(format!("{one}. Besides: {other}")))
        }
        (Err(why), _) | (_, Err(why)) => Err(why),
    }
}

/// The name that was meant: nearly typed, or of which a part was typed.
fn meant(typed: &str, names: &[&'static str]) -> Option<&'static str> {
    let far = |name: &str| strsim::damerau_levenshtein(name, typed);
    let near = names.iter().filter(|name| name.len() > 3 && far(name) <= 3).min_by_key(|name| far(name));
    let part = || names.iter().find(|name| typed.len() > 3 && name.contains(typed));
    near.or_else(part).copied()
}

/// A name as a value of YAML: in quotes, so that no sign in it is taken for another.
fn quoted(name: &str) -> String {
    let plain = name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '’' | '.'));
    if plain && name.starts_with(char::is_alphabetic) {
        name.to_owned()
    } else {
        format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
    }
}
