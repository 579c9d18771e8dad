// The browser: Debian's Chromium, headless, as a visitor has it or as a tool needs it.

import { after } from 'node:test';

import { chromium } from 'playwright-core';

/** A wide screen and the narrowest phone; 320 px is also 1280 px at 400 % zoom (WCAG 1.4.10). */
export const WIDTHS = [1280, 320];

/** A local page comes in milliseconds; ten seconds are for a machine that compiles beside us. */
const PATIENCE_MS = 10_000;

/** Starts Chromium; it stops with the test file. */
export async function launch() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  try {
    // In a container there is no user namespace for the sandbox; every page is our own.
    return await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  } catch (error) {
    throw new Error(`Chromium does not start from ${executablePath}. Install Debian's package chromium, or name another with the environment variable CHROMIUM.\n${error.message}`);
  }
}

/** The same for a test file, which closes the browser at its end. */
export async function launchForTests() {
  const browser = await launch();
  after(() => browser.close());
  return browser;
}

/**
 * A visitor with scripts off, which is how every page must work, in
 * circumstances of their own: the options of Playwright's newContext.
 */
export async function visitor(browser, circumstances = {}) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/London', ...circumstances });
  return patientPage(context);
}

/**
 * A page that a tool may run its own script in. The pages hold none, so they
 * are the same pages; their policy forbids every script, so it is set aside.
 */
export async function inspector(browser) {
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/London' });
  return patientPage(context);
}

/** Does what leads to another page, or to another place in it, and waits until that is there. */
export async function leads(page, act) {
  // It waits longer than the act, whose own error says more.
  await Promise.all([page.waitForEvent('framenavigated', { timeout: 2 * PATIENCE_MS }), act()]);
  await page.waitForLoadState('load');
}

async function patientPage(context) {
  context.setDefaultTimeout(PATIENCE_MS);
  return context.newPage();
}
