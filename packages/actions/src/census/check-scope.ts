import type { Authority } from '@earshot/workforce';
import { permits, type Viewer } from '../access/permissions.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { KeptCheck, KeptChecks } from './kept-checks.ts';
import { type ReturnRefused, refuseReturn } from './refuse-return.ts';

/** The authority whose returns alone a viewer may check; null for one who may check any. */
export function scopeOf(figures: () => PublishedFigures, viewer: Viewer): Authority | ReturnRefused | null {
  if (!permits(viewer, 'check_return')) return refuseReturn('not-permitted');
  if (viewer.authorityCode === null) return null;
  const own = figures().authorities.all.find(({ onsCode }) => onsCode === viewer.authorityCode);
  return own ?? refuseReturn('no-authority');
}

/** A check that the viewer may see: their own, or one of a colleague of the same authority. */
export function findCheck(kept: KeptChecks, viewer: Viewer, id: string): KeptCheck | ReturnRefused {
  if (!permits(viewer, 'check_return')) return refuseReturn('not-permitted');
  const check = kept.find(id);
  if (!check) return refuseReturn('no-such-check');
  const { accountId, authorityCode } = check.owner;
  // Whoever has come to another authority since finds nothing of the one before.
  const isSame = authorityCode === viewer.authorityCode;
  return isSame && (authorityCode !== null || accountId === viewer.accountId) ? check : refuseReturn('no-such-check');
}
