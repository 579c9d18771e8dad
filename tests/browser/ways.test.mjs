// The same complaint, made in the ways in which people have to make it.
// At every page on the way axe is asked, and everything must fit and be seen.
//
// With PICTURES=FOLDER it also puts a picture of every page there, to look at.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { violations } from './axe.mjs';
import { WIDTHS, inspector, launchForTests, visitor } from './browser.mjs';
import { complain } from './complaint.mjs';
import { crowded, stickingOut } from './fit.mjs';
import { keyboard, mouse, thumb } from './hands.mjs';
import { SHORT_ANSWERS, landlords, notSentPage, send, sendButton } from './pages.mjs';
import { PUBLISHED, start } from './server.mjs';
import { lookUnchosen, unseen } from './sight.mjs';

/** The least that WCAG 1.4.12 asks a page to bear, put after the page's own style. */
const SPACING = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }';

const WAYS = [
  { name: 'with the keyboard alone', hand: keyboard, circumstances: { javaScriptEnabled: true } },
  { name: 'with scripts off', hand: mouse },
  {
    name: 'on a phone that is 320 px wide, with a thumb',
    hand: thumb,
    circumstances: { viewport: { width: 320, height: 568 }, deviceScaleFactor: 2, hasTouch: true },
  },
  {
    // Zoom makes a CSS pixel larger: at 400 % a window of 1280 × 1024 holds
    // 320 × 256 of them, each four real pixels wide. That is what the page
    // learns of zoom, so it is set just so; the buttons of a real browser
    // cannot be reached from a test. The height is what makes it hard.
    name: 'at 400 % zoom, with the keyboard',
    hand: keyboard,
    circumstances: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
  },
  { name: 'with the letters, words and lines set wide apart', hand: mouse, style: SPACING, widths: WIDTHS },
  {
    // Light letters on a black ground, as most people who force colours have it:
    // a dark colour of our own that is left over then shows.
    name: 'in forced colours, with the keyboard',
    hand: keyboard,
    circumstances: { forcedColors: 'active', colorScheme: 'dark' },
    forced: true,
  },
];

// The browser first: if it will not start, no server is left running.
const browser = await launchForTests();
const server = await start(PUBLISHED);
after(() => server.stop());
/** The landlord is not what differs here. */
const [LANDLORD] = await landlords(server);
const blank = await inspector(browser);

for (const way of WAYS) {
  test(`Somebody complains ${way.name}, and puts one mistake right`, async () => {
    const page = await comes(way);
    const { look, tell } = looker(page, way);
    const before = await references();
    const { reference } = await complain(page, server, { landlord: LANDLORD, story: `The lift is stuck. I tell you ${way.name}.`, hand: way.hand, look });
    const added = (await references()).filter((one) => !before.includes(one));
    assert.deepEqual(added, [reference.replaceAll(' ', '')], 'The register should hold one complaint more, under the reference that is shown.');
    await page.context().close();
    tell();
  });
}

// Last in this file, because afterwards this server takes no complaint.
test('Each of them can use the page that says that nothing was sent', async () => {
  await server.loseStores();
  // One of them sends, and waits; the others are shown the answer that one of them got.
  const [first, ...others] = WAYS;
  const found = [];
  const sees = async (way, go) => {
    const page = await comes(way);
    await go(page);
    const { look, found: faults } = looker(page, way);
    assert.ok(await sendButton(page).isVisible(), 'The page should have a button that tries once more.');
    await look('page that says it was not sent');
    found.push(...faults.map((fault) => `${way.name}: ${fault}`));
    await page.context().close();
  };
  await sees(first, (page) => send(page, server, LANDLORD, SHORT_ANSWERS));
  const { go } = await notSentPage(server, LANDLORD);
  for (const way of others) await sees(way, go);
  tellAll(found);
});

/** Somebody who comes to the site in that way. */
async function comes({ circumstances, style }) {
  const page = await visitor(browser, circumstances);
  if (style) {
    // Into the site's own style sheet, as a reader's style acts: from the first moment, on every page.
    await page.route('**/*.css', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()}\n${style}` });
    });
  }
  return page;
}

async function references() {
  return (await server.complaints()).map((row) => row.reference);
}

/** Looks at each page on a way, and tells at its end, once, what was found. */
function looker(page, { name, widths, forced }) {
  const found = [];
  const look = async (state) => {
    const { width, height } = page.viewportSize();
    // What axe takes for the colours of words are not the forced ones: it reads those that the page asks for.
    const faults = [...(await violations(page, { leaveOut: forced ? ['color-contrast'] : [] })), ...(await unseen(page)), ...(forced ? await lookUnchosen(page, blank) : [])];
    found.push(...faults.map((fault) => `${state}: ${fault}`));
    for (const wide of widths ?? [width]) {
      if (widths) await page.setViewportSize({ width: wide, height });
      found.push(...[...(await stickingOut(page)), ...(await crowded(page))].map((fault) => `${state} at ${wide} px: ${fault}`));
      await picture(page, `${name} ${state} ${wide}`);
    }
    if (widths) await page.setViewportSize({ width, height });
  };
  return { look, found, tell: () => tellAll(found) };
}

function tellAll(found) {
  if (found.length) assert.fail(`${found.length} things would stop somebody:\n\n${found.join('\n\n')}\n`);
}

async function picture(page, name) {
  const folder = process.env.PICTURES;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replace(/[^a-z0-9]+/gi, '-')}.png`), fullPage: true });
}
