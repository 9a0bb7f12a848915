// `npm start`: installs what is missing, then serves until Ctrl-C.
import { checkout, ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
const { serve } = await import('../packages/web/src/index.ts');

const starting = serve({ checkout, env: process.env, say: (line) => console.log(line) });

// Listened for from the first moment: Ctrl-C while the database is being made must leave nothing running either.
let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  const server = await starting;
  await server?.stop();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

if ((await starting) === null) process.exit(1);
