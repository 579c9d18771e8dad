// The words of the form, out of the files that the comms team writes: the
// questions with all that belongs to them, and the pages around them.
//
// What data fills in, a name or a date, is not the words' fault: one short
// word stands in for it.

import { readFile, readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';

import { isScalar, parseDocument, visit } from 'yaml';

import { textsOf } from './template-words.mjs';

const content = resolve(import.meta.dirname, '../../content');

/** What a program reads, and no visitor. */
const NO_WORDS = new Set(['id', 'role', 'kind', 'autocomplete', 'circumstance', 'needs', 'most', 'rows', 'required', 'rejoins', 'story_optional', 'last']);

/** Each group of questions, and the messages, as words that are read together. */
export async function questionWords() {
  const form = parseDocument(await readFile(join(content, 'form.yaml'), 'utf8'));
  const groups = form.get('groups').items.map((group) => ({ name: `content/form.yaml, “${group.get('title')}”`, texts: strings(group) }));
  return [...groups, { name: 'content/form.yaml, messages and title', texts: [...strings(form.get('messages')), form.get('title')].map(withStandIns) }];
}

/** Each page of the form, with every branch of it. */
export async function pageWords() {
  const folder = join(content, 'templates/form');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.html')).sort();
  return Promise.all(files.map(async (file) => ({ name: `content/templates/form/${file}`, texts: textsOf(await readFile(join(folder, file), 'utf8')) })));
}

/** What people print, hand on or send: the leaflet, the letters and the record of a complaint, each with every branch. */
export async function paperWords() {
  const letters = join(content, 'templates/form/letters');
  const files = (await readdir(letters)).sort().map((file) => join(letters, file));
  const all = [join(content, 'templates/leaflet.html'), ...files];
  return Promise.all(all.map(async (file) => ({ name: relative(join(content, '..'), file), texts: textsOf(asPage(file, await readFile(file, 'utf8'))) })));
}

/** Of a text file each line stands by itself, as a paragraph of a page does; what is filled in by hand is none of its words. */
const asPage = (file, text) => (file.endsWith('.txt') ? text.replaceAll('\n', '</p>').replace(/_{3,}/g, '') : text);

/** Every text in a part of the form. */
function strings(part) {
  const found = [];
  visit(part, {
    Pair(_, { key, value }) {
      if (NO_WORDS.has(key.value)) return visit.SKIP;
      if (isScalar(value) && typeof value.value === 'string') found.push(withStandIns(value.value));
    },
  });
  return found;
}

const withStandIns = (text) => text.replace(/\{[\w ]+\}/g, 'this');
