import type { PublishedFigures } from '../published-figures.ts';
import { type BesidePublished, returnBeside } from './beside-published.ts';
import type { KeptCheck } from './kept-checks.ts';
import type { CountedReturn, ReturnStep } from './return-task.ts';

/** What there is of a check. */
export type CheckRead =
  | { readonly state: 'going'; readonly about: CheckAbout; readonly step: ReturnStep | null }
  /** It came to nothing. */
  | { readonly state: 'ended'; readonly about: CheckAbout; readonly ended: 'stopped' | 'failed' }
  /** The file is not a return of the viewer’s authority, or does not say whose it is. Nothing of it is kept or shown. */
  | { readonly state: 'elsewhere'; readonly about: CheckAbout; readonly counted: CountedReturn; readonly own: string }
  | CheckMade;

/** A return that has been checked. */
export interface CheckMade {
  readonly state: 'made';
  readonly about: CheckAbout;
  readonly counted: CountedReturn;
  /** The authority’s name; null where its code is not known. */
  readonly authority: string | null;
  /** Null at another day than the reference date, and where nothing is published for that authority and year. */
  readonly published: BesidePublished | null;
  /** The latest release held, whether or not it has this year. */
  readonly release: number;
  /** How the last attempt to count it at another day ended; null where it did not fail. */
  readonly ended: 'stopped' | 'failed' | null;
}

export interface CheckAbout {
  readonly id: string;
  readonly fileName: string;
  readonly begunAt: Date;
  readonly until: Date;
}

/**
 * What there is of a check for somebody who may see it.
 * @param onlyOf the three digits of the only authority whose return they may see; null for any.
 */
export function readCheck(check: KeptCheck, onlyOf: string | null, figures: () => PublishedFigures): CheckRead {
  const { counted, going, ended } = check;
  const about = aboutCheck(check);
  if (going) return { state: 'going', about, step: going.step };
  if (!counted) return { state: 'ended', about, ended: ended ?? 'failed' };
  if (onlyOf !== null && counted.checked.read.authority !== onlyOf)
    return { state: 'elsewhere', about, counted, own: onlyOf };
  return { state: 'made', about, counted, ended, ...besideFigures(counted, figures()) };
}

export function aboutCheck({ id, fileName, begunAt, until }: KeptCheck): CheckAbout {
  return { id, fileName, begunAt, until };
}

function besideFigures({ checked }: CountedReturn, { indicators, authorities }: PublishedFigures) {
  const known = authorities.all.find(({ code }) => code === checked.read.authority);
  const published = returnBeside(checked, indicators);
  return { authority: known?.name ?? null, published, release: indicators.release.year };
}
