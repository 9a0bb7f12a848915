import type { WorkforceDesk } from '@earshot/actions';
import { findPlaces } from './find-place.ts';

/**
 * The part of an address that somebody meant who wrote another, such as `Kent`, `north_yorkshire` or `886`: that of the
 * one place so called. Null where it is a place’s own already, or where none or several are so called.
 */
export function placeMeant(
  { authorities, formerAuthorities, areas }: Pick<WorkforceDesk, 'authorities' | 'formerAuthorities' | 'areas'>,
  written: string,
): string | null {
  const [today, former, around] = [authorities(), formerAuthorities(), areas()];
  const addresses = new Set([...today, ...former, ...around].map(({ address }) => address));
  if (addresses.has(written)) return null;
  const likely =
    written
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join('-') ?? '';
  if (addresses.has(likely)) return likely;
  const found = [...findPlaces(written, today, around), ...findPlaces(written, former, [])];
  return found.length === 1 ? found[0]!.address : null;
}
