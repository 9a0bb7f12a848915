import { type Problem, usable } from '@earshot/planfile';
import { readReport } from '@earshot/report';
import { simulatedDataset } from '../analysis/study-dataset.ts';
import { studyTables } from '../analysis/study-tables.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { Study } from '../study.ts';
import { readStudy, type StudyFolder } from './read-study.ts';

export interface StudyCheck {
  readonly problems: readonly Problem[];
  /** Questions in the questionnaire; 0 when it cannot be read. */
  readonly questions: number;
  /** How many statements about all possible answers were decided. */
  readonly proved: number;
}

/** Everything that can be found wrong with a study before anybody answers. Nothing is stored. */
export async function checkStudy(folder: StudyFolder, published: PublishedFigures): Promise<StudyCheck> {
  const { study, problems, proved } = readStudy(folder);
  const questions =
    study?.questionnaire.blocks.flatMap((block) =>
      block.items.filter((item) => item.kind !== 'note' && item.kind !== 'close'),
    ).length ?? 0;
  const inReport = study ? await problemsOfReport(study, published) : [];
  return { problems: [...problems, ...inReport], questions, proved };
}

/**
 * What is wrong with a study's tables and report. They are made of simulated people, since only tables can tell
 * whether the cells that a report names exist; a study without simulation.yml is not looked at so.
 */
async function problemsOfReport(study: Study, published: PublishedFigures): Promise<Problem[]> {
  if (!study.leanings) return [];
  const dataset = simulatedDataset(study, study.leanings.people, 1);
  const { tables, problems } = await studyTables(study, dataset, published);
  if (!tables) return problems;
  const bound = readReport(study.report.file, study.report.text, tables, study.sources);
  // Whether a group is too small depends on who answers, so it says nothing about the report as it is written.
  return [...problems, ...bound.problems.filter((problem) => !usable([problem]))];
}
