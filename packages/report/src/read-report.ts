import { type Problem, usable } from '@earshot/planfile';
import type { Simulated, Table } from '@earshot/tables';
import Markdoc, { type Node } from '@markdoc/markdoc';
import type { Report } from './document.ts';
import { readBlocks } from './read-blocks.ts';
import type { Reading, StatedSources } from './reading.ts';
import { sourcePlaces } from './source-places.ts';
import { syntaxProblems } from './syntax-problems.ts';

/**
 * Reads a report: Markdown with the tags `number`, `label`, `stated`, `table` and `figure`, against the tables that it
 * names, by their ids, and the sources that it states facts from, by their keys. Every amount must stand in a tag. Returns the report, or null and everything that is wrong with it;
 * warnings, such as a number whose cell is withheld or rests on few people, come beside a report. When a tag is left open, what follows
 * cannot be told apart, so then only the problems of syntax are given.
 */
export function readReport(
  file: string,
  text: string,
  tables: ReadonlyMap<string, Table>,
  sources: StatedSources,
): { report: Report | null; problems: Problem[] } {
  const places = sourcePlaces(file, text);
  const reading: Reading = {
    places,
    tables,
    problems: [],
    sources,
    stated: [],
    statedTags: new Map(),
    used: new Set(),
    anchors: new Set(),
    numbered: { figure: 0, table: 0 },
    headings: [],
  };
  const document = parsed(text);
  const syntax = syntaxProblems(document, places);
  if (syntax.broken) return { report: null, problems: syntax.problems };
  const blocks = readBlocks(document, reading);
  const problems = [...syntax.problems, ...reading.problems].sort(byPlace);
  const report = { blocks, stated: reading.stated, simulated: mostSimulated([...reading.used]) };
  return { report: usable(problems) ? report : null, problems };
}

function parsed(text: string): Node {
  const tokenizer = new Markdoc.Tokenizer({ allowComments: true });
  return Markdoc.parse(tokenizer.tokenize(text));
}

function byPlace(one: Problem, other: Problem): number {
  return one.place.line - other.place.line || one.place.column - other.place.column;
}

function mostSimulated(tables: readonly Table[]): Simulated | null {
  const simulated = tables.flatMap((table) => table.simulated ?? []);
  return simulated.sort((one, other) => other.rows / other.of - one.rows / one.of)[0] ?? null;
}
