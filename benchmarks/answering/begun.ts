import { type OpenedWorld, openWorld, settingsFrom, startInterview } from '@earshot/actions';

/** Opens the world of the benchmark beside its server. Throws when the server's database cannot be opened. */
export async function worldBeside(env: Readonly<Record<string, string>>): Promise<OpenedWorld> {
  const opened = await openWorld(settingsFrom(import.meta.dirname, env), 'visitor');
  if ('sentence' in opened) throw new Error(opened.sentence);
  return opened;
}

/** How many interviews are begun at once. */
const AT_ONCE = 10;

/** Begins interviews that are answered later, and returns the tokens of their links. */
export async function begun({ world }: OpenedWorld, interviews: number): Promise<string[]> {
  const tokens: string[] = [];
  const begin = async (): Promise<void> => {
    while (tokens.length < interviews) {
      const started = await startInterview(world, { studyId: 'twelve-pages', consents: true, mode: 'web' });
      if ('refused' in started) throw new Error(started.sentence);
      tokens.push(started.token);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, begin));
  return tokens;
}
