// The front list of many landlords and the questions of one: whole without
// scripts, and with them found in while somebody types, with the number said to
// who cannot see it.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { violations } from './axe.mjs';
import { WIDTHS, inspector, launchForTests, visitor } from './browser.mjs';
import { faults } from './html.mjs';
import { FROZEN, start } from './server.mjs';

const NAMES = ['Alder', 'Birch', 'Cedar', 'Damson', 'École', 'Fern', 'Gorse', 'Hazel'];
const KINDS = ['Homes', 'Housing Trust', 'St Mary’s Almshouses'];
/** One that is found by what its name does not say. */
const GROVE = { slug: 'grove', name: 'Grove Homes', more: 'also_called: [Zebra Housing]\nplaces: [Exampletown, Otherham]\n' };
const ALL = [...NAMES.flatMap((name, n) => KINDS.map((kind, k) => ({ slug: `l-${n}-${k}`, name: `${name} ${kind}`, more: '' }))), GROVE];

const policies = await mkdtemp(join(tmpdir(), 'redress-many-'));
for (const { slug, name, more } of ALL) {
  await mkdir(join(policies, slug));
  await writeFile(join(policies, slug, '2024.md'), `---\nlandlord: ${name}\ndemonstration: yes\n${more}nation: england\nscheme: none\nstages:\n  - name: Stage 1\n    respond: 10 working days from receipt (4.2)\n---\nTell us when we got something wrong.\n`);
}

const browser = await launchForTests();
const server = await start(FROZEN, '--policies', policies);
after(async () => {
  await server.stop();
  await rm(policies, { recursive: true, force: true });
});

/** Somebody whose browser runs what the site lets it run; what it refuses is an error. */
async function opened(path = '/') {
  const page = await visitor(browser, { javaScriptEnabled: true });
  const refused = [];
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  page.on('pageerror', (error) => refused.push(error.message));
  await page.goto(`${server.address}${path}`);
  return { page, refused };
}

/** The names that can be seen, in their order. */
const seen = (page) => page.locator('.landlords a:visible').allTextContents();

test('The list is found in by a part of a name, an older name and a place, without capitals and accents', async () => {
  const { page, refused } = await opened();
  const field = page.getByLabel('Find your landlord');
  for (const [typed, found] of [
    ['ecole hom', ['École Homes']],
    ['ÉCOLE HOUSING', ['École Housing Trust']],
    ['trust haz', ['Hazel Housing Trust']],
    ['zebra', ['Grove Homes']],
    ['otherham', ['Grove Homes']],
    ['st marys birch', ['Birch St Mary’s Almshouses']],
    ['  ', [...ALL.map(({ name }) => name), 'Zebra Housing']],
    ['omes', []],
  ]) {
    await field.fill(typed);
    assert.deepEqual((await seen(page)).sort(), found.sort(), `“${typed}” was typed`);
  }
  assert.deepEqual(refused, []);
  await page.context().close();
});

test('The number that was found is said in a region that is read out, once somebody pauses', async () => {
  const { page } = await opened();
  const field = page.getByLabel('Find your landlord');
  const said = page.getByRole('status');
  for (const [typed, words] of [['housing trust', '8 landlords found.'], ['grove', '1 landlord found.'], ['nobody', 'No landlord found. Try fewer letters, or look in the list without them.']]) {
    await field.fill(typed);
    await said.filter({ hasText: words }).waitFor();
  }
  await field.fill('');
  await page.waitForFunction(() => document.querySelector('[role=status]').textContent === '');
  // Letters that have nobody left are gone, and the way through the whole list comes back.
  assert.equal(await page.locator('nav[aria-label="Letters"]').isVisible(), true);
  await page.context().close();
});

test('A landlord is found and opened with the keyboard alone', async () => {
  const { page } = await opened();
  await page.getByLabel('Find your landlord').focus();
  await page.keyboard.type('zebra');
  await page.waitForFunction(() => document.querySelectorAll('.landlords li:not([hidden])').length === 1);
  await page.keyboard.press('Tab');
  await Promise.all([page.waitForURL('**/grove/'), page.keyboard.press('Enter')]);
  await page.context().close();
});

test('Without scripts there is no field, and letters and places lead to everybody', async () => {
  const page = await visitor(browser);
  await page.goto(`${server.address}/`);
  assert.equal(await page.locator('input').count(), 0);
  assert.equal(await page.getByRole('status').count(), 0);
  await page.getByRole('navigation', { name: 'Letters' }).getByRole('link', { name: 'By place' }).click();
  assert.match(page.url(), /#places$/);
  await page.locator('#places ~ dl').getByRole('link', { name: 'Grove Homes' }).first().click();
  assert.equal(new URL(page.url()).pathname, '/grove/');
  await page.context().close();
});

test('The list, found in and not, has nothing that axe or html-validate speak against', async () => {
  const found = await faults('index.html', await (await fetch(`${server.address}/`)).text());
  const looked = await inspector(browser);
  for (const width of WIDTHS) {
    await looked.setViewportSize({ width, height: 800 });
    await looked.goto(`${server.address}/`);
    for (const typed of ['', 'trust', 'nobody']) {
      await looked.getByLabel('Find your landlord').fill(typed);
      found.push(...(await violations(looked)).map((one) => `“${typed}” at ${width} px: ${one}`));
      const wide = await looked.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) found.push(`“${typed}” at ${width} px: it is ${wide} px too wide`);
    }
  }
  assert.deepEqual(found, []);
  await looked.context().close();
});

test('A question is found by words of it or for the same, and leads to its answer', async () => {
  const { page, refused } = await opened('/grove/questions/');
  const field = page.getByLabel('Find a question');
  // What people type, and the site calls otherwise.
  for (const [typed, heading] of [['overdue', 'A date has passed'], ['ignored', 'If we miss a date'], ['appeal', 'I am not happy with your answer'], ['mould', 'Damp or mould that could harm you']]) {
    await field.fill(typed);
    await page.getByRole('status').filter({ hasText: 'found.' }).waitFor();
    assert.ok((await seen(page)).includes(heading), `${typed}: ${await seen(page)}`);
  }
  await field.fill('have final answer');
  await page.getByRole('status').filter({ hasText: '1 question found.' }).waitFor();
  assert.deepEqual(await seen(page), ['I have your final answer']);
  await page.locator('.landlords a:visible').click();
  assert.match(page.url(), /\/grove\/now\/#i-have-your-final-answer$/);
  assert.deepEqual(refused, []);
  await page.context().close();
  const looked = await inspector(browser);
  const found = [];
  for (const width of WIDTHS) {
    await looked.setViewportSize({ width, height: 800 });
    await looked.goto(`${server.address}/grove/questions/`);
    for (const typed of ['', 'advice', 'nobody asks this']) {
      await looked.getByLabel('Find a question').fill(typed);
      found.push(...(await violations(looked)).map((one) => `“${typed}” at ${width} px: ${one}`));
    }
  }
  assert.deepEqual(found, []);
  await looked.context().close();
});

test('Only the front list and the questions may run a script, and that only from the site itself', async () => {
  const policy = async (path) => (await fetch(`${server.address}${path}`)).headers.get('content-security-policy');
  for (const path of ['/', '/grove/questions/']) assert.match(await policy(path), /script-src 'self';/, path);
  for (const path of ['/grove/', '/grove/complain/', '/grove/policy/', '/no-such-page/']) {
    assert.doesNotMatch(await policy(path), /script-src/, path);
  }
  assert.doesNotMatch(await policy('/'), /unsafe|connect-src|https?:/);
});
