import type { QuestionnaireFile } from '@earshot/instrument';
import type { Problem } from '@earshot/planfile';
import { stringify } from 'yaml';
import type { ImportedRow } from './source-row.ts';

/** A form of another program as our files, with an account of every row. */
export interface ImportedForm {
  /** questionnaire.yml as plain data; null when the source is no such form at all. */
  readonly questionnaire: QuestionnaireFile | null;
  /** The texts of questionnaire.yml and of its other languages, by the name of the file. */
  readonly files: ReadonlyMap<string, string>;
  readonly rows: readonly ImportedRow[];
  /** What was changed or not carried over, as warnings; an error when there is no questionnaire. */
  readonly problems: readonly Problem[];
}

/** The texts of another language, under the same names. */
export type Translation = { [key: string]: string | string[] | Translation };

/** Texts in the languages beside the questionnaire’s own, gathered while it is read. */
export class Translations {
  private readonly languages = new Map<string, Translation>();

  constructor(languages: readonly string[]) {
    for (const language of languages) this.languages.set(language, { language });
  }

  /** @param path of the text within the file of its language: `['questions', 'role', 'text']`. */
  set(language: string, path: readonly string[], text: string | string[]): void {
    const file = this.languages.get(language);
    if (!file) return;
    const inner = path.slice(0, -1).reduce<Translation>((outer, step) => within(outer, step), file);
    inner[path.at(-1)!] = text;
  }

  /** Puts what stands under one key of a path under another. */
  rename(path: readonly string[], from: string, to: string): void {
    for (const file of this.languages.values()) {
      const inner = path.reduce<Translation>((outer, step) => within(outer, step), file);
      const held = inner[from];
      if (held !== undefined) inner[to] = held;
      delete inner[from];
    }
  }

  /** Puts the text under a key of one path under the same key of another. */
  move(from: readonly string[], to: readonly string[], key: string): void {
    for (const [language, file] of this.languages) {
      const inner = from.reduce<Translation>((outer, step) => within(outer, step), file);
      const held = inner[key];
      delete inner[key];
      if (typeof held === 'string') this.set(language, [...to, key], held);
    }
  }

  files(): Map<string, Translation> {
    for (const file of this.languages.values()) prune(file);
    return this.languages;
  }
}

/** What stands under a key, made where nothing does. */
function within(outer: Translation, step: string): Translation {
  const held = Object.hasOwn(outer, step) ? outer[step] : undefined;
  if (typeof held === 'object' && !Array.isArray(held)) return held;
  // An option is its text alone until more is said of it.
  const made: Translation = typeof held === 'string' ? { text: held } : {};
  outer[step] = made;
  return made;
}

/** Takes out what holds nothing any more. */
function prune(texts: Translation): void {
  for (const [key, held] of Object.entries(texts)) {
    if (typeof held !== 'object' || Array.isArray(held)) continue;
    prune(held);
    if (Object.keys(held).length === 0) delete texts[key];
  }
}

/** @param from what the questionnaire was imported from, for the first line of each file. */
export function formFiles(
  questionnaire: QuestionnaireFile,
  translations: Translations,
  from: string,
): Map<string, string> {
  const about = `# Imported from ${from.replaceAll(/\s+/g, ' ')}. See the list of what was not carried over.\n`;
  const files = new Map([['questionnaire.yml', about + written(questionnaire)]]);
  for (const [language, texts] of translations.files()) {
    files.set(`questionnaire.${language}.yml`, about + written(texts));
  }
  return files;
}

function written(plan: unknown): string {
  return stringify(plan, { lineWidth: 110, aliasDuplicateObjects: false });
}
