import type { DriverAnalysis, FoundDrivers } from '../run/analysis.ts';
import { adjustedR2 } from './model-table.ts';

/**
 * An analysis in sentences, made from its numbers so that they cannot contradict them: how much the model explains,
 * then how that is shared out, then how far the order is sure. None for one that was refused.
 */
export function driverSentences(analysis: DriverAnalysis): string[] {
  if (analysis.kind === 'refused') return [];
  const { model, result, inBase, columns } = analysis;
  const outcome = model.outcome.label;
  const left = inBase - result.base;
  const strength = `The model explains ${percent(result.r2)} of the variance of “${outcome}” (adjusted ${percent(adjustedR2(result.r2, result.base, columns))}), among ${result.base} people; ${left === 0 ? 'nobody is' : `${left} of ${inBase} are`} left out for want of an answer.`;
  if (analysis.kind === 'too-weak') {
    return [strength, `The plan wants ${percent(result.floor)} or more: the model is too weak to use.`];
  }
  return [strength, sharesSentence(analysis), ...orderSentence(analysis)];
}

function sharesSentence({ result }: FoundDrivers): string {
  const inOrder = result.drivers.toSorted((a, b) => a.rank - b.rank);
  const parts = inOrder.map((driver) => {
    const range = result.bootstrap?.parts[result.drivers.indexOf(driver)];
    const around = range ? ` (${percent(range[0])} to ${percent(range[1])})` : '';
    return `${percent(driver.part)}${around} goes with “${driver.name}”`;
  });
  return `Of the variance that is explained, ${listed(parts)}.`;
}

/** Who may have the first place: said of one predictor alone only where it has it in nearly every replicate. */
function orderSentence({ result: { bootstrap, drivers } }: FoundDrivers): string[] {
  if (!bootstrap) return ['No replicates were made, so how sure the order is stays open.'];
  const first = drivers.filter((_, index) => bootstrap.ranks[index]![0] === 1).map(({ name }) => `“${name}”`);
  const held = drivers.find((_, index) => bootstrap.ranks[index]![1] === 1);
  if (held) return [`“${held.name}” has the largest share in nearly all replicates.`];
  return [`Which share is the largest is not sure: it may be that of ${listed(first, 'or')}.`];
}

/** A part of 1 in whole per cent, or in words where that would look like nothing. */
function percent(part: number): string {
  const whole = Math.round(Number((100 * part).toPrecision(12)));
  return whole === 0 && part > 0 ? 'less than 1%' : `${whole}%`.replace('-', '−');
}

function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
