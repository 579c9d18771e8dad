// What html-validate says of a page's source, and that no script is in it.

import { HtmlValidate, StaticConfigLoader } from 'html-validate';

import config from './htmlvalidate.config.mjs';

const html = new HtmlValidate(new StaticConfigLoader(config));

/** What is wrong with a page, each as a sentence with its place. */
export async function faults(name, text) {
  const report = await html.validateString(text, name);
  const lines = text.split('\n');
  const found = report.results.flatMap((result) => result.messages).map((message) => `${name}:${message.line}:${message.column}: ${message.message} (${message.ruleId})\n    ${lines[message.line - 1].slice(0, 160)}`);
  // The site's policy allows none but on the front list and on the questions of a landlord, so that one would be dead weight or an attack.
  const scripts = text.match(/<script\b[^>]*>/gi) ?? [];
  const ours = /^index\.html$|(^|\/)questions\/(index\.html)?$/.test(name) && scripts.length === 1 && /^<script src="\/assets\/find-[0-9a-f]{8}\.js" defer>$/.test(scripts[0]);
  if (scripts.length && !ours) found.push(`${name}: there is a script in it.`);
  const handler = /<[^>]*\son[a-z]+\s*=/i.exec(text);
  if (handler) found.push(`${name}: there is a script in an attribute: ${handler[0]}`);
  // What is seen or heard alone: the pages say everything in words.
  const media = /<(img|picture|svg|canvas|video|audio|object|embed|iframe)\b/i.exec(text);
  if (media) found.push(`${name}: there is a picture, a film, a sound or a frame in it: ${media[0]}`);
  return found;
}
