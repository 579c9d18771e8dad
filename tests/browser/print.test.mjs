// What is printed: a receipt and a leaflet are one sheet of A4 each; on every
// page the addresses of what is elsewhere stand in words, and nothing that can only be pressed.

import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { launchForTests, visitor } from './browser.mjs';
import { PASSED, RECEIPTS, landlords, send, sitePaths } from './pages.mjs';
import { faultsOnPaper } from './paper.mjs';
import { readReceipt } from './read.mjs';
import { FOREIGN, FROZEN, PUBLISHED, start } from './server.mjs';

const browser = await launchForTests();
// How long a receipt is depends on the policy: five that are known, in the published words and style.
const server = await start(PUBLISHED, '--policies', join(FROZEN, 'policies'));
after(() => server.stop());
const slugs = await landlords(server);

/** Where the site of live landlords is for people. */
const SITE = 'https://complaints.homes.example';

/** Landlords unlike the five, each of them live, on a server of their own. */
async function live(look) {
  const whole = await mkdtemp(join(tmpdir(), 'redress-live-'));
  const folder = join(whole, 'policies');
  try {
    await cp(FOREIGN, folder, { recursive: true });
    for (const file of await readdir(folder, { recursive: true })) {
      if (!file.endsWith('.md')) continue;
      const text = await readFile(join(folder, file), 'utf8');
      await writeFile(join(folder, file), text.replace(/^demonstration: (true|yes)$/m, 'demonstration: false'));
    }
    const live = await start(PUBLISHED, '--policies', folder, '--site', SITE);
    await look(live).finally(() => live.stop());
  } finally {
    await rm(whole, { recursive: true, force: true });
  }
}

/** How many sheets a printer takes. */
const sheetsOf = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;

/** Sends a complaint to each landlord of a server, and checks what is printed of its receipt; says what is wrong with which. */
async function receipts(server, name, answers) {
  const found = [];
  for (const landlord of await landlords(server)) {
    const page = await visitor(browser);
    await page.goto(`${server.address}/${landlord}/complain/`);
    // Some take no complaints on the web.
    if ((await page.locator('form[action$="/check"]').count()) === 0) {
      await page.context().close();
      continue;
    }
    await send(page, server, landlord, { ...answers, what_happened: `The lift is broken: ${name}.` });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const folder = process.env.PICTURES;
    if (folder) {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, `${landlord} ${name}.pdf`), pdf);
    }
    const sheets = sheetsOf(pdf);
    if (sheets !== 1) found.push(`The ${name} of ${landlord} takes ${sheets} sheets: say less on it, or set it closer for paper.`);
    assert.match(pdf.toString('latin1'), /\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/, 'A sheet is A4.');
    await page.emulateMedia({ media: 'print' });
    const { dates } = await readReceipt(page);
    if (dates.length === 0) found.push(`On paper the ${name} of ${landlord} should name its dates.`);
    // The rules behind the dates are folded away on a screen, and cannot be unfolded on paper.
    for (const what of ['main .reference', 'main details:not(.screen) h3', 'main details:not(.screen) p', 'main a[href*="/policy/"]']) {
      const all = await page.locator(what).all();
      for (const one of all) if (!(await one.isVisible())) found.push(`On paper the ${name} of ${landlord} should show ${await one.textContent()}.`);
      if (all.length === 0 && dates.length > 0) found.push(`The ${name} of ${landlord} should have ${what}.`);
    }
    await page.context().close();
  }
  assert.deepEqual(found, []);
}

for (const [name, answers] of Object.entries(RECEIPTS)) {
  test(`A ${name} prints on one sheet, with its dates, their rules and the version of the policy`, () => receipts(server, name, answers));
}

test('An urgent receipt of a landlord unlike these prints on one sheet too, with the web address of its dates', async () => {
  await live(async (live) => {
    await receipts(live, 'urgent receipt', RECEIPTS['receipt of an urgent complaint']);
    const page = await visitor(browser);
    await send(page, live, 'city-council', { ...RECEIPTS.receipt, what_happened: 'The lift is broken: its address.' });
    await page.emulateMedia({ media: 'print' });
    const path = new URL(page.url()).pathname;
    assert.ok((await page.locator('main').innerText()).includes(SITE + path), 'On paper the receipt should give its own address.');
    await page.context().close();
  });
});

test('What people hand on prints at 12 point, says TEST on every page, and carries nothing of the site', async () => {
  for (const landlord of slugs) {
    const page = await visitor(browser);
    await send(page, server, landlord, { ...RECEIPTS.receipt, what_happened: 'The lift is broken: to hand on.' });
    const receipt = page.url();
    const passed = `${server.address}/form/${landlord}/passed`;
    const papers = [`${receipt}/passed/record`, `${receipt}/passed/refused`, `${passed}/letter?${PASSED}`, `${passed}/words?${PASSED}`];
    for (const url of papers) {
      const response = await page.goto(url);
      assert.equal(response.status(), 200);
      await page.emulateMedia({ media: 'print' });
      const words = page.locator('.letter, .record');
      const { size, mark } = await words.evaluate((words) => ({
        size: getComputedStyle(words).fontSize,
        // What is fixed is printed on every page.
        mark: getComputedStyle(document.querySelector('.test')).position,
      }));
      assert.deepEqual({ size, mark }, { size: '16px', mark: 'fixed' }, `${url} should print at 12 point, with TEST on each page.`);
      for (const what of ['.top', '.end', '.demo', '.leave']) {
        for (const one of await page.locator(what).all()) assert.ok(!(await one.isVisible()), `${what} should not be printed on ${url}.`);
      }
      const text = await words.innerText();
      assert.match(text, /TEST/, 'The words themselves say it too.');
      assert.ok(!/PO Box|0300 111 3000|@/.test(text), `${url} carries an address: ${text}`);
      await page.emulateMedia({ media: null });
    }
    await page.context().close();
  }
});

/** Opens each landlord's leaflet on `server` and checks what is printed of it. */
async function leaflets(server, look) {
  const page = await visitor(browser);
  const slugs = await landlords(server);
  for (const landlord of slugs) {
    await page.goto(`${server.address}/${landlord}/leaflet/`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.equal(sheetsOf(pdf), 1, `The leaflet of ${landlord} takes ${sheetsOf(pdf)} sheets: say less on it.`);
    assert.match(pdf.toString('latin1'), /\/MediaBox \[0 0 84[12](\.\d+)? 59[45](\.\d+)?\]/, 'The sheet is A4 and lies on its side.');
    await page.emulateMedia({ media: 'print' });
    const halves = await page.locator('.leaflet > section').evaluateAll((all) => all.map((half) => half.getBoundingClientRect().left));
    assert.ok(halves[0] > halves[1], 'The front is the right half, so that it is on top when the sheet is folded.');
    await look(landlord, await page.locator('.leaflet').innerText());
    await page.emulateMedia({ media: null });
  }
  await page.context().close();
  return slugs.length;
}

/** A number, a post code, a mailbox or a page on the web. */
const ADDRESS = /\d{4} ?\d{3}|[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}|@|www\.|https?:/;

test('A leaflet of a demonstration prints on one sheet, says TEST and has nobody’s address', async () => {
  await leaflets(server, (landlord, text) => {
    assert.match(text, /TEST/, `The leaflet of ${landlord} should say that it is a test.`);
    assert.ok(!ADDRESS.test(text), `The leaflet of ${landlord} has an address: ${ADDRESS.exec(text)}`);
  });
});

test('A leaflet of a landlord that is live prints on one sheet with its ways to complain, however many', async () => {
  await live(async (live) => {
    let reached = 0;
    const count = await leaflets(live, (landlord, text) => {
      assert.ok(!/TEST/.test(text), `The leaflet of ${landlord} should not say that it is a test.`);
      assert.ok(text.includes(`${new URL(SITE).host}/${landlord}/`), `The leaflet of ${landlord} should say where the site is.`);
      if (ADDRESS.test(text)) reached += 1;
    });
    assert.ok(count > 10 && reached > 5, `Of ${count} leaflets ${reached} tell how to reach somebody.`);
  });
});

test('On paper nothing is left that can only be pressed, and addresses elsewhere stand in words', async () => {
  const page = await visitor(browser);
  const found = [];
  for (const path of (await sitePaths(server)).filter((path) => path.split('/')[1] === slugs[0])) {
    await page.goto(server.address + path);
    found.push(...(await faultsOnPaper(page)).map((fault) => `${path} ${fault}`));
  }
  await page.context().close();
  assert.deepEqual(found, []);
});
