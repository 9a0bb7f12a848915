import type { Problem } from '@earshot/planfile';
import { formulaText, type RateException, type RateRange, type VerifiedRate, verifyRates } from '@earshot/workforce';

/** What came of setting the rates of a published file against its counts. */
export interface PublishedVerified {
  /** Null for a file that is not a release; `problems` say why. */
  readonly json: VerificationJson | null;
  readonly lines: readonly string[];
  readonly problems: readonly Problem[];
  /** Whether every rate is matched, a symbol, or an exception with its reason. */
  readonly isExplained: boolean;
}

/** The verification as plain data, with its totals first. */
export interface VerificationJson {
  readonly file: string;
  readonly release: { readonly firstYear: number; readonly year: number };
  readonly cells: number;
  readonly matched: number;
  readonly symbols: number;
  readonly exceptions: number;
  readonly unexplained: number;
  readonly rates: readonly (Omit<VerifiedRate, 'formula'> & { readonly rate: string; readonly formula: string })[];
}

const RULE =
  'A rate matches when its counts, each anywhere within its printed rounding (0.05 of a full-time equivalent or day; people and cases are whole), can give a number that rounds to it.';

/** Recomputes every rate of a file of DfE’s headline figures, given as text, and says in words and as data what came of it. */
export function verifyPublished(file: string, text: string): PublishedVerified {
  const { verification, problems } = verifyRates(file, text);
  if (!verification) return { json: null, lines: [], problems, isExplained: false };
  const { rates, release } = verification;
  const total = (count: (rate: VerifiedRate) => number) => rates.reduce((sum, rate) => sum + count(rate), 0);
  const json: VerificationJson = {
    file,
    release,
    cells: total((rate) => rate.cells),
    matched: total((rate) => rate.matched),
    symbols: total(symbolsOf),
    exceptions: total((rate) => rate.exceptions.length),
    unexplained: total((rate) => rate.unexplained.length),
    rates: rates.map((rate) => ({ ...rate, rate: rate.formula.rate, formula: formulaText(rate.formula) })),
  };
  const lines = [headline(json), RULE, ...rates.flatMap(rateLines)];
  return { json, lines, problems, isExplained: json.unexplained === 0 };
}

function headline({ file, release, cells, matched, symbols, exceptions, unexplained }: VerificationJson): string {
  const counted = `${cells} rates: ${matched} match their counts, ${symbols} are symbols, ${exceptions} are exceptions with a reason, ${unexplained} are unexplained.`;
  return `${file}, release of ${release.year}, years ${release.firstYear} to ${release.year}. ${counted}`;
}

function rateLines(rate: VerifiedRate): string[] {
  const symbols = Object.entries(rate.symbols).map(([symbol, count]) => `${symbol} ${count}`);
  const shown = symbols.length > 0 ? ` (${symbols.join(', ')})` : '';
  const counted = `${rate.cells} cells, ${rate.matched} matched, ${symbolsOf(rate)} symbols${shown}, ${rate.exceptions.length} exceptions, ${rate.unexplained.length} unexplained`;
  return [
    '',
    `${rate.formula.rate} = ${formulaText(rate.formula)}`,
    `  ${counted}`,
    ...rate.exceptions.map((one) => `  ${exceptionLine(one)}`),
    ...rate.unexplained.map(
      (one) =>
        `  UNEXPLAINED line ${one.line}, ${one.area} ${one.year}: printed ${one.published}, its counts give ${rangeText(one.fromTotals)}.`,
    ),
  ];
}

function exceptionLine(one: RateException): string {
  const kept = one.keptWithoutPart.length > 0 ? ` Kept without a part: ${one.keptWithoutPart.join('; ')}.` : '';
  const found = `printed ${one.published}; its totals give ${rangeText(one.fromTotals)}, its authorities ${rangeText(one.recomputed)} without ${one.leftOut.join('; ')}.`;
  return `${one.area} ${one.year}: ${found} ${one.reason}${kept}`;
}

function rangeText(range: RateRange | null): string {
  if (!range) return 'nothing';
  const most = range.most === null ? 'no limit' : range.most.toFixed(2);
  return `${range.value === null ? 'no number' : range.value.toFixed(2)} (${range.least.toFixed(2)} to ${most})`;
}

function symbolsOf({ symbols }: VerifiedRate): number {
  return Object.values(symbols).reduce((sum, count) => sum + count, 0);
}
