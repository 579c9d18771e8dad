// Ways to do what a page asks: with a mouse, with a thumb, with the keyboard alone.
// Each can write into a field, choose an answer, press what leads to another
// page or place, and unfold what is folded away.

import assert from 'node:assert/strict';

import { leads } from './browser.mjs';
import { openEyes } from './sight.mjs';

export const mouse = {
  write: (page, field, words) => page.locator(field).fill(words),
  choose: (page, choice) => page.locator(choice).click(),
  press: (page, what) => leads(page, () => page.locator(what).click()),
  unfold: (page, what) => page.locator(what).click(),
};

export const thumb = {
  async write(page, field, words) {
    await page.locator(field).tap();
    await page.keyboard.insertText(words);
  },
  choose: (page, choice) => page.locator(choice).tap(),
  press: (page, what) => leads(page, () => page.locator(what).tap()),
  unfold: (page, what) => page.locator(what).tap(),
};

export const keyboard = {
  async write(page, field, words) {
    await tabTo(page, field);
    await page.keyboard.type(words);
  },
  async choose(page, choice) {
    const wanted = page.locator(choice);
    if ((await wanted.getAttribute('type')) === 'checkbox') {
      await tabTo(page, choice);
      return page.keyboard.press('Space');
    }
    // Tab comes to a group of radio buttons, and the arrows go on inside it.
    await tabTo(page, `[name="${await wanted.getAttribute('name')}"]`);
    await page.keyboard.press('Space');
    for (let presses = 0; presses < 10 && !(await wanted.isChecked()); presses += 1) await page.keyboard.press('ArrowDown');
  },
  async press(page, what) {
    await tabTo(page, what);
    await key(page, 'Enter');
  },
  async unfold(page, what) {
    await tabTo(page, what);
    await page.keyboard.press('Enter');
  },
};

/** Presses a key and waits for the page, or the place in it, that it leads to. */
export const key = (page, name) => leads(page, () => page.keyboard.press(name));

/**
 * Presses Tab until something has the focus, and sees to it that each stop on
 * the way is marked and in sight (WCAG 2.4.7, 2.4.11).
 */
export async function tabTo(page, selector, what = selector) {
  await openEyes(page);
  if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate((selector) => {
      const element = document.activeElement;
      const { top, bottom, left, right, height } = element.getBoundingClientRect();
      // Of a field of many lines the line that one writes in is enough: browsers do not scroll further.
      const least = element.matches('textarea') ? 32 : height;
      const seen = Math.min(bottom, window.innerHeight) - Math.max(top, 0);
      const inSight = seen >= Math.min(least, window.innerHeight) - 1 && left >= -1 && right <= window.innerWidth + 1;
      return { there: element.matches(selector), none: element === document.body, marked: globalThis.eyes.ringed(element), inSight, where: `from ${Math.round(top)} to ${Math.round(bottom)} px, on a screen of ${window.innerHeight} px`, html: element.outerHTML.slice(0, 120) };
    }, selector);
    assert.ok(!stop.none || presses === 0, `Tab came to the end of the page without finding ${what}.`);
    if (stop.none) continue;
    assert.ok(stop.marked, `It cannot be seen that this has the focus: ${stop.html}`);
    assert.ok(stop.inSight, `This has the focus and is out of sight, or not wholly in it (${stop.where}): ${stop.html}`);
    if (stop.there) return;
  }
  assert.fail(`Two hundred presses of Tab do not reach ${what}.`);
}
