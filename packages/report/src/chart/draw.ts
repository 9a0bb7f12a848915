import type { ChartKind } from '../document.ts';
import type { Markup } from '../markup.ts';
import { drawBars } from './bars.ts';
import { drawLines } from './lines.ts';
import { drawStacked } from './stacked.ts';
import { drawTileMap } from './tile-map.ts';

/** Draws a table as a chart of a kind. @param said what a screen reader says of it. */
export type Draw = (kind: ChartKind, table: Parameters<typeof drawBars>[0], said: string) => Markup;

const CHARTS = { bars: drawBars, stacked: drawStacked, lines: drawLines } satisfies Record<ChartKind, unknown>;

export const draw: Draw = (kind, table, said) => CHARTS[kind](table, said);

/** Draws a table of one column as a map of squares. */
export type DrawMap = typeof drawTileMap;

export const drawMap: DrawMap = drawTileMap;
