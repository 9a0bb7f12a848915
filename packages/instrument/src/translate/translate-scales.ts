import type { Option, Questionnaire } from '../questionnaire.ts';
import { questionsOf, rowName } from '../variables.ts';
import { namesFilledIn, optionTexts } from './element-texts.ts';
import { type TranslatedOptions, translateOptions } from './translate-options.ts';
import type { ShapedTranslation } from './translation-shape.ts';
import type { Translator } from './translator.ts';

/** The named lists of options that questions use, in another language. */
export type TranslatedScales = ReadonlyMap<string, TranslatedOptions>;

interface Use {
  readonly scale: string;
  readonly options: readonly Option[];
  /** The variables whose answers are options of the scale. */
  readonly names: readonly string[];
}

/** Translates each scale once, wherever it is used. @param filledIn the names that any text fills in. */
export function translateScales(
  translator: Translator,
  questionnaire: Questionnaire,
  shaped: ShapedTranslation,
  filledIn: ReadonlySet<string>,
): TranslatedScales {
  translator.names(shaped.scales, [...questionnaire.scales.keys()], ['scales'], 'scale');
  const uses = usesIn(questionnaire);
  const translated = new Map<string, TranslatedOptions>();
  for (const [name, codes] of questionnaire.scales) {
    const own = uses.filter((use) => use.scale === name);
    const given = shaped.scales?.[name];
    // Nobody reads a scale that no question uses.
    if (own.length === 0) translator.names(given, codes, ['scales', name], 'option');
    else
      translated.set(name, translateOptions(translator, given, listOf(questionnaire, own, filledIn), ['scales', name]));
  }
  return translated;
}

function listOf({ modes }: Questionnaire, uses: readonly Use[], filledIn: ReadonlySet<string>) {
  const { options } = uses[0]!;
  const fillable = namesFilledIn(options.flatMap(optionTexts));
  const isFilledIn = uses.some(({ names }) => names.some((name) => filledIn.has(name)));
  return { options, scope: { modes, fillable, sure: new Set<string>() }, isFilledIn };
}

function usesIn(questionnaire: Questionnaire): Use[] {
  return questionsOf(questionnaire).flatMap((question) => {
    switch (question.kind) {
      case 'single':
      case 'multiple':
        return use(question, [question.id]);
      case 'grid': {
        const names = (column: string) => question.rows.map(({ code }) => rowName(question, `${code}${column}`));
        return [
          ...use(question, names('')),
          ...question.columns.flatMap((column) => use(column, names(`_${column.code}`))),
        ];
      }
      default:
        return [];
    }
  });
}

function use(
  { scale, options }: { scale: string | null; options: readonly Option[] },
  names: readonly string[],
): Use[] {
  return scale === null ? [] : [{ scale, options, names }];
}
