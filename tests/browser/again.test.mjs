// Stories of people who come back: to ask the landlord to look again, to add
// words, with a page that was kept. On a phone 320 px wide, with scripts off.
//
// With PICTURES=FOLDER it puts a picture of each page there, to look at.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { violations } from './axe.mjs';
import { launchForTests, visitor } from './browser.mjs';
import { stickingOut } from './fit.mjs';
import { SHORT_ANSWERS, againButton, answer, notSentPage, press, send, sendAndRecord, sendButton, shown } from './pages.mjs';
import { readReceipt } from './read.mjs';
import { FROZEN, start } from './server.mjs';

const PHONE = { viewport: { width: 320, height: 568 }, deviceScaleFactor: 2, hasTouch: true };
/** It has a second stage with dates of its own. */
const LANDLORD = 'incommunities';

// The browser first: if it will not start, no server is left running.
const browser = await launchForTests();
const server = await start(FROZEN);
after(() => server.stop());
let pictures = 0;

async function look(page, name) {
  assert.deepEqual(await violations(page), [], `${name}: axe should find nothing.`);
  assert.deepEqual(await stickingOut(page), [], `${name}: everything should fit on a narrow phone.`);
  if (!process.env.PICTURES) return;
  await mkdir(process.env.PICTURES, { recursive: true });
  await page.screenshot({ path: join(process.env.PICTURES, `${String((pictures += 1)).padStart(2, '0')}-${name.replace(/\W+/g, '-')}.png`), fullPage: true });
}

const story = (words) => ({ ...SHORT_ANSWERS, what_happened: words });
const referenceOf = (page) => new URL(page.url()).pathname.split('/')[4];
const rowOf = async (reference) => (await server.complaints()).find((row) => row.reference === reference);
const main = (page) => page.getByRole('main');

test('Somebody who was answered asks to look again without a word, and both pages name the same dates', async () => {
  const page = await visitor(browser, PHONE);
  await sendAndRecord(page, server, LANDLORD, ['responded']);
  await look(page, 'receipt of an answered complaint');
  await press(page, page.locator('main a[href$="/again"]'));
  await look(page, 'page that asks to look again');
  const promised = await page.locator('ul.promise strong.day').allInnerTexts();
  assert.ok(promised.length > 0, 'The page should say by when something happens.');
  await press(page, againButton(page));
  await look(page, 'receipt after it was asked');
  const kept = await readReceipt(page);
  for (const date of promised) assert.ok(kept.promises.some((promise) => promise.includes(date)), `The receipt should still say “${date}”; it says: ${kept.promises.join(' / ')}`);
  const row = await rowOf(referenceOf(page));
  assert.ok(row.unread && row.due, 'An officer should have it in front of the list, with a date.');
  // The button is gone: what was asked for is asked for once.
  assert.equal(await page.locator('main a[href$="/again"]').count(), 0);
});

test('Words that are added, also to a closed complaint, stand in front of officers and move no date', async () => {
  const page = await visitor(browser, PHONE);
  for (const kinds of [[], ['responded', 'closed']]) {
    await sendAndRecord(page, server, LANDLORD, kinds);
    const before = await readReceipt(page);
    await page.locator('form[action$="/add"] textarea').fill(`Nobody has come yet (${kinds.length}).`);
    await press(page, page.locator('form[action$="/add"] button'));
    assert.equal(await main(page).getByRole('status').count(), 1, 'The receipt should say that the words came.');
    assert.deepEqual(await readReceipt(page), before);
    await look(page, kinds.length > 0 ? 'closed complaint with words added' : 'open complaint with words added');
    assert.ok((await rowOf(referenceOf(page))).unread, 'An officer should have them in front of the list.');
  }
});

test('A page that was kept and sent again doubles nothing while an answer is owed, and begins a new complaint after it', async () => {
  const page = await visitor(browser, PHONE);
  await answer(page, server, LANDLORD, story('The heating is off again.'));
  const [url, kept] = [page.url(), await page.content()];
  await press(page, sendButton(page));
  const receipt = page.url();
  const count = (await server.complaints()).length;
  await shown(page, url, 200, kept);
  await press(page, sendButton(page));
  assert.equal(page.url(), receipt, 'The same page leads to the same receipt.');
  assert.equal((await server.complaints()).length, count);
  const first = referenceOf(page);
  await server.record(first, 'responded');
  await shown(page, url, 200, kept);
  await press(page, sendButton(page));
  await look(page, 'new complaint that follows an answered one');
  assert.notEqual(page.url(), receipt);
  const said = (await main(page).innerText()).replace(/\s/g, '');
  assert.ok(said.includes(first), 'The receipt should name the complaint before.');
  assert.ok((await rowOf(referenceOf(page))).unread);
});

test('When nothing can be stored and somebody could get hurt, the page begins with whom to call and has every word', async () => {
  const page = await visitor(browser, PHONE);
  await server.loseStores();
  const urgent = { ...story('There is a smell of gas on the stairs.'), at_risk: 'yes', phone: '01900 842113' };
  const { go, status } = await notSentPage(server, LANDLORD, urgent);
  assert.equal(status, 503);
  await go(page);
  await look(page, 'urgent page of a day when everything is down');
  const words = await main(page).innerText();
  assert.ok(words.indexOf('999') < words.indexOf(await page.getByRole('heading', { level: 1 }).innerText()), 'It should say first whom to call.');
  assert.ok((await page.content()).includes('There is a smell of gas on the stairs.'));
  assert.ok((await page.locator('input[name="token"]').inputValue()).length > 0, 'It can be sent again as the same complaint.');
});
