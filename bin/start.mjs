// `npm start`: installs what is missing, then serves until Ctrl-C.
import { checkout, ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
const { serve } = await import('../packages/web/src/index.ts');

// From the first moment: Ctrl-C while the database is being made must still leave nothing running.
let stopping = null;
const starting = serve({ checkout, env: process.env, say: (line) => console.log(line) });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopping ??= starting.then((server) => server?.stop()).then(() => process.exit(0));
  });
}
if ((await starting) === null) process.exit(1);
