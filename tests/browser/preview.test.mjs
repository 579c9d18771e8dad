// The editor's preview in a real browser: a page shows an edit by itself, tells
// its problems, and leaves whoever types in peace.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { launchForTests } from './browser.mjs';
import { FROZEN, startPreview } from './server.mjs';

const browser = await launchForTests();
const preview = await startPreview(FROZEN);
after(() => preview.stop());

const policy = join(preview.words, 'policies/imani/2014-01.md');
const good = await readFile(policy, 'utf8');

/** An editor's page, with scripts on; what the browser refuses is an error. */
async function editor(path) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  const page = await context.newPage();
  const refused = [];
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  page.on('pageerror', (error) => refused.push(error.message));
  await page.goto(`${preview.address}${path}`);
  return { page, refused };
}

test('an edit appears in an open page by itself, with its problems and where the reader was', async () => {
  await writeFile(policy, good);
  const { page, refused } = await editor('/imani/policy/');
  await page.evaluate(() => window.scrollTo(0, 600));
  await writeFile(policy, `${good}\nWe are glad of every word that helps us.\n`);
  await page.getByText('We are glad of every word that helps us.').waitFor();
  // The words may be seen before the page is whole, and only a whole page is long enough.
  await page.waitForFunction(() => window.scrollY === 600);
  assert.equal(await page.getByText('to mend').count(), 0);

  await writeFile(policy, `${good}\nWe answer every complaint within 14 days.\n`);
  await page.getByText('1 thing to mend').waitFor();
  assert.match(await page.locator('.preview-mend').innerText(), /policies\/imani\/2014-01\.md:\d+:\d+: the words and the facts differ: here stands "14 days"/);

  await writeFile(policy, good);
  await page.getByText('1 thing to mend').waitFor({ state: 'detached' });
  assert.deepEqual(refused, []);
  await page.context().close();
});

test('whoever types in the form keeps every word while files change', async () => {
  await writeFile(policy, good);
  const { page, refused } = await editor('/imani/complain/');
  const story = page.locator('textarea').first();
  await story.fill('The heating is off.');
  await writeFile(policy, `${good}\nOne more sentence.\n`);
  await page.waitForTimeout(1500);
  assert.equal(await story.inputValue(), 'The heating is off.');
  assert.deepEqual(refused, []);
  await page.context().close();
});
