import type { ContactMode } from '../case-events.ts';
import { DISPOSITIONS, type DispositionId } from '../disposition.ts';
import type { CallWindow, FieldworkPlan, TelephoneStep } from '../plan.ts';
import { daysAfter, englandTime, momentAt, weekdayOf } from '../protocol/england-time.ts';
import { drawn, type Shares } from './drawn.ts';

/** A made-up person as they go into simulated fieldwork. */
export interface SimulatedPerson {
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
  readonly releasedAt: Date;
  /** How much likelier than others to answer; 1 for most. */
  readonly willing: number;
}

/** One attempt in simulated fieldwork. */
export interface SimulatedContact {
  readonly mode: ContactMode;
  readonly disposition: DispositionId;
  readonly step: string | null;
  readonly startedAt: Date;
  readonly at: Date;
  readonly appointmentAt: Date | null;
}

/** What came of one simulated person by a moment. */
export interface SimulatedFate {
  readonly contacts: readonly SimulatedContact[];
  /** Null: has not begun. */
  readonly interview: {
    readonly mode: 'web' | 'telephone';
    readonly startedAt: Date;
    readonly ends: 'completed' | 'broke_off' | 'withdrew';
  } | null;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What happens with a mail, in per cent; the rest of those who get it may begin online. */
const MAILS: Shares<DispositionId> = { mailed: 94.8, mail_bounced: 2.5, away: 2, unsubscribed: 0.7 };
/** Of those who got a mail and have not begun, how many begin: after the invitation, and after each reminder. */
const BEGINS = { invitation: 0.17, reminder: 0.09 };
const ONLINE: Shares<'completed' | 'broke_off' | 'withdrew'> = { completed: 87, broke_off: 11.5, withdrew: 1.5 };

/** What an attempt by telephone comes to, in per cent. */
const CALLS: Shares<DispositionId> = {
  no_reply: 33,
  answering_machine: 16,
  engaged: 4,
  call_back: 13,
  complete: 13,
  soft_appointment: 5,
  hard_appointment: 4,
  rather_online: 2.5,
  refusal: 2.5,
  refusal_policy: 0.5,
  refusal_recent: 0.5,
  refusal_by_other: 0.5,
  break_off: 0.8,
  moved_on: 2,
  referred: 0.5,
  unobtainable: 1.2,
  wrong_number: 0.6,
  not_available: 0.4,
};

/** One planned try at a person. */
interface Touch {
  readonly at: Date;
  readonly step: string;
  readonly kind: 'invitation' | 'reminder' | 'call';
}

/**
 * One made-up person’s way through the protocol of a plan up to a moment, decided wholly by the random stream. The shares
 * are plausible and nobody’s: whoever keeps what comes of it marks it as simulated.
 */
export function simulateCase(
  plan: Pick<FieldworkPlan, 'protocol'>,
  person: SimulatedPerson,
  now: Date,
  random: () => number,
): SimulatedFate {
  const simulation = new Simulation(person, random);
  for (const touch of touchesOf(plan, person, random)) {
    if (touch.at >= now || simulation.ended) break;
    simulation.takeUpBefore(touch.at);
    if (simulation.ended) break;
    if (touch.kind === 'call') simulation.call(touch);
    else simulation.mail(touch);
  }
  simulation.takeUpBefore(now);
  return simulation;
}

class Simulation implements SimulatedFate {
  readonly contacts: SimulatedContact[] = [];
  interview: SimulatedFate['interview'] = null;
  private readonly person: SimulatedPerson;
  private readonly random: () => number;
  private mailEnded: boolean;
  private callsEnded: boolean;
  private finished = false;
  /** When they will begin online, unless something else comes first. */
  private beginsAt: Date | null = null;

  constructor(person: SimulatedPerson, random: () => number) {
    this.person = person;
    this.random = random;
    this.mailEnded = !person.hasEmail;
    this.callsEnded = !person.hasPhone;
  }

  get ended(): boolean {
    return this.finished || (this.mailEnded && this.callsEnded);
  }

  mail({ at, step, kind }: Touch): void {
    if (this.mailEnded) return;
    const disposition = drawn(MAILS, this.random);
    this.keep({ mode: 'mail', disposition: 'mailed', step, startedAt: at, at, appointmentAt: null });
    if (disposition !== 'mailed') {
      const later = new Date(at.getTime() + Math.ceil(this.random() * 90) * MINUTE);
      this.keep({ mode: 'mail', disposition, step, startedAt: later, at: later, appointmentAt: null });
    }
    if (this.mailEnded || this.interview || kind === 'call') return;
    const begins = this.random() < BEGINS[kind] * this.person.willing;
    // Most who begin do so within a day or two, some of them in the evening.
    if (begins) this.beginsAt = new Date(at.getTime() + (0.02 + 3 * this.random() ** 3) * DAY);
  }

  call({ at, step }: Touch): void {
    if (this.callsEnded) return;
    const disposition = this.answerTo(drawn(CALLS, this.random));
    const isInterview = disposition === 'complete' || disposition === 'break_off';
    const lasted = (isInterview ? 12 + 8 * this.random() : 0.5 + 2 * this.random()) * MINUTE;
    const ended = new Date(at.getTime() + lasted);
    const appointmentAt = disposition === 'hard_appointment' ? new Date(at.getTime() + DAY) : null;
    if (isInterview) {
      const ends = disposition === 'complete' ? 'completed' : 'broke_off';
      this.interview = { mode: 'telephone', startedAt: at, ends };
    }
    this.keep({ mode: 'telephone', disposition, step, startedAt: at, at: ended, appointmentAt });
  }

  /** The less willing put off what others do; nobody breaks off a second time. */
  private answerTo(found: DispositionId): DispositionId {
    const putOff = found === 'complete' && this.random() > this.person.willing;
    return putOff || (found === 'break_off' && this.interview) ? 'call_back' : found;
  }

  /** Begins online, if that was to be before a moment. */
  takeUpBefore(moment: Date): void {
    if (!this.beginsAt || this.beginsAt >= moment || this.interview || this.finished) return;
    const ends = drawn(ONLINE, this.random);
    this.interview = { mode: 'web', startedAt: this.beginsAt, ends };
    if (ends !== 'broke_off') this.finished = true;
  }

  private keep(contact: SimulatedContact): void {
    this.contacts.push(contact);
    const { standing } = DISPOSITIONS[contact.disposition];
    if (standing === 'final') this.finished = true;
    if (standing === 'mode' && contact.mode === 'mail') this.mailEnded = true;
    if (standing === 'mode' && contact.mode === 'telephone') this.callsEnded = true;
  }
}

/** Everything that the protocol would try, oldest first. */
function touchesOf(
  { protocol }: Pick<FieldworkPlan, 'protocol'>,
  { releasedAt, hasPhone }: SimulatedPerson,
  random: () => number,
): Touch[] {
  const released = englandTime(releasedAt).date;
  const mails = protocol.flatMap((step) => (step.kind === 'mail' ? [step] : []));
  const close = protocol.find(({ kind }) => kind === 'close')!;
  const written = mails.map(({ id, day }, at): Touch => {
    const moment = momentAt(daysAfter(released, day), 9 * 60 + Math.floor(random() * 90))!;
    return { at: moment, step: id, kind: at === 0 ? 'invitation' : 'reminder' };
  });
  const called = protocol.flatMap((step) =>
    step.kind === 'telephone' && hasPhone ? callsOf(step, released, close.day, random) : [],
  );
  return [...written, ...called].sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** Attempts one to three days apart, each in a window of its day. */
function callsOf(step: TelephoneStep, released: string, closeDay: number, random: () => number): Touch[] {
  const touches: Touch[] = [];
  let day = step.day + Math.floor(random() * 6);
  while (touches.length < step.attempts && day < closeDay) {
    const date = daysAfter(released, day);
    const open = step.windows.filter(({ days }) => days.includes(weekdayOf(date)));
    const window = open[Math.floor(random() * open.length)];
    const at = window && momentIn(window, date, random);
    if (at) touches.push({ at, step: step.id, kind: 'call' });
    day += 1 + Math.floor(random() * 3);
  }
  return touches;
}

function momentIn({ from, to }: CallWindow, date: string, random: () => number): Date | null {
  return momentAt(date, from + Math.floor(random() * (to - from)));
}
