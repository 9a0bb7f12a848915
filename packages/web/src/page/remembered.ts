import type { Render } from './render.ts';

/** Renders a template, or gives what came of it before. @param key says all that the page depends on, template aside. */
export type RenderOnce = (template: string, key: string, context: () => object) => string;

/**
 * Keeps the pages that were rendered last, because most people are shown the same page of a study, word for word.
 * Nothing depends on its memory: what is not there is rendered.
 * @param most how many pages are kept; one is some ten kilobytes.
 */
export function rememberRendered(render: Render, most: number): RenderOnce {
  const kept = new Map<string, string>();
  return (template, key, context) => {
    const name = `${template} ${key}`;
    const html = kept.get(name) ?? render(template, context());
    kept.delete(name); // so that what was used last stands last
    kept.set(name, html);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return html;
  };
}
