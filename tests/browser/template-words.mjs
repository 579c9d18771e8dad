// The words of a Tera template, without its markup: every sentence that it can
// come to say. Of each choice (`if`, or a component that is given one of
// several texts) each branch is taken at least once, with the first branch of
// all others; all their combinations would be thousands and say no more.

const TAG = /\{#[\s\S]*?#\}|\{%-?\s*([\s\S]*?)\s*-?%\}|\{\{\s*([\s\S]*?)\s*\}\}/g;
/** Stands for what data fills in, until it is known which words are a template's own. */
const FILLED = '\uFFFC';
/** Stands between two pieces of a template that are not read on from one to the other. */
const END = '\uE000';
/** Marks that do not end a sentence. All others do. */
const INLINE = /<\/?(?:a|abbr|b|bdi|em|i|span|strong)\b[^>]*>/g;

/** Every text that a template can say, each a paragraph, a heading, a button … */
export function textsOf(template) {
  const texts = variants(parse(template)).flatMap((html) =>
    html
      .replace(/\s+/g, ' ')
      .replace(INLINE, '')
      .split(new RegExp(`<[^>]*>|${END}`)),
  );
  // A component may make no more than the attributes of a mark.
  const own = texts.filter((text) => /\p{L}/u.test(text) && !text.includes('="'));
  return [...new Set(own.map((text) => text.replace(new RegExp(`(${FILLED}\\s*)+`, 'g'), ' this ').replace(/\s+/g, ' ').trim()))];
}

/** A template as a list of strings and of choices; a choice is a list of such lists. */
function parse(template) {
  const open = [{ parts: [] }];
  const last = () => open.at(-1);
  const add = (part) => last().parts.push(part);
  let at = 0;
  for (const tag of template.matchAll(TAG)) {
    add(template.slice(at, tag.index));
    at = tag.index + tag[0].length;
    const [, statement, value] = tag;
    const name = statement?.match(/^\w+/)[0];
    if (value !== undefined) add(given(value) ?? FILLED);
    else if (name === 'if') open.push({ choice: [], parts: [], whole: false });
    else if (name === 'elif' || name === 'else') {
      last().choice.push(last().parts);
      last().parts = [];
      last().whole = name === 'else';
    } else if (name === 'endif') {
      const { choice, parts, whole } = open.pop();
      add([...choice, parts, ...(whole ? [] : [[]])]);
    } else if (name === 'set') [END, given(statement) ?? '', END].forEach(add);
    else if (name?.endsWith('block')) add(END);
  }
  add(template.slice(at));
  if (open.length !== 1) throw new Error('A template has an “if” that does not end.');
  return open[0].parts;
}

/** The texts that a tag gives to a component or a variable, as a choice among them; a single word is a name or a setting. */
function given(tag) {
  const texts = [...tag.matchAll(/"([^"]*)"/g)].map(([, text]) => [text]).filter(([text]) => /\p{L}\s+\p{L}/u.test(text));
  return texts.length ? texts : undefined;
}

/** What a list of parts can say. The first is what it says when every first branch is taken. */
function variants(parts) {
  const each = parts.map((part) => (typeof part === 'string' ? [part] : part.flatMap(variants)));
  const first = each.map(([one]) => one);
  const others = each.flatMap((ways, at) => ways.slice(1).map((way) => first.with(at, way).join('')));
  return [first.join(''), ...others];
}
