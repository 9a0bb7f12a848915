import type { Problem } from '@earshot/planfile';
import { encodingProblem } from '../encoding-problem.ts';
import { fileProblem } from '../file-problem.ts';
import type { Characteristics } from './characteristics.ts';
import { lineCutter } from './csv-lines.ts';
import { gatherPlaces } from './gather-places.ts';
import { type CharacteristicsLayout, layoutOf } from './layout.ts';
import { problemList } from './problem-list.ts';
import { takeRow } from './take-row.ts';

/** Reads a file piece by piece, as it comes from a disk or is unpacked; such files have over a hundred thousand rows. */
export interface CharacteristicsReader {
  /** Some more of the text, cut anywhere. False as soon as the file is known not to fit: no further piece is needed. */
  take(piece: string): boolean;
  end(): CharacteristicsRead;
}

export interface CharacteristicsRead {
  /** Null when there is an error among the problems. */
  readonly characteristics: Characteristics | null;
  readonly problems: readonly Problem[];
}

/**
 * A reader of DfE's files of in-post staff by role and characteristic, in either of two layouts: role by age, sex and
 * ethnicity, a group a row; and the older role by ethnicity, a group a column. Of the figures it keeps headcounts. The
 * release comes from the years in the file. Problems: those of `readEes` for columns and quotes, `csv-encoding`, `ees-level`, `ees-cell`,
 * `census-year`, `census-repeated-row`, `census-no-rows` and `census-no-country` as for headline figures;
 * `characteristics-role` and `characteristics-group` for a name that is not in the census's lists; and, as a warning,
 * `characteristics-topic` for a further topic, whose rows are left aside. Of each kind the first are listed, and the
 * others counted.
 */
export function characteristicsReader(file: string): CharacteristicsReader {
  const problems = problemList(file);
  const cutter = lineCutter();
  const gathered = gatherPlaces();
  let layout: CharacteristicsLayout | null = null;
  let line = 0;
  const takeLine = (text: string): void => {
    line += 1;
    if (text === '' || problems.isOver()) return;
    if (!layout) {
      layout = headerOf(file, text, problems.addAll);
      return;
    }
    const problem = takeRow(layout, gathered, text);
    if (problem) problems.add(problem.code, line, problem.sentence);
  };
  return {
    take(piece) {
      const encoding = problems.isOver() ? null : encodingProblem(file, piece, line + 1);
      if (encoding) problems.end(encoding);
      if (problems.isOver()) return false;
      const lines = cutter.take(piece);
      if (!lines) problems.end(fileProblem('csv-quotes', file, 'A line of this file is too long to be one.', line + 1));
      for (const text of lines ?? []) takeLine(text);
      return !problems.isOver();
    },
    end() {
      const rest = cutter.rest();
      if (rest !== null) takeLine(rest);
      if (!layout && problems.all().length === 0)
        problems.add('csv-empty', 1, 'The file is empty: it needs a header line.');
      if (problems.hasErrors()) return { characteristics: null, problems: problems.all() };
      const { found, problem } = gathered.end(file);
      return { characteristics: found, problems: problem ? [...problems.all(), problem] : problems.all() };
    },
  };
}

/** As `characteristicsReader`, for a file that is at hand as a whole. */
export function readCharacteristics(file: string, text: string): CharacteristicsRead {
  const reader = characteristicsReader(file);
  reader.take(text);
  return reader.end();
}

function headerOf(
  file: string,
  text: string,
  end: (problems: readonly Problem[]) => void,
): CharacteristicsLayout | null {
  const { layout, problems } = layoutOf(file, text);
  if (!layout) end(problems);
  return layout;
}
