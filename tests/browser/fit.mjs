// Does everything on the page that is open fit: nothing wider than the screen,
// nothing cut off, no words on top of others? A line of words is measured as
// the middle part of its height: what is above and below holds no ink that
// could touch another line.

/** What makes the page scroll sideways. */
export async function stickingOut(page) {
  const { wide, seen, culprits } = await page.evaluate(() => {
    const seen = window.innerWidth;
    const wide = document.documentElement.scrollWidth;
    const name = (element) => element.outerHTML.slice(0, 120).replaceAll('\n', ' ');
    const culprits = wide <= seen ? [] : [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > seen + 0.5).map(name);
    return { wide, seen, culprits };
  });
  if (wide <= seen) return [];
  return [`the page is ${wide} px wide and scrolls sideways in ${seen} px. These stick out:\n    ${culprits.slice(0, 5).join('\n    ')}`];
}

/** What is cut off by its box or by the screen, runs out of its box, or lies over something else. */
export function crowded(page) {
  return page.evaluate(() => {
    /** Rounding, and the sliver that a letter may lean out by. */
    const SLACK_PX = 1.5;
    const say = (element) => `“${element.innerText?.trim().slice(0, 60) || element.outerHTML.slice(0, 80)}”`.replaceAll('\n', ' ');
    const within = (element, test) => {
      for (let at = element; at; at = at.parentElement) if (test(at)) return at;
    };
    const forReadersOnly = (element) => getComputedStyle(element).clipPath === 'inset(50%)';
    const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !within(element, forReadersOnly);

    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !shown(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        const inset = (bottom - top) / 5;
        if (right > left) lines.push({ element, left, right, top: top + inset, bottom: bottom - inset });
      }
    }
    const controls = [...document.querySelectorAll('button, input, textarea, select')].filter(shown).map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { element, left, right, top, bottom };
    });

    const found = new Set();
    for (const line of lines) {
      if (line.left < -SLACK_PX || line.right > window.innerWidth + SLACK_PX) found.add(`these words leave the screen: ${say(line.element)}`);
      const box = within(line.element, (at) => !getComputedStyle(at).display.startsWith('inline') || getComputedStyle(at).display === 'inline-block');
      const { left, right, top, bottom } = box.getBoundingClientRect();
      // Where spaces are kept, the one at the end of a line may hang out: nobody sees it.
      const style = getComputedStyle(line.element);
      const hang = SLACK_PX + (style.whiteSpace === 'pre-wrap' ? parseFloat(style.fontSize) : 0);
      if (line.left < left - hang || line.right > right + hang || line.top < top - SLACK_PX || line.bottom > bottom + SLACK_PX) {
        found.add(`these words run out of their box: ${say(line.element)}`);
      }
    }
    for (const element of document.body.querySelectorAll('*')) {
      const style = getComputedStyle(element);
      // A field for writing scrolls by itself.
      if ((style.overflowX === 'visible' && style.overflowY === 'visible') || element.matches('input, textarea') || !shown(element)) continue;
      if (element.innerText?.trim() && (element.scrollWidth > element.clientWidth + SLACK_PX || element.scrollHeight > element.clientHeight + SLACK_PX)) {
        found.add(`these words are cut off or must be scrolled: ${say(element)}`);
      }
    }
    for (const { element } of controls) {
      if (element.matches('input') && element.clientHeight && parseFloat(getComputedStyle(element).lineHeight) > element.clientHeight) found.add(`this field is lower than its line of words: ${element.outerHTML.slice(0, 80)}`);
    }
    const over = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > SLACK_PX && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > SLACK_PX;
    const things = [...lines, ...controls];
    things.forEach((one, at) => {
      for (const other of things.slice(at + 1)) {
        // The words of a button lie over the button, as they should.
        const own = controls.includes(other) && (one.element.contains(other.element) || other.element.contains(one.element));
        if (!own && over(one, other)) found.add(`${say(one.element)} lies over ${say(other.element)}`);
      }
    });
    return [...found];
  });
}
