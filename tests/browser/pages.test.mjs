// Every page in every state and every look: can everybody use it, does it fit,
// and is its source valid?

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { inspector, launchForTests } from './browser.mjs';
import { faults } from './html.mjs';
import { faultsOfColours, faultsOfLayout } from './looks.mjs';
import { SHORT_ANSWERS, formPages, landlords, notSentPage, samePages, sitePaths, unfoldAll } from './pages.mjs';
import { PUBLISHED, start } from './server.mjs';

// The browser first: if it will not start, no server is left running.
const browser = await launchForTests();
const server = await start(PUBLISHED);
after(() => server.stop());
const slugs = await landlords(server);
const paths = await sitePaths(server);
const built = (path) => ({ name: path, go: (page) => page.goto(server.address + path) });

test('There are landlords to look at', () => {
  assert.ok(slugs.length > 0, 'The landlords should be built.');
});

test('Every page of the whole site can be used by everybody and fits', async () => {
  const whole = paths.filter((path) => !slugs.includes(path.split('/')[1]));
  assert.ok(whole.length >= 3, `The list, the 404 page and the error page should be there; there are: ${whole.join(', ')}.`);
  await look(whole.map(built), { states: false });
});

for (const landlord of slugs) {
  test(`Every page about ${landlord} can be used by everybody and fits`, async () => {
    await look(paths.filter((path) => path.split('/')[1] === landlord).map(built), { colours: landlord === slugs[0], states: false });
  });

  test(`Every page of ${landlord}’s form can be used by everybody and fits`, async () => {
    const pages = landlord === slugs[0] ? [...formPages(server, landlord), ...samePages(server, landlord)] : formPages(server, landlord);
    await look(pages.map((page) => ({ ...page, name: `${landlord}: ${page.name}` })), { colours: landlord === slugs[0] });
  });
}

// Last in this file, because afterwards this server takes no complaint.
test('The page that says that nothing was sent can be used by everybody and fits', async () => {
  await server.loseStores();
  const [first, ...others] = slugs;
  const pages = await Promise.all([notSentPage(server, first), ...others.map((landlord) => notSentPage(server, landlord, SHORT_ANSWERS))]);
  assert.ok(pages.every(({ status }) => status === 503), 'Without its table the form should say that it is out of order.');
  await look(pages.map((page, which) => ({ ...page, name: `${slugs[which]}: ${page.name}` })));
});

/**
 * Looks at pages one by one and fails once, with everything that was found. One
 * landlord has every kind of page, and shows its colours. The source of states is
 * read here; that of built pages by html.test.mjs.
 */
async function look(pages, { colours = true, states = true } = {}) {
  const page = await inspector(browser);
  const found = [];
  const asked = new Set();
  page.on('request', (request) => asked.add(request.url()));
  let source;
  page.on('response', (response) => {
    if (response.request().isNavigationRequest()) source = response;
  });
  for (const { name, go } of pages) {
    let text;
    try {
      await go(page);
      text = await source.text();
    } catch (error) {
      found.push(`${name}: the way to it is broken: ${error.message}`);
      continue;
    }
    await unfoldAll(page);
    if (states) found.push(...(await faults(name, text)));
    const seen = [...(await faultsOfLayout(page)), ...(colours ? await faultsOfColours(page) : [])];
    found.push(...seen.map((fault) => `${name} ${fault}`));
  }
  for (const url of asked) {
    if (!url.startsWith(`${server.address}/`)) found.push(`A page asks another site for something: ${url}`);
  }
  await page.context().close();
  if (found.length) assert.fail(`${found.length} things would stop somebody:\n\n${found.join('\n\n')}\n`);
}
