// docs/ACCESSIBILITY.md names for each criterion the test that holds it, or a
// script for a person. It must name all of them, and nothing that is not there.
// Here too is what is true of a site as a whole and of no page alone.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { landlords, sitePaths } from './pages.mjs';
import { PUBLISHED, start } from './server.mjs';

let server;
before(async () => (server = await start(PUBLISHED)));
after(() => server?.stop());

test('Each of the 55 criteria of WCAG 2.2 A and AA is held by a test that is there, or by a script with a day', async () => {
  const text = await readFile(join(PUBLISHED, 'docs/ACCESSIBILITY.md'), 'utf8');
  const rows = text.split('\n').filter((line) => /^\| \d\.\d/.test(line)).map((line) => line.split(' | '));
  assert.equal(new Set(rows.map(([criterion]) => criterion)).size, 55);
  for (const row of rows) {
    const [criterion, held] = [row[0], row.at(-1)];
    const test = /^`([^`]+)`: “(.+)” \|$/.exec(held);
    const script = /^\[script \d+\]\(#(script-\d+)\) \|$/.exec(held);
    assert.ok(test || script, `${criterion} names neither a test nor a script: ${held}`);
    if (test) {
      const source = await readFile(join(PUBLISHED, test[1]), 'utf8');
      assert.ok(source.split('\n').some((line) => /\btest\(/.test(line) && line.includes(test[2])), `${criterion}: there is no test “${test[2]}” in ${test[1]}.`);
    } else {
      const part = text.split(/^### /m).find((part) => part.startsWith(script[1].replace('script-', 'Script ')));
      assert.match(part ?? '', /\nLast run: (not run yet|\d{1,2} [A-Z][a-z]+ \d{4})/, `${criterion}: the script should say when it was last run.`);
    }
  }
});

test('Nothing moves, turns the page or opens by itself', async () => {
  const style = await readFile(join(PUBLISHED, 'content/assets/style.css'), 'utf8');
  for (const odd of ['animation', 'transition', '@keyframes', 'orientation:', 'marquee', 'blink']) assert.ok(!style.includes(odd), `The style holds ${odd}.`);
  // What hover changes is how a thing looks, never what is there.
  for (const [rule] of style.matchAll(/[^}]*:hover[^{]*\{[^}]*\}/g)) assert.ok(!/display|visibility|content|opacity/.test(rule.split('{')[1]), `Something appears on hover: ${rule.trim()}`);
  for (const path of await sitePaths(server)) {
    const page = await (await fetch(server.address + path)).text();
    assert.ok(!/http-equiv="?refresh/i.test(page) || page.includes('<link rel="canonical"'), `${path} goes away by itself.`);
    assert.ok(!/ title="/.test(page.split('<body>')[1]), `${path} has words that appear on hover alone.`);
  }
});

test('Every page of a landlord is led to from another, and from its first page', async () => {
  const paths = await sitePaths(server);
  const [landlord] = await landlords(server);
  const own = paths.filter((path) => path.split('/')[1] === landlord);
  const seen = new Set();
  const waiting = [`/${landlord}/`];
  while (waiting.length > 0) {
    const path = waiting.pop();
    if (seen.has(path)) continue;
    seen.add(path);
    const page = await (await fetch(server.address + path)).text();
    for (const [, href] of page.matchAll(/href="([^"#?]+)"/g)) if (own.includes(href)) waiting.push(href);
  }
  // The policy in force stands at a second address, which receipts and older pages lead to.
  const lost = own.filter((path) => !seen.has(path) && !/\/policy\/.+/.test(path));
  assert.deepEqual(lost, [], 'No page of this landlord leads to these.');
});
