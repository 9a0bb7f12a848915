import { tableJson } from '@earshot/report';
import type { MadeDrivers } from '../analysis/drivers-from.ts';

/** Models as plain data: what kind of result each is, its problems and sentences, and its tables. */
export function driversJson(made: readonly MadeDrivers[]): unknown {
  return { models: made.map(modelJson) };
}

function modelJson({ analysis, sentences, tables }: MadeDrivers): unknown {
  const { kind, model } = analysis;
  const problems = analysis.kind === 'refused' ? analysis.problems : [];
  return { id: model.id, title: model.title, kind, problems, sentences, tables: tables.map(tableJson) };
}
