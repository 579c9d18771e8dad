// The oldest browser that the pages must work in: Chromium 106, which the npm
// package @sparticuz/chromium carries, packed. It is unpacked once, beside what
// npm keeps, and asked over the network for nothing.

import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const packed = join(here, 'node_modules/@sparticuz/chromium/bin/chromium.br');
const unpacked = join(here, 'node_modules/.cache/chromium-106/chromium');

/** Starts it, or says in `why` for what reason this machine cannot have it. */
export async function launchOldest() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return { why: `its package is for Linux on x64, and this is ${process.platform} on ${process.arch}` };
  try {
    await unpack();
  } catch (error) {
    return { why: `it cannot be unpacked; npm ci brings it. ${error.message}` };
  }
  try {
    return { browser: await chromium.launch({ executablePath: unpacked, args: ['--no-sandbox', '--disable-gpu', '--headless'] }) };
  } catch (error) {
    return { why: `it does not start; the libraries of Debian's package chromium are what it needs. ${error.message}` };
  }
}

async function unpack() {
  const there = await access(unpacked).then(() => true, () => false);
  if (there) return;
  await mkdir(dirname(unpacked), { recursive: true });
  // Two test files at once may unpack; each writes its own, and the last name wins whole.
  const part = `${unpacked}.${process.pid}`;
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(part));
  await chmod(part, 0o755);
  await rename(part, unpacked);
}
