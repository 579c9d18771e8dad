// Pictures of every kind of page, wide and narrow, to look at: no test.
// Usage: node screenshots.mjs FOLDER

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { WIDTHS, launch, visitor } from './browser.mjs';
import { formPages, landlords, notSentPage, samePages, sitePaths } from './pages.mjs';
import { PUBLISHED, start } from './server.mjs';

const folder = process.argv[2];
if (!folder) {
  console.error('Say where the pictures go: node screenshots.mjs FOLDER');
  process.exit(2);
}
await mkdir(folder, { recursive: true });

const server = await start(PUBLISHED);
const browser = await launch();
try {
  const slugs = await landlords(server);
  // One landlord shows every kind of page; of the others the first page and the stages differ most.
  const shown = (path) => {
    const [, slug, ...rest] = path.split('/');
    return !slugs.slice(1).includes(slug) || ['', 'what-happens/'].includes(rest.join('/'));
  };
  const built = (await sitePaths(server)).filter(shown).map((path) => ({ name: path, go: (page) => page.goto(server.address + path) }));
  await take([...built, ...formPages(server, slugs[0]), ...samePages(server, slugs[0])]);
  await server.loseStores();
  await take([await notSentPage(server, slugs[0])]);
} finally {
  await browser.close();
  await server.stop();
}

async function take(pages) {
  const page = await visitor(browser);
  for (const { name, go } of pages) {
    await page.setViewportSize({ width: WIDTHS[0], height: 900 });
    await go(page);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const file = join(folder, `${name.replace(/[^a-z0-9-]+/gi, '-').replace(/^-|-$/g, '') || 'home'}-${width}.png`);
      await page.screenshot({ path: file, fullPage: true });
      console.log(file);
    }
  }
  await page.context().close();
}
