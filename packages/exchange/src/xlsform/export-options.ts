import type { Option, Question } from '@earshot/instrument';
import type { ExportedChoice } from './export-choices.ts';
import type { Cells, ExportContext } from './export-context.ts';
import { DONT_KNOW, REFUSED } from './exported-variable.ts';
import { allOf, anyOf, isTrue, quoted, TRUE, tight, type XPath } from './xpath-text.ts';

/** The list of a question’s options, and of the states that it offers. */
export function listFor(name: string, same: readonly Question[], context: ExportContext): string {
  const worded = same.flatMap((each) => ('options' in each ? [each] : []));
  const isSpecified = worded[0]!.options.some((option) => option.specify !== null);
  const choices = choicesOf(worded, () => true, same, context);
  return context.lists.list(name, [...choices, ...stateChoices(same, context)], isSpecified ? name : '');
}

export function choicesOf(
  worded: readonly { readonly options: readonly Option[] }[],
  isWanted: (option: Option) => boolean,
  same: readonly Pick<Question, 'words' | 'id'>[],
  { fills }: ExportContext,
): ExportedChoice[] {
  const words = same.map((each) => each.words);
  return worded[0]!.options.flatMap((option, index) => {
    if (!isWanted(option)) return [];
    const texts = worded.map((each) => each.options[index]!.text);
    const label = fills.texts(texts, words, `${same[0]!.id}.${option.code}`);
    return [{ name: option.code, label, value: option.value }];
  });
}

export function stateChoices(same: readonly Question[], { languages: { mode } }: ExportContext): ExportedChoice[] {
  const dontKnow = same.map((each) => each.dontKnow[mode]);
  const refused = same.map((each) => each.refused[mode]);
  const offers = [
    { name: DONT_KNOW, label: dontKnow, value: null },
    { name: REFUSED, label: refused, value: null },
  ];
  return offers.filter(({ label }) => label[0] !== null);
}

/** Options that are offered only then: `(name != 'near' or ${link} = 'personal')` for each. */
export function filterOf(options: readonly Option[], { xpath }: ExportContext): Cells {
  const parts = options.flatMap(({ code, when }) =>
    when ? [anyOf(tight(`name != ${quoted(code)}`), xpath(when.expression))] : [],
  );
  const filter = allOf(...parts);
  return isTrue(filter) ? {} : { choice_filter: filter.text };
}

export function whens(options: readonly Option[], { xpath }: ExportContext): XPath[] {
  return options.map(({ when }) => (when ? xpath(when.expression) : TRUE));
}
