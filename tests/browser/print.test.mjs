// What is printed: a receipt is one sheet of A4 that an adviser can put into a file.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { launchForTests, visitor } from './browser.mjs';
import { RECEIPTS, landlords, send } from './pages.mjs';
import { start } from './server.mjs';

const browser = await launchForTests();
const server = await start();
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
      assert.equal(sheets, 1, `The ${name} of ${landlord} takes ${sheets} sheets.`);
      assert.match(pdf.toString('latin1'), /\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/, 'A sheet is A4.');
      await page.emulateMedia({ media: 'print' });
      const seen = await page.getByRole('main').innerText();
      for (const words of ['Your reference:', 'When we answer', 'our policy on the day you complained']) {
        assert.ok(seen.includes(words), `On paper the ${name} of ${landlord} should say “${words}”; it says: ${seen}`);
      }
      await page.context().close();
    }
  });
}
