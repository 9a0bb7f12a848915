import type { DriverAnalysis, FoundDrivers, WeakModel } from '../run/analysis.ts';
import { adjustedR2 } from './model-table.ts';
import { withoutRanges } from './without-ranges.ts';

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
    return [strength, weakSentence(analysis.result)];
  }
  return [strength, sharesSentence(analysis), ...orderSentence(analysis)];
}

/** With decimals, so that what is just under the floor does not look as if it were on it. */
function weakSentence({ r2, floor }: WeakModel['result']): string {
  if (r2 >= floor) return 'There is nothing to share out: the model is too weak to use.';
  return `At ${(100 * r2).toFixed(2)}% it is under the ${percent(floor)} that the plan wants: the model is too weak to use.`;
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
function orderSentence({ model, result: { bootstrap, drivers } }: FoundDrivers): string[] {
  if (!bootstrap) return [withoutRanges(model)];
  const first = drivers.filter((_, index) => bootstrap.ranks[index]![0] === 1).map(({ name }) => `“${name}”`);
  const held = drivers.find((_, index) => bootstrap.ranks[index]![1] === 1);
  if (held) return [`“${held.name}” has the largest share in nearly all replicates.`];
  return [`Which share is the largest is not sure: it may be that of ${listed(first, 'or')}.`];
}

/** A part of 1 in whole per cent, or in words where that would look like nothing or like all. */
function percent(part: number): string {
  const whole = Math.round(Number((100 * part).toPrecision(12)));
  if (whole === 0 && part > 0) return 'less than 1%';
  return whole === 100 && part < 1 ? 'more than 99%' : `${whole}%`.replace('-', '−');
}

function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
