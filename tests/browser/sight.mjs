// Can it be told apart by eye? Colours are read as the browser shows them,
// those that it forces on a page included, and compared as WCAG does.

/** Lines, marks and the frames of controls against what is around them (WCAG 1.4.11). */
const LINE = 3;
/** Words against their ground (WCAG 1.4.3). */
const WORDS = 4.5;
/** Hints and what else is said quietly: people need them most where reading is hard (WCAG 1.4.6). */
const QUIET = 7;

/** Brings the eyes into the page that is open. */
export async function openEyes(page) {
  await page.evaluate(
    (least) => {
      if (globalThis.eyes) return;
      const parts = (colour) => {
        const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
        return { red, green, blue, alpha };
      };
      const ground = (element) => {
        for (let at = element; at; at = at.parentElement) {
          const colour = parts(getComputedStyle(at).backgroundColor);
          if (colour.alpha > 0) return colour;
        }
        return parts('rgb(255, 255, 255)');
      };
      const light = ({ red, green, blue }) => {
        const [r, g, b] = [red, green, blue].map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const blend = (colour, under) => {
        const mix = (name) => colour[name] * colour.alpha + under[name] * (1 - colour.alpha);
        return { red: mix('red'), green: mix('green'), blue: mix('blue') };
      };
      const contrast = (colour, under) => {
        const [dark, bright] = [light(blend(parts(colour), under)), light(under)].sort((one, other) => one - other);
        return (bright + 0.05) / (dark + 0.05);
      };
      const line = (width, style, colour, element) => parseFloat(width) >= 1 && style !== 'none' && contrast(colour, ground(element)) >= least.line;
      globalThis.eyes = {
        /** A frame or a bar at one side of it is seen against what is around it. */
        edge(element, side) {
          const style = getComputedStyle(element);
          return line(style[`border${side}Width`], style[`border${side}Style`], style[`border${side}Color`], element.parentElement);
        },
        frame: (element) => ['Top', 'Right', 'Bottom', 'Left'].every((side) => globalThis.eyes.edge(element, side)),
        // An underline has the colour of its words; where colours are forced Chromium tells only theirs.
        underlined: (element) => getComputedStyle(element).textDecorationLine.includes('underline') && globalThis.eyes.read(element),
        read: (element) => contrast(getComputedStyle(element).color, ground(element)) >= least.words,
        readWell: (element) => contrast(getComputedStyle(element).color, ground(element)) >= least.quiet,
        /** The ring of what has the focus, on it or on its label. */
        ringed(element) {
          return [element, element.labels?.[0]].filter(Boolean).some((one) => {
            const style = getComputedStyle(one);
            return line(style.outlineWidth, style.outlineStyle, style.outlineColor, one.parentElement ?? one);
          });
        },
      };
    },
    { line: LINE, words: WORDS, quiet: QUIET },
  );
}

/**
 * What cannot be seen of the page that is open: words, frames of buttons and
 * fields, underlines, the marks of a mistake. Axe reads the colours that the
 * page asks for, not those that are forced on it, so words are looked at here too.
 */
export async function unseen(page) {
  await openEyes(page);
  return page.evaluate(() => {
    const { eyes } = globalThis;
    const found = new Set();
    const say = (element) => element.outerHTML.slice(0, 120).replaceAll('\n', ' ');
    const look = (selector, seen, otherwise) => {
      for (const element of document.querySelectorAll(selector)) {
        if (element.checkVisibility() && !seen(element)) found.add(`${otherwise}: ${say(element)}`);
      }
    };
    const hasWords = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    look('body *', (element) => !hasWords(element) || eyes.read(element), 'these words cannot be read');
    look('input:not([type=radio], [type=checkbox], [type=hidden]), textarea', eyes.read, 'what is written here cannot be read');
    look('.hint, .opt, .ref, .blank', eyes.readWell, 'these quiet words are too pale');
    look('button, .button', (element) => eyes.frame(element) || eyes.underlined(element), 'this does not look like a button');
    look('main a', (element) => eyes.frame(element) || eyes.underlined(element), 'this does not look like a link');
    look('input:not([type=radio], [type=checkbox]), textarea', eyes.frame, 'this field has no frame');
    look('[role=alert]', eyes.frame, 'the summary of mistakes has no frame');
    look('[aria-invalid=true]', (field) => {
      const message = document.getElementById(field.getAttribute('aria-describedby').split(' ').find((id) => id.endsWith('-error')));
      // The bar stands beside the question, of which the message is a part.
      return eyes.read(message) && eyes.edge(message.parentElement, 'InlineStart');
    }, 'it cannot be seen that this is wrong');
    return [...found];
  });
}

/** What can have the focus and does not show it (WCAG 2.4.7). */
export async function unmarked(page) {
  await openEyes(page);
  return page.evaluate(() => {
    const found = new Set();
    for (const element of document.querySelectorAll('a[href], button, input:not([type=hidden]), textarea, summary')) {
      if (!element.checkVisibility() || element.tabIndex < 0) continue;
      element.focus({ focusVisible: true, preventScroll: true });
      if (!globalThis.eyes.ringed(element)) found.add(`it cannot be seen that this has the focus: ${element.outerHTML.slice(0, 120)}`);
    }
    document.activeElement?.blur();
    return [...found];
  });
}

/**
 * Choices that look the same chosen and not. Browsers draw these themselves, so
 * that only a picture tells: `blank` is any page that can run a script.
 */
export async function lookUnchosen(page, blank) {
  const found = [];
  // Handles, since a locator would lose the choice as soon as it is not chosen.
  for (const choice of await page.locator('input:checked').elementHandles()) {
    const chosen = await choice.screenshot();
    await choice.evaluate((input) => (input.checked = false));
    const not = await choice.screenshot();
    await choice.evaluate((input) => (input.checked = true));
    const share = await differing(blank, chosen, not);
    // The dot of a radio button is about a fifth of its square; a faint change of shade counts as none.
    if (share < 0.1) found.push(`this looks the same chosen and not (${Math.round(share * 100)} % of it differs): ${await choice.evaluate((input) => input.outerHTML)}`);
  }
  return found;
}

/** The share of two pictures of one place that differs plainly. */
function differing(blank, one, other) {
  return blank.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (base64) => {
          const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
        }),
      );
      let differ = 0;
      for (let at = 0; at < a.length; at += 4) {
        if ([0, 1, 2].some((part) => Math.abs(a[at + part] - b[at + part]) > 96)) differ += 4;
      }
      return differ / a.length;
    },
    [one, other].map((picture) => picture.toString('base64')),
  );
}
