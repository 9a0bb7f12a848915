import { type Leanings, type Measured, measureQuestionnaire, type Questionnaire } from '@earshot/instrument';
import { type Problem, usable } from '@earshot/planfile';
import { readReport } from '@earshot/report';
import { seededRandom } from '@earshot/statistics';
import { simulatedDataset } from '../analysis/study-dataset.ts';
import { studyTables } from '../analysis/study-tables.ts';
import { checkedChange } from '../change/checked-change.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { Study } from '../study.ts';
import { isInPreparation, readPreparation, readStudy, type StudyFolder } from './read-study.ts';

export interface StudyCheck {
  readonly problems: readonly Problem[];
  /** Questions in the questionnaire; 0 when its shape cannot be read. */
  readonly questions: number;
  /** How many statements about all possible answers were decided. */
  readonly proved: number;
  /** How long interviews take by mode and route, over simulated people; none when the questionnaire cannot be read. */
  readonly minutes: Measured['minutes'];
  /** How hard its sentences are to read; null where that cannot be reckoned. */
  readonly readingAge: Measured['readingAge'];
  /** Whether only the questionnaire was checked, since the study has no tables and no report yet. */
  readonly inPreparation: boolean;
}

/** Length is measured with the same people every time. */
const SEED = 1;

/** What is checked. */
export interface CheckWish {
  readonly folder: StudyFolder;
  /** Finds the study that another one follows, which its change.yml is about too; null where there is none. */
  readonly earlier: (id: string) => StudyFolder | null;
}

/** Everything that can be found wrong with a study before anybody answers. Nothing is stored. */
export async function checkStudy({ folder, earlier }: CheckWish, published: PublishedFigures): Promise<StudyCheck> {
  const inPreparation = isInPreparation(folder);
  const { study, questionnaire, leanings, problems, questions, proved } = inPreparation
    ? readPreparation(folder)
    : readStudy(folder);
  const measured = questionnaire ? measure(folder, questionnaire, leanings) : NOT_MEASURED;
  const { minutes, readingAge } = measured;
  const inReport = study ? await problemsOfReport(study, published) : [];
  const inChange = study ? checkedChange(study, (id) => readEarlier(earlier(id))).problems : [];
  const all = [...problems, ...measured.problems, ...inReport, ...inChange];
  return { problems: all, questions, proved, minutes, readingAge, inPreparation };
}

/** Problems of an earlier study are told when it is checked itself. */
function readEarlier(folder: StudyFolder | null): Study | null {
  return folder && readStudy(folder).study;
}

const NOT_MEASURED: Measured = { minutes: [], readingAge: null, problems: [] };

function measure(folder: StudyFolder, questionnaire: Questionnaire, leanings: Leanings | null): Measured {
  const file = 'questionnaire.yml';
  const read = { file: folder.name(file), text: folder.read(file) ?? '', questionnaire };
  return measureQuestionnaire(read, leanings, seededRandom(SEED));
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
