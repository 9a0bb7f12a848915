import { createHash } from 'node:crypto';
import { type DriversPlan, readDriversPlan } from '@earshot/drivers';
import { type FieldworkPlan, readFieldworkPlan } from '@earshot/fieldwork';
import {
  type Leanings,
  type Questionnaire,
  questionnaireVariables,
  readLeanings,
  readQuestionnaire,
} from '@earshot/instrument';
import { type PlanFile, type Problem, readPlan, shapePlan, usable } from '@earshot/planfile';
import { readTablePlan, type TablePlan } from '@earshot/tables';
import { type BesidePlan, readBesidePlan } from '@earshot/workforce';
import type { Study, Told } from '../study.ts';
import { readCensusLink } from './read-census-link.ts';
import { readTold } from './read-told.ts';
import { readTranslations } from './read-translations.ts';
import { type ShapedStudy, studyShape } from './study-shape.ts';

const NO_CENSUS = { census: null, problems: [] };

/** A study's folder as a shell hands it in. */
export interface StudyFolder {
  /** The folder's own name. */
  readonly id: string;
  /** How problems name a file of it, such as `surveys/big-listen/study.yml`. */
  readonly name: (file: string) => string;
  /** The text of a file; null where there is none. */
  readonly read: (file: string) => string | null;
  /** The names of the files in it; a folder that cannot list them leaves this out. */
  readonly files?: () => readonly string[];
}

export interface ReadStudy {
  readonly study: Study | null;
  readonly problems: Problem[];
  /** The questionnaire, wherever it can be read, and how simulated people lean. */
  readonly questionnaire: Questionnaire | null;
  readonly leanings: Leanings | null;
  /** How many questions its questionnaire has; 0 where that cannot be told. */
  readonly questions: number;
  /** How many statements about all possible answers to its questionnaire were decided. */
  readonly proved: number;
}

/**
 * Reads and checks all files of a study but the numbers in its report, which are bound when its tables are built.
 * Returns the study, or every problem of every file.
 */
export function readStudy(folder: StudyFolder): ReadStudy {
  const reader = new StudyReader(folder);
  const study = reader.study();
  const { problems, questions, proved, read } = reader;
  return { study: usable(problems) ? study : null, problems, questions, proved, ...read };
}

/** Whether a study is only being prepared: it has a questionnaire, and nothing yet that says what is made of answers. */
export function isInPreparation({ read }: StudyFolder): boolean {
  return read('questionnaire.yml') !== null && read('tables.yml') === null && read('report.md') === null;
}

/** Reads and checks what there is of a study in preparation. There is no study yet that could be run. */
export function readPreparation(folder: StudyFolder): ReadStudy {
  const reader = new StudyReader(folder);
  reader.preparation();
  const { problems, questions, proved, read } = reader;
  return { study: null, problems, questions, proved, ...read };
}

class StudyReader {
  readonly problems: Problem[] = [];
  questions = 0;
  proved = 0;
  read: Pick<ReadStudy, 'questionnaire' | 'leanings'> = { questionnaire: null, leanings: null };
  private readonly folder: StudyFolder;

  constructor(folder: StudyFolder) {
    this.folder = folder;
  }

  study(): Study | null {
    const about = this.about();
    const questionnaireText = this.text('questionnaire.yml');
    const reportText = this.text('report.md');
    const { translations, toldIn } = this.asked(questionnaireText);
    const { questionnaire, leanings } = this.read;
    const plan = this.plan(questionnaire);
    const drivers = this.drivers(plan);
    const beside = this.beside(plan);
    if (!about || !questionnaire || questionnaireText === null || !plan || reportText === null) return null;
    const { census: shaped, ...words } = about.shaped;
    const { census, problems } = shaped ? readCensusLink(shaped, about.plan, plan.variables) : NO_CENSUS;
    this.problems.push(...problems);
    if (shaped && !census) return null;
    return {
      id: this.folder.id,
      ...words,
      questionnaire,
      translations,
      toldIn,
      questionnaireHash: createHash('sha256').update(questionnaireText).digest('hex'),
      plan,
      drivers,
      beside,
      change: this.change(),
      leanings,
      fieldwork: this.fieldwork(questionnaire),
      report: { file: this.folder.name('report.md'), text: reportText },
      census,
    };
  }

  preparation(): void {
    if (this.folder.read('study.yml') !== null) this.about();
    this.asked(this.text('questionnaire.yml'));
  }

  /** Everything that says what people are asked, and how simulated ones answer. */
  private asked(text: string | null): Pick<Study, 'translations' | 'toldIn'> {
    const questionnaire = text === null ? null : this.questionnaire(text);
    const translations = questionnaire ? this.translations(questionnaire) : new Map<string, Questionnaire>();
    // In preparation there may be nothing yet that could be told in another language.
    const toldIn = this.folder.read('study.yml') === null ? new Map<string, Told>() : this.told(translations);
    this.read = { questionnaire, leanings: this.leanings(questionnaire) };
    return { translations, toldIn };
  }

  private about(): { shaped: ShapedStudy; plan: PlanFile } | null {
    const text = this.text('study.yml');
    if (text === null) return null;
    const { plan, problems } = readPlan(this.folder.name('study.yml'), text);
    this.problems.push(...problems);
    if (!plan) return null;
    const shaped = shapePlan(plan, studyShape);
    this.problems.push(...shaped.problems);
    return shaped.value ? { shaped: shaped.value, plan } : null;
  }

  private questionnaire(text: string): Questionnaire | null {
    const read = readQuestionnaire(this.folder.name('questionnaire.yml'), text);
    const { questionnaire, problems, questions, proved } = read;
    this.problems.push(...problems);
    this.questions = questions;
    this.proved = proved;
    return questionnaire;
  }

  private translations(questionnaire: Questionnaire): ReadonlyMap<string, Questionnaire> {
    const { translations, problems } = readTranslations(this.folder, questionnaire);
    this.problems.push(...problems);
    return translations;
  }

  private told(translations: ReadonlyMap<string, Questionnaire>): ReadonlyMap<string, Told> {
    const { toldIn, problems } = readTold(this.folder, translations.keys());
    this.problems.push(...problems);
    return toldIn;
  }

  private plan(questionnaire: Questionnaire | null): TablePlan | null {
    const text = this.text('tables.yml');
    if (text === null) return null;
    const file = this.folder.name('tables.yml');
    if (!questionnaire) return this.onlyYaml(file, text);
    const { plan, problems } = readTablePlan(file, text, questionnaireVariables(questionnaire));
    this.problems.push(...problems);
    return plan;
  }

  private drivers(tables: TablePlan | null): DriversPlan | null {
    const text = this.folder.read('drivers.yml');
    if (text === null) return null;
    const file = this.folder.name('drivers.yml');
    if (!tables) return this.onlyYaml(file, text);
    const { plan, problems } = readDriversPlan(file, text, tables);
    this.problems.push(...problems);
    return plan;
  }

  private beside(tables: TablePlan | null): BesidePlan | null {
    const text = this.folder.read('beside.yml');
    if (text === null) return null;
    const file = this.folder.name('beside.yml');
    if (!tables) return this.onlyYaml(file, text);
    const { plan, problems } = readBesidePlan(file, text, tables);
    this.problems.push(...problems);
    return plan;
  }

  private change(): Study['change'] {
    const text = this.folder.read('change.yml');
    return text === null ? null : { file: this.folder.name('change.yml'), text };
  }

  private fieldwork(questionnaire: Questionnaire): FieldworkPlan | null {
    const text = this.folder.read('fieldwork.yml');
    if (text === null) return null;
    const { plan, problems } = readFieldworkPlan(this.folder.name('fieldwork.yml'), text, questionnaire);
    this.problems.push(...problems);
    return plan;
  }

  private leanings(questionnaire: Questionnaire | null): Leanings | null {
    const text = this.folder.read('simulation.yml');
    if (text === null) return null;
    const file = this.folder.name('simulation.yml');
    if (!questionnaire) return this.onlyYaml(file, text);
    const { leanings, problems } = readLeanings(file, text, questionnaire);
    this.problems.push(...problems);
    return leanings;
  }

  /** Without a questionnaire none of a file's names can be looked up; whether it can be read at all is seen. */
  private onlyYaml(file: string, text: string): null {
    this.problems.push(...readPlan(file, text).problems);
    return null;
  }

  private text(name: string): string | null {
    const text = this.folder.read(name);
    if (text === null) {
      const place = { file: this.folder.name(name), line: 1, column: 1 };
      const sentence = 'The study has no such file; docs/study-folder.md says what belongs in it.';
      this.problems.push({ code: 'study-file-missing', severity: 'error', place, sentence });
    }
    return text;
  }
}
