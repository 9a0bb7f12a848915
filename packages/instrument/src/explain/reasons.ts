import { type Expression, holds, NOT_ASKED, namesIn, type Row, type State, type Variable } from '@earshot/dataset';
import { answerInWords } from '../fill.ts';
import { leavesOf } from '../prove/leaves.ts';
import type { Condition, Questionnaire } from '../questionnaire.ts';
import { questionnaireVariables } from '../variables.ts';

/** Says of a condition whether it is met, and why, in words for those who write questionnaires. */
export type Reasons = (condition: Condition) => { readonly met: boolean; readonly sentence: string };

/** The reasons of one person, whose values these are. */
export function reasonsFor(questionnaire: Questionnaire, values: Row): Reasons {
  const variables = new Map(questionnaireVariables(questionnaire).map((variable) => [variable.name, variable]));
  const known = new Set(questionnaire.sample.map(({ name }) => name));
  const fact = (name: string): string => factOf(name, variables.get(name) ?? null, values, known.has(name));
  return ({ source, expression }) => {
    const truth = truthOf(expression, values);
    const parts = decidingParts(expression, values);
    const isWhole = leavesOf(expression).length === 1;
    const because = isWhole
      ? namesIn(expression).map(fact)
      : parts.map(
          (part) => `${quoted(leafText(part))} is ${WORDS[truthOf(part, values)]} (${joined(namesIn(part).map(fact))})`,
        );
    return {
      met: truth === 'true',
      sentence: `${quoted(source)} is ${WORDS[truth]}, because ${joined([...new Set(because)])}`,
    };
  };
}

type Truth = 'true' | 'false' | 'unknown';
const WORDS: Readonly<Record<Truth, string>> = { true: 'true', false: 'false', unknown: 'unknown' };

function truthOf(expression: Expression, values: Row): Truth {
  const lookup = (name: string) => values[name] ?? NOT_ASKED;
  if (holds(expression, lookup)) return 'true';
  return holds({ type: 'not', inner: expression, at: 0 }, lookup) ? 'false' : 'unknown';
}

/** The comparisons that make an expression what it is: one part that is false makes all of an `and` false. */
function decidingParts(expression: Expression, values: Row): Expression[] {
  if (expression.type === 'not') return decidingParts(expression.inner, values);
  if (expression.type !== 'and' && expression.type !== 'or') return [expression];
  const truth = truthOf(expression, values);
  const alone: Truth = expression.type === 'and' ? 'false' : 'true';
  const deciding = expression.parts.filter((part) => truthOf(part, values) === truth);
  return (truth === alone ? deciding.slice(0, 1) : deciding).flatMap((part) => decidingParts(part, values));
}

function factOf(name: string, variable: Variable | null, values: Row, isKnownBefore: boolean): string {
  const value = values[name] ?? NOT_ASKED;
  const words = answerInWords(variable, value);
  if (words !== null) return `${name} is “${words}”`;
  return `${name} ${isKnownBefore ? 'is not known of this person' : STATES[value.state]}`;
}

const STATES: Readonly<Record<State, string>> = {
  answered: 'is answered',
  dont_know: 'was answered with “don’t know”',
  refused: 'was refused or left blank',
  not_asked: 'was not asked',
  not_reached: 'has not been reached',
};

/** A comparison as its author would write it. */
function leafText(leaf: Expression): string {
  switch (leaf.type) {
    case 'compare': {
      const { left, right } = leaf;
      const written = left.type === 'count' ? `count(${left.name.name})` : left.name;
      const other = right.type === 'name' ? right.name : right.type === 'text' ? `"${right.text}"` : right.text;
      return `${written} ${leaf.operator} ${other}`;
    }
    case 'in':
    case 'includes':
      return `${leaf.name.name} ${leaf.type} (${leaf.codes.map((code) => code.text).join(', ')})`;
    case 'state':
      return `${leaf.state}(${leaf.name.name})`;
    default:
      throw new Error(`leafText: ${leaf.type} has parts.`);
  }
}

function quoted(source: string): string {
  return `“${source}”`;
}

function joined(facts: readonly string[]): string {
  return facts.join(' and ');
}
