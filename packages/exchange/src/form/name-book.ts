import { isReserved, SIMULATED_COLUMN } from '@earshot/dataset';

/**
 * Gives foreign names the form that ours have: lower-case letters, digits and underscores, starting with a letter, no
 * word of the expression language, and no two alike.
 */
export class NameBook {
  private readonly taken = new Set<string>();

  /** @param foreign the name there; @param otherwise what to call it when nothing of the name is left. */
  take(foreign: string, otherwise: string): string {
    const wanted = legalName(foreign, otherwise);
    let name = wanted;
    for (let count = 2; this.taken.has(name); count += 1) name = `${wanted}_${count}`;
    this.taken.add(name);
    return name;
  }

  /** Keeps names that are made from others, such as `reasons_other_text`, from being given again. */
  keep(...names: readonly string[]): void {
    for (const name of names) this.taken.add(name);
  }

  has(name: string): boolean {
    return this.taken.has(name);
  }
}

/** A name in our form, as like the foreign one as can be. */
export function legalName(foreign: string, otherwise: string): string {
  const plain = letters(foreign)
    .replaceAll(/[^a-z0-9_]+/g, '_')
    .replace(/^_+/, '')
    .slice(0, 100);
  const ended = foreign.trim().endsWith('_') ? plain : plain.replace(/_+$/, '');
  const name = /^[0-9]/.test(ended) ? `${otherwise}_${ended}` : ended || otherwise;
  return isReserved(name) || name === SIMULATED_COLUMN ? `${name}_` : name;
}

/** The first words of a label, for codes that are only numbers; empty where there are none. */
export function nameFromLabel(label: string): string {
  const words = letters(label.replaceAll(/['’]/g, ''))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return words.slice(0, 4).join('_').slice(0, 40);
}

function letters(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
