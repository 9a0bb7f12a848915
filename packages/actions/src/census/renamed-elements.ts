import { ITEM_NAMES, type RenamedElements } from '@earshot/census';

/**
 * Reads what a year calls its elements where it is not as in 2022: a JSON object of Earshot’s names with the year’s, such
 * as {"absent30": "AbsentOn30Sept"}.
 */
export function readRenamedElements(
  text: string,
): { readonly renamed: RenamedElements } | { readonly sentence: string } {
  const given = parsed(text);
  if (given === null) return { sentence: 'It has to be a JSON object, such as {"absent30": "AbsentOn30Sept"}.' };
  const unknown = Object.keys(given).filter((name) => !ITEM_NAMES.some((item) => item === name));
  if (unknown.length > 0) return { sentence: `It names ${unknown.join(', ')}; items are ${ITEM_NAMES.join(', ')}.` };
  const bad = Object.entries(given).filter(([, name]) => typeof name !== 'string' || !/^[A-Za-z_][\w.-]*$/.test(name));
  if (bad.length > 0)
    return { sentence: `What it gives for ${bad.map(([name]) => name).join(', ')} is no name of an element.` };
  return { renamed: given as RenamedElements };
}

function parsed(text: string): object | null {
  try {
    const given: unknown = JSON.parse(text);
    return typeof given === 'object' && given !== null && !Array.isArray(given) ? given : null;
  } catch {
    return null;
  }
}
