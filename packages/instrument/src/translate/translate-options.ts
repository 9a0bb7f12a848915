import type { PlanPath } from '@earshot/planfile';
import { plainText } from '../fill.ts';
import type { Option } from '../questionnaire.ts';
import type { TranslatedOption } from './translation-shape.ts';
import type { TextScope, Translator } from './translator.ts';

/** A list of options in another language, and by code how each reads where a text fills it in. */
export interface TranslatedOptions {
  readonly options: readonly Option[];
  readonly spoken: ReadonlyMap<string, string>;
}

/** What is to be translated: a list, what its texts may fill in, and whether any text fills in what was picked. */
export interface OptionList {
  readonly options: readonly Option[];
  readonly scope: TextScope;
  readonly isFilledIn: boolean;
}

/** Takes the words of another language for those of a list of options. */
export function translateOptions(
  translator: Translator,
  given: Readonly<Record<string, TranslatedOption>> | undefined,
  list: OptionList,
  path: PlanPath,
): TranslatedOptions {
  const codes = list.options.map((option) => option.code);
  translator.names(given, codes, path, 'option');
  const spoken = new Map<string, string>();
  const options = translator.together(given, path, () =>
    list.options.map((option) => {
      const described = given?.[option.code];
      const own = typeof described === 'string' ? { text: described } : described;
      const at = [...path, option.code];
      const text = translator.texts(own?.text ?? own?.label, option.text, list.scope, at);
      if (own) {
        const asWritten = { ...option, translated: plainText(text.web) };
        spoken.set(option.code, labelOf(translator, own.label, asWritten, list, at));
      }
      return { ...option, text, specify: specifyOf(translator, own?.specify, option, list, at) };
    }),
  );
  return { options, spoken };
}

/** How an option reads in other texts: only where it differs from the option's own text does it need its own words. */
function labelOf(
  translator: Translator,
  given: string | undefined,
  option: Option & { readonly translated: string },
  { isFilledIn }: OptionList,
  path: PlanPath,
): string {
  if (given !== undefined) return given;
  if (option.label === plainText(option.text.web)) return option.translated;
  return isFilledIn ? translator.words(undefined, option.label, [...path, 'label']) : option.label;
}

function specifyOf(
  translator: Translator,
  given: Parameters<Translator['texts']>[0],
  { code, specify }: Option,
  { scope }: OptionList,
  path: PlanPath,
): Option['specify'] {
  const at = [...path, 'specify'];
  if (specify) return translator.texts(given, specify, scope, at);
  if (given !== undefined) translator.unknown(at, `The option “${code}” has no line to write in.`);
  return null;
}
