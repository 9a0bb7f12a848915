import type { SourceRow } from '../form/source-row.ts';

/** Columns whose texts can be in several languages. */
const WORDED = /^(?:label|hint|guidance_hint|constraint_message|required_message)::(.+)$/;

/** A language of a form: how its columns call it, and its code. */
export interface FormLanguage {
  /** Empty for columns that name none. */
  readonly name: string;
  readonly code: string;
}

/**
 * The languages of a form, its own first: what the settings call the default, the columns that name none, or the
 * first language that a column names.
 */
export function languagesOf(rows: readonly SourceRow[], defaultLanguage: string): FormLanguage[] {
  const named = new Set<string>();
  let hasPlain = false;
  for (const column of rows.flatMap((row) => row.columns)) {
    const language = WORDED.exec(column)?.[1];
    if (language) named.add(language);
    else if (column === 'label') hasPlain = true;
  }
  const own = defaultLanguage && named.has(defaultLanguage) ? defaultLanguage : hasPlain ? '' : ([...named][0] ?? '');
  const others = [...named].filter((name) => name !== own && !(own === '' && name === defaultLanguage));
  const first = { name: own, code: languageCode(own || defaultLanguage) ?? 'en' };
  return [first, ...others.map((name) => ({ name, code: languageCode(name) ?? '' }))];
}

/** The code of a language by its name, with or without the code in brackets: `Cymraeg (cy)`, `Welsh`. */
export function languageCode(name: string): string | null {
  const inBrackets = /\(([a-z]{2,3}(?:-[A-Z]{2})?)\)\s*$/.exec(name)?.[1];
  if (inBrackets) return inBrackets;
  if (/^[a-z]{2}(?:-[A-Z]{2})?$/.test(name)) return name;
  const wanted = name.trim().toLowerCase();
  if (wanted === '') return null;
  const english = new Intl.DisplayNames(['en'], { type: 'language' });
  return (
    TWO_LETTERS.find((code) => [english.of(code), ownName(code)].some((each) => each?.toLowerCase() === wanted)) ?? null
  );
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const TWO_LETTERS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));

function ownName(code: string): string | undefined {
  return new Intl.DisplayNames([code], { type: 'language' }).of(code);
}
