// Do the measures measure? Each is shown a page that has the fault it looks
// for, and one that has not.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inspector, launchForTests, visitor } from './browser.mjs';
import { crowded, stickingOut } from './fit.mjs';
import { tabTo } from './hands.mjs';
import { lookUnchosen, unseen } from './sight.mjs';

const browser = await launchForTests();
const page = await visitor(browser, { viewport: { width: 320, height: 256 } });

/** A page of which the fault lies in a style. */
const show = (body, style = '') => page.setContent(`<style>body { margin: 0; font: 16px/1.5 sans-serif; } ${style}</style><main>${body}</main>`);

test('What is wider than the screen is found', async () => {
  await show('<p style="width: 400px">These words are fine.</p>');
  assert.equal((await stickingOut(page)).length, 1);
  await show('<p>These words are fine.</p>');
  assert.deepEqual(await stickingOut(page), []);
});

test('Words that are cut off, run out of their box, leave the screen or lie on others are found', async () => {
  const body = '<p>These words are fine, and there are enough of them for two lines.</p><button>Send</button><div>What follows</div>';
  await show(body);
  assert.deepEqual(await crowded(page), []);
  const faults = {
    'cut off': 'p { height: 1.5em; overflow: hidden }',
    'run out of': 'p { height: 1.5em }',
    'run out of the button': 'button { width: 1em; padding: 0 }',
    'leave the screen': 'p { margin-left: -1em }',
    'lie on each other': 'div { margin-top: -1em }',
    'lie on the lines of their own text': 'p { line-height: .5 }',
  };
  for (const [name, style] of Object.entries(faults)) {
    await show(body, style);
    assert.notDeepEqual(await crowded(page), [], `Words that ${name} should be found.`);
  }
});

test('What cannot be told from its ground is found', async () => {
  const body = '<a href="#here">More</a><div role="alert">Wrong</div><div><p id="it-error">Enter a day</p><input aria-label="Day" aria-invalid="true" aria-describedby="it-error"></div><button>Send</button>';
  const fine = '[role=alert], div, input, button { border: 2px solid black }';
  await show(body, fine);
  assert.deepEqual(await unseen(page), []);
  const faults = {
    'pale words': 'p { color: #ccc }',
    'a link without a line': 'a { text-decoration: none }',
    'a button without a frame': 'button { border: 0 }',
    'a field with a pale frame': 'input { border-color: #eee }',
    'a mistake without a bar': 'div:not([role]) { border: 0 }',
    'a summary without a frame': '[role=alert] { border: 0 }',
  };
  for (const [name, style] of Object.entries(faults)) {
    await show(body, `${fine} ${style}`);
    assert.notDeepEqual(await unseen(page), [], `It should be found: ${name}.`);
  }
});

test('A choice that looks the same chosen and not is found', async () => {
  const blank = await inspector(browser);
  const body = '<input type="radio" aria-label="Yes" checked><input type="checkbox" aria-label="No" checked>';
  await show(body);
  assert.deepEqual(await lookUnchosen(page, blank), []);
  await show(body, 'input { appearance: none; width: 20px; height: 20px; border: 2px solid black } :checked { background: #f4f4f4 }');
  assert.equal((await lookUnchosen(page, blank)).length, 2);
});

test('What has the focus and cannot be seen to is found', async () => {
  const body = '<a href="#here">More</a><p style="height: 2000px"></p><button>Send</button>';
  await show(body);
  await tabTo(page, 'button');
  await show(body, ':focus { outline: 0 }');
  await assert.rejects(tabTo(page, 'button'), /cannot be seen/);
  await show(body, 'button { position: fixed; top: 300px }');
  await assert.rejects(tabTo(page, 'button'), /out of sight/);
});
