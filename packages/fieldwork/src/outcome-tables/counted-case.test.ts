import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ContactMode } from '../case-events.ts';
import { DISPOSITIONS, type DispositionId } from '../disposition.ts';
import type { CaseFacts } from '../outcome/case-facts.ts';
import { caseOutcome } from '../outcome/case-outcome.ts';
import { areaTable } from './area-table.ts';
import { BETWEEN_WAVES, betweenWavesCounts } from './between-waves.ts';
import { smallRows, type TableAbout } from './count-cells.ts';
import { type CountedCase, countedCase } from './counted-case.ts';
import { outcomesTable, ratesTable } from './final-outcomes.ts';
import { modeTable, waveResponse } from './mode-table.ts';
import { openLinkTable } from './open-link-table.ts';
import { telephoneCounts, telephoneTable } from './telephone-table.ts';

const RULES = { eligibility: 'known', e: 'proportional', partialFrom: null } as const;
const ABOUT: TableAbout = { study: 'A study', asAt: 'today', audience: 'field_team', simulated: null };
const IDS = Object.keys(DISPOSITIONS) as DispositionId[];

const someDispositions = fc.array(fc.constantFrom(...IDS), { maxLength: 3 });
const aCase: fc.Arbitrary<CountedCase> = fc
  .record({
    mail: someDispositions,
    telephone: someDispositions,
    started: fc.boolean(),
    completedBy: fc.constantFrom<'web' | 'telephone' | null>('web', 'telephone', null),
    latestMode: fc.constantFrom<'web' | 'telephone'>('web', 'telephone'),
    source: fc.constantFrom<'list' | 'open'>('list', 'open'),
    region: fc.constantFrom('North East', 'South West', null),
    panelId: fc.uuid(),
  })
  .map(({ mail, telephone, started, completedBy, latestMode, ...known }) => {
    const of = (list: readonly DispositionId[]) => new Set(list);
    const attempts: Record<ContactMode, ReadonlySet<DispositionId>> = {
      mail: of(mail),
      telephone: of(telephone),
      web: of([]),
    };
    const ended = completedBy ? ({ outcome: 'completed', mode: completedBy } as const) : null;
    const facts: CaseFacts = { attempts, started, ended, withdrawn: false, reachedPartial: false, latestMode };
    const background = { ...known, authorityCode: null, rating: null, simulated: true, hasEmail: true };
    return countedCase(background, facts, caseOutcome(facts, RULES, true));
  });
const cases = fc.array(aCase, { maxLength: 60 });
const first = (cells: readonly { kind: string }[] | undefined) => (cells?.[0] as { value?: number } | undefined)?.value;

test('every case that was tried by telephone is in one row of the telephone table', () => {
  fc.assert(
    fc.property(cases, (all) => {
      const tried = all.filter(({ telephone }) => telephone !== null).length;
      assert.equal(first(telephoneTable(telephoneCounts(all), ABOUT).cells[0]), tried);
    }),
  );
});

test('tables of the same cases agree: modes add up to the total, areas to everybody, outcomes to the sample', () => {
  fc.assert(
    fc.property(cases, (all) => {
      const sampled = all.filter(({ source }) => source !== 'open').length;
      const wave = waveResponse('now', all, null);
      const area = areaTable(all, ABOUT);
      assert.equal(first(modeTable([wave], ABOUT).cells[0]), sampled);
      assert.equal(first(area.cells[0]), wave.online);
      const regions = area.rows.flatMap(({ group }, at) => (group === 'Region' ? [first(area.cells[at]) ?? 0] : []));
      assert.equal(
        regions.reduce((sum, count) => sum + count, 0),
        wave.online,
      );
      const outcomes = outcomesTable(all, ABOUT).cells.slice(1);
      assert.equal(
        outcomes.reduce((sum, cells) => sum + (first(cells) ?? 0), 0),
        sampled,
      );
    }),
  );
});

test('a rate of online answers is never above 100 per cent', () => {
  fc.assert(
    fc.property(cases, (all) => {
      const cell = areaTable(all, ABOUT).cells[0]![2]!;
      assert.ok(cell.kind !== 'figure' || cell.value <= 100);
    }),
  );
});

test('everybody who answered the earlier wave is in one category of the next', () => {
  fc.assert(
    fc.property(cases, fc.array(fc.constantFrom(true, false, null)), (all, others) => {
      const earlier = [
        ...all.map(({ panelId }) => ({ panelId, agreed: true })),
        ...others.map((agreed, at) => ({ panelId: `other ${at}`, agreed })),
      ];
      const counts = betweenWavesCounts(earlier, all);
      const sum = Object.keys(BETWEEN_WAVES).reduce((total, id) => total + counts[id as keyof typeof counts], 0);
      assert.equal(sum, earlier.length);
      assert.equal(counts.not_drawn, others.filter((agreed) => agreed).length);
    }),
  );
});

test('withheld rows are never one alone beside others, and never few in any column', () => {
  const table = fc.integer({ min: 1, max: 3 }).chain((columns) => {
    const count = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 400 }));
    return fc.array(fc.array(count, { minLength: columns, maxLength: columns }), { maxLength: 12 });
  });
  fc.assert(
    fc.property(table, (rows) => {
      const hidden = smallRows(rows);
      rows.forEach((row, at) => {
        if (row.some((count) => count > 0 && count < 10)) assert.ok(hidden.has(at));
      });
      const somebody = rows.filter((row) => row.some((count) => count > 0)).length;
      if (hidden.size === 0 || hidden.size >= somebody) return;
      assert.ok(hidden.size >= 2);
      for (const column of rows[0]!.keys()) {
        const sum = [...hidden].reduce((total, at) => total + rows[at]![column]!, 0);
        assert.ok(sum === 0 || sum >= 10);
      }
    }),
  );
});

test('who came through an open link is in no rate of the sampled', () => {
  fc.assert(
    fc.property(cases, (all) => {
      const open = all.map((one): CountedCase => ({ ...one, source: 'open' }));
      const rates = ratesTable(open, RULES, ABOUT);
      assert.ok(rates.cells.every(([rate]) => rate!.kind === 'symbol'));
      assert.match(openLinkTable(open, new Map(), ABOUT).notes.join(' '), /never put into one rate/);
    }),
  );
});

test('a population that an authority stated counts although nobody came through its link', () => {
  const facts: CaseFacts = {
    attempts: { mail: new Set(), telephone: new Set(), web: new Set() },
    started: true,
    ended: { outcome: 'completed', mode: 'web' },
    withdrawn: false,
    reachedPartial: false,
    latestMode: 'web',
  };
  const known = { source: 'open', panelId: 'p', simulated: false, hasEmail: false } as const;
  const place = { authorityCode: 'E1', region: 'North East', rating: null };
  const came = countedCase({ ...known, ...place }, facts, caseOutcome(facts, RULES, true));
  const stated = { people: 100, on: null, rating: null };
  const populations = new Map([
    ['E1', { ...stated, region: 'North East' }],
    ['E2', { ...stated, region: 'North East' }],
    ['E3', { ...stated, region: 'London' }],
  ]);
  const table = openLinkTable([came, came], populations, ABOUT);
  const at = table.columns.findIndex(({ label }) => label === 'Population stated');
  const shown = table.rows.map(({ label }, row) => [label, ...table.cells[row]!.slice(at - 1, at + 2).map(numberIn)]);
  assert.deepEqual(shown, [
    ['Overall', 2, 300, 1],
    ['London', 0, 100, 0],
    ['North East', 2, 200, 1],
    ['Not known', 2, 300, 1],
  ]);
});

/** What a cell says, with a share as whole per cent. */
function numberIn(cell: { kind: string; value?: number }): number | undefined {
  return cell.value !== undefined && cell.value < 1 ? Math.round(cell.value * 100) : cell.value;
}
