// `npm start`: installs what is missing, then serves until Ctrl-C.
import path from 'node:path';
import './small-heap.mjs';
import { checkout, ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
const { serve } = await import('../packages/web/src/index.ts');

const stopping = new AbortController();
const say = (line) => console.log(line);
process.stdout.on('error', () => {}); // the terminal has gone away; what was started has to be stopped all the same

const SAME_PRESS = 1000; // npm passes on a Ctrl-C that the terminal has sent here too
let lastSignal = 0;
let presses = 0;

// Listened for before anything is started: Ctrl-C while the database is being made must leave nothing running either.
async function stop() {
  const isNew = Date.now() - lastSignal > SAME_PRESS;
  lastSignal = Date.now();
  if (!isNew) return;
  presses += 1;
  if (presses === 2) say('Still stopping the database. Ctrl-C once more leaves it running, for the next start to use.');
  if (presses > 2) process.exit(1);
  if (presses > 1) return;
  say('Stopping …');
  stopping.abort();
  const server = await starting;
  await server?.stop();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

// Mail is sent by a process of its own. Where others run it (`bin/earshot work`), EARSHOT_WORKER=no leaves it out.
const worker = [process.execPath, path.join(checkout, 'bin', 'earshot'), 'work', '--with-parent'];
const starting = serve({
  checkout,
  env: process.env,
  say,
  stopping: stopping.signal,
  ...(process.env.EARSHOT_WORKER === 'no' ? {} : { worker }),
});
if ((await starting) === null && !stopping.signal.aborted) process.exit(1);
