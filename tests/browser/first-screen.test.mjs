// First things first: what somebody needs stands on the first screen of a small
// phone, and whatever ends the form ends it on the check page with every answer.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { launchForTests, leads, visitor } from './browser.mjs';
import { SHORT_ANSWERS, fill, landlords, press, send } from './pages.mjs';
import { PUBLISHED, start } from './server.mjs';

/** A small phone, held upright. */
const PHONE = { width: 360, height: 640 };

/** An answer to each of sixteen questions, in each kind of field; `helped` stands for whom it is. */
const ANSWERS = {
  what_happened: 'The lift has been broken since March.',
  before: 'waiting',
  before_reference: 'K7M2 QX9R 4T',
  when: 'since last winter',
  at_risk: 'unsure',
  about: 'home',
  outcome: ['sorry', 'do'],
  outcome_more: 'A date for the repair',
  on_behalf_of: 'someone',
  name: 'Sam Okoro',
  address: '12 Heron House',
  contact_by: ['email', 'phone'],
  email: 'sam.okoro@example.com',
  phone: '01632 960 001',
  safe_contact: 'Leave no message',
  keep_from: 'The chair',
  helper: 'Ada Obi',
  helper_contact: 'ada@example.org',
  helper_agreed: 'yes',
  help_needed: ['large-print', 'other'],
  help_more: 'Yellow paper',
  language: 'Urdu, written',
};

const browser = await launchForTests();
const server = await start(PUBLISHED);
after(() => server.stop());
const slugs = await landlords(server);

/** How far down something ends, in px from the top of the page. */
async function end(page, what) {
  const box = await page.locator(what).first().boundingBox();
  return Math.round(box.y + box.height);
}

async function onFirstScreen(page, what, name, landlord) {
  const bottom = await end(page, what);
  assert.ok(bottom <= PHONE.height, `${name} of ${landlord} should end on the first screen, and ends at ${bottom} px of ${PHONE.height}.`);
}

test('On a small phone the first action, question 1 and the first date are on the first screen', async () => {
  const page = await visitor(browser, { viewport: PHONE });
  for (const landlord of slugs) {
    await page.goto(`${server.address}/${landlord}/`);
    await onFirstScreen(page, 'main a.button', 'The first button on the start page', landlord);
    await page.goto(`${server.address}/${landlord}/complain/`);
    await onFirstScreen(page, '#what_happened', 'Question 1, with its box,', landlord);
    await send(page, server, landlord, SHORT_ANSWERS);
    await onFirstScreen(page, 'main .promise .day', 'The first date on the receipt', landlord);
  }
  await page.context().close();
});

test('The notice that this is a demonstration takes one line, and unfolds', async () => {
  const page = await visitor(browser, { viewport: PHONE });
  await page.goto(`${server.address}/${slugs[0]}/`);
  const notice = page.locator('.demo summary');
  const { lines, more } = await page.locator('.demo').evaluate((aside) => {
    const range = document.createRange();
    range.selectNodeContents(aside.querySelector('summary'));
    return { lines: range.getClientRects().length, more: aside.querySelector('details').open };
  });
  assert.deepEqual({ lines, more }, { lines: 1, more: false });
  await notice.click();
  assert.ok(await page.locator('.demo p').isVisible(), 'The notice should unfold to say what a demonstration is.');
  await page.context().close();
});

/** What the check page would send: every answer, by its question. */
function posted(page) {
  return page.locator('form[action$="/send"]').evaluate((form) => {
    const answers = {};
    for (const { type, name, value } of form.elements) if (type === 'hidden') answers[name] = [...(answers[name] ?? []), value];
    return answers;
  });
}

async function cameToCheck(page, how) {
  assert.match(await page.title(), /^Not sent yet/, `${how} should lead to the check page, whose title says first that nothing was sent.`);
  const answers = await posted(page);
  for (const [name, value] of Object.entries(ANSWERS)) {
    assert.deepEqual(answers[name], [value].flat(), `${how} should bring every answer to the check page: ${name}.`);
  }
}

test('Each button, and Enter in any field, bring every answer to the check page', async () => {
  const page = await visitor(browser, { viewport: PHONE });
  const open = async () => {
    await page.goto(`${server.address}/${slugs[0]}/complain/`);
    await fill(page, ANSWERS);
  };
  await open();
  const buttons = await page.locator('form[action$="/check"] button').count();
  const groups = await page.locator('form[action$="/check"] .group').count();
  assert.equal(buttons, groups + 1, 'A button should stand after question 1, and after each group.');
  for (let n = 0; n < buttons; n++) {
    await open();
    await press(page, page.locator('form[action$="/check"] button').nth(n));
    await cameToCheck(page, `Button ${n + 1}`);
  }
  await open();
  const fields = await page.locator('form[action$="/check"] input:not([type="hidden"], [name="website"])').evaluateAll((all) => [...new Set(all.map((field) => field.id))]);
  assert.ok(fields.length > 20, 'The form should have its fields.');
  for (const id of fields) {
    await open();
    await page.locator(`#${id}`).focus();
    await leads(page, () => page.keyboard.press('Enter'));
    await cameToCheck(page, `Enter in the field ${id}`);
  }
  await page.context().close();
});

test('Each group of questions can be reached from the first', async () => {
  const page = await visitor(browser, { viewport: PHONE });
  await page.goto(`${server.address}/${slugs[0]}/complain/`);
  const links = await page.locator('form[action$="/check"] nav a').evaluateAll((all) => all.map((link) => link.hash));
  assert.equal(links.length, 4, 'There are four groups of questions after the first.');
  for (const hash of links) {
    await press(page, page.locator(`form nav a[href="${hash}"]`));
    const top = await page.locator(hash).evaluate((heading) => heading.getBoundingClientRect().top);
    assert.ok(top >= 0 && top < PHONE.height / 2, `The link ${hash} should bring its group into sight.`);
  }
  await page.context().close();
});

test('The check page says in one line what was left blank, and asks who it is for before the name', async () => {
  const page = await visitor(browser);
  await page.goto(`${server.address}/${slugs[0]}/complain/`);
  const order = await page.locator('[name="on_behalf_of"], #name').evaluateAll((all) => all.map((field) => field.name));
  assert.deepEqual([order[0], order.at(-1)], ['on_behalf_of', 'name']);
  await page.locator('#what_happened').fill('The lift is broken.');
  await press(page, page.locator('form[action$="/check"] button').first());
  assert.equal(await page.locator('.answers dt').count(), 1, 'Only what was answered should stand on the check page.');
  const more = page.locator('form[action$="/send"] > p button[name="change"]');
  assert.equal(await more.count(), 1, 'One line should lead back to the questions that were left blank.');
  await press(page, more);
  assert.equal(await page.locator('#what_happened').inputValue(), 'The lift is broken.');
  await page.context().close();
});
