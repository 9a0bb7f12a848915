import type { Cell, Table } from '@earshot/tables';
import { COHORTS } from '../layout/codes.ts';
import type { MonthCounts } from '../measures/month-counts.ts';
import type { Pipeline, PipelineLine } from '../measures/pipeline.ts';
import { isMonth, monthInWords } from '../month.ts';
import type { StartAssumption } from '../scheme/scheme.ts';
import { column, figure, frameOf, notKnown, row } from './cells.ts';

/** Accepted offers by planned month and cohort, and how many starts are to be expected; none without an accepted offer. */
export function pipelineTable(counts: MonthCounts): Table[] {
  const { pipeline, scheme } = counts;
  if (!pipeline || pipeline.accepted === 0) return [];
  const { on, ...frame } = frameOf(counts);
  const lines = [...pipeline.lines, pipeline.total];
  const range = scheme.starts
    ? [column('expected', 'Expected starts'), column('lower', 'From (10%)'), column('upper', 'To (90%)')]
    : [];
  return [
    {
      ...frame,
      id: 'pipeline',
      title: 'Accepted offers by planned start',
      columns: [
        ...pipeline.cohorts.map((cohort) => column(cohort, COHORTS[cohort])),
        column('offers', 'All'),
        ...range,
      ],
      rows: lines.map(({ when }) => row(when, whenWords(when))),
      cells: lines.map((line) => [
        ...pipeline.cohorts.map((cohort) => figure(line.byCohort.get(cohort) ?? 0)),
        figure(line.offers),
        ...(scheme.starts ? rangeCells(line) : []),
      ]),
      base: `Offers that were accepted and whose people had not started on ${on}`,
      notes: [...waitingNote(pipeline), ...assumptionNotes(scheme.starts)],
    },
  ];
}

function whenWords(when: string): string {
  if (isMonth(when)) return monthInWords(when);
  return { overdue: 'Planned for a day that has passed', later: 'More than twelve months ahead' }[when] ?? 'All offers';
}

function rangeCells({ range }: PipelineLine): Cell[] {
  const why = notKnown('the scheme has no chance for one of the cohorts');
  return range ? [figure(range.expected, 1), figure(range.lower), figure(range.upper)] : [why, why, why];
}

function waitingNote({ waiting }: Pipeline): string[] {
  return waiting === 0 ? [] : [`Offers that were made and not accepted yet are not among them: ${waiting}.`];
}

function assumptionNotes(starts: StartAssumption | null): string[] {
  if (!starts) return ['The scheme assumes nothing of how many take up their posts, so that no starts are estimated.'];
  const chances = [...starts.chances].map(([cohort, chance]) => `${COHORTS[cohort]} ${Math.round(chance * 100)}%`);
  return [
    `Expected starts rest on an assumption of the authority (${starts.basis}), the chance that somebody starts: ${chances.join(', ')}.`,
    'In eight of ten cases or more the number is from the one to the other, if people decide each for themselves; that a whole intake is late is not in it.',
  ];
}
