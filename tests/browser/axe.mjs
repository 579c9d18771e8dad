// axe, asked of the page that is open, with its scripts on or off.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** WCAG 2.2 A and AA, and what axe calls good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The smaller of the two files of axe: a hundred pages read it anew. */
const axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/**
 * What axe finds, each as a sentence with its place and its cure.
 * `leaveOut` names rules that axe cannot judge here; whoever leaves one out looks for it otherwise.
 * `only` names the rules that are asked, where a page has been asked all of them in another look.
 */
export async function violations(page, { leaveOut = [], only } = {}) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return page.evaluate(
    async ({ rules, leaveOut, only }) => {
      // Where scripts are off no timer ever rings, and axe waits for one between its steps.
      const timer = globalThis.setTimeout;
      globalThis.setTimeout = (act, _, ...rest) => void Promise.resolve().then(() => act(...rest));
      try {
        const { violations } = await globalThis.axe.run(document, {
          runOnly: only ? { type: 'rule', values: only } : rules,
          rules: Object.fromEntries(leaveOut.map((id) => [id, { enabled: false }])),
          resultTypes: ['violations'],
          preload: false,
        });
        return violations.map((violation) => {
          const places = violation.nodes.map((node) => `    ${node.target.join(' ')}\n      ${node.html}\n      ${node.failureSummary.replaceAll('\n', '\n      ')}`);
          return `${violation.help} (${violation.id}).\n${places.join('\n')}`;
        });
      } finally {
        globalThis.setTimeout = timer;
      }
    },
    { rules: RULES, leaveOut, only },
  );
}
