import { type Problem, usable } from '@earshot/planfile';
import { readReport } from '@earshot/report';
import { simulatedDataset } from '../analysis/study-dataset.ts';
import { studyTables } from '../analysis/study-tables.ts';
import type { PublishedFigures } from '../published-figures.ts';
import { readStudy, type StudyFolder } from './read-study.ts';

/**
 * Everything that can be found wrong with a study before anybody answers. Its report is bound to tables of simulated
 * people, since only tables can tell whether the cells that it names exist; nothing is stored.
 */
export async function checkStudy(folder: StudyFolder, published: PublishedFigures): Promise<Problem[]> {
  const { study, problems } = readStudy(folder);
  if (!study?.leanings) return problems;
  const dataset = simulatedDataset(study, study.leanings.people, 1);
  const { tables, problems: inTables } = await studyTables(study, dataset, published);
  if (!tables) return [...problems, ...inTables];
  const bound = readReport(study.report.file, study.report.text, tables, study.sources);
  // Whether a group is too small depends on who answers, so it says nothing about the report as it is written.
  const lasting = bound.problems.filter((problem) => !usable([problem]));
  return [...problems, ...inTables, ...lasting];
}
