import { wordsOfHtml } from '../form/foreign-text.ts';
import type { Translations } from '../form/form-file.ts';
import type { SourceRow } from '../form/source-row.ts';
import type { FormLanguage } from './form-languages.ts';

/** Puts our fills in the place of `${name}`; says what cannot be filled. */
export type FillIn = (name: string, row: SourceRow) => string;

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
      const text = words(row, `${column}::${name}`, fillIn);
      if (text) for (const path of paths) this.translations.set(code, path, text);
    }
    const plain = own!.name === '' ? column : `${column}::${own!.name}`;
    // A form may word some columns in each language and leave others as they are.
    return words(row, plain, fillIn) || (plain === column ? '' : words(row, column, fillIn));
  }
}

function words(row: SourceRow, column: string, fillIn: FillIn): string {
  const { text, lost } = wordsOfHtml(row.take(column));
  for (const each of lost) row.remark(`The text had ${each}, which is left out.`);
  const plain = text.replaceAll(/(^|[^$])\{([^{}]*)\}/g, '$1($2)').replaceAll(/(\*\*|__)(\S(?:.*?\S)?)\1/g, '$2');
  return plain.replaceAll(/\$\{\s*([^}\s]+)\s*\}/g, (_, name: string) => fillIn(name, row));
}
