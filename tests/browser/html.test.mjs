// Every page, as text: is it valid HTML that assistive technology can rely on?

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { faults } from './html.mjs';
import { LONG_ANSWERS, RECEIPTS, WRONG_ANSWERS, body, landlords } from './pages.mjs';
import { PUBLISHED, start } from './server.mjs';

let server;
before(async () => (server = await start(PUBLISHED)));
after(() => server?.stop());

test('Every built page is valid HTML and holds no script', async () => {
  const files = (await readdir(server.site, { recursive: true })).filter((file) => file.endsWith('.html')).sort();
  assert.ok(files.length > 50, `Five landlords have more than fifty pages; ${files.length} were built.`);
  const found = [];
  for (const file of files) {
    found.push(...(await faults(file, await readFile(join(server.site, file), 'utf8'))));
  }
  tell(found);
});

test('Every page that the form’s program shows is valid HTML and holds no script', async () => {
  const found = [];
  // Of the other landlords pages.test.mjs reads every state.
  const [landlord] = await landlords(server);
  for (const page of asked(landlord)) found.push(...(await answered(page)));
  tell(found);
});

// Last in this file, because afterwards this server takes no complaint.
test('The pages of a day when the store is down are valid HTML and hold no script', async () => {
  const [landlord] = await landlords(server);
  await server.loseStores();
  tell([
    ...(await answered({ name: 'page that says it was not sent', path: `/form/${landlord}/send`, answers: LONG_ANSWERS, status: 503 })),
    // It is not in the table, and nobody can see whether it waits: then nobody is told that there is no such thing.
    ...(await answered({ name: 'receipt that cannot be looked for just now', path: `/form/${landlord}/receipt/AAAAAAAAAA/0`, status: 503 })),
  ]);
});

/** What is asked of the form's program, with the answer's status. */
function asked(landlord) {
  const form = `/form/${landlord}`;
  return [
    { name: 'form sent empty', path: `${form}/check`, answers: {}, status: 422 },
    { name: 'form with many mistakes', path: `${form}/check`, answers: WRONG_ANSWERS, status: 422 },
    { name: 'check page', path: `${form}/check`, answers: LONG_ANSWERS, status: 200 },
    { name: 'form opened again to change an answer', path: `${form}/change`, answers: { ...LONG_ANSWERS, change: 'contact_by' }, status: 200 },
    ...Object.entries(RECEIPTS).map(([name, answers]) => ({ name, path: `${form}/send`, answers, status: 200 })),
    { name: 'dates of a day', path: `${form}/dates?received=24+December+2026`, status: 200 },
    { name: 'dates that have passed', path: `${form}/dates?received=3+March+2025`, status: 200 },
    { name: 'dates of the next stage', path: `${form}/dates?received=24+December+2026&asked=20+January+2027`, status: 200 },
    { name: 'days in the wrong order', path: `${form}/dates?received=24+December+2026&asked=1+December+2026`, status: 422 },
    { name: 'dates of no day', path: `${form}/dates`, status: 200 },
    { name: 'dates of a day that there is not', path: `${form}/dates?received=31+2+2027`, status: 422 },
    { name: 'address of a receipt that nobody has', path: `${form}/receipt/AAAAAAAAAA/0`, status: 404 },
    { name: 'address that takes only answers', path: `${form}/check`, method: 'PUT', status: 405 },
    { name: 'more words than can be taken', path: `${form}/check`, answers: { what_happened: 'x'.repeat(600_000) }, status: 413 },
  ].map((page) => ({ ...page, name: `${landlord}: ${page.name}` }));
}

/** Asks over HTTP and tells what is wrong with the answer. */
async function answered({ name, path, answers, method = answers ? 'POST' : 'GET', status }) {
  const response = await fetch(server.address + path, { method, body: answers && body(answers) });
  const text = await response.text();
  const found = await faults(name, text);
  if (response.status !== status) found.push(`${name}: it should be answered with ${status}, and was with ${response.status}.`);
  return found;
}

function tell(found) {
  if (found.length) assert.fail(`${found.length} things are wrong with the pages:\n\n${found.join('\n')}\n`);
}
