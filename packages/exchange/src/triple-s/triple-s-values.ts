import type { DataValue, DataVariable } from '../codebook/data-variables.ts';
import { missingAbove } from '../codebook/option-numbers.ts';
import { optionsIn, saidIn } from '../codebook/said-texts.ts';
import { statesOf } from '../codebook/states-offered.ts';
import { element, type XmlElement } from '../codebook/xml.ts';
import type { TripleSContext } from './triple-s-context.ts';

/** A code of a single or multiple variable, or a special value of a number. */
export interface TripleSValue {
  readonly code: number;
  readonly label: string;
  /** The answer behind it; null for “don’t know” and “prefer not to say”. */
  readonly value: DataValue | null;
}

/**
 * The codes of a variable: its options by number, then “don’t know” and “prefer not to say” above them. Triple-S has no
 * negative codes; where a questionnaire gives some, all options count from 1.
 */
export function tripleSValues(data: DataVariable): TripleSValue[] {
  const isCounted = data.values.some(({ number }) => number < 0);
  const answers = data.values.map((value, index) => ({
    code: isCounted ? index + 1 : value.number,
    label: value.label,
    value,
  }));
  const question = data.from?.placed.question;
  const most = question?.kind === 'number' && data.values.length === 0 ? question.most : 0;
  const missing = missingAbove(Math.max(most, ...answers.map(({ code }) => code)));
  const { dont_know, refused } = statesOf(data);
  return [
    ...answers,
    ...(dont_know ? [{ code: missing.dont_know, label: 'Don’t know', value: null }] : []),
    ...(refused ? [{ code: missing.refused, label: 'Prefer not to say, or left blank', value: null }] : []),
  ];
}

export function isRenumbered({ values }: DataVariable): boolean {
  return values.some(({ number }) => number < 0);
}

/** `values` of a variable, with how options read to people where that differs from their labels. */
export function valuesElement(
  values: readonly TripleSValue[],
  data: DataVariable,
  range: readonly [number, number] | null,
  context: TripleSContext,
): XmlElement {
  const ranged = range ? [element('range', { from: String(range[0]), to: String(range[1]) })] : [];
  return element('values', {}, [
    ...ranged,
    ...values.map(({ code, label, value }) =>
      element('value', { code: String(code) }, context.texts.nodes(label, value ? saidAs(value, data, context) : [])),
    ),
  ]);
}

function saidAs({ code, option }: DataValue, { from }: DataVariable, { editions }: TripleSContext) {
  if (!from || !option) return [];
  const { placed, part } = from;
  return saidIn(
    editions,
    placed.modes,
    (edition) => optionsIn(edition, placed.question, part).find((each) => each.code === code)?.text ?? null,
  );
}
