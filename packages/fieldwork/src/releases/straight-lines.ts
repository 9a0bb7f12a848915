import { cellsOf, type GridQuestion, type Questionnaire } from '@earshot/instrument';
import type { CheckedInterview } from './checked-interview.ts';

/** How many gave one and the same answer to every row of a grid. */
export interface StraightLines {
  readonly question: string;
  readonly label: string;
  readonly rows: number;
  /** Who answered every row. */
  readonly answered: number;
  readonly straight: number;
}

/** On fewer rows the same answer to each is nothing unusual. */
const FEWEST_ROWS = 4;

/** Straight-lining by grid, of those with four rows or more; a grid’s further columns are not looked at. */
export function straightLines(questionnaire: Questionnaire, interviews: readonly CheckedInterview[]): StraightLines[] {
  const grids = questionnaire.blocks
    .flatMap(({ elements }) => elements)
    .filter((element): element is GridQuestion => element.kind === 'grid' && element.rows.length >= FEWEST_ROWS);
  return grids.map((grid) => {
    const names = cellsOf(grid).flatMap(({ name, column }) => (column ? [] : [name]));
    const whole = interviews.flatMap(({ values }) => {
      const codes = names.flatMap((name) => {
        const value = values[name];
        return value?.state === 'answered' ? [String(value.value)] : [];
      });
      return codes.length === names.length ? [codes] : [];
    });
    const straight = whole.filter((codes) => codes.every((code) => code === codes[0])).length;
    return { question: grid.id, label: grid.label, rows: names.length, answered: whole.length, straight };
  });
}
