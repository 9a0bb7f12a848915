import { type Problem, readPlan, shapePlan } from '@earshot/planfile';
import type { Told } from '../study.ts';
import type { StudyFolder } from './read-study.ts';
import { toldShape } from './study-shape.ts';

/**
 * Reads `study.cy.yml` and its like: what people are told, in the languages that they can answer in. What is missing
 * is a warning, since they would then agree to take part in one language and answer in another.
 */
export function readTold(
  folder: StudyFolder,
  languages: Iterable<string>,
): { toldIn: ReadonlyMap<string, Told>; problems: readonly Problem[] } {
  const toldIn = new Map<string, Told>();
  const problems: Problem[] = [];
  for (const language of languages) {
    const read = readOne(folder, language);
    problems.push(...read.problems);
    if (read.told) toldIn.set(language, read.told);
  }
  return { toldIn, problems };
}

function readOne(folder: StudyFolder, language: string): { told: Told | null; problems: readonly Problem[] } {
  const file = `study.${language}.yml`;
  const text = folder.read(file);
  if (text === null) {
    const sentence = `There is no ${file}: who answers in “${language}” reads the welcome and the consent in the study’s own language.`;
    return { told: null, problems: [missing(folder.name('study.yml'), sentence)] };
  }
  const { plan, problems } = readPlan(folder.name(file), text);
  if (!plan) return { told: null, problems };
  const { value, problems: misshapen } = shapePlan(plan, toldShape);
  if (!value) return { told: null, problems: misshapen };
  const lacking = Object.keys(toldShape.shape).filter((key) => !(key in value));
  if (lacking.length === 0) return { told: value as Told, problems: [] };
  const sentence = `${file} says nothing for ${lacking.join(', ')}, which is shown in the study’s own language.`;
  return { told: value as Told, problems: [missing(folder.name(file), sentence)] };
}

function missing(file: string, sentence: string): Problem {
  return { code: 'study-text-missing', severity: 'warning', place: { file, line: 1, column: 1 }, sentence };
}
