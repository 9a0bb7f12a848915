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

type Categories = readonly { readonly code: string; readonly label: string }[];

/** Codes by their plain spellings, worked out once for each list of categories. */
const spelled = new WeakMap<Categories, ReadonlyMap<string, string>>();

function codeOf(categories: Categories, text: string): string | null {
  let codes = spelled.get(categories);
  if (!codes) {
    // A code comes before a label that is spelled like it.
    const labels = categories.map(({ code, label }) => [plain(label), code] as const);
    codes = new Map([...labels, ...categories.map(({ code }) => [plain(code), code] as const)]);
    spelled.set(categories, codes);
  }
  return codes.get(plain(text)) ?? null;
}

/** How two spellings of one thing are alike: capitals, underscores and runs of blanks do not matter. */
function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}
