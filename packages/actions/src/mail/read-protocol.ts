import { englandTime, stepDates } from '@earshot/fieldwork';
import {
  type MailCount,
  mailCounts,
  releasedCounts,
  type UnknownMail,
  unknownMails,
  workersSeen,
} from '@earshot/store';
import { type FieldworkStudy, fieldworkStudy } from '../access/fieldwork-study.ts';
import type { Viewer } from '../access/permissions.ts';
import type { World } from '../world.ts';
import type { MailRefused } from './refuse-mail.ts';

/** How many mails stand in which state. */
export type StateCounts = Readonly<Partial<Record<MailCount['state'], number>>>;

/** People who were released on one day, with the steps that they go through. */
export interface ReleasedTogether {
  readonly releasedOn: string;
  readonly people: number;
  readonly withEmail: number;
  /** Made up: they are never written to. */
  readonly simulated: number;
  readonly steps: readonly {
    readonly id: string;
    readonly kind: 'mail' | 'telephone' | 'close';
    readonly date: string;
    readonly mails: StateCounts;
  }[];
}

/** Whether mail leaves at this moment. */
export type Sending = 'on' | 'no-worker' | 'no-server' | { readonly trouble: string };

/** What the page of a study’s contacts shows. */
export interface Protocol {
  readonly study: FieldworkStudy;
  readonly today: string;
  readonly sending: Sending;
  readonly released: readonly ReleasedTogether[];
  /** Texts that authorities are asked to forward, and single mails such as return links. */
  readonly forwarded: ReadonlyMap<string, StateCounts>;
  readonly letters: ReadonlyMap<string, StateCounts>;
  readonly unknown: readonly UnknownMail[];
}

/** A worker says every ten seconds that it runs. */
const SEEN_WITHIN = 60_000;
const MOST_UNKNOWN = 100;

/** Where a study’s protocol stands: its steps by date for everybody who was released, and the mails by state. */
export async function readProtocol(world: World, viewer: Viewer, studyId: string): Promise<Protocol | MailRefused> {
  const study = fieldworkStudy(world, viewer, { studyId, needs: 'manage_mail' });
  if ('refused' in study) return study;
  const now = world.now();
  const { fieldwork } = study;
  const steps = [...fieldwork.protocol, ...fieldwork.openLink].map(({ id }) => id);
  return world.store.transaction('fieldwork', async (queries): Promise<Protocol> => {
    const counts = await mailCounts(queries, studyId, steps);
    const released = await releasedCounts(queries, studyId);
    const workers = await workersSeen(queries, new Date(now.getTime() - SEEN_WITHIN));
    return {
      study,
      today: englandTime(now).date,
      sending: sendingOf(workers),
      released: released.map((group) => ({
        ...group,
        steps: stepDates(fieldwork, group.releasedOn).map((step) => ({
          ...step,
          mails: statesOf(counts.filter((each) => each.releasedOn === group.releasedOn && each.step === step.id)),
        })),
      })),
      forwarded: byStep(counts.filter(({ kind }) => kind === 'authority')),
      letters: byStep(counts.filter(({ kind }) => kind === 'letter')),
      unknown: await unknownMails(queries, studyId, MOST_UNKNOWN),
    };
  });
}

function sendingOf(workers: readonly { readonly sendsMail: boolean; readonly trouble: string | null }[]): Sending {
  if (workers.length === 0) return 'no-worker';
  const senders = workers.filter(({ sendsMail }) => sendsMail);
  if (senders.length === 0) return 'no-server';
  const sound = senders.some(({ trouble }) => trouble === null);
  return sound ? 'on' : { trouble: senders[0]!.trouble! };
}

function byStep(counts: readonly MailCount[]): Map<string, StateCounts> {
  const steps = [...new Set(counts.map(({ step }) => step))];
  return new Map(steps.map((step) => [step, statesOf(counts.filter((each) => each.step === step))]));
}

function statesOf(counts: readonly MailCount[]): StateCounts {
  const states: Partial<Record<MailCount['state'], number>> = {};
  for (const { state, count } of counts) states[state] = (states[state] ?? 0) + count;
  return states;
}
