// The whole journey on an old phone: Chromium 106 with scripts off, 360 px
// wide, all letters twice as large. Where the machine cannot have that browser
// the test is listed as not run, with the reason.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { violations } from './axe.mjs';
import { visitor } from './browser.mjs';
import { complain } from './complaint.mjs';
import { crowded, stickingOut } from './fit.mjs';
import { mouse } from './hands.mjs';
import { LARGE } from './looks.mjs';
import { launchOldest } from './oldest.mjs';
import { PASSED, landlords } from './pages.mjs';
import { PUBLISHED, start } from './server.mjs';

const { browser, why } = await launchOldest();
if (why) console.error(`\nNOT RUN: nothing was tried in Chromium 106, because ${why}\n`);
const skip = why && `Chromium 106: ${why}`;
if (browser) after(() => browser.close());

test('Somebody complains with Chromium 106, scripts off, on 360 px, with letters twice as large', { skip }, async () => {
  assert.match(browser.version(), /^106\./);
  const server = await start(PUBLISHED);
  try {
    const [landlord] = await landlords(server);
    const page = await visitor(browser, { viewport: { width: 360, height: 640 } });
    await page.route('**/*.css', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()}\n${LARGE}` });
    });
    const found = [];
    const look = async (state) => {
      for (const fault of [...(await violations(page)), ...(await stickingOut(page)), ...(await crowded(page))]) found.push(`${state}: ${fault}`);
    };
    await complain(page, server, { landlord, story: 'The lift is stuck, and my phone is old.', hand: mouse, look });
    for (const path of [`/${landlord}/`, `/${landlord}/what-happens/`, `/${landlord}/dates/`, `/${landlord}/leaflet/`, `/form/${landlord}/passed?${PASSED}`]) {
      await page.goto(server.address + path);
      await look(path);
    }
    assert.deepEqual(found, [], `${found.length} things would stop somebody in Chromium 106:\n\n${found.join('\n\n')}\n`);
  } finally {
    await server.stop();
  }
});
