import type { Expression } from '@earshot/dataset';
import type { DriversPlan } from '@earshot/drivers';
import type { FieldworkPlan } from '@earshot/fieldwork';
import type { Leanings, Questionnaire } from '@earshot/instrument';
import type { Place } from '@earshot/planfile';
import type { StatedSource } from '@earshot/report';
import type { TablePlan } from '@earshot/tables';
import type { BesidePlan, CensusMargin } from '@earshot/workforce';

/** A study's folder, read and checked: everything that the study decides. */
export interface Study {
  /** The folder's name, which is also its part of web addresses. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly organisation: string;
  readonly contact: string;
  /** Markdown, before the first question and after the last. */
  readonly welcome: string;
  readonly thanks: string;
  /** The words of the box that a person ticks to take part. */
  readonly consent: string;
  readonly questionnaire: Questionnaire;
  /** The same questionnaire in its other languages. */
  readonly translations: ReadonlyMap<string, Questionnaire>;
  /** What people are told, in the languages that it is written in beside the study's own. */
  readonly toldIn: ReadonlyMap<string, Told>;
  /** SHA-256 of questionnaire.yml, hexadecimal: which wording an answer was given to. */
  readonly questionnaireHash: string;
  readonly plan: TablePlan;
  /** drivers.yml: which outcomes are to be explained by what; null for a study without one. */
  readonly drivers: DriversPlan | null;
  /** beside.yml: which estimates are set beside which census measures; null for a study without one. */
  readonly beside: BesidePlan | null;
  /** change.yml as written; it is checked against the studies of its waves when it is worked out. Null without one. */
  readonly change: { readonly file: string; readonly text: string } | null;
  /** Null for a study that nobody simulates. */
  readonly leanings: Leanings | null;
  /** report.md as written; it is bound to tables when they are built. */
  readonly report: { readonly file: string; readonly text: string };
  /** What the report may state facts from, by the names that its tags use. */
  readonly sources: Readonly<Record<string, StatedSource>>;
  /** The part of the workforce census that the study is about; null where it stands alone. */
  readonly census: CensusLink | null;
  /** fieldwork.yml: whom the study asks and how; null for one that has an open link and nothing else. */
  readonly fieldwork: FieldworkPlan | null;
}

/** What those who take part are told: the texts of study.yml that a study.cy.yml can give in Welsh. */
export type Told = Partial<Pick<Study, 'title' | 'summary' | 'organisation' | 'welcome' | 'consent' | 'thanks'>>;

/** Whether anybody may begin by the study’s own address, without a personal link or an authority’s. */
export function isOpenToAll({ fieldwork }: Pick<Study, 'fieldwork'>): boolean {
  return fieldwork === null || fieldwork.openToAll;
}

/** The languages that a study can be answered in, its own first. */
export function languagesOf({ questionnaire, translations }: Study): string[] {
  return [questionnaire.language, ...translations.keys()];
}

/**
 * A study as it reads in a language: its questionnaire, and what people are told. What is not translated, and every
 * study in a language that it does not have, is in the study's own.
 */
export function studyIn(study: Study, language: string | null): Study {
  const questionnaire = language === null ? undefined : study.translations.get(language);
  return questionnaire ? { ...study, ...study.toldIn.get(questionnaire.language), questionnaire } : study;
}

/** How a study's respondents are set beside the workforce census. */
export interface CensusLink {
  /** Where study.yml describes it, for what is found wrong only when there are figures. */
  readonly place: Place;
  readonly year: number;
  /** The year of the release that the figures are from; null for the latest. */
  readonly release: number | null;
  /** Names of regions as the census prints them, by the codes that the study gives them. */
  readonly regions: Readonly<Record<string, string>>;
  /** The study's variable that holds those codes. */
  readonly regionVariable: string;
  /** The name under which weights ask for the census's people by region and agency status. */
  readonly population: string;
  /** Further populations for weights, by other groups of the census. */
  readonly margins: readonly CensusMargin[];
  /** Which respondents belong to each group of the census. */
  readonly groups: Readonly<Record<CensusGroup, Expression>> & Readonly<Partial<Record<CensusAge, Expression>>>;
}

export const CENSUS_GROUPS = [
  'agency',
  'employed',
  'female',
  'male',
  'white',
  'black_and_global_majority',
  'managers',
  'social_workers',
] as const;
export type CensusGroup = (typeof CENSUS_GROUPS)[number];
/** A study that does not ask how old people are has neither. */
export const CENSUS_AGES = ['under_50', 'from_50'] as const;
export type CensusAge = (typeof CENSUS_AGES)[number];
