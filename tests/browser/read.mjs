// What a visitor reads off a page of the form: what has the focus, what is said
// to be wrong, what the receipt promises.

import assert from 'node:assert/strict';

const DAYS = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const DATE = new RegExp(`(?:${DAYS}) \\d{1,2} (?:${MONTHS}) \\d{4}`, 'g');
const REFERENCE = /\b[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{2}\b/;

/** The summary of mistakes. */
export const summary = (page) => page.getByRole('main').getByRole('alert');

/** The page says of these questions, and no others, that something is wrong. */
export async function saysMistakes(page, questions) {
  assert.equal(await summary(page).count(), 1, 'A form with mistakes should come back with a summary of them.');
  assert.match(await page.title(), /^Error: /, 'The title of a page with mistakes should begin with “Error: ”, since it is what is read out first.');
  assert.equal(await becomesFocused(page, 'role', 'alert'), 'alert', 'The focus should be on the summary, so that it is read out first.');
  const links = await summary(page).getByRole('link').evaluateAll((all) => all.map((link) => link.hash));
  assert.deepEqual(links, questions.map((id) => `#${id}`), 'The summary should link to each field with a mistake, and to no other.');
  for (const id of questions) {
    const field = page.locator(`#${id}`);
    assert.equal(await field.getAttribute('aria-invalid'), 'true', `The field ${id} should be marked as wrong.`);
    const described = (await field.getAttribute('aria-describedby')) ?? '';
    const error = described.split(' ').find((one) => one.endsWith('-error'));
    assert.ok(error, `The field ${id} should be described by its mistake.`);
    const message = await summary(page).locator(`a[href="#${id}"]`).innerText();
    assert.ok((await page.locator(`#${error}`).innerText()).includes(message), `Beside the field ${id} the same should be said as in the summary.`);
  }
}

/** The same, once it is what it should be: a browser sets the focus with its first picture of a page, which may come after its load. */
async function becomesFocused(page, what, wanted) {
  const last = Date.now() + 2_000;
  let found = await focused(page, what);
  while (found !== wanted && Date.now() < last) {
    await page.waitForTimeout(50);
    found = await focused(page, what);
  }
  return found;
}

/** Something about the element that has the focus. */
export function focused(page, what) {
  return page.evaluate((what) => document.activeElement[what] ?? document.activeElement.getAttribute(what), what);
}

/** What a receipt says: its reference, its promises, its dates in the order in which they stand. */
export async function readReceipt(page) {
  const main = page.getByRole('main');
  const reference = REFERENCE.exec(await main.innerText())?.[0];
  assert.ok(reference, `The page after Send should show a reference in groups, like K7M2 QX9R 4T; it begins: ${(await main.innerText()).slice(0, 200)}`);
  const items = await main.getByRole('listitem').allInnerTexts();
  // What explains the dates is folded away: the promises are the items that are seen and name a day.
  const promises = items.map((item) => item.trim()).filter((item) => item.match(DATE));
  return { reference, promises, dates: promises.flatMap((promise) => promise.match(DATE)) };
}
