import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  figuresOf,
  openWorld,
  type PublishedFigures,
  reportDesk,
  settingsFrom,
  type World,
  workforceDesk,
} from '@earshot/actions';
import { problemLine } from '@earshot/planfile';
import type { FastifyInstance } from 'fastify';
import { addressFrom } from './address.ts';
import { buildWeb } from './build-web.ts';
import { listen, tryAddress } from './listen.ts';

export interface ServeWish {
  readonly checkout: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
  /** Aborted when the start is no longer wanted: it then closes what it has opened, and says nothing of it. */
  readonly stopping?: AbortSignal;
}

/**
 * Starts Earshot as environment variables say: those of `addressFrom` and of `settingsFrom`. Says the links, and
 * returns how to stop it; or says what is in the way and returns null.
 */
export async function serve({
  checkout,
  env,
  stopping,
  ...wish
}: ServeWish): Promise<{ stop(): Promise<void> } | null> {
  const say = (line: string): void => {
    if (!stopping?.aborted) wish.say(line);
  };
  const address = addressFrom(env);
  if ('sentence' in address) {
    say(address.sentence);
    return null;
  }
  // Before anything is made: a port that is taken must not leave a database behind.
  const inTheWay = await tryAddress(address);
  if (inTheWay) {
    say(inTheWay);
    return null;
  }
  if (address.note) say(address.note);
  const settings = settingsFrom(checkout, env);
  const opened = await openWorld(settings, 'server');
  if ('sentence' in opened) {
    say(opened.sentence);
    return null;
  }
  if (stopping?.aborted) {
    await opened.close();
    return null;
  }
  for (const note of opened.notes) say(note);
  for (const problem of opened.problems) say(problemLine(problem));
  try {
    const deskKey = keptKey(path.join(settings.dataFolder, 'desk-key'));
    const app = webOf(opened.world, deskKey, figuresOf(checkout), address.publicUrl, say);
    const failure = await listen(app, address);
    if (failure) {
      say(failure);
      await app.close();
      await opened.close();
      return null;
    }
    say(links(address.publicUrl, [...opened.world.studies.keys()], deskKey).join('\n'));
    return { stop: () => app.close().then(() => opened.close()) };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function webOf(
  world: World,
  deskKey: string,
  figures: () => PublishedFigures,
  publicUrl: string,
  say: (line: string) => void,
): FastifyInstance {
  return buildWeb({
    world,
    deskKey,
    publicUrl,
    reportFor: reportDesk(world, figures),
    workforce: workforceDesk(figures),
    onError: (error, route) => say(`${route}: ${error.stack ?? error.message}`),
  });
}

/** The key that opens the desk: drawn once, then kept where only this user can read it. */
function keptKey(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const key = randomBytes(24).toString('base64url');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return key;
}

function links(base: string, studies: readonly string[], key: string): string[] {
  return [
    'Earshot is running. Ctrl-C stops it.',
    ...studies.flatMap((study) => [
      '',
      `  Answer as a respondent   ${base}/take/${study}`,
      `  The study’s desk         ${base}/desk/${study}?key=${key}`,
      `  The report               ${base}/report/${study}?key=${key}`,
    ]),
    '',
  ];
}
