import type { Monitor } from '@earshot/actions';
import type { Block, ChartKind, Report } from '@earshot/report';
import type { Table } from '@earshot/tables';

/** The charts and tables of a monitor, in order. The page’s own banner says what is simulated. */
export function monitorReport({ audience, fieldwork, byDay, byHour, dropOff, worstStops }: Monitor): Report {
  const numbered = numbering();
  const groups = (fieldwork?.groups ?? []).flatMap(({ title, table, rates }) => [
    heading(3, `by_${table.id}`, `By ${title}`),
    ...(rates ? [numbered.figure('bars', `Response by ${title}`, rates)] : []),
    // A chart prints its numbers under it; only with a population does the table hold more.
    ...(rates && !table.columns.some(({ id }) => id === 'population') ? [] : [numbered.table(table)]),
  ]);
  const blocks: Block[] = [
    ...(groups.length > 0 ? [heading(2, 'response', 'Response by group'), ...groups] : []),
    ...(audience === 'field_team' || byDay ? [heading(2, 'over_time', 'Over time')] : []),
    ...(byHour ? [numbered.figure('lines', byHour.title, byHour)] : []),
    ...(audience === 'field_team' && !byHour ? [words('Nobody has begun or finished in the last 24 hours.')] : []),
    ...(byDay ? [numbered.figure('lines', byDay.title, byDay)] : []),
    heading(2, 'drop_off', 'Where people stop'),
    ...(worstStops ? [numbered.figure('bars', 'Questions after which most people stopped', worstStops)] : []),
    ...(dropOff.rows.length > 0 ? [numbered.table(dropOff)] : [words('Nobody has answered a question yet.')]),
  ];
  return { blocks, stated: [], simulated: null };
}

function numbering() {
  let tables = 0;
  let figures = 0;
  return {
    table: (table: Table): Block => {
      tables += 1;
      return { kind: 'table', number: tables, table };
    },
    figure: (chart: ChartKind, title: string, table: Table): Block => {
      figures += 1;
      return { kind: 'figure', number: figures, chart, title, table };
    },
  };
}

/** Headings of a report start at h2, so its first level is 1. */
function heading(level: 2 | 3, anchor: string, text: string): Block {
  return { kind: 'heading', level: level - 1, anchor, text: [{ kind: 'text', text }] };
}

function words(text: string): Block {
  return { kind: 'paragraph', text: [{ kind: 'text', text }] };
}
