// What is printed: a receipt is one sheet of A4 that an adviser can put into a file.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { launchForTests, visitor } from './browser.mjs';
import { PASSED, RECEIPTS, landlords, send } from './pages.mjs';
import { readReceipt } from './read.mjs';
import { FROZEN, PUBLISHED, start } from './server.mjs';

const browser = await launchForTests();
// How long a receipt is depends on the policy: five that are known, in the published words and style.
const server = await start(PUBLISHED, '--policies', join(FROZEN, 'policies'));
after(() => server.stop());
const slugs = await landlords(server);

for (const [name, answers] of Object.entries(RECEIPTS)) {
  test(`A ${name} prints on one sheet, with its dates, their rules and the version of the policy`, async () => {
    for (const landlord of slugs) {
      const page = await visitor(browser);
      await send(page, server, landlord, { ...answers, what_happened: `The lift is broken: ${name}.` });
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const folder = process.env.PICTURES;
      if (folder) {
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, `${landlord} ${name}.pdf`), pdf);
      }
      const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
      assert.equal(sheets, 1, `The ${name} of ${landlord} takes ${sheets} sheets: say less on it, or set it closer for paper.`);
      assert.match(pdf.toString('latin1'), /\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/, 'A sheet is A4.');
      await page.emulateMedia({ media: 'print' });
      const { dates } = await readReceipt(page);
      assert.ok(dates.length > 0, `On paper the ${name} of ${landlord} should name its dates.`);
      // The rules behind the dates are folded away on a screen, and cannot be unfolded on paper.
      for (const what of ['main .reference', 'main details h3', 'main details p', 'main a[href*="/policy/"]']) {
        for (const one of await page.locator(what).all()) {
          assert.ok(await one.isVisible(), `On paper the ${name} of ${landlord} should show ${await one.textContent()}.`);
        }
        assert.ok(await page.locator(what).count(), `The ${name} of ${landlord} should have ${what}.`);
      }
      await page.context().close();
    }
  });
}

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
