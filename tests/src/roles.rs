//! AWS's judgement of a call, over the policies of `template.yaml` and of the keys of
//! `handler/deploy/sealing-keys.yaml`: what a role may, what a bucket or a key forbids to all,
//! with the operators of conditions that the template uses. An operator that is not known here ends the test.

use std::collections::BTreeMap;
use std::fs;

use yaml_rust2::{Yaml, YamlLoader};

use crate::root;

/// The resources of the template, by their names.
pub struct Template(BTreeMap<String, Yaml>);

/// One call, as AWS sees it.
#[derive(Debug)]
pub struct Call {
    action: String,
    resource: String,
    /// The keys of the request with their values; one that is missing is not in the request.
    keys: BTreeMap<String, Vec<String>>,
}

impl Call {
    /// `ACTION RESOURCE [KEY=VALUE,VALUE]…`
    #[must_use]
    pub fn read(line: &str) -> Self {
        let mut words = line.split_whitespace();
        let mut next = || words.next().expect("an action and a resource").to_owned();
        let (action, resource) = (next(), next());
        let keys = words.map(|word| {
            let (key, values) = word.split_once('=').expect("a key and its values");
            (key.to_owned(), values.split(',').map(str::to_owned).collect())
        });
        let resource = match resource.as_str() {
            of if of.starts_with("${Restored}") => {
                of.replace("${Restored}", &table("${AWS::StackName}-restored-20261224"))
            }
            of if of.starts_with("${Elsewhere}") => of.replace("${Elsewhere}", &table("payroll")),
            of if of.starts_with("${Releases}") => of.replace("${Releases}", RELEASES),
            of => of.to_owned(),
        };
        Self { action, resource, keys: keys.collect() }
    }

    /// The resource of the template that it is about.
    fn name(&self) -> &str {
        self.resource.trim_start_matches("${").split(['.', '}', '/']).next().unwrap_or_default()
    }

    /// A key by its ARN, by which a role's policy may name all of them.
    fn by_arn(&self) -> Option<String> {
        let id = self.action.starts_with("kms:").then(|| self.name())?;
        Some(format!("arn:${{AWS::Partition}}:kms:${{AWS::Region}}:${{AWS::AccountId}}:key/{id}"))
    }
}

fn file(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect("the template")
}

fn table(name: &str) -> String {
    format!("arn:${{AWS::Partition}}:dynamodb:${{AWS::Region}}:${{AWS::AccountId}}:table/{name}")
}

const RELEASES: &str = "arn:${AWS::Partition}:s3:::${AWS::StackName}-releases-${AWS::AccountId}-${AWS::Region}";

impl Template {
    /// The template of this checkout, with every policy that it gives a role.
    ///
    /// # Panics
    /// When it is no YAML.
    #[must_use]
    pub fn read() -> Self {
        let keys = file("handler/deploy/sealing-keys.yaml").replace("${Form}", "${AWS::StackName}");
        let all = [file("template.yaml"), keys].into_iter().flat_map(|text| {
            let template = YamlLoader::load_from_str(&text).expect("the template is YAML").remove(0);
            template["Resources"].as_hash().expect("resources").clone()
        });
        let all = all.map(|(name, value)| (name.as_str().expect("a name").to_owned(), value["Properties"].clone()));
        Self(all.collect())
    }

    /// The names of all roles.
    pub fn roles(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(_, one)| !one["AssumeRolePolicyDocument"].is_badvalue()).map(|(name, _)| name.as_str())
    }

    /// Whether a role, or whoever has a managed policy, may make a call.
    #[must_use]
    pub fn allows(&self, role: &str, call: &Call) -> bool {
        let own = self.statements(role);
        let resource = self.of_resource(call);
        // AWS itself says who asks, and what a resource is marked with.
        let arn = format!("arn:${{AWS::Partition}}:iam::${{AWS::AccountId}}:role/${{AWS::StackName}}-{role}-1A2B3C");
        let asks = ("aws:PrincipalArn".to_owned(), vec![format!("{role}.Arn"), arn]);
        let keys = call.keys.iter().map(|(key, values)| (key.clone(), values.clone()));
        let keys = keys.chain([asks]).chain(self.tags(call)).collect();
        let call = &Call { action: call.action.clone(), resource: call.resource.clone(), keys };
        let hits = |statements: &[Yaml], effect: &str, is_resources: bool| {
            statements.iter().any(|one| one["Effect"].as_str() == Some(effect) && matches(one, call, is_resources))
        };
        if hits(&own, "Deny", false) || hits(&resource, "Deny", true) {
            return false;
        }
        // A key is used by whom its own policy lets use it, whatever else a role may.
        let is_key = call.action.starts_with("kms:");
        hits(&own, "Allow", false) && (!is_key || hits(&resource, "Allow", true))
    }

    /// The statements of a role's own policies, and of those of ours that it has.
    fn statements(&self, role: &str) -> Vec<Yaml> {
        let role = self.0.get(role).unwrap_or_else(|| panic!("there is no {role}"));
        let of = |document: &Yaml| document["Statement"].as_vec().cloned().unwrap_or_default();
        let inline = role["Policies"].as_vec().into_iter().flatten().flat_map(|policy| of(&policy["PolicyDocument"]));
        // Of AWS's own policies nothing is known here.
        let managed = role["ManagedPolicyArns"].as_vec().into_iter().flatten();
        let managed = managed.filter(|name| name.as_str().is_none_or(|name| !name.starts_with("arn:")));
        let managed = managed.flat_map(|name| self.statements(name.as_str().expect("a policy of the template")));
        of(&role["PolicyDocument"]).into_iter().chain(inline).chain(managed).collect()
    }

    /// The tags of the resource that a call is about.
    fn tags(&self, call: &Call) -> Vec<(String, Vec<String>)> {
        let tags = self.0.get(call.name()).and_then(|one| one["Tags"].as_vec());
        let of = |tag: &Yaml, part: &str| tag[part].as_str().expect("a tag").to_owned();
        let tags = tags.into_iter().flatten();
        tags.map(|tag| (format!("aws:ResourceTag/{}", of(tag, "Key")), vec![of(tag, "Value")])).collect()
    }

    /// The statements of the bucket or the key that a call is about.
    fn of_resource(&self, call: &Call) -> Vec<Yaml> {
        let name = call.name();
        let bucket = self.0.values().find(|one| one["Bucket"].as_str() == Some(name));
        let key = self.0.get(name).map(|one| &one["KeyPolicy"]);
        let document = bucket.map(|one| &one["PolicyDocument"]).or(key);
        document.and_then(|document| document["Statement"].as_vec()).cloned().unwrap_or_default()
    }
}

fn matches(statement: &Yaml, call: &Call, is_resources: bool) -> bool {
    if is_resources && statement["Principal"]["Service"].as_str().is_some() {
        return false; // said to a service of AWS, and to no role
    }
    let any = |of: &Yaml, value: &str| texts(of).iter().any(|pattern| like(pattern, value));
    let itself = is_resources && texts(&statement["Resource"]).iter().any(|one| one == "*");
    any(&statement["Action"], &call.action)
        && (itself
            || any(&statement["Resource"], &call.by_arn().unwrap_or_default())
            || texts(&statement["Resource"]).iter().any(|one| like(&named(one), &named(&call.resource))))
        && statement["Condition"].as_hash().into_iter().flatten().all(|(operator, keys)| {
            let keys = keys.as_hash().expect("keys of a condition");
            let operator = operator.as_str().expect("an operator");
            keys.iter().all(|(key, wanted)| {
                holds(operator, call.keys.get(key.as_str().expect("a key")).map(Vec::as_slice), &texts(wanted))
            })
        })
}

/// A condition, as AWS's reference of its operators says: of several values each has to be among those that are wanted,
/// and with `ForAllValues` and `IfExists` nothing is asked of a key that is not in the request.
fn holds(operator: &str, found: Option<&[String]>, wanted: &[String]) -> bool {
    let among = |value: &String| wanted.iter().any(|one| like(one, value));
    let equal = |value: &String| wanted.contains(value);
    match operator {
        "StringEquals" | "Bool" => found.is_some_and(|values| values.iter().any(equal)),
        "StringNotEquals" => found.is_none_or(|values| !values.iter().any(equal)),
        "StringEqualsIfExists" => found.is_none_or(|values| values.iter().any(equal)),
        "ArnLike" => found.is_some_and(|values| values.iter().any(among)),
        "ForAllValues:StringEquals" => found.is_none_or(|values| values.iter().all(equal)),
        "ForAllValues:StringLike" => found.is_none_or(|values| values.iter().all(among)),
        "Null" => wanted.iter().any(|one| (one == "true") == found.is_none()),
        operator => panic!("{operator} is not known here"),
    }
}

/// One name for `!GetAtt Table.Arn` and `${Table.Arn}`.
fn named(resource: &str) -> String {
    let is_attribute = resource.ends_with(".Arn") && !resource.contains(['$', ':']);
    if is_attribute { format!("${{{resource}}}") } else { resource.to_owned() }
}

/// Whether a value is as a pattern with `*` says.
fn like(pattern: &str, value: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == value,
        Some((start, rest)) => value
            .strip_prefix(start)
            .is_some_and(|value| (0..=value.len()).filter_map(|at| value.get(at..)).any(|value| like(rest, value))),
    }
}

fn texts(of: &Yaml) -> Vec<String> {
    match of {
        Yaml::Array(all) => all.iter().flat_map(texts).collect(),
        Yaml::Boolean(one) => vec![one.to_string()],
        one => one.as_str().map(str::to_owned).into_iter().collect(),
    }
}
