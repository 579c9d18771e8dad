// The Nu checker of every built page, by one command: npm run nu. It needs Java
// and is no part of tests/run; html-validate is, and finds most of the same.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { PUBLISHED, start } from './server.mjs';

const jar = fileURLToPath(import.meta.resolve('vnu-jar/build/dist/vnu.jar'));
const server = await start(PUBLISHED);
try {
  await promisify(execFile)('java', ['-jar', jar, '--errors-only', '--skip-non-html', server.site], { maxBuffer: 64 << 20 });
  console.log('The Nu checker finds no error in any built page.');
} catch (error) {
  if (error.code === 'ENOENT') console.error('There is no Java on this machine: install Debian’s package default-jre-headless.');
  console.error(error.stderr ?? error.message);
  process.exitCode = 1;
} finally {
  await server.stop();
}
