import type { Problem } from '@earshot/planfile';
import type { HeldRelease } from './release-files.ts';

/** There is no such release; says which there are. */
export function vintageUnknown(vintage: number | null, releases: readonly HeldRelease[]): Problem {
  const held = new Intl.ListFormat('en-GB').format(releases.map(({ release }) => String(release.year)));
  const sentence = `There is no release of ${vintage ?? 'any year'} here; ${held === '' ? 'none is held' : `those held are of ${held}`}.`;
  return { code: 'vintage-unknown', severity: 'error', place: { file: 'data-sources', line: 1, column: 1 }, sentence };
}
