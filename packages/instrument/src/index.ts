export type { Change } from './bank/changes.ts';
export { type BankItem, type QuestionBank, questionBank } from './bank/question-bank.ts';
export { type ComparedItem, compareQuestionnaires } from './compare-questionnaires.ts';
export { answersLeadingTo, type LeadingAnswers, type NoWay } from './explain/answers-leading-to.ts';
export { askedBy } from './explain/asked-by.ts';
export { harmlessAnswers } from './explain/harmless.ts';
export {
  type MappedBlock,
  type MappedCondition,
  type MappedElement,
  type RoutingMap,
  routingMap,
} from './explain/routing-map.ts';
export { type WhyAsked, whyAsked } from './explain/why-asked.ts';
export { type Leanings, readLeanings } from './leanings.ts';
export type { RouteMinutes } from './length/measure-minutes.ts';
export { type Measured, measureQuestionnaire } from './length/measure-questionnaire.ts';
export {
  type Doubt,
  type Fields,
  type FormError,
  stateField,
} from './page-fields.ts';
export { type Answers, outcomeOf, type Path, pageOf, pathOf, type Step, stepsOf } from './path.ts';
export type {
  Block,
  Check,
  Close,
  Condition,
  Element,
  GridColumn,
  GridQuestion,
  GridRow,
  ItemSource,
  MainQuestion,
  Mode,
  MultipleQuestion,
  Note,
  NumberQuestion,
  Offer,
  Option,
  Outcome,
  Question,
  Questionnaire,
  Reading,
  SingleQuestion,
  TextQuestion,
  Texts,
  Variant,
  Words,
} from './questionnaire.ts';
export { type PutPage, type ReadPage, readPage } from './read-page.ts';
export { statesOffered } from './read-question.ts';
export { readQuestionnaire } from './read-questionnaire.ts';
export { readTranslation } from './read-translation.ts';
export type { QuestionnaireFile } from './shape.ts';
export { type Random, simulateAnswer, simulateInterview, simulateSample } from './simulate.ts';
export { type Interview, interviewDataset } from './to-dataset.ts';
export type { TranslationFile } from './translate/translation-shape.ts';
export { CONFIRMED, cellsOf, namesOf, questionnaireVariables, specifyName } from './variables.ts';
export { type Wording, wordingFor } from './wording.ts';
export { writePage } from './write-page.ts';
