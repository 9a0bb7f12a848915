import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Table } from '@earshot/tables';
import fc from 'fast-check';
import { DISPOSITIONS, type DispositionId } from '../disposition.ts';
import { coded } from '../outcome/case-outcome.ts';
import type { WhereNowGroup } from '../panel/where-now.ts';
import type { TableAbout } from './count-cells.ts';
import type { CountedCase } from './counted-case.ts';
import { outcomesTable } from './final-outcomes.ts';
import { panelTable, type WhereBy } from './panel-table.ts';
import { withholdAcross } from './withhold-across.ts';

const TEAM: TableAbout = { study: 'A study', asAt: 'today', audience: 'field_team', simulated: null };
const BEYOND: TableAbout = { ...TEAM, audience: 'beyond' };
const RULES = { eligibility: 'known' } as const;
const when = { source: '', expression: { type: 'and', parts: [], at: 0 } } as const;
const GROUPS: readonly WhereNowGroup[] = [
  { id: 'retired', label: 'Retired', is: 'left', when },
  { id: 'elsewhere', label: 'Elsewhere', is: 'left', when },
  { id: 'moved', label: 'Moved', is: 'moved', when },
];
const IDS = Object.keys(DISPOSITIONS) as DispositionId[];

interface Some {
  readonly disposition: DispositionId;
  readonly saidToHaveLeft?: boolean;
  readonly source?: CountedCase['source'];
  readonly now?: string;
}

function counted(some: readonly Some[]): { cases: CountedCase[]; where: WhereBy } {
  const place = { authorityCode: null, region: 'London', rating: 'Good', reachableOnline: true, telephone: null };
  const cases = some.map(({ disposition, saidToHaveLeft = false, source = 'panel' }, at): CountedCase => {
    const mode = disposition === 'complete' ? ('web' as const) : null;
    const outcome = { disposition, ...coded(disposition, RULES), standing: 'final' as const, mode };
    return { ...place, panelId: String(at), source, outcome, saidToHaveLeft, simulated: false };
  });
  return { cases, where: new Map(some.flatMap(({ now }, at) => (now ? [[String(at), now]] : []))) };
}

function number(table: Table, row: string, column = 'n'): number | null {
  const cells = table.cells[table.rows.findIndex(({ id }) => id === row)];
  const cell = cells?.[table.columns.findIndex(({ id }) => id === column)];
  return cell?.kind === 'figure' ? cell.value : null;
}

const anybody = fc.record<Some>({
  disposition: fc.constantFrom('complete' as const, ...IDS),
  saidToHaveLeft: fc.boolean(),
  source: fc.constantFrom('panel', 'panel', 'open', 'booster'),
  now: fc.constantFrom('same', 'retired', 'elsewhere', 'moved', 'not_said'),
});

test('everybody who was drawn is in one row, and nobody else', () => {
  fc.assert(
    fc.property(fc.array(anybody), (some) => {
      const { cases, where } = counted(some);
      const table = panelTable(cases, { groups: GROUPS, where }, TEAM);
      const rows = table.rows.map(({ id }) => id).filter((id) => id !== 'drawn' && id !== 'answered');
      const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + number(table, id)!, 0);
      assert.equal(sum(rows), number(table, 'drawn'));
      assert.equal(number(table, 'drawn'), some.filter(({ source }) => source === 'panel').length);
      assert.equal(sum(rows.filter((id) => id.startsWith('where.'))), number(table, 'answered'));
    }),
  );
});

test('whoever has left and answered is a respondent; of whom it is only said that they left, nothing is known', () => {
  const { cases, where } = counted([
    { disposition: 'complete', now: 'retired', saidToHaveLeft: true },
    { disposition: 'complete', now: 'moved' },
    { disposition: 'moved_on', saidToHaveLeft: true },
    { disposition: 'mailed', saidToHaveLeft: true },
    { disposition: 'refusal', saidToHaveLeft: true },
    { disposition: 'mailed' },
    { disposition: 'not_eligible' },
  ]);
  const table = panelTable(cases, { groups: GROUPS, where }, TEAM);
  const found = ['where.retired', 'where.moved', 'said_to_have_left', 'refused', 'not_engaged', 'not_eligible'];
  assert.deepEqual(
    found.map((row) => number(table, row)),
    [1, 1, 2, 1, 1, 1],
  );
});

test('somebody who answered and whose answers may not be read is no leaver and no stayer', () => {
  const { cases } = counted([{ disposition: 'complete' }]);
  const table = panelTable(cases, { groups: GROUPS, where: new Map() }, TEAM);
  assert.equal(number(table, 'where.not_said'), 1);
  assert.equal(number(table, 'where.same'), 0);
});

test('beyond the field team nobody can work out a few leavers from what is shown, here or in the table of outcomes', () => {
  const several = fc.array(fc.tuple(anybody, fc.integer({ min: 1, max: 40 })), { maxLength: 12 });
  fc.assert(
    fc.property(several, (groups) => {
      const from = counted(groups.flatMap(([one, people]) => Array.from({ length: people }, () => one)));
      const tables = [outcomesTable(from.cases, BEYOND), panelTable(from.cases, { groups: GROUPS, ...from }, BEYOND)];
      const counts = { cases: from.cases, earlier: [], stated: new Set<string>(), where: from.where };
      const table = withholdAcross(tables, counts)[1]!;
      const rows = table.rows.map(({ id }) => id).slice(2);
      const left = (whole: number | null, ids: readonly string[]) => {
        if (whole === null) return;
        const rest = whole - ids.reduce((sum, id) => sum + (number(table, id) ?? 0), 0);
        assert.ok(rest === 0 || rest >= 10, `${rest} are left`);
      };
      const [inside, outside] = [rows.filter((id) => id.startsWith('where.')), rows.filter((id) => !/^where/.test(id))];
      const [drawn, answered] = [number(table, 'drawn'), number(table, 'answered')];
      left(answered, inside);
      if (answered !== null) left(drawn! - answered, outside);
      for (const row of rows) assert.ok(!(number(table, row)! > 0 && number(table, row)! < 10));
    }),
  );
});
