import {
  authorityDirectory,
  besideDesk,
  censusDesk,
  dataDesk,
  estimationDesk,
  explorerDesk,
  figuresOf,
  firstAccountLink,
  type IssuedLink,
  isOpenToAll,
  type OpenedWorld,
  openWorld,
  ownProblems,
  type PublishedFigures,
  reportDesk,
  type Study,
  settingsFrom,
  snapshotDesk,
  type World,
  workforceDesk,
} from '@earshot/actions';
import { shortMoment } from '@earshot/fieldwork';
import { problemLine } from '@earshot/planfile';
import type { FastifyInstance } from 'fastify';
import type { AccessSettings } from './access/access-settings.ts';
import { identityProvider } from './access/provider.ts';
import { COMES_BACK_TO } from './access/single-sign-on.ts';
import { buildWeb } from './build-web.ts';
import { keepWorker } from './keep-worker.ts';
import { listen, tryAddress } from './listen.ts';
import { type Operations, operationsOf } from './operations/operations.ts';
import type { WebParts } from './parts.ts';
import { type ServeSettings, serveSettingsFrom } from './serve-settings.ts';

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
 * Starts Earshot as environment variables say: those of `serveSettingsFrom` and `settingsFrom`. Says the links, and returns
 * how to stop it; or says what is in the way and returns null.
 */
export async function serve(wish: ServeWish): Promise<{ stop(): Promise<void> } | null> {
  const say = (line: string): void => {
    if (!wish.stopping?.aborted) wish.say(line);
  };
  const settings = serveSettingsFrom(wish.env);
  if ('sentences' in settings) return inTheWay(settings.sentences, say);
  // Before anything is made: a port that is taken must not leave a database behind.
  const taken = await tryAddress(settings.address);
  if (taken) return inTheWay([taken], say);
  if (settings.address.note) say(settings.address.note);
  const opened = await openWorld(settingsFrom(wish.checkout, wish.env), 'server');
  if ('sentence' in opened) return inTheWay([opened.sentence], say);
  try {
    const served = wish.stopping?.aborted ? null : await serveWorld(opened, settings, { ...wish, startSay: say });
    if (!served) await opened.close();
    return served;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function inTheWay(sentences: readonly string[], say: (line: string) => void): null {
  for (const sentence of sentences) say(sentence);
  return null;
}

/**
 * Serves the world that was opened; null, with the reason said, when it cannot. Whoever opened it closes it then.
 * `startSay` falls silent once the start is no longer wanted; what the server has to log while it stops is still said.
 */
async function serveWorld(
  opened: OpenedWorld,
  { address, access, watching, mail }: ServeSettings,
  { checkout, env, say: log, startSay: say, worker: command }: ServeWish & { readonly startSay: ServeWish['say'] },
): Promise<{ stop(): Promise<void> } | null> {
  for (const note of opened.notes) say(note);
  for (const problem of opened.problems) say(problemLine(problem));
  const operations = operationsOf(opened.world, watching, log);
  const { publicUrl } = address;
  const reached = { publicUrl, sendsMail: mail.smtpUrl !== null, ...access };
  const { published } = settingsFrom(checkout, env);
  const figures = figuresOf(checkout, published);
  const app = webOf(opened.world, figures, reached, operations);
  const failure = (await operations.start()) ?? (await listen(app, address));
  if (failure) {
    await operations.close(app);
    return inTheWay([failure], say);
  }
  const first = await firstAccountLink(opened.world);
  say(links(publicUrl, [...opened.world.studies.values()].filter(isOpenToAll), first).join('\n'));
  // Only now, so that nobody waits longer for the pages.
  sayOwnProblems(published, figures, say);
  const beside = { DATABASE_URL: opened.databaseUrl, PUBLIC_URL: publicUrl };
  const worker = command ? keepWorker({ command, env: { ...env, ...beside }, say }) : null;
  return {
    async stop() {
      await Promise.all([operations.stop(app), worker?.stop()]);
      await opened.close();
    },
  };
}

/** Says what is wrong with somebody’s own downloads of published figures; nothing is in the way of the start. */
function sayOwnProblems(folder: string, figures: () => PublishedFigures, say: (line: string) => void): void {
  ownProblems(folder, figures)
    .then((problems) => {
      for (const problem of problems) say(`Published figures: ${problemLine(problem)}`);
    })
    .catch((error: unknown) => say(`Published figures: ${error instanceof Error ? error.message : String(error)}`));
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
  const reportFor = reportDesk(world, figures);
  return buildWeb({
    world,
    publicUrl,
    sendsMail,
    trustedProxies,
    limits,
    provider: provider && identityProvider(provider, `${publicUrl}${COMES_BACK_TO}`),
    reportFor,
    beside: besideDesk(world, figures, reportFor),
    dataFor: dataDesk(world, figures),
    explorer: explorerDesk(world, figures),
    estimations: estimationDesk(world, figures),
    workforce: workforceDesk(figures),
    census: censusDesk(world, figures),
    snapshots: snapshotDesk(world, figures),
    authorities: () => authorityDirectory(figures()),
    watchers,
    onError,
    isStopping,
  });
}

function links(base: string, open: readonly Study[], first: IssuedLink | null): string[] {
  return [
    'Earshot is running. Ctrl-C stops it.',
    '',
    `  The desk                 ${base}/desk`,
    `  How authorities compare  ${base}/workforce`,
    ...open.map(({ id }) => `  Answer as a respondent   ${base}/take/${id}`),
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
