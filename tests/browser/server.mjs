// The server under test: the built program, words, and a data folder of its own
// that is gone afterwards.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));

/** Policies and words are read from the folder that the program is started in. */
export const PUBLISHED = resolve(here, '../..');
/** What the comms team publishes turns no story red: they are told with a frozen copy. */
export const FROZEN = resolve(here, '../fixtures/words');
/** Policies of many kinds of landlord and of other nations. */
export const FOREIGN = resolve(here, '../fixtures/foreign/policies');
const siteGen = resolve(here, process.env.SITE_GEN ?? '../../target/debug/site-gen');
const register = resolve(here, process.env.REGISTER ?? '../../target/debug/register');

/** A start takes a moment; on a machine that also compiles, several. */
const START_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 5_000;

/**
 * Starts the site and the form on a free port.
 * @param {string} words FROZEN for a story, PUBLISHED to look at every page that is published
 * @param {string[]} more what else the program is told, such as other policies
 * @returns {Promise<{address: string, site: string, complaints: () => Promise<object[]>, record: (reference: string, ...what: string[]) => Promise<void>, loseStores: () => Promise<void>, stop: () => Promise<void>}>}
 */
export async function start(words, ...more) {
  await mustExist(siteGen, 'SITE_GEN', 'cargo build');
  const data = await mkdtemp(join(tmpdir(), 'redress-browser-'));
  // Which pages there are says a build; they are looked at as visitors have them.
  const dist = join(data, 'dist');
  await promisify(execFile)(siteGen, ['build', '--out', dist, ...more], { cwd: words });
  const { address, stop } = await serve(words, data, ['--plain', ...more]);
  return {
    address,
    site: join(dist, 'site'),
    complaints: async () => JSON.parse(await officers(data, ['list', '--format', 'json'])),
    record: async (reference, ...what) => void (await officers(data, ['record', reference, ...what])),
    loseStores: () => loseStores(data),
    stop,
  };
}

/**
 * Starts the editor's preview of a copy of words, which may be edited.
 * @returns {Promise<{address: string, words: string, stop: () => Promise<void>}>}
 */
export async function startPreview(words) {
  await mustExist(siteGen, 'SITE_GEN', 'cargo build');
  const data = await mkdtemp(join(tmpdir(), 'redress-browser-'));
  const copy = join(data, 'words');
  for (const folder of ['policies', 'content']) {
    await cp(join(words, folder), join(copy, folder), { recursive: true });
  }
  return { words: copy, ...(await serve(copy, join(data, 'kept'), [], data)) };
}

/** Starts the program in a folder of words; what it keeps, or the folder that holds all of a test, goes when it stops. */
async function serve(words, data, flags, whole = data) {
  const child = spawn(siteGen, ['serve', '--port', '0', '--data', data, ...flags], { cwd: words, stdio: ['ignore', 'pipe', 'pipe'] });
  // Whatever ends this process ends the server with it.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  // What the server says is kept for one purpose: to be shown when it will not start.
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text));

  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      // A browser may hold a connection open, and a graceful stop waits for it.
      const hurry = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await ended;
      clearTimeout(hurry);
    }
    process.off('exit', end);
    await rm(whole, { recursive: true, force: true });
  };

  try {
    const address = await firstLine(child, () => said);
    return { address: address.replace(/\/$/, ''), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The first line on stdout is the address. */
async function firstLine(child, said) {
  const lines = createInterface({ input: child.stdout });
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The server did not say its address within ${START_WITHIN_MS / 1000} seconds. It said:\n${said()}`)), START_WITHIN_MS);
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The server ended with ${code} before it said its address. It said:\n${said()}`);
  });
  // Whichever loses the race must not be reported as an error that nobody caught.
  ended.catch(() => {});
  const failed = once(child, 'error').then(([error]) => {
    throw new Error(`The server cannot be started: ${error.message}`);
  });
  failed.catch(() => {});
  try {
    const [line] = await Promise.race([once(lines, 'line'), late, ended, failed]);
    if (!/^http:\/\/[\d.]+:\d+\/$/.test(line)) {
      throw new Error(`The first line on stdout should be the address of the site, and is “${line}”.`);
    }
    return line;
  } finally {
    clearTimeout(timer);
    // Nothing may fill the pipe and stop the server.
    child.stdout.resume();
  }
}

/** What an officer does, through the officers' own program. */
async function officers(data, what) {
  await mustExist(register, 'REGISTER', 'cargo build -p handler --bin register');
  const { stdout } = await promisify(execFile)(register, [...what, '--data', data]);
  return stdout;
}

/**
 * Takes both stores away from under the form: from now on nothing can be stored,
 * as on a day when everything is down. A file stands where the second store would be.
 */
async function loseStores(data) {
  // Another process holds the file: every write waits until the form gives up.
  await rm(join(data, 'spool'), { recursive: true, force: true });
  await writeFile(join(data, 'spool'), '');
  const hold = "import sqlite3,sys,time\nc=sqlite3.connect(sys.argv[1],isolation_level=None)\nc.execute('BEGIN EXCLUSIVE')\nprint('held',flush=True)\ntime.sleep(600)";
  const child = spawn('python3', ['-c', hold, join(data, 'complaints.sqlite')], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  // The holder must not keep the test's process alive. Its stdout stays open: a
  // write into a closed one, and there may be a second, would end it too early.
  child.unref();
  child.stdout.unref();
}

async function mustExist(path, variable, command) {
  try {
    await access(path);
  } catch {
    throw new Error(`${path} is not there. Build it with \`${command}\`, or name another with the environment variable ${variable}.`);
  }
}
