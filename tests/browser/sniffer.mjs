// HTML_CodeSniffer, asked of the page that is open: a second opinion beside axe,
// by people who read WCAG 2.1 differently in places. Only its errors are told;
// its warnings ask a person to look, which docs/ACCESSIBILITY.md does.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const sniffer = await readFile(fileURLToPath(import.meta.resolve('html_codesniffer/build/HTMLCS.js')), 'utf8');

/** What it calls an error under level AA, each as a sentence with its place. */
export async function sniffed(page) {
  if (!(await page.evaluate(() => 'HTMLCS' in globalThis))) await page.evaluate(`${sniffer};globalThis.HTMLCS=HTMLCS;0`);
  return page.evaluate(() => new Promise((done, failed) => {
    globalThis.HTMLCS.process('WCAG2AA', document, () => {
      const errors = globalThis.HTMLCS.getMessages().filter(({ type }) => type === globalThis.HTMLCS.ERROR);
      done(errors.map(({ msg, code, element }) => `${msg} (${code.replace(/^WCAG2AA\.Principle\d\.Guideline/, '')})\n    ${element?.outerHTML?.slice(0, 160) ?? ''}`));
    }, failed);
  }));
}
