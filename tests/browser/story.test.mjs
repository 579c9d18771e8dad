// Stories of people who complain, in a real browser with scripts off.
//
// Where a story reads the page it reads what a visitor does: headings, what has
// the focus, what is said. Fields are found by their ids, since the words
// belong to the comms team.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';

import { WIDTHS, launchForTests, visitor } from './browser.mjs';
import { key, tabTo } from './hands.mjs';
import { SHORT_ANSWERS, answer, changeButton, checkButton, press, send, sendButton } from './pages.mjs';
import { focused, readReceipt, saysMistakes, summary } from './read.mjs';
import { FROZEN, start } from './server.mjs';

/** What the visitor writes; none of it may be seen on the receipt. */
const STORY = 'The lift in Heron House has been stuck for nine weeks.';
const EMAIL = 'sam.okoro@example.com';
const NAME = 'Sam Okoro';

// The browser first: if it will not start, no server is left running.
const browser = await launchForTests();
const server = await start(FROZEN);
after(() => server.stop());

test('Somebody finds the form, makes two mistakes, changes an answer, sends it once and keeps the receipt', async (t) => {
  const page = await visitor(browser);
  const complaints = counter(page);
  const step = steps(t);
  let receipt;

  await step('The first page leads to Imani, and Imani’s page to the form', async () => {
    await page.goto(`${server.address}/`);
    await follow(page, '/imani/', 'The first page should link to Imani Housing Co-operative.');
    await follow(page, '/imani/complain/', 'Imani’s first page should link to its form.');
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, 'The form should have one main heading.');
  });

  await step('An empty form comes back and says first what is missing', async () => {
    await press(page, checkButton(page));
    await saysMistakes(page, ['what_happened']);
  });

  await step('The link in the summary leads into the field', async () => {
    await press(page, summary(page).getByRole('link').first());
    assert.equal(await focused(page, 'id'), 'what_happened', 'After the link in the summary is followed, one can type at once.');
  });

  await step('Contact by email without an address is asked about, and the story is kept', async () => {
    await page.locator('#what_happened').fill(STORY);
    await page.locator('[name="contact_by"][value="email"]').check();
    await press(page, checkButton(page));
    await saysMistakes(page, ['email']);
    assert.equal(await page.locator('#what_happened').inputValue(), STORY, 'The words that were fine should still be in the form.');
  });

  await step('The check page shows every answer, and still does after a reload', async () => {
    await page.locator('#email').fill(EMAIL);
    await page.locator('#name').fill(NAME);
    await press(page, checkButton(page));
    await showsAnswers(page, 'The check page');
    await page.reload();
    await showsAnswers(page, 'The check page, loaded again,');
  });

  await step('Change opens the form, filled, at that question', async () => {
    await press(page, changeButton(page, 'contact_by'));
    assert.equal(await page.locator('#what_happened').inputValue(), STORY, 'The form should hold the story when an answer is changed.');
    assert.equal(await page.locator('#email').inputValue(), EMAIL, 'The form should hold the email address when an answer is changed.');
    assert.ok(await page.locator('[name="contact_by"][value="email"]').isChecked(), 'The way to be contacted should still be ticked.');
    assert.equal(await focused(page, 'name'), 'contact_by', 'The form should open at the question that is to be changed.');
    await page.locator('[name="contact_by"][value="letter"]').check();
    await page.locator('#address').fill('12 Heron House');
    await press(page, checkButton(page));
    await showsAnswers(page, 'The check page after a change');
    await says(page, '12 Heron House', 'The check page should show the answer that was changed.');
  });

  await step('Send gives a reference and dates, and shows none of the answers', async () => {
    assert.equal((await server.complaints()).length, 0, 'Nothing should be stored before Send is pressed.');
    await press(page, sendButton(page));
    receipt = await readReceipt(page);
    assert.match(page.url(), new RegExp(receipt.reference.replaceAll(' ', '')), 'The receipt’s address should hold its reference, so that it can be saved.');
    assert.ok(receipt.dates.length >= 2, `The receipt should say by which day we write and by which we answer; it says: ${receipt.promises.join(' / ')}`);
    assert.match(receipt.promises[0], new RegExp(`^By ${receipt.dates[0]}`), `The first promise should begin with its date; it is: ${receipt.promises[0]}`);
    const source = await page.content();
    for (const secret of [STORY, 'Heron House', EMAIL, NAME]) {
      assert.ok(!source.includes(secret), `The receipt must show none of the answers, since its link may be shared; it shows “${secret}”.`);
    }
  });

  await step('The receipt is the same after a reload, and after Back and Forward', async () => {
    const address = page.url();
    await page.reload();
    assert.deepEqual(await readReceipt(page), receipt, 'The receipt should be the same after a reload.');
    await back(page);
    await page.goForward();
    assert.equal(page.url(), address, 'Forward should come to the receipt again.');
    assert.deepEqual(await readReceipt(page), receipt, 'The receipt should be the same after Back and Forward.');
  });

  await step('It was sent once, and the register holds it with the receipt’s first date', async () => {
    assert.equal(complaints.sent, 1, `Send was pressed once, so the browser should send once; it sent ${complaints.sent} times.`);
    const listed = await server.complaints();
    assert.deepEqual(listed.map((row) => row.reference), [receipt.reference.replaceAll(' ', '')], 'The register should hold this one complaint.');
    assert.equal(listed[0].landlord, 'imani', 'The register should say whose complaint it is.');
    assert.equal(inWords(listed[0].due), receipt.dates[0], 'What is due first in the register should be the first date that the receipt promised.');
  });

  await page.context().close();
});

test('Somebody who uses only the keyboard can send a complaint', async () => {
  const before = await references();
  const page = await visitor(browser);
  await page.goto(`${server.address}/`);

  await page.keyboard.press('Tab');
  assert.equal(await focused(page, 'hash'), '#main', 'The first Tab should come to the link that skips to the main text.');
  await tabTo(page, '[href="/imani/"]', 'the link to Imani');
  await key(page, 'Enter');
  await page.keyboard.press('Tab');
  await key(page, 'Enter');
  assert.equal(await focused(page, 'id'), 'main', 'The skip link should bring the focus to the main text.');
  await tabTo(page, '[href="/imani/complain/"]', 'the link to the form');
  await key(page, 'Enter');

  await tabTo(page, '#what_happened', 'the question what has gone wrong');
  await page.keyboard.type('The lift is broken.');
  await tabTo(page, '[name="at_risk"]', 'the question whether someone could get hurt');
  await page.keyboard.press('Space');
  assert.ok(await page.locator('[name="at_risk"][value="yes"]').isChecked(), 'Space should choose the answer that has the focus.');
  await tabTo(page, '[name="contact_by"][value="none"]', 'the tick-box that says not to contact me');
  await page.keyboard.press('Space');
  assert.ok(await page.locator('[name="contact_by"][value="none"]').isChecked(), 'Space should tick the box that has the focus.');
  await tabTo(page, 'form[action$="/check"] > button', 'the button that goes on to the check page');
  await key(page, 'Enter');

  await tabTo(page, 'form[action$="/send"] button:not([name], [formaction])', 'the button that sends');
  await key(page, 'Space');
  const { reference } = await readReceipt(page);
  const after = await references();
  assert.deepEqual(after.filter((one) => !before.includes(one)), [reference.replaceAll(' ', '')], 'The register should hold what was sent by keyboard.');
  await page.context().close();
});

test('Words that were typed are still in the form after Back', async () => {
  const page = await visitor(browser);
  await page.goto(`${server.address}/imani/complain/`);
  await page.locator('#what_happened').fill(STORY);
  await page.locator('#name').fill(NAME);
  await press(page, checkButton(page));
  await back(page);
  assert.equal(await valueOf(page, '#what_happened'), STORY, 'The story should still be in the form after Back.');
  assert.equal(await valueOf(page, '#name'), NAME, 'The name should still be in the form after Back.');
  await page.context().close();
});

test('Words that were typed into a form with mistakes are still there after Back', async () => {
  const page = await visitor(browser);
  await answer(page, server, 'imani', { name: NAME });
  await page.locator('#what_happened').fill(STORY);
  await press(page, checkButton(page));
  await showsAnswers(page, 'The check page', [STORY, NAME]);
  await back(page);
  assert.equal(await valueOf(page, '#what_happened'), STORY, 'The story should still be in the form after Back. (A page with Cache-Control: no-store that answers a POST cannot be shown again: the browser shows an error in its place.)');
  await page.context().close();
});

test('A page that opens at a field shows the words of its question too', async () => {
  const page = await visitor(browser);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 600 });
    await answer(page, server, 'imani', { contact_by: ['email'] });
    for (const id of ['what_happened', 'email']) {
      await press(page, summary(page).locator(`a[href="#${id}"]`));
      await inSight(page, id, `At ${width} px, after the link in the summary,`);
    }
    await answer(page, server, 'imani', { ...SHORT_ANSWERS, contact_by: ['letter'], address: '12 Heron House' });
    await press(page, changeButton(page, 'contact_by'));
    await inSight(page, 'contact_by', `At ${width} px, after Change,`);
  }
  await page.context().close();
});

test('Back from the receipt and Send once more is still one complaint', async () => {
  const before = await references();
  const page = await visitor(browser);
  await send(page, server, 'imani', { what_happened: 'The stairs are dark.' });
  const first = await readReceipt(page);
  await back(page);
  // A browser that cannot show the page asks for a reload, and people press it.
  if (page.url().startsWith('chrome-error:')) await page.reload();
  await press(page, sendButton(page));
  const second = await readReceipt(page);
  assert.equal(second.reference, first.reference, 'The same words sent from the same check page should have the same reference, not a second one.');
  assert.equal((await references()).length, before.length + 1, 'They should be stored once.');
  await page.context().close();
});

test('Somebody keeps the words as a file, and then sends them', async () => {
  const page = await visitor(browser);
  await answer(page, server, 'imani', { what_happened: 'The gutter leaks.\nگرمی نہیں ہے' });
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('button[formaction$="/copy"]').click()]);
  assert.equal(file.suggestedFilename(), 'my-words.txt', 'The name of the file should say nothing of a complaint.');
  const text = await readFile(await file.path(), 'utf8');
  assert.ok(text.includes('The gutter leaks.') && text.includes('گرمی نہیں ہے'), `The file should hold the words; it says: ${text}`);
  await press(page, sendButton(page));
  await readReceipt(page);
  await page.context().close();
});

test('Pressing Send twice, as on a slow phone, stores one complaint', async () => {
  const before = await references();
  const page = await visitor(browser);
  await answer(page, server, 'imani', { what_happened: 'The heating is off.' });
  await sendButton(page).dblclick();
  await page.waitForURL('**/receipt/**');
  const { reference } = await readReceipt(page);
  const after = await references();
  assert.deepEqual(after.filter((one) => !before.includes(one)), [reference.replaceAll(' ', '')], 'Two presses are one complaint, under the reference that is shown.');
  await page.context().close();
});

/** The steps of a story: after one that fails, the next ones are not tried. */
function steps(t) {
  let going = true;
  return (name, act) =>
    t.test(name, async (t) => {
      if (!going) return t.skip('an earlier step failed');
      going = false;
      await act();
      going = true;
    });
}

/** Counts what the browser sends to be stored. */
function counter(page) {
  const counted = { sent: 0 };
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/send')) counted.sent += 1;
  });
  return counted;
}

/** Follows the first link in the main text to a path. */
async function follow(page, path, otherwise) {
  const link = page.getByRole('main').locator(`a[href="${path}"]`).first();
  assert.ok(await link.count(), otherwise);
  await press(page, link);
  assert.equal(new URL(page.url()).pathname, path, otherwise);
}

/** The page shows what was answered. */
async function showsAnswers(page, which, answers = [STORY, EMAIL, NAME]) {
  for (const answer of answers) await says(page, answer, `${which} should show “${answer}”.`);
}

async function says(page, words, otherwise) {
  const text = await page.getByRole('main').innerText();
  assert.ok(text.includes(words), otherwise);
}

/** What is in a field, or nothing if the page has no such field. */
async function valueOf(page, selector) {
  const field = page.locator(selector);
  return (await field.count()) ? field.inputValue() : undefined;
}

/** A field is in sight together with the words of its question, which stand above it. */
async function inSight(page, id, when) {
  const seen = await page.locator(`#${id}`).evaluate((field) => {
    const words = field.closest('fieldset')?.querySelector('legend') ?? field.labels[0];
    return { words: words.getBoundingClientRect().top, field: window.innerHeight - field.getBoundingClientRect().top };
  });
  assert.ok(seen.words >= 0, `${when} the words of the question ${id} should be in sight; they are ${Math.round(-seen.words)} px above the screen.`);
  assert.ok(seen.field > 0, `${when} the field ${id} should be in sight.`);
}

/**
 * Goes back. A page that was the answer to a form, and may not be kept, cannot
 * be shown again: the browser asks instead whether to send that form again.
 */
async function back(page) {
  try {
    await page.goBack();
  } catch (error) {
    if (!error.message.includes('ERR_CACHE_MISS')) throw error;
    // The browser's own page, which asks, comes a moment after the error.
    await page.waitForURL('chrome-error://**');
  }
}

async function references() {
  return (await server.complaints()).map((row) => row.reference);
}

/** An instant as a receipt writes its day: in London, “Tuesday 24 November 2026”. */
function inWords(instant) {
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' });
  return day.format(new Date(instant)).replace(',', '');
}
