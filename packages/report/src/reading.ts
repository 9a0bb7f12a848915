import type { Problem } from '@earshot/planfile';
import type { Table } from '@earshot/tables';
import type { Node } from '@markdoc/markdoc';
import type { StatedFact, StatedSource } from './document.ts';
import type { Lines, SourcePlaces } from './source-places.ts';

export type StatedSources = Readonly<Record<string, StatedSource>>;

/** What one reading of a report knows and gathers on its way through the text. */
export interface Reading {
  readonly places: SourcePlaces;
  readonly tables: ReadonlyMap<string, Table>;
  readonly problems: Problem[];
  /** What facts may be stated from, by the names that the study gives them. */
  readonly sources: StatedSources;
  readonly stated: StatedFact[];
  /** The tags of the facts that have been stated so far. */
  readonly statedTags: Map<Node, ReadTag>;
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
