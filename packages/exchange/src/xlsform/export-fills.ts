import type { Expression } from '@earshot/dataset';
import type { Texts, Words } from '@earshot/instrument';
import type { ExportedRow, ExportLanguages, Worded } from './export-sheet.ts';
import type { ExportedVariable } from './exported-variable.ts';
import type { LostFeatures } from './lost-features.ts';
import { isTrue, quoted, type XPath } from './xpath-text.ts';

const FILL = /\{([a-z][a-z0-9_]*)(?:\|([^{}]*))?\}/g;

/** What texts need of the form around them. */
export interface FillSources {
  readonly find: (name: string) => ExportedVariable;
  readonly condition: (expression: Expression) => XPath;
  /** A name for a row that is not taken yet. */
  readonly rowName: (wanted: string) => string;
}

/**
 * Turns the fills of texts into references to rows that work the words out, and writes those rows. XLSForms put in
 * an answer as its code, and nothing where there is none, so the words have to be worked out first.
 */
export class ExportedFills {
  private readonly languages: ExportLanguages;
  private readonly sources: FillSources;
  private readonly lost: LostFeatures;
  /** The rows of words in the form’s own language, by place and name, after which those of others are called. */
  private readonly ownRows = new Map<string, string>();
  /** Rows by what they work out, so that a fill that is used again has one row. */
  private readonly rows = new Map<string, string>();
  private pending: ExportedRow[] = [];

  constructor(languages: ExportLanguages, sources: FillSources, lost: LostFeatures) {
    this.languages = languages;
    this.sources = sources;
    this.lost = lost;
  }

  /** The rows that texts have come to need, to be written before them. */
  takeRows(): ExportedRow[] {
    const rows = this.pending;
    this.pending = [];
    return rows;
  }

  /** A text in every language, with references for fills. @param words of the element, by language. */
  texts(texts: Worded<Texts | null>, words: Worded<readonly Words[]>, place: string): Worded<string | null> {
    return texts.map((each, index) => {
      const said = this.languages.said(each);
      return said === null ? null : this.text(said, words[index] ?? [], index, place);
    });
  }

  private text(text: string, words: readonly Words[], language: number, place: string): string {
    return text.replaceAll(FILL, (_, name: string, fallback: string | undefined) => {
      const found = words.find((each) => each.name === name);
      const calculation = found ? this.chosen(found, fallback ?? '', place) : this.answer(name, fallback ?? '', place);
      const key = `${place}.${name}`;
      const row = this.row(found ? (this.ownRows.get(key) ?? name) : `${name}_words`, calculation, language);
      if (found && language === 0) this.ownRows.set(key, row);
      return `\${${row}}`;
    });
  }

  private row(wanted: string, calculation: string, language: number): string {
    const known = this.rows.get(calculation);
    if (known) return known;
    const code = language === 0 ? '' : `_${this.languages.questionnaires[language]!.language}`;
    const name = this.sources.rowName(`${wanted}${code.replaceAll('-', '_').toLowerCase()}`);
    this.rows.set(calculation, name);
    this.pending.push({ type: 'calculate', name, calculation });
    return name;
  }

  /** An answer in words, or what stands there when it is missing. */
  private answer(name: string, fallback: string, place: string): string {
    const { answered, inWords } = this.sources.find(name);
    if (inWords === null) {
      this.lost.add('Some answers cannot be put into texts there, which always read as they do without one', place);
      return quoted(fallback);
    }
    return `if(${answered.text}, ${inWords}, ${quoted(fallback)})`;
  }

  /** The first variant whose condition holds. */
  private chosen({ variants }: Words, fallback: string, place: string): string {
    return variants.reduceRight((rest, { when, text }) => {
      const said = this.joined(this.languages.said(text) ?? '', place);
      const condition = when ? this.sources.condition(when.expression) : null;
      return condition === null || isTrue(condition) ? said : `if(${condition.text}, ${said}, ${rest})`;
    }, quoted(fallback));
  }

  /** A variant’s text, which may put in answers itself. */
  private joined(text: string, place: string): string {
    const parts: string[] = [];
    let at = 0;
    for (const match of text.matchAll(FILL)) {
      if (match.index > at) parts.push(quoted(text.slice(at, match.index)));
      parts.push(this.answer(match[1]!, match[2] ?? '', place));
      at = match.index + match[0].length;
    }
    if (at < text.length) parts.push(quoted(text.slice(at)));
    return parts.length === 1 ? parts[0]! : parts.length === 0 ? "''" : `concat(${parts.join(', ')})`;
  }
}
