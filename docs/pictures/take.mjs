// Takes the three pictures of the README again: node docs/pictures/take.mjs
// Needs `cargo build --workspace` and `npm ci` in tests/browser; it starts a server of its own.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { launch } from '../../tests/browser/browser.mjs';
import { send } from '../../tests/browser/pages.mjs';
import { start } from '../../tests/browser/server.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const LANDLORD = 'incommunities';
const ANSWERS = { what_happened: 'The lift has been broken since March.', contact_by: ['email'], email: 'sam@example.com' };
/** A phone's screen in CSS pixels; the pictures have 1.5 pixels for each. */
const PHONE = { width: 375, height: 720 };

const server = await start();
const browser = await launch();
try {
  const page = await browser.newPage({ viewport: PHONE, deviceScaleFactor: 1.5, locale: 'en-GB', timezoneId: 'Europe/London' });
  /** One screen of the page that is open, from a little above `first` on. */
  const take = async (name, first) => {
    const { y } = await page.locator(first).first().boundingBox();
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, clip: { x: 0, y: Math.max(0, y - 12), ...PHONE } });
  };

  await page.goto(`${server.address}/${LANDLORD}/what-happens/`);
  await take('page', 'h2');
  await page.goto(`${server.address}/${LANDLORD}/complain/`);
  await take('form', 'form h2, form legend');
  await send(page, server, LANDLORD, ANSWERS);
  await take('receipt', '.done');
} finally {
  await browser.close();
  await server.stop();
}
