// How one page is looked at: in each scheme of colours, at each width, with
// letters twice as large, as its source. Every test that looks at many pages
// looks at them like this, so that a new look is written once, here.

import { violations } from './axe.mjs';
import { WIDTHS } from './browser.mjs';
import { crowded, stickingOut } from './fit.mjs';
import { broken } from './rules.mjs';
import { unmarked, unseen } from './sight.mjs';
import { sniffed } from './sniffer.mjs';

/** Phones on which somebody has doubled the size of all letters (WCAG 1.4.4). */
const LARGE_WIDTHS = [320, 360];

/** Twice the letters, as a browser's own setting does it: everything here is measured in rem. */
export const LARGE = ':root { font-size: 200% }';

/** What only the colours change; axe has been asked of everything else by then. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What would stop somebody on the page that is open, whatever its colours, each as a sentence that says in which look. */
export async function faultsOfLayout(page) {
  const found = await broken(page);
  for (const width of WIDTHS) {
    await wide(page, width);
    found.push(...named(`at ${width} px`, [...(await violations(page)), ...(await stickingOut(page))]));
  }
  await sizes(page, true);
  const style = await page.addStyleTag({ content: LARGE });
  found.push(...named('with letters twice as large', await sizes(page)));
  for (const width of LARGE_WIDTHS) {
    await wide(page, width);
    found.push(...named(`with letters twice as large at ${width} px`, [...(await stickingOut(page)), ...(await crowded(page))]));
  }
  await style.evaluate((element) => element.remove());
  await style.dispose();
  return found;
}

/** Words that do not grow with the letters; the first call notes how large they are. A long heading on a phone grows a little less. */
function sizes(page, first = false) {
  return page.evaluate((first) => {
    const found = new Set();
    for (const element of document.querySelectorAll('body :is(p, li, dt, dd, h1, h2, h3, a, button, label, legend, input:not([type=radio], [type=checkbox]), textarea, th, td, summary, span)')) {
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (first) element.sizeBefore = size;
      else if (size < element.sizeBefore * 1.6) found.add(`these words do not grow: ${element.outerHTML.slice(0, 120)}`);
    }
    return [...found];
  }, first);
}

/** What cannot be told apart in light, dark and forced colours. The colours of a page hang on its kind, not on its words. */
export async function faultsOfColours(page) {
  const found = named('in light colours', [...(await unseen(page)), ...(await unmarked(page)), ...(await sniffed(page))]);
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const width of WIDTHS) {
    await wide(page, width);
    found.push(...named(`in dark colours at ${width} px`, await violations(page, { only: OF_COLOURS })));
  }
  found.push(...named('in dark colours', [...(await unseen(page)), ...(await unmarked(page))]));
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  found.push(...named('in forced colours', [...(await unseen(page)), ...(await unmarked(page))]));
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
  return found;
}

const wide = (page, width) => page.setViewportSize({ width, height: 900 });
const named = (look, faults) => faults.map((fault) => `${look}: ${fault}`);
