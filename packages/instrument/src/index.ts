export { type Change, type ComparedQuestion, compareQuestionnaires } from './compare-questionnaires.ts';
export { fillText } from './fill.ts';
export { type Leanings, readLeanings } from './leanings.ts';
export { type Answers, type Path, pathOf, type Step, stepsOf } from './path.ts';
export type {
  Block,
  Condition,
  GridQuestion,
  GridRow,
  MainQuestion,
  Mode,
  MultipleQuestion,
  NumberQuestion,
  Option,
  Question,
  Questionnaire,
  SingleQuestion,
  TextQuestion,
  Texts,
} from './questionnaire.ts';
export { DONT_KNOW_CHOICE, type Fields, type FormError, REFUSED_CHOICE, readForm, stateField } from './read-form.ts';
export { readQuestionnaire } from './read-questionnaire.ts';
export { type Random, simulateAnswer, simulateInterview } from './simulate.ts';
export { type Interview, interviewDataset } from './to-dataset.ts';
export { namesOf, questionnaireVariables, rowName } from './variables.ts';
export { writeForm } from './write-form.ts';
