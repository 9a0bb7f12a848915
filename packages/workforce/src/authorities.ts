import { type Csv, type CsvRow, readCsv } from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import { fileProblem } from './file-problem.ts';
import { inSentence } from './in-sentence.ts';

/** A local authority with children's services. */
export interface Authority {
  /** DfE's three-digit code, which outlives changes of ONS code. */
  readonly code: string;
  /** The nine-character code of the Office for National Statistics, such as E06000016; it changes with boundaries. */
  readonly onsCode: string;
  readonly name: string;
  /** One of the nine regions: London, never Inner or Outer London. */
  readonly region: string;
  /** Codes of its statistical neighbours, the most alike first. */
  readonly neighbours: readonly string[];
}

export interface Authorities {
  readonly file: string;
  /** The year of DfE's statistical neighbour model that the neighbours are from. */
  readonly neighbourModel: number;
  readonly all: readonly Authority[];
}

const NEIGHBOURS = 10;

/**
 * Reads the list of authorities: columns `old_la_code`, `new_la_code`, `la_name`, `region_name` and `sn2025_1` to `sn2025_10`, whose
 * names say the year of the neighbour model. Problems: those of `readCsv`, `authorities-column` for a column that is
 * missing, and `authorities-neighbour` for a neighbour that is not in the list.
 */
export function readAuthorities(file: string, text: string): { authorities: Authorities | null; problems: Problem[] } {
  const { csv, problems } = readCsv(file, text);
  if (!csv) return { authorities: null, problems };
  const model = csv.header.map((name) => /^sn(\d{4})_1$/.exec(name)?.[1]).find((year) => year !== undefined);
  const neighbourColumns = Array.from({ length: NEIGHBOURS }, (_, at) => `sn${model ?? '2025'}_${at + 1}`);
  const needed = ['old_la_code', 'new_la_code', 'la_name', 'region_name', ...neighbourColumns];
  const absent = needed.filter((name) => !csv.header.includes(name));
  if (absent.length > 0) {
    return {
      authorities: null,
      problems: absent.map((name) => fileProblem('authorities-column', file, `There is no column “${name}”.`)),
    };
  }
  const all = csv.rows.map((row) => authorityIn(csv, row, neighbourColumns));
  const strangers = neighboursOutside(csv, all);
  if (strangers.length > 0) return { authorities: null, problems: strangers };
  return { authorities: { file, neighbourModel: Number(model), all }, problems: [] };
}

/**
 * The authority of that three-digit code or name, or null: as lists have it or as sentences do (“Bristol, City of”,
 * “Bristol”). Capitals do not matter.
 */
export function authorityCalled(authorities: Authorities, codeOrName: string): Authority | null {
  const wanted = codeOrName.trim().toLowerCase();
  return (
    authorities.all.find(
      ({ code, name }) => code === wanted || [name, inSentence(name)].some((one) => one.toLowerCase() === wanted),
    ) ?? null
  );
}

function authorityIn(csv: Csv, row: CsvRow, neighbourColumns: readonly string[]): Authority {
  const cell = (name: string) => row.cells[csv.header.indexOf(name)]!;
  const neighbours = neighbourColumns.map(cell);
  const [code, onsCode] = [cell('old_la_code'), cell('new_la_code')];
  return { code, onsCode, name: cell('la_name'), region: cell('region_name'), neighbours };
}

function neighboursOutside(csv: Csv, all: readonly Authority[]): Problem[] {
  const codes = new Set(all.map((authority) => authority.code));
  return all.flatMap(({ name, neighbours }, at) =>
    neighbours
      .filter((code) => !codes.has(code))
      .map((code) => {
        const sentence = `The neighbour “${code}” of ${name} is not in the list.`;
        return fileProblem('authorities-neighbour', csv.file, sentence, csv.rows[at]!.line);
      }),
  );
}

/** The most names that are offered in place of one that nobody has. */
const OFFERED = 5;

/** The authorities that may be meant by a name that none has: those in whose names it begins a word, or whose names begin one in it. */
export function authoritiesLike({ all }: Authorities, name: string): Authority[] {
  const wanted = ` ${name.trim().toLowerCase()}`;
  if (wanted.trim().length < 3) return [];
  const like = all.filter((one) => {
    const own = ` ${one.name.toLowerCase()}`;
    return own.includes(wanted) || wanted.includes(own);
  });
  return like.slice(0, OFFERED);
}
