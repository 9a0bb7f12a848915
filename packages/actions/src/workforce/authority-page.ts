import type { Problem } from '@earshot/planfile';
import {
  type Authorities,
  type Indicators,
  type NeighbourPage,
  neighbourPage,
  type PageRevision,
  pageRevisions,
  type Revisions,
  revisionsThrough,
} from '@earshot/workforce';
import { pageJson } from './page-json.ts';
import { vintageUnknown } from './vintage-unknown.ts';

/** Which page is wanted. */
export interface PageWanted {
  /** Name or three-digit code. */
  readonly authority: string;
  /** The year of the release; null for the latest held. */
  readonly vintage: number | null;
  readonly benchmark: number | null;
}

export interface AuthorityPage {
  readonly page: NeighbourPage;
  readonly revised: readonly PageRevision[];
  readonly json: object;
}

/**
 * The page of an authority from one of the releases held, with what any of them revised on it. Problems: those of
 * `neighbourPage`, and `vintage-unknown` for a release that is not held.
 * @param releases the oldest first, at least one.
 * @param through what each of them revised, where the caller keeps it.
 */
export function authorityPage(
  releases: readonly Indicators[],
  authorities: Authorities,
  { authority, vintage, benchmark }: PageWanted,
  through: readonly Revisions[] = revisionsThrough(releases),
): { made: AuthorityPage | null; problems: readonly Problem[] } {
  const indicators = vintage === null ? releases.at(-1) : releases.find(({ release }) => release.year === vintage);
  if (!indicators) return { made: null, problems: [vintageUnknown(vintage, releases)] };
  const { page, problems } = neighbourPage(indicators, authorities, authority, { benchmark });
  if (!page) return { made: null, problems };
  const revised = pageRevisions(page, through);
  return { made: { page, revised, json: pageJson(page, revised) }, problems };
}
