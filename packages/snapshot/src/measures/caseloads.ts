import { casesByHolder, type Worker, workersOf } from '../presence.ts';
import { inForce, type PointsVersion, type Scheme } from '../scheme/scheme.ts';
import type { HeldCases, Snapshot } from '../snapshot.ts';
import { exactSum } from './exact-sum.ts';

/** What one worker holds. It never leaves this package: tables show groups. */
export interface Caseload extends Worker {
  readonly cases: number;
  /** By the version in force; null where there is none. */
  readonly points: number | null;
  /** Points as a part of this worker’s own full caseload; null where the scheme has none for the grade. */
  readonly ofFull: number | null;
  /** Somebody newly qualified, held to the protected number of cases; null for anybody else, and without such a number. */
  readonly isOverProtected: boolean | null;
}

/** The caseloads of the last day of a month. */
export interface Caseloads {
  /** The version of the points scheme that the month has; null where none is in force. */
  readonly version: PointsVersion | null;
  /** Of everybody who is there with hours of work and holds a case, agency workers included. */
  readonly held: readonly Caseload[];
  /** Cases of people who are not there, or not in the files; they are in no caseload. */
  readonly casesLeftOut: number;
  /** Whether only employed people, or only agency workers, are known: the other file was not given. */
  readonly lacking: 'people' | 'cover' | null;
}

/** Adds up who holds what; null where cases.csv was not given, or neither people.csv nor cover.csv. */
export function caseloadsOf(snapshot: Snapshot, scheme: Scheme): Caseloads | null {
  const { cases, people, cover, day } = snapshot;
  if (!cases || (!people && !cover)) return null;
  const version = inForce(scheme.points, day);
  const workers = workersOf(snapshot);
  const byHolder = [...casesByHolder(cases)];
  const held = byHolder.flatMap(([person, own]) => {
    const worker = workers.get(person);
    const caseload = worker && caseloadOf(worker, own, version);
    return caseload && caseload.cases > 0 ? caseload : [];
  });
  const strays = byHolder.filter(([person]) => !workers.has(person)).flatMap(([, own]) => own);
  return { version, held, casesLeftOut: casesIn(strays), lacking: people ? (cover ? null : 'cover') : 'people' };
}

function casesIn(own: readonly HeldCases[]): number {
  return own.reduce((sum, { cases }) => sum + cases, 0);
}

function caseloadOf(worker: Worker, own: readonly HeldCases[], version: PointsVersion | null): Caseload {
  const cases = casesIn(own);
  const { mostCases = null } = version?.newlyQualified ?? {};
  const isHeldTo = worker.isNewlyQualified && mostCases !== null;
  const points = version && exactSum(own.map(({ type, cases: of }) => of * (version.types.get(type ?? '') ?? 0)));
  const full = version && fullOf(worker, version);
  return {
    ...worker,
    cases,
    points,
    ofFull: points === null || full === null ? null : points / full,
    isOverProtected: isHeldTo ? isMore(cases, mostCases * worker.fte) : null,
  };
}

/** Points of a full caseload by hours; less of the newly qualified. Null where the scheme has none for the grade. */
function fullOf({ grade, fte, isNewlyQualified }: Worker, { full, newlyQualified }: PointsVersion): number | null {
  const fullTime = full.get(grade);
  if (fullTime === undefined) return null;
  const share = isNewlyQualified ? (newlyQualified.shareOfFull ?? 100) : 100;
  return (fullTime * fte * share) / 100;
}

/** Whether the one is more than the other by more than the noise of binary fractions: 12 cases are not over 0.6 × 20. */
export function isMore(one: number, other: number): boolean {
  return one > other * (1 + 1e-9);
}

/** Whether a caseload is over what is full for its worker; null where nothing is. */
export function isOverFull({ ofFull }: Caseload): boolean | null {
  return ofFull === null ? null : isMore(ofFull, 1);
}
