import type { Block } from '@earshot/report';
import type { Characteristics, NeighbourPage, PageRevision } from '@earshot/workforce';
import type { PublishedFigures } from '../../published-figures.ts';

/** What the sections of an authority’s page are made from. */
export interface AuthoritySetting {
  /** The rates, from the release that the page is of (`page.release`). */
  readonly page: NeighbourPage;
  /** What any release revised of them. */
  readonly revised: readonly PageRevision[];
  /** The years of the releases that have one before them here, the oldest first. */
  readonly revising: readonly number[];
  readonly published: PublishedFigures;
  /** The files of in-post staff by role and characteristic, the oldest release first. */
  readonly inPost: readonly Characteristics[];
}

/**
 * One section of an authority’s page: its heading and what stands under it; nothing where there is nothing to say.
 * Tables and charts need no number (`tableBlock`, `figureBlock`); everything in them can be downloaded from the page.
 */
export type AuthoritySection = (setting: AuthoritySetting) => readonly Block[];
