import type { Render } from './render.ts';

/** Gives the value of a key: what was made of it before, or what `make` gives. */
export type Remembered<Value> = (key: string, make: () => Value) => Value;

/**
 * Keeps the values that were asked for last. Nothing depends on its memory: what is not there is made again.
 * @param most how many values are kept.
 */
export function remember<Value>(most: number): Remembered<Value> {
  const kept = new Map<string, Value>();
  return (key, make) => {
    const value = kept.get(key) ?? make();
    kept.delete(key); // so that what was used last stands last
    kept.set(key, value);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return value;
  };
}

/** Renders a template, or gives what came of it before. @param key says all that the page depends on, template aside. */
export type RenderOnce = (template: string, key: string, context: () => object) => string;

/**
 * Keeps what was rendered last, because most people are shown the same page of a study, word for word.
 * @param most how many pieces are kept; one is up to some ten kilobytes.
 */
export function rememberRendered(render: Render, most: number): RenderOnce {
  const kept = remember<string>(most);
  return (template, key, context) => kept(`${template} ${key}`, () => render(template, context()));
}
