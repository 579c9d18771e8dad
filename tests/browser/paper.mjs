// What the page that is open is like on paper, whatever its length.

/** What can only be pressed and would be printed; addresses that are not on the paper, or twice; each as a sentence. */
export async function faultsOnPaper(page) {
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate(() => {
    const found = [];
    const tell = (selector, isBad, what) => {
      for (const element of document.querySelectorAll(selector)) if (isBad(element)) found.push(`${what}: ${element.outerHTML.slice(0, 120)}`);
    };
    const behind = (link) => getComputedStyle(link, '::after').content;
    tell('button, .button, .go, .groups, nav, .skip, .leave', (element) => element.checkVisibility(), 'this would be printed and cannot be pressed');
    tell('main > :not(.sheet) a[href^="https://"], main > p a[href^="https://"]', (link) => link.checkVisibility() && !behind(link).includes(link.getAttribute('href')) && !link.getAttribute('href').includes(link.textContent.trim()), 'the address of this is not on the paper');
    tell('main a[href^="tel:"], main a[href^="mailto:"]', (link) => behind(link) !== 'none', 'this says its number twice on paper');
    tell('main', (main) => !main.checkVisibility() || getComputedStyle(main).color === 'rgb(255, 255, 255)', 'nothing of this is printed');
    return found;
  });
  await page.emulateMedia({ media: null });
  return found.map((fault) => `on paper: ${fault}`);
}
