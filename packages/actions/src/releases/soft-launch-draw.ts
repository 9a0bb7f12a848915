import { type Drawable, drawSample, type SoftLaunch } from '@earshot/fieldwork';
import type { DrawnFrom } from '@earshot/store';

/**
 * The people whom a soft launch draws from those who wait, within the combinations of its strata. Somebody of whom a
 * stratum is not known stands in a stratum of their own kind.
 */
export function softLaunchDraw(people: readonly DrawnFrom[], launch: SoftLaunch): string[] {
  return drawSample(
    people.map((person) => drawable(person, launch.strata)),
    launch,
  );
}

function drawable(person: DrawnFrom, strata: readonly string[]): Drawable {
  return {
    pseudonym: person.pseudonym,
    stratum: strata.map((name) => {
      const known = person.sample[name];
      if (name === 'authority' && person.authorityCode !== null) return person.authorityCode;
      return known?.state === 'answered' ? String(known.value) : '';
    }),
  };
}
