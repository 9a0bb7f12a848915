import { type Block, pathOf, type Question, questionnaireVariables } from '@earshot/instrument';
import { type AnalysisRespondent, answerCounts, answersForAnalysis } from '@earshot/store';
import { withholdSmallCounts } from '@earshot/tables';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';

/** Real people and simulated ones are counted apart: among hundreds of simulated, the first real one would show. */
export interface RegionCount {
  readonly label: string;
  /** Null: withheld, because it is small or would give a small one away. */
  readonly real: number | null;
  /** Never withheld: they are nobody. */
  readonly simulated: number;
}

/** How many people said each region, of those who answered the study’s question `region`; null for a study without one. */
export async function regionCounts(world: World, study: Study): Promise<RegionCount[] | null> {
  const asked = questionnaireVariables(study.questionnaire).find((variable) => variable.name === 'region');
  if (asked?.kind !== 'single') return null;
  const codes = asked.categories.map(({ code }) => code);
  const { real, simulated } = await tallies(world, study, codes);
  // Nobody at all is no finding about anybody: it says no more than the count of real people above.
  const shown = real.some((count) => count > 0) ? withholdSmallCounts(real) : real;
  return asked.categories.map(({ label }, at) => ({ label, real: shown[at]!, simulated: simulated[at]! }));
}

interface Tallies {
  readonly real: number[];
  readonly simulated: number[];
}

async function tallies(world: World, study: Study, codes: readonly string[]): Promise<Tallies> {
  if (!isOnEveryPath(study, 'region')) return replayed(world, study, codes);
  const counts = await world.store.transaction('analysis', (queries) =>
    answerCounts(queries, study.id, { questionId: 'region', variable: 'region' }),
  );
  const of = (simulated: boolean) =>
    codes.map((code) => counts.find((one) => one.code === code && one.simulated === simulated)?.people ?? 0);
  return { real: of(false), simulated: of(true) };
}

/**
 * Whether everybody is asked a question who gets as far: no condition or mode leads past it, and nothing before it ends
 * the interview. Then the database can count its answers; otherwise every path has to be followed.
 */
function isOnEveryPath({ questionnaire }: Study, questionId: string): boolean {
  const leadsPast = (part: Pick<Block, 'when' | 'modes'> | Pick<Question, 'when' | 'modes'>) =>
    part.when !== null || part.modes !== null;
  for (const block of questionnaire.blocks) {
    for (const element of block.elements) {
      if (element.id === questionId && element.kind !== 'note' && element.kind !== 'close') {
        return !leadsPast(block) && !leadsPast(element);
      }
      if (element.kind === 'close') return false;
    }
  }
  return false;
}

async function replayed(world: World, study: Study, codes: readonly string[]): Promise<Tallies> {
  const people = await world.store.transaction('analysis', (queries) =>
    answersForAnalysis(queries, study.id, 'everybody'),
  );
  const of = (simulated: boolean) =>
    followed(
      study,
      codes,
      people.filter((person) => person.simulated === simulated),
    );
  return { real: of(false), simulated: of(true) };
}

/** How many people said each region on their path, in the order of the codes. */
function followed(study: Study, codes: readonly string[], people: readonly AnalysisRespondent[]): number[] {
  const tally = new Map(codes.map((code) => [code, 0]));
  for (const { answers, sample, mode } of people) {
    const region = pathOf(study.questionnaire, answers, sample, mode).values.region;
    if (region?.state === 'answered') tally.set(String(region.value), tally.get(String(region.value))! + 1);
  }
  return [...tally.values()];
}
