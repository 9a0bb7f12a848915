import type { EesSymbol } from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import { RATE_FORMULAE, type RateFormula } from '../rate-formula.ts';
import { indicatorRows, readIndicators } from '../read-indicators.ts';
import type { Release } from '../release.ts';
import { type RateException, whoWasLeftOut } from './left-out.ts';
import { type PublishedRow, publishedRow } from './published-row.ts';
import { agrees, countRange, type RateRange, rateRange } from './range.ts';

/** Every rate of a release set against its counts. */
export interface Verification {
  readonly file: string;
  readonly release: Release;
  readonly rates: readonly VerifiedRate[];
}

/** `cells` = `matched` + all of `symbols` + `exceptions` + `unexplained`. */
export interface VerifiedRate {
  readonly formula: RateFormula;
  readonly cells: number;
  /** Cells that the counts of their own row give, to the printed rounding. */
  readonly matched: number;
  /** Cells that hold a symbol and are left as they are, by symbol. */
  readonly symbols: Readonly<Partial<Record<EesSymbol, number>>>;
  readonly exceptions: readonly RateException[];
  readonly unexplained: readonly UnexplainedRate[];
}

/** A rate that no reading of the counts gives. */
export interface UnexplainedRate {
  readonly line: number;
  readonly area: string;
  readonly year: number;
  readonly published: number;
  /** What the counts of the row give; null where one of them is a symbol, or the base is zero. */
  readonly fromTotals: RateRange | null;
}

/**
 * Recomputes every published rate of a release from its counts, in any layout. A rate matches when the counts, each
 * anywhere within its printed rounding, can give a number that rounds to it. The rate of an authority must match by
 * its own row; one of England, a region or a part of London may match by its authorities without those that lack a
 * count, which is then an exception with its reason. Problems: those of `readIndicators`.
 */
export function verifyRates(
  file: string,
  text: string,
): { verification: Verification | null; problems: readonly Problem[] } {
  const { indicators, problems } = readIndicators(file, text);
  const { rows, layout } = indicatorRows(file, text);
  if (!indicators || !rows) return { verification: null, problems };
  const published = rows.map((row) => publishedRow(row, layout));
  const rates = RATE_FORMULAE.map((formula) => verifiedRate(formula, published));
  return { verification: { file, release: indicators.release, rates }, problems };
}

type Verdict =
  | { readonly kind: 'matched' }
  | { readonly kind: 'symbol'; readonly symbol: EesSymbol }
  | { readonly kind: 'exception'; readonly exception: RateException }
  | { readonly kind: 'unexplained'; readonly unexplained: UnexplainedRate };

function verifiedRate(formula: RateFormula, rows: readonly PublishedRow[]): VerifiedRate {
  const verdicts = rows.map((row) => verdictOn(formula, row, rows));
  const symbols: Partial<Record<EesSymbol, number>> = {};
  for (const one of verdicts) if (one.kind === 'symbol') symbols[one.symbol] = (symbols[one.symbol] ?? 0) + 1;
  return {
    formula,
    cells: rows.length,
    matched: verdicts.filter(({ kind }) => kind === 'matched').length,
    symbols,
    exceptions: verdicts.flatMap((one) => (one.kind === 'exception' ? [one.exception] : [])),
    unexplained: verdicts.flatMap((one) => (one.kind === 'unexplained' ? [one.unexplained] : [])),
  };
}

function verdictOn(formula: RateFormula, row: PublishedRow, rows: readonly PublishedRow[]): Verdict {
  const cell = row.figures[formula.rate]!;
  if (cell.kind === 'symbol') return { kind: 'symbol', symbol: cell.symbol };
  const fromTotals = rateOfRow(formula, row);
  if (fromTotals && agrees(cell.value, fromTotals)) return { kind: 'matched' };
  const { line, area, year, level } = row;
  const found = { line, area, year, published: cell.value, fromTotals };
  const holding = level === 'Local authority' ? null : whoWasLeftOut(formula, row, rows, cell.value);
  return holding
    ? { kind: 'exception', exception: { ...found, ...holding } }
    : { kind: 'unexplained', unexplained: found };
}

function rateOfRow(formula: RateFormula, { figures, year }: PublishedRow): RateRange | null {
  const count = countRange(formula.count, figures[formula.count]!);
  const base = countRange(formula.base, figures[formula.base]!);
  return count && base && rateRange(formula, count, base, year);
}
