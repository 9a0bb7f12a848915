import {
  authorityDirectory,
  figuresOf,
  firstAccountLink,
  type IssuedLink,
  mailSettingsFrom,
  openWorld,
  type PublishedFigures,
  reportDesk,
  settingsFrom,
  type World,
  workforceDesk,
} from '@earshot/actions';
import { shortMoment } from '@earshot/fieldwork';
import { problemLine } from '@earshot/planfile';
import type { FastifyInstance } from 'fastify';
import { type AccessSettings, accessSettingsFrom } from './access/access-settings.ts';
import { identityProvider } from './access/provider.ts';
import { COMES_BACK_TO } from './access/single-sign-on.ts';
import { addressFrom } from './address.ts';
import { buildWeb } from './build-web.ts';
import { keepWorker } from './keep-worker.ts';
import { listen, tryAddress } from './listen.ts';
import { type Operations, operationsOf } from './operations/operations.ts';
import { operationsSettingsFrom } from './operations/operations-settings.ts';
import type { WebParts } from './parts.ts';

export interface ServeWish {
  readonly checkout: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
  /** The program and arguments of the worker that is to run beside the server; left out, none is started. */
  readonly worker?: readonly [string, ...string[]];
  /** Aborted when the start is no longer wanted: it then closes what it has opened, and says nothing of it. */
  readonly stopping?: AbortSignal;
}

/**
 * Starts Earshot as environment variables say: those of `addressFrom`, `settingsFrom`, `accessSettingsFrom`
 * and `operationsSettingsFrom`. Says the links, and
 * returns how to stop it; or says what is in the way and returns null.
 */
export async function serve({
  checkout,
  env,
  stopping,
  worker: command,
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
  const access = accessSettingsFrom(env);
  if ('sentence' in access) {
    say(access.sentence);
    return null;
  }
  const watching = operationsSettingsFrom(env);
  if ('sentence' in watching) {
    say(watching.sentence);
    return null;
  }
  const mail = mailSettingsFrom({ ...env, PUBLIC_URL: address.publicUrl });
  if ('sentence' in mail) {
    say(mail.sentence);
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
    const operations = operationsOf(opened.world, watching, wish.say);
    const app = webOf(
      opened.world,
      figuresOf(checkout),
      { publicUrl: address.publicUrl, sendsMail: mail.smtpUrl !== null, ...access },
      operations,
    );
    const failure = (await operations.start()) ?? (await listen(app, address));
    if (failure) {
      say(failure);
      await operations.close(app);
      await opened.close();
      return null;
    }
    const first = await firstAccountLink(opened.world);
    say(links(address.publicUrl, [...opened.world.studies.keys()], first).join('\n'));
    // Only now, so that nobody waits longer for the pages.
    const beside = { DATABASE_URL: opened.databaseUrl, PUBLIC_URL: address.publicUrl };
    const worker = command ? keepWorker({ command, env: { ...env, ...beside }, say }) : null;
    return {
      async stop() {
        await Promise.all([operations.stop(app), worker?.stop()]);
        await opened.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function webOf(
  world: World,
  figures: () => PublishedFigures,
  {
    publicUrl,
    sendsMail,
    provider,
    trustedProxies,
    limits,
  }: AccessSettings & Pick<WebParts, 'publicUrl' | 'sendsMail'>,
  { watchers, onError, isStopping }: Operations,
): FastifyInstance {
  return buildWeb({
    world,
    publicUrl,
    sendsMail,
    trustedProxies,
    limits,
    provider: provider && identityProvider(provider, `${publicUrl}${COMES_BACK_TO}`),
    reportFor: reportDesk(world, figures),
    workforce: workforceDesk(figures),
    authorities: () => authorityDirectory(figures()),
    watchers,
    onError,
    isStopping,
  });
}

function links(base: string, studies: readonly string[], first: IssuedLink | null): string[] {
  return [
    'Earshot is running. Ctrl-C stops it.',
    '',
    `  The desk                 ${base}/desk`,
    ...studies.map((study) => `  Answer as a respondent   ${base}/take/${study}`),
    ...(first ? ['', ...firstAccountLines(base, first)] : []),
    '',
  ];
}

function firstAccountLines(base: string, { linkToken, expiresAt }: IssuedLink): string[] {
  return [
    '  Nobody has an account yet. Make the first one, the study lead’s:',
    `  ${base}/one-time/${linkToken}`,
    `  This link works once, until ${shortMoment(expiresAt)}. Until somebody has used one, each start prints a new one.`,
  ];
}
