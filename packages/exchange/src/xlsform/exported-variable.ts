import { CONFIRMED } from '@earshot/instrument';
import { allOf, anyOf, FALSE, notOf, quoted, tight, type XPath } from './xpath-text.ts';

/** How later conditions can ask for one of our variables in an exported form. */
export interface ExportedVariable {
  /** Its row there: `${hours}`. */
  readonly ref: string;
  readonly answered: XPath;
  readonly dont_know: XPath;
  readonly refused: XPath;
  readonly not_asked: XPath;
  /** Whether it is this code, or has it among those picked. */
  readonly is: (code: string) => XPath;
  /** The answer in words, for texts that put it in; null where XPath cannot say it. */
  readonly inWords: string | null;
}

/** Names of the choices that stand for “don’t know” and “prefer not to say”. */
export interface Offered {
  readonly dont_know: boolean;
  readonly refused: boolean;
}

export const DONT_KNOW = '-88';
export const REFUSED = '-99';

export function reference(name: string): string {
  return `\${${name}}`;
}

export function equals(name: string, code: string): XPath {
  return tight(`${reference(name)} = ${quoted(code)}`);
}

export function differs(name: string, code: string): XPath {
  return tight(`${reference(name)} != ${quoted(code)}`);
}

export function selected(name: string, code: string): XPath {
  return tight(`selected(${reference(name)}, ${quoted(code)})`);
}

/** A choice of one: of a question, a row of a grid, or a variable of the sample. */
export function exportedSingle(name: string, offered: Offered, optional: boolean, asked: XPath): ExportedVariable {
  const blank = equals(name, '');
  const states = [...(offered.dont_know ? [DONT_KNOW] : []), ...(offered.refused ? [REFUSED] : [])];
  return {
    ref: reference(name),
    answered: allOf(differs(name, ''), ...states.map((code) => differs(name, code))),
    dont_know: offered.dont_know ? equals(name, DONT_KNOW) : FALSE,
    refused: anyOf(offered.refused ? equals(name, REFUSED) : FALSE, blankRefused(name, optional, asked)),
    not_asked: optional ? notOf(asked) : blank,
    is: (code) => equals(name, code),
    inWords: `jr:choice-name(${reference(name)}, '${reference(name)}')`,
  };
}

/** A blank of an optional question, where it was asked, is refused here. */
function blankRefused(name: string, optional: boolean, asked: XPath): XPath {
  return optional ? allOf(equals(name, ''), asked) : FALSE;
}

export function exportedMultiple(name: string, offered: Offered, optional: boolean, asked: XPath): ExportedVariable {
  const states = [...(offered.dont_know ? [DONT_KNOW] : []), ...(offered.refused ? [REFUSED] : [])];
  const single = exportedSingle(name, offered, optional, asked);
  return {
    ...single,
    answered: allOf(differs(name, ''), ...states.map((code) => notOf(selected(name, code)))),
    dont_know: offered.dont_know ? selected(name, DONT_KNOW) : FALSE,
    refused: anyOf(offered.refused ? selected(name, REFUSED) : FALSE, blankRefused(name, optional, asked)),
    is: (code) => selected(name, code),
    inWords: null,
  };
}

/**
 * The main one of several: with one thing picked it is not asked there, and is that thing. A row of its own works out
 * which it is.
 * @param name of the question; @param chosen of the row that has the answer, asked or not.
 */
export function exportedMain(
  name: string,
  of: string,
  chosen: string,
  offered: Offered,
  optional: boolean,
  asked: XPath,
): ExportedVariable {
  const [main, only] = [name, of].map((each) => `jr:choice-name(${reference(each)}, '${reference(each)}')`);
  return {
    ...exportedSingle(chosen, offered, optional, asked),
    inWords: `if(${reference(name)} != '', ${main}, ${only})`,
  };
}

/** A number or a text, with a row beside it for what can be said instead, if there is one. */
export function exportedOpen(
  name: string,
  beside: { readonly name: string; readonly offered: Offered; readonly codes: readonly string[] } | null,
  optional: boolean,
  asked: XPath,
): ExportedVariable {
  const blank = equals(name, '');
  const nothing = beside ? allOf(blank, equals(beside.name, '')) : blank;
  const offers = (state: keyof Offered, code: string): XPath =>
    beside?.offered[state] ? equals(beside.name, code) : FALSE;
  const instead = anyOf(...(beside?.codes ?? []).map((code) => equals(beside!.name, code)));
  return {
    ref: reference(name),
    answered: differs(name, ''),
    dont_know: offers('dont_know', DONT_KNOW),
    refused: anyOf(offers('refused', REFUSED), optional ? allOf(nothing, asked) : FALSE),
    not_asked: anyOf(optional ? notOf(asked) : nothing, instead),
    is: (text) => equals(name, text),
    inWords: reference(name),
  };
}

/** What is said instead of a number: only an answer, or nothing. */
export function exportedInstead(name: string, codes: readonly string[]): ExportedVariable {
  const answered = anyOf(...codes.map((code) => equals(name, code)));
  const single = exportedSingle(name, { dont_know: false, refused: false }, false, FALSE);
  return { ...single, answered, not_asked: notOf(answered) };
}

/** A soft check, which nobody is asked there: whoever gives such an answer stands by it. */
export function exportedConfirmation(isMet: XPath): ExportedVariable {
  return {
    ...NEVER_ASKED,
    answered: isMet,
    not_asked: notOf(isMet),
    is: (code) => (code === CONFIRMED ? isMet : FALSE),
  };
}

/** A variable that an exported form does not have: nobody is asked it there. */
export const NEVER_ASKED: ExportedVariable = {
  ref: "''",
  answered: FALSE,
  dont_know: FALSE,
  refused: FALSE,
  not_asked: tight('true()'),
  is: () => FALSE,
  inWords: null,
};
