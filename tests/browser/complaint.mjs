// One complaint from the landlord's first page to the receipt, with one mistake
// that is put right: contact by email was chosen, and no address given.
//
// It is told once. Who does it differs, and how: that is what `hand` and `look` are for.

import assert from 'node:assert/strict';

import { focused, readReceipt, saysMistakes, summary } from './read.mjs';

const EMAIL = 'sam.okoro@example.com';

const CHECK = 'form[action$="/check"] > button';
const SEND = 'form[action$="/send"] button:not([name], [formaction])';

/**
 * Complains.
 * @param {string} story what has gone wrong; the same words sent twice in a day are one complaint
 * @param hand one of hands.mjs
 * @param {(state: string) => Promise<void>} look is told each state that the visitor comes to
 * @returns the receipt, as it is read
 */
export async function complain(page, server, { landlord, story, hand, look }) {
  await page.goto(`${server.address}/${landlord}/`);
  await hand.press(page, `main a[href="/${landlord}/complain/"]`);

  await hand.write(page, '#what_happened', story);
  await hand.choose(page, '[name="at_risk"][value="no"]');
  await hand.choose(page, '[name="contact_by"][value="email"]');
  await look('form');
  await hand.press(page, CHECK);

  await saysMistakes(page, ['email']);
  await look('form with a mistake');
  await keptAnswers(page, story);
  await hand.press(page, '[role="alert"] a[href="#email"]');
  assert.equal(await focused(page, 'id'), 'email', 'The link in the summary should lead into the field.');
  await isWhole(page, '#email');
  await hand.write(page, '#email', EMAIL);
  await hand.press(page, CHECK);

  assert.equal(await summary(page).count(), 0, 'The mistake is put right, and should be gone.');
  for (const answer of [story, EMAIL]) assert.ok((await page.getByRole('main').innerText()).includes(answer), `The check page should show “${answer}”.`);
  await look('check page');
  await hand.press(page, SEND);

  const receipt = await readReceipt(page);
  assert.ok(receipt.dates.length >= 2, `The receipt should say by which day we write and by which we answer; it says: ${receipt.promises.join(' / ')}`);
  await hand.unfold(page, 'main details:not(.screen) summary');
  assert.ok(await page.locator('main details[open] h3').first().isVisible(), 'The working of the dates should unfold.');
  await look('receipt');

  await hand.write(page, 'form[action$="/add"] textarea', 'I forgot: the door is broken too.');
  await hand.press(page, 'form[action$="/add"] button');
  const after = await readReceipt(page);
  assert.deepEqual(after, receipt, 'What is added should change neither the reference nor a date.');
  assert.equal(await page.getByRole('main').getByRole('status').count(), 1, 'The receipt should say that the new words came.');
  await look('receipt with something added');
  return receipt;
}

/** What was fine is still in the form when it comes back. */
async function keptAnswers(page, story) {
  assert.equal(await page.locator('#what_happened').inputValue(), story, 'The story should still be in the form.');
  for (const choice of ['[name="at_risk"][value="no"]', '[name="contact_by"][value="email"]']) {
    assert.ok(await page.locator(choice).isChecked(), `What was chosen should still be chosen: ${choice}.`);
  }
}

/** A field that a link leads to is in sight as a whole, however low the screen. */
async function isWhole(page, selector) {
  const { top, bottom, height } = await page.locator(selector).evaluate((field) => {
    const { top, bottom } = field.getBoundingClientRect();
    return { top, bottom, height: window.innerHeight };
  });
  assert.ok(top >= 0 && bottom <= height, `The field ${selector}, which has the focus, should be in sight as a whole; it lies from ${Math.round(top)} to ${Math.round(bottom)} px on a screen of ${height} px.`);
}
