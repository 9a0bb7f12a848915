import type { Problem } from '@earshot/planfile';
import type { Table } from '@earshot/tables';
import type { StatedFact } from './document.ts';
import type { Lines, SourcePlaces } from './source-places.ts';

/** What one reading of a report knows and gathers on its way through the text. */
export interface Reading {
  readonly places: SourcePlaces;
  readonly tables: ReadonlyMap<string, Table>;
  readonly problems: Problem[];
  readonly stated: StatedFact[];
  readonly used: Set<Table>;
  readonly anchors: Set<string>;
  /** How many of each have been numbered so far. */
  readonly numbered: { figure: number; table: number };
  /** The levels of the headings so far. */
  readonly headings: number[];
}

/** A tag of the report's text whose attributes have been checked. */
export interface ReadTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly lines: Lines;
  /** Adds a problem at the tag. */
  problem(code: string, sentence: string, severity?: Problem['severity']): void;
}
