import { readCsv } from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import { fileProblem } from './file-problem.ts';

/** What Ofsted’s inspection of an authority’s children’s services came to. */
export interface OfstedJudgement {
  /** In Ofsted’s words, such as “Requires improvement to be good”. */
  readonly overall: string;
  /** YYYY-MM-DD */
  readonly inspectedOn: string;
}

export interface OfstedJudgements {
  readonly file: string;
  /** By the nine-character code that Ofsted uses. */
  readonly byOnsCode: ReadonlyMap<string, OfstedJudgement>;
}

const COLUMNS = ['authority_code', 'inspected_on', 'overall_effectiveness'];

/**
 * Reads Ofsted’s judgements: columns `authority_code`, `inspected_on` and `overall_effectiveness`, others are left.
 * Problems: those of `readCsv`, and `ofsted-column` for a column that is missing.
 */
export function readOfstedJudgements(
  file: string,
  text: string,
): { judgements: OfstedJudgements | null; problems: Problem[] } {
  const { csv, problems } = readCsv(file, text);
  if (!csv) return { judgements: null, problems };
  const places = COLUMNS.map((name) => csv.header.indexOf(name));
  const absent = COLUMNS.filter((_, at) => places[at] === -1);
  if (absent.length > 0) {
    const missing = absent.map((name) => fileProblem('ofsted-column', file, `There is no column “${name}”.`));
    return { judgements: null, problems: missing };
  }
  const byOnsCode = new Map(
    csv.rows.map(({ cells }) => {
      const [code, inspectedOn, overall] = places.map((at) => cells[at]!);
      return [code!, { overall: overall!, inspectedOn: inspectedOn! }] as const;
    }),
  );
  return { judgements: { file, byOnsCode }, problems: [] };
}
