import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { type Markup, markup } from '../markup.ts';

/**
 * Charts are drawn this wide, in the SVG's own units, and scaled to the page: narrow enough that their words are
 * still read on a phone 360 pixels wide.
 */
export const WIDTH = 420;
export const FONT_SIZE = 14;
/** An average letter, to guess how much room words need: that of the widest font likely to stand in for ours. */
export const LETTER = 8;
export const BOLD_LETTER = 9.5;
export const LINE = 17;

/** The Analysis Function's accessible colours for categories, in its order. */
export const COLOURS = ['#12436D', '#28A197', '#801650', '#F46A25', '#3D3D3D', '#A285D1'] as const;
export const INK = '#0b0c0c';

/**
 * Draws a plot as SVG without style elements and style attributes, which a strict content security policy would
 * refuse: presentation attributes are kept, and `REPORT_CSS` has the rest. To assistive technology it is one image
 * that `said` describes.
 */
export function plainSvg(options: Plot.PlotOptions, said: string): Markup {
  const { document } = parseHTML('<html></html>');
  const svg = Plot.plot({ ...options, document, width: WIDTH, className: 'earshot-chart' }) as unknown as Element;
  for (const style of [...svg.querySelectorAll('style')]) style.remove();
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const name of ['style', 'aria-label', 'aria-hidden', 'aria-description']) element.removeAttribute(name);
  }
  for (const name of ['width', 'height', 'font-family']) svg.removeAttribute(name);
  svg.setAttribute('font-size', String(FONT_SIZE));
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', said);
  return markup(svg.outerHTML);
}

/** The little of a DOM element that is used here; linkedom has no types that fit TypeScript without a browser. */
interface Element {
  readonly outerHTML: string;
  querySelectorAll(selector: string): Iterable<Element>;
  removeAttribute(name: string): void;
  setAttribute(name: string, value: string): void;
  remove(): void;
}

/** A line of words at a place in the chart's own units, whatever its scales. */
export interface PlacedWords {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Options of a text mark whose data are `PlacedWords`. */
export const placed: Plot.TextOptions = {
  x: { value: 'x', scale: null },
  y: { value: 'y', scale: null },
  text: 'text',
  fill: INK,
};

/** Keeps words apart from the lines that they stand on. */
export const HALO = { stroke: 'white', strokeWidth: 5 } as const;

/** Breaks words into lines of at most so many letters, and a word that is longer than that wherever it must. */
export function wrapped(words: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/).flatMap((each) => pieces(each, letters))) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function pieces(word: string, letters: number): string[] {
  const characters = [...word];
  const count = Math.ceil(characters.length / letters);
  return Array.from({ length: count }, (_, index) => characters.slice(index * letters, (index + 1) * letters).join(''));
}
