import { openInterview, type World } from '@earshot/actions';
import type { Delivered } from './failing-mail-server.ts';
import { STUDY } from './invited.ts';
import type { Respondent } from './respondents.ts';

/** What must never happen, counted. */
export interface Losses {
  /** Answers that were acknowledged and are not there as they were given. */
  readonly lostAnswers: number;
  /** People who were sent the same mail more than once. */
  readonly invitedTwice: number;
  /** Mails that count as sent and never reached the mail server. */
  readonly neverSent: number;
}

/** Holds what the people and the mail server saw to what is stored. */
export async function verify(
  world: World,
  people: readonly Respondent[],
  delivered: readonly Delivered[],
): Promise<Losses> {
  let lostAnswers = 0;
  for (const { token, acknowledged } of people) {
    const opened = await openInterview(world, token);
    const answers = 'refused' in opened ? {} : opened.answers;
    for (const [question, code] of acknowledged) {
      const value = answers[question];
      if (value?.state !== 'answered' || value.value !== code) lostAnswers += 1;
    }
  }
  const times = new Map<string, number>();
  for (const { to, subject } of delivered) times.set(`${to} ${subject}`, (times.get(`${to} ${subject}`) ?? 0) + 1);
  const invitedTwice = [...times.values()].filter((count) => count > 1).length;
  const states = await mailStates(world);
  const neverSent = Math.max(0, (states.sent ?? 0) - times.size);
  return { lostAnswers, invitedTwice, neverSent };
}

/** How many mails are in which state. */
export async function mailStates(world: World): Promise<Record<string, number>> {
  const rows = await world.store.transaction('mailer', (queries) =>
    queries.query<{ state: string; count: number }>(
      'SELECT state, count(*)::integer AS count FROM fieldwork.mail WHERE study_id = $1 GROUP BY state',
      [STUDY],
    ),
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
