// How long the journey takes on the worst phone: Chromium 106 with scripts off,
// 360 px wide with everything twice as large, 400 kbit/s, 400 ms to the server
// and back, a processor six times as slow. `npm run slow` prints each page's
// time and what came over the line; it is no test, for time is no fact of the pages.
//
// What is measured is waiting: from a press until the next page is loaded.
// Typing takes as long as somebody takes.

import { visitor } from './browser.mjs';
import { mouse } from './hands.mjs';
import { launchOldest } from './oldest.mjs';
import { landlords } from './pages.mjs';
import { PUBLISHED, start } from './server.mjs';

const BYTES_PER_SECOND = (400 * 1000) / 8;
const ROUNDS = 5;

const { browser, why } = await launchOldest();
if (!browser) throw new Error(`Nothing was measured, because ${why}`);
const server = await start(PUBLISHED);
try {
  const rounds = [];
  for (const landlord of await landlords(server)) {
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await journey(landlord, round));
  }
  for (const step of rounds[0].keys()) {
    const all = rounds.map((round) => round[step]);
    const ms = all.map((one) => one.ms).sort((a, b) => a - b);
    const most = (of) => Math.max(...all.map(of));
    const bytes = `at most ${most((one) => one.bytes)} bytes, the largest file ${most((one) => one.largest)}`;
    console.log(`${all[0].name.padEnd(22)} ${middle(ms)} ms (${ms[0]}–${ms.at(-1)}), ${bytes}`);
  }
  const waits = rounds.map((round) => round.filter((step) => step.sends).reduce((sum, step) => sum + step.ms, 0)).sort((a, b) => a - b);
  console.log(`\nForm to receipt: ${middle(waits)} ms (${waits[0]}–${waits.at(-1)}) of ${rounds.length} journeys.`);
} finally {
  await browser.close();
  await server.stop();
}

/** One complaint by somebody whose browser knows nothing of us yet. */
async function journey(landlord, round) {
  const page = await visitor(browser, { viewport: { width: 180, height: 320 }, deviceScaleFactor: 2 });
  page.setDefaultTimeout(60_000);
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: BYTES_PER_SECOND, uploadThroughput: BYTES_PER_SECOND });
  await line.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  let arrived = [];
  line.on('Network.loadingFinished', ({ encodedDataLength }) => arrived.push(encodedDataLength));

  const steps = [];
  const step = async (name, sends, act) => {
    arrived = [];
    const since = performance.now();
    await act();
    const ms = Math.round(performance.now() - since);
    steps.push({ name, sends, ms, bytes: arrived.reduce((sum, one) => sum + one, 0), largest: Math.max(0, ...arrived) });
  };
  await step('start page', false, () => page.goto(`${server.address}/${landlord}/`));
  await step('form', false, () => mouse.press(page, `main a[href="/${landlord}/complain/"]`));
  await mouse.write(page, '#what_happened', `The lift is stuck, and my phone is old. ${round}`);
  await step('form to check page', true, () => mouse.press(page, 'form[action$="/check"] > button'));
  await step('check page to receipt', true, () => mouse.press(page, 'form[action$="/send"] button:not([name], [formaction])'));
  await page.context().close();
  return steps;
}

function middle(sorted) {
  return sorted[Math.floor(sorted.length / 2)];
}
