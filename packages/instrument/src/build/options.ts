import type { PlanPath } from '@earshot/planfile';
import { plainText } from '../fill.ts';
import type { Option } from '../questionnaire.ts';
import type { ShapedOption, ShapedOptions } from '../shape.ts';
import type { Scope } from './scope.ts';

type Scales = Readonly<Record<string, Readonly<Record<string, ShapedOption>>>>;

/** The options of a choice, from a scale of the file or its own list. */
export function buildOptions(shaped: ShapedOptions, scales: Scales, scope: Scope, path: PlanPath): Option[] {
  const named = typeof shaped === 'string';
  const list = named ? (Object.hasOwn(scales, shaped) ? scales[shaped] : null) : shaped;
  if (!list) {
    scope.findings.add('scale-unknown', path, `There is no scale “${String(shaped)}” in this file.`);
    return [];
  }
  const at = (code: string): PlanPath => (named ? ['scales', shaped, code] : [...path, code]);
  const options = Object.entries(list).map(([code, option]) => buildOption(code, option, scope, at(code)));
  if (options.length < 2) scope.findings.add('options-too-few', path, 'A choice needs two options or more.');
  checkValues(options, scope, at);
  return options;
}

/** One option; a label alone is its text in every mode. */
export function buildOption(code: string, shaped: ShapedOption, scope: Scope, path: PlanPath): Option {
  const described = typeof shaped === 'string' ? { label: shaped } : shaped;
  const words = described.text ?? described.label;
  if (words === undefined) scope.findings.add('option-without-text', path, `The option “${code}” has no text.`);
  const text = scope.texts(words ?? code, path);
  return {
    code,
    text,
    label: plainText(described.label ?? text.web),
    value: described.value ?? null,
    exclusive: described.exclusive ?? false,
    when: scope.condition(described.when, [...path, 'when']),
    specify: described.specify === undefined ? null : scope.texts(described.specify, [...path, 'specify']),
  };
}

/** Numbers are for data files: all options of a list have one, each its own, or none has. */
export function checkValues(options: readonly Option[], scope: Scope, at: (code: string) => PlanPath): void {
  if (options.every((option) => option.value === null)) return;
  const owners = new Map<number, string>();
  for (const { code, label, value } of options) {
    if (value === null) {
      const sentence = `“${label}” has no value, though other options of its list have one.`;
      scope.findings.add('value-missing', at(code), sentence);
    } else if (owners.has(value)) {
      const sentence = `“${label}” has the value ${value}, which “${owners.get(value)}” has already.`;
      scope.findings.add('value-duplicate', at(code), sentence);
    } else {
      owners.set(value, label);
    }
  }
}

/** Options that can be picked together, unless they say that they stand alone. */
export function checkExclusive(options: readonly Option[], scope: Scope, path: PlanPath): void {
  for (const { code, label, exclusive } of options) {
    if (exclusive || !STANDS_ALONE.test(label)) continue;
    const sentence = `“${label}” can be picked beside other options; mark it {text: …, exclusive: true}.`;
    scope.findings.warn('exclusive-not-marked', [...path, code], sentence);
  }
}

/**
 * Labels that contradict every other option: whole labels, or ones that go on behind a comma, a dash or a bracket, so
 * that none is suspected that says more, such as “None of my colleagues stay”.
 */
const STANDS_ALONE =
  /^(?:none(?: of (?:these|those|them|the above))?|nothing(?: else| in particular)?|no|not applicable|not sure|don[’']t know|can[’']t remember|prefer not to say)(?:\.?$|\s*[,;:(–—/]|\s+-)/i;
