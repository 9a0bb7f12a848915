import { nearest, type PlanFile, type PlanPath, type Problem } from '@earshot/planfile';
import { fillsIn, plainText } from '../fill.ts';
import type { Mode, Offer, Texts } from '../questionnaire.ts';
import type { ShapedTexts } from '../shape.ts';

/** What a text may fill in, and in which modes anybody reads it. */
export interface TextScope {
  readonly modes: readonly Mode[];
  readonly fillable: ReadonlySet<string>;
  /** Of these, the ones that are never missing. */
  readonly sure: ReadonlySet<string>;
}

/** Something that no translation was given for, and how many texts are in it. */
interface Missing {
  readonly path: PlanPath;
  readonly texts: number;
}

/** Takes texts of another language for those of a questionnaire, and gathers what does not fit and what is missing. */
export class Translator {
  readonly problems: Problem[] = [];
  private missing: Missing[] = [];
  private readonly plan: PlanFile;
  private readonly original: string;
  private readonly questions: ReadonlySet<string>;

  /**
   * @param original the language of the questionnaire, in which it shows what is missing.
   * @param questions the ids of its questions, which problems name.
   */
  constructor(plan: PlanFile, original: string, questions: ReadonlySet<string>) {
    this.plan = plan;
    this.original = original;
    this.questions = questions;
  }

  /** Says that something does not fit. */
  error(code: string, path: PlanPath, sentence: string): void {
    this.say('error', code, path, sentence);
  }

  /** A text for each mode; the original where none is given. */
  texts(given: ShapedTexts | undefined, original: Texts, scope: TextScope, path: PlanPath): Texts {
    if (given === undefined) {
      this.lacks(path, original.web, original.telephone);
      return original;
    }
    const { web, telephone } = typeof given === 'string' ? { web: given, telephone: given } : given;
    const otherwise = original.telephone === original.web ? web : undefined;
    if (web === undefined && scope.modes.includes('web')) this.lacks([...path, 'web'], original.web);
    if ((telephone ?? otherwise) === undefined && scope.modes.includes('telephone')) {
      this.lacks([...path, 'telephone'], original.telephone);
    }
    const texts = { web: web ?? original.web, telephone: telephone ?? otherwise ?? original.telephone };
    this.fills(texts, original, scope, path);
    return texts;
  }

  /** Words without fills, such as a title. */
  words(given: string | undefined, original: string, path: PlanPath): string {
    if (given === undefined) this.lacks(path, original);
    return given ?? original;
  }

  /** What is offered in each mode, where it is. @param silent what interviewers may code anywhere, and its translation. */
  offer(
    given: ShapedTexts | undefined,
    original: Offer,
    silent: { readonly original: string | null; readonly given: string | undefined },
    path: PlanPath,
  ): Offer {
    const own = typeof given === 'string' ? { web: given, telephone: given } : given;
    const isSilent = original.telephone === silent.original;
    const web = original.web === null ? null : own?.web;
    const telephone =
      original.telephone === null ? null : (own?.telephone ?? own?.web ?? (isSilent ? silent.given : undefined));
    if (web === undefined || (telephone === undefined && !isSilent)) {
      this.lacks(path, original.web ?? '', original.telephone ?? '');
    }
    return { web: web ?? original.web, telephone: telephone ?? original.telephone };
  }

  /** Lists every name under a path that the questionnaire does not have. */
  names(given: object | undefined, known: readonly string[], path: PlanPath, what: string): void {
    for (const name of Object.keys(given ?? {})) {
      if (known.includes(name)) continue;
      const [like] = nearest(name, known, 1);
      const hint = like === undefined ? '' : ` The nearest is “${like}”.`;
      this.unknown([...path, name], `The questionnaire has no ${what} “${name}”${within(path)}.${hint}`);
    }
  }

  unknown(path: PlanPath, sentence: string): void {
    this.error('translation-unknown', path, sentence);
  }

  /** Where nothing at all is given for a part, that is said once for the part, and not of each text in it. */
  together<T>(given: unknown, path: PlanPath, translate: () => T): T {
    if (given !== undefined) return translate();
    const before = this.missing;
    this.missing = [];
    const translated = translate();
    const texts = this.missing.reduce((sum, missing) => sum + missing.texts, 0);
    this.missing = texts === 0 ? before : [...before, { path, texts }];
    return translated;
  }

  /** Says what is missing, once everything was looked at. */
  finish(): void {
    for (const { path, texts } of this.missing) {
      const where = path.join('.');
      const what =
        texts === 1 ? `“${where}” is not translated` : `Nothing in “${where}” is translated, which has ${texts} texts`;
      this.say(
        'warning',
        'translation-missing',
        path,
        `${what}; it is shown in the questionnaire’s own language, ${this.original}.`,
      );
    }
  }

  private say(severity: Problem['severity'], code: string, path: PlanPath, sentence: string): void {
    const [section, id] = path;
    const isOfQuestion = section === 'questions' && this.questions.has(String(id));
    const place = this.plan.placeOf(path);
    this.problems.push({ code, severity, place, sentence, ...(isOfQuestion ? { question: String(id) } : {}) });
  }

  /** A number or a mark is the same in every language. */
  private lacks(path: PlanPath, ...originals: readonly string[]): void {
    if (originals.some((text) => /\p{L}/u.test(plainText(text)))) this.missing.push({ path, texts: 1 });
  }

  private fills(texts: Texts, original: Texts, scope: TextScope, path: PlanPath): void {
    const had = [original.web, original.telephone].flatMap(fillsIn);
    const filled = [texts.web, texts.telephone].flatMap(fillsIn);
    const isSure = (name: string): boolean =>
      scope.sure.has(name) || had.some((fill) => fill.name === name && fill.fallback === null);
    for (const name of new Set(filled.map((fill) => fill.name))) {
      if (!scope.fillable.has(name)) this.fillUnknown(name, scope, path);
      else if (!isSure(name) && filled.some((fill) => fill.name === name && fill.fallback === null)) {
        const sentence = `“${name}” may be without an answer here: write {${name}|words to use instead}.`;
        this.error('fill-without-fallback', path, sentence);
      }
    }
    this.fillsLost(texts, original, scope, path);
  }

  private fillUnknown(name: string, { fillable }: TextScope, path: PlanPath): void {
    const known = nearest(name, [...fillable]).map((one) => `{${one}}`);
    const hint = known.length > 0 ? `it can fill in ${known.join(', ')}` : 'it fills in nothing';
    const sentence = `The text fills in “${name}”, which the questionnaire does not put in here; ${hint}.`;
    this.error('fill-unknown', path, sentence);
  }

  private fillsLost(texts: Texts, original: Texts, scope: TextScope, path: PlanPath): void {
    const lost = scope.modes.flatMap((mode) => {
      const kept = new Set(fillsIn(texts[mode]).map((fill) => fill.name));
      return fillsIn(original[mode]).filter((fill) => !kept.has(fill.name));
    });
    for (const name of new Set(lost.map((fill) => fill.name))) {
      const sentence = `The text in ${this.original} fills in {${name}}, and this one does not.`;
      this.say('warning', 'translation-fill-missing', path, sentence);
    }
  }
}

function within(path: PlanPath): string {
  return path.length < 2 ? '' : ` in “${path.join('.')}”`;
}
