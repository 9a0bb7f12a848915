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

function verifiedRate(formula: RateFormula, rows: readonly PublishedRow[]): VerifiedRate {
  const symbols: Partial<Record<EesSymbol, number>> = {};
  const [exceptions, unexplained]: [RateException[], UnexplainedRate[]] = [[], []];
  let matched = 0;
  for (const row of rows) {
    const cell = row.figures[formula.rate]!;
    if (cell.kind === 'symbol') {
      symbols[cell.symbol] = (symbols[cell.symbol] ?? 0) + 1;
      continue;
    }
    const fromTotals = rateOfRow(formula, row);
    if (fromTotals && agrees(cell.value, fromTotals)) {
      matched += 1;
      continue;
    }
    const { line, area, year } = row;
    const found = { line, area, year, published: cell.value, fromTotals };
    const holding = row.level === 'Local authority' ? null : whoWasLeftOut(formula, row, rows, cell.value);
    if (holding) exceptions.push({ ...found, ...holding });
    else unexplained.push(found);
  }
  return { formula, cells: rows.length, matched, symbols, exceptions, unexplained };
}

function rateOfRow(formula: RateFormula, { figures, year }: PublishedRow): RateRange | null {
  const count = countRange(formula.count, figures[formula.count]!);
  const base = countRange(formula.base, figures[formula.base]!);
  return count && base && rateRange(formula, count, base, year);
}
