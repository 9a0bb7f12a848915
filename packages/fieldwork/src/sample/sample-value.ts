import { answered, type Value, type Variable } from '@earshot/dataset';
import { readListDay } from './list-day.ts';

/**
 * A cell of a staff list as a value of a sample variable: a category by its code or its label, a number, a day, words.
 * Null for what the variable cannot hold. The cell is not blank.
 */
export function readSampleValue(variable: Variable, text: string): Value | null {
  switch (variable.kind) {
    case 'single': {
      const code = codeOf(variable.categories, text);
      return code === null ? null : answered(code);
    }
    case 'multiple': {
      const codes = text.split(/[;|]/).map((part) => codeOf(variable.categories, part));
      return codes.every((code) => code !== null) ? answered([...new Set(codes)]) : null;
    }
    case 'quantity':
      return /^-?\d+(?:\.\d+)?$/.test(text) ? answered(Number(text)) : null;
    case 'date': {
      const day = readListDay(text);
      return day === null ? null : answered(day);
    }
    case 'text':
      return text.length <= 500 ? answered(text) : null;
  }
}

function codeOf(categories: readonly { readonly code: string; readonly label: string }[], text: string): string | null {
  const wanted = plain(text);
  return categories.find(({ code, label }) => plain(code) === wanted || plain(label) === wanted)?.code ?? null;
}

/** How two spellings of one thing are alike: capitals, underscores and runs of blanks do not matter. */
function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}
