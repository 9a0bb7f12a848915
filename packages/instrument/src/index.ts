export { fillText } from './fill.ts';
export { type Leanings, readLeanings } from './leanings.ts';
export { type Answers, type Path, pathOf, type Step, stepsOf } from './path.ts';
export {
  type Block,
  type Condition,
  type GridQuestion,
  type GridRow,
  type MainQuestion,
  MODES,
  type Mode,
  type MultipleQuestion,
  type NumberQuestion,
  type Option,
  type Question,
  type Questionnaire,
  type SingleQuestion,
  type TextQuestion,
  type Texts,
} from './questionnaire.ts';
export { DONT_KNOW_CHOICE, type Fields, type FormError, REFUSED_CHOICE, readForm, stateField } from './read-form.ts';
export { readQuestionnaire } from './read-questionnaire.ts';
export { type Random, simulateAnswer, simulateInterview } from './simulate.ts';
export { type Interview, interviewDataset } from './to-dataset.ts';
export { namesOf, questionnaireVariables, rowName } from './variables.ts';
export { writeForm } from './write-form.ts';
