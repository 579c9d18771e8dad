// Can a reader of nine read the form? Its questions, and what its pages say.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { smogAge, tooHard } from './reading-age.mjs';
import { textsOf } from './template-words.mjs';
import { pageWords, paperWords, questionWords } from './words.mjs';

test('Every group of questions can be read at the age of nine, with its choices and its error messages', async () => {
  const groups = await questionWords();
  assert.ok(groups.flatMap(({ texts }) => texts).length >= 80, 'The form has more than eighty texts.');
  tell(groups.flatMap(tooHard));
});

test('Every page of the form can be read at the age of nine, whatever it has to say', async () => {
  const pages = await pageWords();
  assert.ok(pages.flatMap(({ texts }) => texts).length >= 100, 'The pages of the form say more than a hundred things.');
  tell(pages.flatMap(tooHard));
});

test('The leaflet, the letters and the record of a complaint can be read at the age of nine', async () => {
  const papers = await paperWords();
  assert.ok(papers.length >= 5, 'There are a leaflet and several letters.');
  assert.ok(papers.flatMap(({ texts }) => texts).length >= 60, 'They say more than sixty things.');
  tell(papers.flatMap(tooHard));
});

test('Names of bodies make nothing harder, and long words of our own do by either formula', () => {
  const plain = 'You can go to it when you have our last word on it.';
  assert.equal(smogAge([plain]), smogAge([plain.replace('it', 'the Housing Ombudsman').replace('the it', 'it')]), 'A name is left out.');
  const long = Array.from({ length: 8 }, (_, at) => `We consider it ${at} at the committee meeting and notify you of it now.`);
  assert.ok(tooHard({ name: 'here', texts: long }).some((one) => one.includes('by SMOG')), 'Words of three syllables are found by SMOG.');
});

test('A hard sentence, a hard label and hard words taken together are found', () => {
  const refused = (texts) => tooHard({ name: 'here', texts }).length > 0;
  assert.ok(refused(['Failure to provide the requisite information may result in a delay to the consideration of your complaint.']), 'A sentence of an office is too hard.');
  assert.ok(refused(['Accessibility requirements']), 'A short label of long words is too hard.');
  assert.ok(refused(['Remuneration']), 'One word can be too hard.');
  // A sentence may be harder than its page, and a page of such sentences may not.
  const sentences = ['one', 'two', 'three', 'four', 'five'].map((which) => `Enter phone number ${which} or choose another way`);
  for (const sentence of sentences) assert.ok(!refused([sentence]), `This alone is let through: ${sentence}`);
  assert.ok(refused(sentences), 'A page of rather hard sentences is too hard.');
  assert.ok(!refused(['What has gone wrong?', 'BSL interpreter', 'Use your own words. It can be short.']), 'Plain words are not too hard.');
});

test('Of a template every branch is read, and none of its markup', () => {
  const template = '<p>We {% if a %}aim to {% elif b %}hope to {% else %}{% endif %}answer <strong>{{ name }}</strong>.</p>{# a note #}<button disabled>Go on</button>{{ <tell it={x} yes="We will" no="We will not"/> }}';
  assert.deepEqual(textsOf(template), ['We aim to answer this .', 'Go on', 'We will', 'We hope to answer this .', 'We answer this .', 'We will not']);
});

function tell(found) {
  if (found.length) assert.fail(`${found.length} texts of the form are too hard:\n\n${found.join('\n\n')}\n`);
}
