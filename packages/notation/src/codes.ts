import { isReserved } from '@earshot/dataset';

const LONGEST = 40;
const NUMBERS_FIRST = 'n';

/** A name for our files made of words: `Better pay` is `better_pay`. Names begin with a letter. */
export function slug(words: string): string {
  const parts = words
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f’'‘]/g, '')
    .toLowerCase()
    .replaceAll('+', ' or more ')
    .replaceAll('≥', ' at least ')
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');
  if (parts.length === 0) return 'option';
  const kept = fitting(parts).join('_');
  const named = /^[a-z]/.test(kept) ? kept : `${NUMBERS_FIRST}${kept}`;
  return isReserved(named) ? `${named}_` : named;
}

function fitting(parts: readonly string[]): string[] {
  const kept: string[] = [];
  let length = 0;
  for (const part of parts) {
    length += part.length + 1;
    if (kept.length > 0 && length > LONGEST) break;
    kept.push(part.slice(0, LONGEST));
  }
  return kept;
}

/** Gives out names that are all different: the second `other` is `other_2`. */
export class Names {
  private readonly taken = new Map<string, number>();

  give(wanted: string): string {
    const times = (this.taken.get(wanted) ?? 0) + 1;
    this.taken.set(wanted, times);
    if (times === 1) return wanted;
    const numbered = `${wanted}_${times}`;
    return this.taken.has(numbered) ? this.give(wanted) : this.give(numbered);
  }
}
