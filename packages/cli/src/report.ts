import path from 'node:path';
import {
  type BuiltReport,
  buildStudyReport,
  figuresOf,
  openWorld,
  type Study,
  settingsFrom,
  simulatedDataset,
  studyDataset,
} from '@earshot/actions';
import type { Dataset } from '@earshot/dataset';
import { problemLine } from '@earshot/planfile';
import { renderReportHtml, tableJson, writeTableCsv } from '@earshot/report';
import { PEOPLE, readArguments, SEED, wholeNumber } from './arguments.ts';
import { studyNamed } from './study-argument.ts';
import { type ExitCode, type Terminal, UsageError, WrongInput } from './terminal.ts';
import { USAGES } from './usages.ts';
import { expectFolder, writeWholeFolder } from './write-whole.ts';

const REPORT = {
  operands: ['STUDY'],
  options: { out: 'value', simulate: 'value', seed: 'value' },
  usage: USAGES.report,
} as const;

/**
 * Builds a study's report from the answers in the store, or from simulated people, and writes it with its tables into
 * a folder.
 */
export async function report(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, REPORT);
  const { out } = read.values;
  if (out === undefined) throw new UsageError(`Usage: ${REPORT.usage}`);
  const people = read.values.simulate === undefined ? null : wholeNumber(read, 'simulate', 0, PEOPLE);
  const seed = wholeNumber(read, 'seed', 1, SEED);
  expectFolder(out);
  const study = studyNamed(read.operands[0]!, terminal);
  if (!study) return 1;
  if (people !== null && !study.leanings)
    throw new WrongInput('The study has no simulation.yml to simulate people by.');
  const dataset = people === null ? await collected(study, terminal) : simulatedDataset(study, people, seed);
  if (!dataset) return 1;
  const { built, problems } = await buildStudyReport(study, dataset, figuresOf(terminal.checkout)());
  for (const problem of problems) terminal.err(problemLine(problem));
  if (!built) return 1;
  const builtAt = new Date().toISOString();
  const about = { study: study.id, builtAt, respondents: dataset.rows, simulated: dataset.simulatedRows };
  writeWholeFolder(out, await filesOf(study, built, builtAt), about);
  terminal.err(`Wrote the report of ${dataset.rows} people (${dataset.simulatedRows} simulated) to ${out}.`);
  return 0;
}

/** The answers in the store; null, with the reason said, when it cannot be opened or nobody has answered. */
export async function collected(study: Study, terminal: Terminal): Promise<Dataset | null> {
  const opened = await openWorld(settingsFrom(terminal.checkout, terminal.env), 'visitor');
  if ('sentence' in opened) {
    terminal.err(opened.sentence);
    return null;
  }
  try {
    const dataset = await studyDataset(opened.world, study);
    if (dataset.rows > 0) return dataset;
  } finally {
    await opened.close();
  }
  if (!study.leanings) {
    terminal.err('Nobody has sent answers to this study yet, so there is nothing to report.');
    return null;
  }
  terminal.err('Nobody has sent answers to this study yet: the report is made of simulated people, and says so.');
  return simulatedDataset(study, study.leanings.people, 1);
}

async function filesOf(
  study: Study,
  { report: document, tables }: BuiltReport,
  builtAt: string,
): Promise<Map<string, string>> {
  const files = new Map([['index.html', await renderReportHtml(document, { title: study.title, builtAt })]]);
  for (const table of tables.values()) files.set(path.join('tables', `${table.id}.csv`), writeTableCsv(table));
  files.set('tables.json', `${JSON.stringify([...tables.values()].map(tableJson))}\n`);
  return files;
}
