import { answered } from '@earshot/dataset';
import { type FieldworkPlan, type SimulatedFate, simulateCase } from '@earshot/fieldwork';
import {
  type Answers,
  type Leanings,
  outcomeOf,
  pathOf,
  type Questionnaire,
  simulateInterview,
  simulateSample,
} from '@earshot/instrument';
import { seededRandom } from '@earshot/statistics';
import { MADE_UP_AUTHORITIES, type MadeUpAuthority } from './made-up-authorities.ts';

/** What people are simulated by. */
export interface SimulatedBy {
  readonly questionnaire: Questionnaire;
  readonly leanings: Leanings;
  readonly fieldwork: FieldworkPlan;
  readonly when: SimulatedTime;
  readonly seed: number;
  /** Simulated people of the wave before who are asked again; null where nobody is there to be drawn. */
  readonly members: readonly PanelMember[] | null;
}

/** When simulated fieldwork happens. */
export interface SimulatedTime {
  /** From which the days of releases are counted back. */
  readonly asOf: Date;
  /** Until when attempts are made, unless the plan closes before. */
  readonly until: Date;
}

/** A simulated person of the wave before who agreed to be asked again. */
export interface PanelMember {
  readonly panelId: string;
  readonly authorityCode: string | null;
  /** What is fed forward. */
  readonly sample: Answers;
}

/** A made-up sampled person with all that came of them. */
export interface SimulatedCase {
  readonly authority: MadeUpAuthority;
  readonly source: 'list' | 'panel' | 'open';
  /** Of whoever is asked again; null: new to the panel. */
  readonly panelId: string | null;
  readonly inSoftLaunch: boolean;
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
  readonly releasedAt: Date;
  readonly sample: Answers;
  /** Everything that they would answer; how much of it they did is for `fate` to say. */
  readonly answers: Answers;
  readonly fate: SimulatedFate;
}

const DAY = 24 * 60 * 60 * 1000;
/** Fieldwork is under way: calls have begun and it has not closed. */
const DAYS_AGO = { softLaunch: 43, main: 38 };
const SOFT_LAUNCH = 0.1;
/** Of those who finish, how many come through an open link. */
const OPEN_LINK = 0.06;
/** How much likelier than others those are to answer who did so before and agreed to be asked again. */
const ASKED_AGAIN = 3;
const TRIES = 60;

/**
 * Simulates people until as many as wanted have finished; as many more are sampled as that takes. Where there are members
 * of a panel, they and nobody else are sampled, and fewer finish if there are too few. Decided wholly by the seed, by the
 * day and by the members.
 */
export function simulatedCases(by: SimulatedBy, finished: number): SimulatedCase[] {
  const random = seededRandom(by.seed);
  const cases: SimulatedCase[] = [];
  const open = Math.round(finished * OPEN_LINK);
  const members = by.members?.values();
  for (let at = 0, done = 0; done < finished; at += 1) {
    const member = done < open ? null : members?.next().value;
    if (member === undefined && members) break; // everybody in the panel has been asked
    const one = done < open ? openLinkCase(by, random) : sampledCase(by, random, member ?? null);
    cases.push(one);
    if (one.fate.interview?.ends === 'completed') done += 1;
    if (at > finished * TRIES)
      throw new Error('simulatedCases: hardly anybody finishes by this plan and these leanings.');
  }
  return cases;
}

/** When a batch was released: in the morning, so many days ago. */
export function releasedAt(now: Date, batch: keyof typeof DAYS_AGO): Date {
  const day = new Date(now.getTime() - DAYS_AGO[batch] * DAY);
  return new Date(`${day.toISOString().slice(0, 10)}T07:30:00Z`);
}

function sampledCase(by: SimulatedBy, random: () => number, member: PanelMember | null): SimulatedCase {
  const lists = MADE_UP_AUTHORITIES.filter(({ way }) => way === 'list');
  const own = MADE_UP_AUTHORITIES.filter(({ code }) => code === member?.authorityCode);
  const { authority, sample: drawn } = personOf(by, own.length > 0 ? own : lists, random, 'personal');
  const sample = { ...drawn, ...member?.sample };
  const inSoftLaunch = random() < SOFT_LAUNCH;
  const released = releasedAt(by.when.asOf, inSoftLaunch ? 'softLaunch' : 'main');
  const [hasEmail, hasPhone] = [random() < 0.98, random() < 0.7];
  const willing = authority.willing * (0.6 + 0.8 * random()) * (member ? ASKED_AGAIN : 1);
  const person = { hasEmail, hasPhone, releasedAt: released, willing };
  const fate = simulateCase(by.fieldwork, person, by.when.until, random);
  const source = by.fieldwork.panel ? 'panel' : 'list';
  return {
    authority,
    source,
    panelId: member?.panelId ?? null,
    inSoftLaunch,
    hasEmail,
    hasPhone,
    releasedAt: released,
    sample,
    ...answering(by, sample, fate, random),
  };
}

/** Nobody sampled them: they came by the link that their authority passed on, and are known since then. */
function openLinkCase(by: SimulatedBy, random: () => number): SimulatedCase {
  const authorities = MADE_UP_AUTHORITIES.filter(({ way }) => way === 'open_link');
  const { authority, sample } = personOf(by, authorities, random, 'open');
  const startedAt = new Date(by.when.asOf.getTime() - random() * (DAYS_AGO.main - 1) * DAY);
  const ends = random() < 0.85 ? ('completed' as const) : ('broke_off' as const);
  const fate: SimulatedFate = { contacts: [], interview: { mode: 'web', startedAt, ends } };
  const common = {
    authority,
    source: 'open',
    panelId: null,
    inSoftLaunch: false,
    hasEmail: false,
    hasPhone: false,
  } as const;
  return { ...common, releasedAt: startedAt, sample, ...answering(by, sample, fate, random) };
}

function personOf(
  { questionnaire, leanings }: SimulatedBy,
  authorities: readonly MadeUpAuthority[],
  random: () => number,
  link: string,
): Pick<SimulatedCase, 'authority' | 'sample'> {
  const authority = authorities[Math.floor(random() * authorities.length)]!;
  const drawn = simulateSample(questionnaire, leanings, random);
  const has = (name: string, code?: string) =>
    questionnaire.sample.some(
      (variable) =>
        variable.name === name &&
        (code === undefined
          ? variable.kind === 'text'
          : 'categories' in variable && variable.categories.some((one) => one.code === code)),
    );
  const sample = {
    ...drawn,
    ...(has('authority') ? { authority: answered(authority.name) } : {}),
    ...(has('link', link) ? { link: answered(link) } : {}),
  };
  return { authority, sample };
}

/** Their answers in the mode in which they gave them; whoever leans to answers that end a call early is drawn again. */
function answering(
  { questionnaire, leanings }: SimulatedBy,
  sample: Answers,
  fate: SimulatedFate,
  random: () => number,
): Pick<SimulatedCase, 'answers' | 'fate'> {
  const { interview } = fate;
  if (!interview) return { answers: {}, fate };
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const answers = simulateInterview(questionnaire, leanings, random, interview.mode, sample);
    const path = pathOf(questionnaire, answers, sample, interview.mode);
    if (outcomeOf(path) === 'completed') return { answers, fate };
  }
  // Nobody who leans like that completes: they began and broke off.
  return { answers: {}, fate: { ...fate, interview: { ...interview, ends: 'broke_off' } } };
}
