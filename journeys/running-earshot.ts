// Starts Earshot as `npm start` does, for a journey to walk through.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { testDatabase } from '@earshot/testing';
import { serve } from '@earshot/web';
import { type DeskAccounts, deskAccounts, firstLinkIn } from './desk-accounts.ts';
import { freePort } from './started-process.ts';

/** With `signIn(page, role)` and `cookie(role)`, for whoever uses the desk. */
export interface RunningEarshot extends DeskAccounts {
  /** To take part, as `npm start` prints it; the study’s desk and its report, for whoever is signed in. */
  readonly openLink: string;
  readonly deskLink: string;
  readonly reportLink: string;
  /** For the first account. A journey that uses it itself does not use `signIn` and `cookie`. */
  readonly firstLink: string;
  /** Where everything is, without a slash at the end. */
  readonly origin: string;
  stop(): Promise<void>;
}

const checkout = path.join(import.meta.dirname, '..');

/**
 * A server on a fresh database and a free port. Call `stop` in `after`.
 * @param folder of the one study that is served; left out, the Big Listen’s.
 */
export async function runningEarshot(folder = path.join(checkout, 'surveys', 'big-listen')): Promise<RunningEarshot> {
  const database = await testDatabase();
  const data = mkdtempSync(path.join(tmpdir(), 'earshot-journey-'));
  const said: string[] = [];
  const env = {
    DATABASE_URL: database.url,
    PORT: String(await freePort()),
    EARSHOT_DATA: data,
    EARSHOT_SURVEYS: surveysOf(folder, data),
  };
  const server = await serve({ checkout, env, say: (line) => said.push(line) });
  if (!server) throw new Error(`Earshot did not start: ${said.join('\n')}`);
  const link = (part: string): string => {
    const found = said.join('\n').match(new RegExp(`http://\\S+${part}\\S*`))?.[0];
    if (!found) throw new Error(`Earshot did not print a link with ${part}: ${said.join('\n')}`);
    return found;
  };
  const study = path.basename(folder);
  const openLink = link(`/take/${study}`);
  const { origin } = new URL(openLink);
  const firstLink = firstLinkIn(said.join('\n'));
  return {
    openLink,
    deskLink: `${origin}/desk/${study}`,
    reportLink: `${origin}/report/${study}`,
    firstLink,
    origin,
    ...deskAccounts(origin, firstLink),
    async stop() {
      await server.stop();
      await database.drop();
      rmSync(data, { recursive: true });
    },
  };
}

/** A folder of studies that holds nothing but one. */
export function surveysOf(folder: string, data: string): string {
  const surveys = path.join(data, 'surveys');
  mkdirSync(surveys, { recursive: true });
  symlinkSync(path.resolve(folder), path.join(surveys, path.basename(folder)));
  return surveys;
}
