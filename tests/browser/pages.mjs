// Every page that a visitor can come to, and the way to it.
//
// Fields are found by their ids and buttons by what they do, never by their
// words: the words belong to the comms team, which may change them any day.

import { readdir } from 'node:fs/promises';

import { leads } from './browser.mjs';

/** The paths of the built pages, as a visitor asks for them. */
export async function sitePaths(server) {
  const files = await readdir(server.site, { recursive: true });
  const pages = files.filter((file) => file.endsWith('.html')).sort();
  return pages.map((file) => {
    if (file === '404.html') return '/no-such-page/';
    return `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
  });
}

/** The landlords: each folder that has a form. */
export async function landlords(server) {
  const paths = await sitePaths(server);
  return paths.filter((path) => path.endsWith('/complain/')).map((path) => path.split('/')[1]);
}

/** Answers that are fine, and hard to lay out: nothing may push a narrow page wide. */
export const LONG_ANSWERS = {
  what_happened: `The lift has been broken since March.\n\n${'broken'.repeat(60)}\n\nالمصعد معطل منذ شهر مارس.`,
  before: 'again',
  when: 'since last winter',
  at_risk: 'no',
  about: 'home',
  outcome: ['sorry', 'do'],
  name: 'A very long name '.repeat(11).trim(),
  address: `Flat 1\n${'Llanfairpwllgwyngyll'.repeat(4)}\nLL61 5UJ`,
  contact_by: ['email', 'phone'],
  email: `${'a'.repeat(60)}@${'b'.repeat(60)}.example.com`,
  phone: '01900 842113',
  language: 'اردو',
};

/** Answers with as many mistakes as one person can make. */
export const WRONG_ANSWERS = {
  when: '31 2 2026',
  contact_by: ['email', 'text', 'letter', 'none'],
  email: 'not an address',
  name: 'x'.repeat(300),
};

/** The least that can be sent. */
export const SHORT_ANSWERS = { what_happened: 'The lift is broken.' };

/** Complaints whose receipts differ. */
export const RECEIPTS = {
  'receipt': { ...SHORT_ANSWERS, contact_by: ['email'], email: 'sam@example.com' },
  'receipt of an urgent complaint': { ...SHORT_ANSWERS, at_risk: 'yes', contact_by: ['letter'], address: '1 High Street' },
  'receipt without a way to reach the sender': SHORT_ANSWERS,
};

/** The days of somebody whom nobody has answered for long. */
export const PASSED = 'received=2025-11-03&told=no';

/** Answers as the body of a form. */
export function body(answers) {
  const pairs = Object.entries(answers).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  return new URLSearchParams(pairs);
}

/** Puts answers into the form that is open, all at once: these pages are many. */
export function fill(page, answers) {
  return page.evaluate((answers) => {
    for (const [name, value] of Object.entries(answers)) {
      for (const field of document.getElementsByName(name)) {
        if (field.type === 'radio' || field.type === 'checkbox') field.checked = [value].flat().includes(field.value);
        else field.value = value;
      }
    }
  }, answers);
}

/** Unfolds everything on the page: what is folded away must be as good as what is seen. */
export function unfoldAll(page) {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

/** The button that ends the form and goes on to the check page. */
export const checkButton = (page) => page.locator('form[action$="/check"] > button');

/** The button of the check page that sends. */
export const sendButton = (page) => page.locator('form[action$="/send"] button:not([name], [formaction])');

/** The button of the check page that goes back to one question. */
export const changeButton = (page, question) => page.locator(`form button[name="change"][value="${question}"]`);

/** Presses a button and waits for the page it leads to. */
export const press = (page, button) => leads(page, () => button.click());

/** Opens a landlord's form, answers it and goes on to the check page. */
export async function answer(page, server, landlord, answers) {
  await page.goto(`${server.address}/${landlord}/complain/`);
  await fill(page, answers);
  await press(page, checkButton(page));
}

/** The same, and sends it. */
export async function send(page, server, landlord, answers) {
  await answer(page, server, landlord, answers);
  await press(page, sendButton(page));
}

/** The same, and an officer records what happened; then the receipt is opened again. */
export async function sendAndRecord(page, server, landlord, kinds) {
  await send(page, server, landlord, { ...SHORT_ANSWERS, what_happened: `The lift is broken (${kinds.join(', ')}).` });
  const reference = new URL(page.url()).pathname.split('/').at(-2);
  for (const kind of kinds) await server.record(reference, kind);
  await page.reload();
}

/** The button that asks the landlord to look again. */
export const againButton = (page) => page.locator('form[action$="/again"] button');

/** Goes from the receipt of an answered complaint to the page that asks to look again, where there is one. */
async function lookAgain(page, server, landlord) {
  await sendAndRecord(page, server, landlord, ['responded']);
  const link = page.locator('main a[href$="/again"]');
  if ((await link.count()) > 0) await press(page, link);
}

/**
 * The pages that the form's program shows and that differ from landlord to
 * landlord: the name of each and the way to it.
 */
export function formPages(server, landlord) {
  const dates = `${server.address}/form/${landlord}/dates`;
  const passed = `${server.address}/form/${landlord}/passed`;
  return [
    { name: 'form sent empty', go: (page) => answer(page, server, landlord, {}) },
    { name: 'check page', go: (page) => answer(page, server, landlord, SHORT_ANSWERS) },
    ...Object.entries(RECEIPTS).map(([name, answers]) => ({ name, go: (page) => send(page, server, landlord, answers) })),
    { name: 'receipt of an answered complaint', go: (page) => sendAndRecord(page, server, landlord, ['acknowledged', 'responded']) },
    { name: 'page that asks to look again', go: (page) => lookAgain(page, server, landlord) },
    { name: 'record of a complaint', go: async (page) => { await send(page, server, landlord, SHORT_ANSWERS); await page.goto(`${page.url()}/passed/record`); } },
    { name: 'page of a complaint of which no date has passed', go: async (page) => { await send(page, server, landlord, SHORT_ANSWERS); await page.goto(`${page.url()}/passed`); } },
    { name: 'a date that has passed', go: (page) => page.goto(`${passed}?${PASSED}`) },
    { name: 'letter about a date that has passed', go: (page) => page.goto(`${passed}/letter?${PASSED}`) },
    { name: 'letter about a refusal', go: (page) => page.goto(`${passed}/refused?${PASSED}`) },
    { name: 'words about a date that has passed', go: (page) => page.goto(`${passed}/words?${PASSED}`) },
    { name: 'dates of a day', go: (page) => page.goto(`${dates}?received=24+December+2026`) },
    { name: 'dates that have passed', go: (page) => page.goto(`${dates}?received=3+March+2025`) },
    { name: 'dates of the next stage', go: (page) => page.goto(`${dates}?received=24+December+2026&asked=20+January+2027`) },
  ];
}

/** The pages of the form that are the same whoever the landlord is. */
export function samePages(server, landlord) {
  const form = `${server.address}/form/${landlord}`;
  return [
    { name: 'form with many mistakes', go: (page) => answer(page, server, landlord, WRONG_ANSWERS) },
    { name: 'check page with long answers', go: (page) => answer(page, server, landlord, LONG_ANSWERS) },
    {
      name: 'form opened again to change an answer',
      go: async (page) => {
        await answer(page, server, landlord, LONG_ANSWERS);
        await press(page, changeButton(page, 'contact_by'));
      },
    },
    { name: 'receipt at the second stage', go: (page) => sendAndRecord(page, server, landlord, ['acknowledged', 'responded', 'escalation-requested']) },
    { name: 'receipt of a closed complaint', go: (page) => sendAndRecord(page, server, landlord, ['responded', 'closed']) },
    {
      name: 'receipt after asking to look again',
      go: async (page) => {
        await lookAgain(page, server, landlord);
        if ((await againButton(page).count()) > 0) await press(page, againButton(page));
      },
    },
    { name: 'dates of no day', go: (page) => page.goto(`${form}/dates?received=`) },
    { name: 'dates of a day that there is not', go: (page) => page.goto(`${form}/dates?received=31+2+2027`) },
    { name: 'days of which none can be right', go: (page) => page.goto(`${form}/passed?received=soon&asked=never&told=yes&agreed=yes`) },
    { name: 'dates of two days in the wrong order', go: (page) => page.goto(`${form}/dates?received=24+December+2026&asked=1+December+2026`) },
    { name: 'dates of a day too far away', go: (page) => page.goto(`${form}/dates?received=1+1+2400`) },
    { name: 'address of a receipt that nobody has', go: (page) => page.goto(`${form}/receipt/AAAAAAAAAA/0`) },
    ...keptPages(server, landlord),
  ];
}

/**
 * The pages that give words back whatever was wrong with the address or with the
 * words; none of them needs a store that does not answer.
 */
export function keptPages(server, landlord) {
  const urgent = { ...LONG_ANSWERS, at_risk: 'yes', outcome: ['sorry', 'stop'], which_block: 'Heron House' };
  const tooLong = { ...SHORT_ANSWERS, what_happened: ['The lift is broken.', `He said “no”. ${'""""""""" '.repeat(16_000)}`], contact_by: ['email', 'none'] };
  const receipt = `/form/${landlord}/receipt/AAAAAAAAAA/${'0'.repeat(32)}`;
  return [
    { name: 'words for a landlord that is not there', go: answered(`${server.address}/form/nobody/send`, urgent) },
    { name: 'words for a receipt that nobody has', go: answered(`${server.address}${receipt}/add`, SHORT_ANSWERS) },
    { name: 'words for an address that there is not', go: answered(`${server.address}/form/${landlord}/nothing`, LONG_ANSWERS) },
    { name: 'words that are too many', go: answered(`${server.address}/form/${landlord}/check`, tooLong) },
  ];
}

/** Shows the answer to a POST: no link leads to these. */
function answered(url, answers) {
  return async (page) => {
    const response = await fetch(url, { method: 'POST', body: body(answers) });
    await shown(page, url, response.status, await response.text());
  };
}

export async function shown(page, url, status, html) {
  await page.route(url, (route) => route.fulfill({ status, contentType: 'text/html; charset=utf-8', body: html }), { times: 1 });
  await page.goto(url);
}

/**
 * The page that holds the words when nothing can be stored. Take the table away
 * first. The server tries for some seconds before it gives up: it is asked once,
 * and its answer can be shown again and again.
 */
export async function notSentPage(server, landlord, answers = LONG_ANSWERS) {
  const response = await fetch(`${server.address}/form/${landlord}/send`, { method: 'POST', body: body(answers) });
  const { status, url } = response;
  const html = await response.text();
  return { name: 'page that says it was not sent', status, go: (page) => shown(page, url, status, html) };
}
