// A page that the browser translates: what must stay as it is stays, a date
// comes to the translator whole, and the form still sends what was typed.
//
// The translator here is one of our own: like those of browsers it changes
// every text node outside `translate="no"`, one after another.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { inspector, launchForTests } from './browser.mjs';
import { PASSED, SHORT_ANSWERS, answer, fill, landlords, press, send, sendButton } from './pages.mjs';
import { FOREIGN, FROZEN, start } from './server.mjs';

const DAY = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday) ';
const DATE = new RegExp(`${DAY}?\\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \\d{4}`, 'g');

const browser = await launchForTests();
const server = await start(FROZEN);
after(() => server.stop());

/** Translates the page that is open into a language of one word. */
function translate(page) {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode;
      if (!parentElement.closest('[translate=no], textarea, style') && data.trim()) walker.currentNode.data = data.replace(/[^\s]+/g, 'słowo');
    }
  });
}

test('References, names and addresses are the same after a translation', async () => {
  const page = await inspector(browser);
  await send(page, server, 'imani', { ...SHORT_ANSWERS, what_happened: 'The lift is broken, and I read Polish.' });
  const [, reference] = /receipt\/(\w+)/.exec(page.url());
  await translate(page);
  const text = await page.locator('body').innerText();
  assert.ok(text.replaceAll(' ', '').includes(reference), 'The reference should stay.');
  assert.ok(text.includes([...reference].join(', ')), 'The reference, letter by letter, should stay.');
  assert.ok(text.includes('Imani Housing Co-operative'), 'The name of the landlord should stay.');
  assert.ok(!text.includes('What happens next'), 'The rest should be translated.');
  await page.goto(`${server.address}/imani/ombudsman/`);
  await translate(page);
  const body = await page.locator('main').innerText();
  for (const same of ['Housing Ombudsman', '0300 111 3000', 'PO Box 1484']) assert.ok(body.includes(same), `“${same}” should stay.`);
  await page.context().close();
});

test('Numbers, mailboxes and postal addresses of every landlord are the same after a translation', async () => {
  const foreign = await start(FROZEN, '--policies', FOREIGN);
  try {
    const page = await inspector(browser);
    for (const landlord of await landlords(foreign)) {
      await page.goto(`${foreign.address}/${landlord}/formats/`);
      const kinds = 'main .reach dd:has(a) bdi';
      const before = await page.locator(kinds).allTextContents();
      await translate(page);
      assert.deepEqual(await page.locator(kinds).allTextContents(), before, `${landlord}: how to reach it should stay.`);
    }
    await page.context().close();
  } finally {
    await foreign.stop();
  }
});

test('A date is never cut in two for the translator', async () => {
  const page = await inspector(browser);
  const looked = ['/imani/', '/imani/what-happens/', '/imani/dates/', '/imani/policy/', '/imani/leaflet/', `/form/imani/passed?${PASSED}`, '/form/imani/dates?received=24+December+2026'];
  const count = async (name) => {
    const { whole, parts } = await page.evaluate(({ source }) => {
      const date = new RegExp(source, 'g');
      const main = document.querySelector('main');
      const found = (text) => text.match(date)?.length ?? 0;
      let parts = 0;
      const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) parts += found(walker.currentNode.data);
      return { whole: found(main.textContent), parts };
    }, { source: DATE.source });
    assert.equal(parts, whole, `${name}: ${whole - parts} dates lie in pieces.`);
    return whole;
  };
  let dates = 0;
  for (const path of looked) {
    await page.goto(server.address + path);
    dates += await count(path);
  }
  await send(page, server, 'imani', { ...SHORT_ANSWERS, what_happened: 'The lift is broken: dates.' });
  dates += await count('receipt');
  assert.ok(dates > 30, `Only ${dates} dates were looked at.`);
  await page.context().close();
});

test('A form that was translated sends what was typed and chosen', async () => {
  const page = await inspector(browser);
  await page.goto(`${server.address}/imani/complain/`);
  await translate(page);
  await fill(page, { what_happened: 'Winda nie działa.', at_risk: 'no', contact_by: ['letter'], address: 'ul. Długa 1' });
  await press(page, page.locator('form[action$="/check"] > button'));
  await translate(page);
  await press(page, sendButton(page));
  const [kept] = (await server.complaints()).filter((row) => page.url().includes(row.reference));
  assert.ok(kept, 'The complaint should be in the register.');
  await answer(page, server, 'imani', SHORT_ANSWERS);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en-GB', 'A page says which language it is translated from.');
  await page.context().close();
});
