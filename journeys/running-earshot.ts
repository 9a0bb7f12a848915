// Starts Earshot as `npm start` does, for a journey to walk through.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { testDatabase } from '@earshot/testing';
import { serve } from '@earshot/web';
import { freePort } from './started-process.ts';

export interface RunningEarshot {
  /** The links that `npm start` prints: to take part, to the desk and to the report, the latter two with their key. */
  readonly openLink: string;
  readonly deskLink: string;
  readonly reportLink: string;
  /** Where everything is, without a slash at the end. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** A server of this checkout's studies on a fresh database and a free port. Call `stop` in `after`. */
export async function runningEarshot(): Promise<RunningEarshot> {
  const database = await testDatabase();
  const data = mkdtempSync(path.join(tmpdir(), 'earshot-journey-'));
  const said: string[] = [];
  const env = { DATABASE_URL: database.url, PORT: String(await freePort()), EARSHOT_DATA: data };
  const server = await serve({ checkout: path.join(import.meta.dirname, '..'), env, say: (line) => said.push(line) });
  if (!server) throw new Error(`Earshot did not start: ${said.join('\n')}`);
  const link = (part: string): string => {
    const found = said.join('\n').match(new RegExp(`http://\\S+${part}\\S*`))?.[0];
    if (!found) throw new Error(`Earshot did not print a link with ${part}: ${said.join('\n')}`);
    return found;
  };
  const openLink = link('/take/big-listen');
  return {
    openLink,
    deskLink: link('/desk/big-listen'),
    reportLink: link('/report/big-listen'),
    origin: new URL(openLink).origin,
    async stop() {
      await server.stop();
      await database.drop();
      rmSync(data, { recursive: true });
    },
  };
}
