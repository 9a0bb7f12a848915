import { wordsOfHtml } from '../form/foreign-text.ts';
import type { Translations } from '../form/form-file.ts';
import type { SourceRow } from '../form/source-row.ts';
import type { FormLanguage } from './form-languages.ts';

/** Where a text in another language than the form’s own stands in the file of that language. */
export interface ElsewhereText {
  readonly language: string;
  readonly path: readonly string[];
}

/**
 * Puts our fills in the place of `${name}`; says what cannot be filled.
 * @param elsewhere null for a text in the form’s own language.
 */
export type FillIn = (name: string, row: SourceRow, elsewhere: ElsewhereText | null) => string;

/** Reads texts in all languages of a form: the first is returned, the others go to their files. */
export class FormWords {
  private readonly languages: readonly FormLanguage[];
  private readonly translations: Translations;

  constructor(languages: readonly FormLanguage[], translations: Translations) {
    this.languages = languages;
    this.translations = translations;
  }

  /**
   * The text of a column, empty where there is none.
   * @param path of the text in the file of another language; several where the text stands in several places.
   */
  read(row: SourceRow, column: string, paths: readonly (readonly string[])[], fillIn: FillIn): string {
    const [own, ...others] = this.languages;
    for (const { name, code } of others) {
      const elsewhere = { language: code, path: paths[0] ?? [] };
      const text = words(row, `${column}::${name}`, fillIn, elsewhere);
      if (text) for (const path of paths) this.translations.set(code, path, text);
    }
    const plain = own!.name === '' ? column : `${column}::${own!.name}`;
    // A form may word some columns in each language and leave others as they are.
    return words(row, plain, fillIn, null) || (plain === column ? '' : words(row, column, fillIn, null));
  }
}

function words(row: SourceRow, column: string, fillIn: FillIn, elsewhere: ElsewhereText | null): string {
  const { text, lost } = wordsOfHtml(row.take(column));
  for (const each of lost) row.remark(`The text had ${each}, which is left out.`);
  const plain = text.replaceAll(/(^|[^$])\{([^{}]*)\}/g, '$1($2)').replaceAll(/(\*\*|__)(\S(?:.*?\S)?)\1/g, '$2');
  return plain.replaceAll(/\$\{\s*([^}\s]+)\s*\}/g, (_, name: string) => fillIn(name, row, elsewhere));
}
