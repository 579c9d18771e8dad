// The CDN's own function, taken out of template.yaml and run over the addresses of the built site.
// A local server finds index pages by itself; the CDN does not, so what a visitor can reach is checked here.
// Run it after a build: node --test tests/edge/*.test.mjs   (SITE=folder for another site than dist/site)

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const here = path.dirname(fileURLToPath(import.meta.url));
const site = path.resolve(process.env.SITE ?? path.join(here, '../../dist/site'));
const template = readFileSync(path.join(here, '../../template.yaml'), 'utf8');

/** The text of the `FunctionCode: |` of a resource: the lines below it that are indented further. */
function functionCode(resource) {
  const [, of] = template.split(`\n  ${resource}:\n    Type: AWS::CloudFront::Function\n`);
  const block = of?.match(/^( +)FunctionCode: \|\n((?:(?:\1 +.*)?\n)+)/m);
  assert.ok(block, `template.yaml has a FunctionCode of ${resource}`);
  return block[2];
}

const edge = vm.runInNewContext(`${functionCode('PageAddresses')}; handler`);
const sizes = vm.runInNewContext(`${functionCode('FormSizes')}; handler`);

/** What the CDN does with an address: serves a key of the bucket, or sends the browser elsewhere. */
function ask(address) {
  const [uri, ...rest] = address.split('?');
  const querystring = {};
  for (const pair of rest.join('?').split('&').filter(Boolean)) {
    const [name, ...values] = pair.split('=');
    const value = values.join('=');
    if (querystring[name]) {
      querystring[name].multiValue ??= [{ value: querystring[name].value }];
      querystring[name].multiValue.push({ value });
      querystring[name].value = value;
    } else {
      querystring[name] = { value };
    }
  }
  const answer = edge({ request: { method: 'GET', uri, querystring, headers: {}, cookies: {} } });
  return answer.statusCode
    ? { status: answer.statusCode, location: answer.headers.location.value }
    : { key: answer.uri };
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((name) => `/${name.split(path.sep).join('/')}`)
    .sort();
}

describe('an address', () => {
  const served = (address, key) =>
    test(`${address} is ${key}`, () => assert.deepEqual(ask(address), { key }));
  const moved = (address, location) =>
    test(`${address} moves to ${location}`, () =>
      assert.deepEqual(ask(address), { status: 301, location }));

  served('/', '/index.html');
  served('/imani/', '/imani/index.html');
  served('/imani/policy/2014-01/', '/imani/policy/2014-01/index.html');
  moved('/imani', '/imani/');
  moved('/imani/policy/2014-01', '/imani/policy/2014-01/');

  // a file is left alone
  served('/assets/site.css', '/assets/site.css');
  served('/404.html', '/404.html');
  served('/sitemap.xml?x=1', '/sitemap.xml');
  served('/imani/policy/policy.brf', '/imani/policy/policy.brf');
  served('/.well-known/security.txt', '/.well-known/security.txt');

  // what stood behind an address in a mail is not of it
  for (const tail of ['.', ',', ')', '>', '"', "'", ';', ']', '%20', '%22', ').', '/.', '%E2%80%9D', '%C2%A0', '%0A', '//', '…']) {
    moved(`/imani${tail}`, '/imani/');
    moved(`/imani/policy/2014-01/${tail}`, '/imani/policy/2014-01/');
    moved(`/sitemap.xml${tail}`, '/sitemap.xml');
  }
  moved('/).', '/');
  moved('/imani.?a=1', '/imani/?a=1');
  served('/caf%C3%A9/', '/caf%C3%A9/index.html');
  test('a long address takes no longer for each of its signs', () => assert.ok(ask(`/${'.'.repeat(8000)}x`).key));

  // the query stays as it was sent: encoded, repeated, empty
  served('/imani/dates/?received=2026-12-24', '/imani/dates/index.html');
  moved('/imani/dates?received=2026-12-24', '/imani/dates/?received=2026-12-24');
  moved('/imani?q=caf%C3%A9%20%26%20bar&r=1+2', '/imani/?q=caf%C3%A9%20%26%20bar&r=1+2');
  moved('/imani?a=1&a=2&b=x=y', '/imani/?a=1&a=2&b=x=y');
  moved('/imani?a=', '/imani/?a=');
  moved('/imani?to=//evil.example', '/imani/?to=//evil.example');
});

describe('no address leads to another site', () => {
  const attempts = [
    '//evil.example', '//evil.example/', '///evil.example/x', '//evil', '//evil/', '////', '/\\evil', '\\\\evil',
    '/\\/evil.example/', '/\t/evil', '/\n//evil', '/ /evil', '//evil/..', '/%2F%2Fevil', '/%5Cevil', '/.//evil',
    '/..//evil', 'https://evil', '//user@evil', '',
  ];
  for (const attempt of attempts) {
    test(JSON.stringify(attempt), () => {
      const { location, key } = ask(attempt);
      assert.ok((location ?? key).startsWith('/'), `${location ?? key} starts at the root`);
      assert.equal(new URL(location ?? key, 'https://ours.example/a/b/').host, 'ours.example');
    });
  }

  test('and a redirect never leads to a further one', () => {
    for (const attempt of attempts) {
      const { location } = ask(attempt);
      if (location) assert.equal(ask(location).status, undefined, `${attempt} → ${location}`);
    }
  });
});

describe('what is sent to the form', () => {
  const send = (length, accept) => {
    const headers = { 'content-length': length && { value: String(length) }, accept: accept && { value: accept } };
    const request = { method: 'POST', uri: '/form/imani/send', querystring: {}, headers, cookies: {} };
    const answer = sizes({ request });
    return answer === request ? 'asked' : answer;
  };
  test('reaches it where it can', () => {
    for (const length of [undefined, 0, 512 * 1024, 4_000_000]) assert.equal(send(length, 'text/html'), 'asked');
    // An event of 6 MiB holds it written in base64, with its headers.
    assert.ok((4_000_000 * 4) / 3 + 64 * 1024 < 6 * 1024 * 1024);
  });
  test('and leads to a page of ours where it is larger than the API takes', () => {
    const { statusCode, headers } = send(4_000_001, 'text/html');
    assert.deepEqual([statusCode, headers.location.value, headers['cache-control'].value], [303, '/413.html', 'no-store']);
    assert.ok(existsSync(path.join(site, '413.html')), `${site}/413.html`);
  });
  test('and a machine is told as the form tells it', () => {
    const { statusCode, headers, body } = send(4_000_001, 'application/json');
    assert.deepEqual([statusCode, headers['content-type'].value, body], [413, 'application/json', '{"error":"too-large"}']);
  });
});

describe('the built site', () => {
  const cure = `${site}: build the site first, or name it with SITE`;
  const files = existsSync(site) ? filesUnder(site) : [];
  const keys = new Set(files);
  const pages = files.filter((file) => file.endsWith('.html'));

  test('is there, with its pages', () => assert.ok(pages.length >= 20, `${pages.length} pages in ${cure}`));

  for (const page of pages) {
    if (!page.endsWith('/index.html')) {
      test(page, () => assert.deepEqual(ask(page), { key: page }));
      continue;
    }
    const address = page.slice(0, -'index.html'.length);
    test(address, () => {
      assert.deepEqual(ask(address), { key: page });
      assert.ok(!address.startsWith('/form/'), '/form/ belongs to the form: the CDN never asks the bucket');
      if (address === '/') return;
      assert.deepEqual(ask(address.slice(0, -1)), { status: 301, location: address });
    });
  }

  test('has every other file under its own name', () => {
    assert.ok(files.length > 0, cure);
    for (const file of files.filter((file) => !file.endsWith('.html'))) {
      assert.deepEqual(ask(file), { key: file });
    }
  });

  test('has a page for every error that the CDN replaces', () => {
    const replaced = [...template.matchAll(/ErrorCode: (\d+),.*ResponsePagePath: ([^\s,}]+)/g)];
    assert.deepEqual(replaced.map(([, code]) => code), ['403', '404', '414', '502', '504']);
    for (const [, code, page] of replaced) assert.ok(keys.has(page), `${page}, shown for ${code}, is in ${cure}`);
  });
});
