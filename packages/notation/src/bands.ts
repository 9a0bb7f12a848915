import type { DraftQuestion } from './draft.ts';
import { findName } from './names.ts';
import { readCondition } from './read-condition.ts';
import { readTable } from './table.ts';

const BAND =
  /^(?:(?:up to|under|less than|fewer than|more than|over)\s+\d|\d+(?:\.\d+)?\s*(?:-|–|—|to)\s*\d|\d+\s*(?:\+|or (?:more|over|less|fewer)|and (?:over|above)))/i;
const LEAST = 3;

/** The smallest number that a list of bands names; null for options that are no bands. */
export function leastOfBands(question: DraftQuestion): number | null {
  const rows = question.rows.length < LEAST ? [] : readTable(question.rows).rows;
  const labels = rows.map(({ label }) => label.replaceAll(/[£$€]|,(?=\d{3})/g, ''));
  const bands = labels.filter((label) => BAND.test(label));
  if (bands.length < LEAST || bands.length < labels.length - 3) return null;
  const lows = bands.map((label) => (/^(?:up to|under|less|fewer)/i.test(label) ? 0 : Number(/\d+/.exec(label)![0])));
  return Math.min(...lows);
}

/**
 * By question with bands, the question whose number they estimate: B10a is about B10, by its name; otherwise the one
 * that somebody did not know, or the question before.
 */
export function estimatedBy(questions: readonly DraftQuestion[]): Map<DraftQuestion, DraftQuestion> {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const places = new Map(questions.map((question, at) => [question, at]));
  const estimated = new Map<DraftQuestion, DraftQuestion>();
  for (const [at, question] of questions.entries()) {
    if (leastOfBands(question) === null) continue;
    const stem = byId.get(question.id.replace(/(?<=\d)[a-z]+$/, ''));
    const isUnsure = question.asks.some(({ words }) => /\b(?:DK|DON.?T KNOW|NOT SURE)\b/i.test(words));
    const candidates = [
      stem,
      isUnsure ? unknownTo(question, byId) : undefined,
      isUnsure ? questions[at - 1] : undefined,
    ];
    const found = candidates.find(
      (one) => one !== undefined && one !== question && places.get(one)! < at && hasBox(one),
    );
    if (found) estimated.set(question, found);
  }
  return estimated;
}

function unknownTo({ asks }: DraftQuestion, byId: ReadonlyMap<string, DraftQuestion>): DraftQuestion | undefined {
  for (const { words } of asks) {
    const { condition } = readCondition(words);
    const name = condition && 'name' in condition ? findName(condition.name, byId) : null;
    if (name !== null) return byId.get(name);
  }
  return undefined;
}

function hasBox({ rows, handling }: DraftQuestion): boolean {
  return (
    rows.some(({ cells }) => /^(?:WRITE|TYPE|ENTER)[ -]?IN\b|^NUMERIC/i.test(cells[0] ?? '')) ||
    handling.some((each) => each.handling.open !== null)
  );
}
