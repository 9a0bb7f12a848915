// The server, as a process of its own: what `npm start` runs, with nothing added but that it tells what it has used.
import path from 'node:path';
import '../../bin/small-heap.mjs';
import { serve } from '@earshot/web';

/** What a process has used since it was started. */
export interface Usage {
  /** Milliseconds of the processor, in the program and in the system for it. */
  readonly cpuMs: number;
  /** Most memory that it has held at once, since it was started. */
  readonly peakRssMb: number;
}

const said: string[] = [];
const server = await serve({
  checkout: path.join(import.meta.dirname, '../..'),
  env: process.env,
  say: (line) => said.push(line),
});
if (!server) {
  console.error(said.join('\n'));
  process.exit(1);
}

process.on('message', async (message: { readonly stop?: true }) => {
  if (message.stop) {
    await server.stop();
    process.exit(0);
  }
  const { user, system } = process.cpuUsage();
  const usage: Usage = { cpuMs: (user + system) / 1000, peakRssMb: process.resourceUsage().maxRSS / 1024 };
  process.send!(usage);
});
process.send!({ ready: true });
