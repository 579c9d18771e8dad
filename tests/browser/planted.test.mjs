// Do the checks check? A hundred defects are planted, one after another, into
// pages that have none, and as many as can be must be found.
//
// The figure is printed, and each defect that nothing found is named.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { violations } from './axe.mjs';
import { inspector, launchForTests } from './browser.mjs';
import { faults } from './html.mjs';
import { faultsOfColours, faultsOfLayout } from './looks.mjs';
import { RECEIPTS, WRONG_ANSWERS, body, unfoldAll } from './pages.mjs';
import { faultsOnPaper } from './paper.mjs';
import { DEFECTS } from './planted.mjs';
import { broken } from './rules.mjs';
import { FROZEN, start } from './server.mjs';

/** Fewer than this, and the checks have lost an eye. */
const LEAST = 95;

const browser = await launchForTests();
const server = await start(FROZEN);
after(() => server.stop());

/** The good pages, as the server sends them. */
const PAGES = {
  start: await source('/imani/'),
  form: await source('/imani/complain/'),
  wrong: await source('/form/imani/check', WRONG_ANSWERS),
  dates: await source('/imani/dates/'),
  help: await source('/imani/help/'),
  receipt: await source('/form/imani/send', RECEIPTS.receipt),
};
const style = await source(/href="(\/assets\/[^"]+\.css)"/.exec(PAGES.start)[1]);

async function source(path, answers) {
  const response = await fetch(server.address + path, answers ? { method: 'POST', body: body(answers) } : {});
  return response.text();
}

/** A page that shows whatever it is given, with whatever style. */
async function stage() {
  const page = await inspector(browser);
  const now = {};
  await page.route('**/*', (route) => {
    const isStyle = route.request().url().endsWith('.css');
    return route.fulfill({ contentType: isStyle ? 'text/css' : 'text/html; charset=utf-8', headers: { 'cache-control': 'no-store' }, body: isStyle ? now.style : now.source });
  });
  const show = async (planted) => {
    Object.assign(now, planted);
    await page.goto(`${server.address}/planted/`);
    await unfoldAll(page);
  };
  return { page, show };
}

/** What every page is asked elsewhere, the quick questions first: it is enough that one of them answers. */
const CHECKS = [
  (page, planted) => faults('page', planted.source),
  broken,
  (page) => violations(page),
  faultsOnPaper,
  faultsOfColours,
  faultsOfLayout,
];

test('The pages into which defects are planted have none', async () => {
  const { page, show } = await stage();
  for (const [name, source] of Object.entries(PAGES)) {
    await show({ source, style });
    for (const check of CHECKS) assert.deepEqual(await check(page, { source }), [], `The page ${name} should have no defect of its own.`);
  }
  await page.context().close();
});

test(`Of ${DEFECTS.length} planted defects at least ${LEAST} are found`, async (t) => {
  assert.equal(DEFECTS.length, 100);
  const { page, show } = await stage();
  const missed = [];
  for (const defect of DEFECTS) {
    const good = { source: PAGES[defect.page], style };
    const planted = defect.plant(good);
    assert.notDeepEqual(planted, good, `Nothing is planted by “${defect.name}”: the page has other words now.`);
    await show(planted);
    let found = false;
    for (const check of CHECKS) {
      found = (await check(page, planted)).length > 0;
      if (found) break;
    }
    if (!found) missed.push(`${defect.page}: ${defect.name}`);
  }
  await page.context().close();
  t.diagnostic(`${DEFECTS.length - missed.length} of ${DEFECTS.length} planted defects were found.`);
  for (const one of missed) t.diagnostic(`Not found: ${one}`);
  assert.ok(DEFECTS.length - missed.length >= LEAST, `Only ${DEFECTS.length - missed.length} were found. Not found:\n${missed.join('\n')}`);
});
