import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Table } from '@earshot/tables';
import fc from 'fast-check';
import { DISPOSITIONS, type DispositionId } from '../disposition.ts';
import { coded } from '../outcome/case-outcome.ts';
import { areaTable } from './area-table.ts';
import { betweenWavesCounts, betweenWavesTable } from './between-waves.ts';
import type { TableAbout } from './count-cells.ts';
import type { CountedCase } from './counted-case.ts';
import { outcomesTable, ratesTable } from './final-outcomes.ts';
import { modeTable, waveResponse } from './mode-table.ts';
import { telephoneCounts, telephoneTable } from './telephone-table.ts';
import { withholdAcross } from './withhold-across.ts';

const ABOUT: TableAbout = { study: 'A study', asAt: 'today', audience: 'beyond', simulated: null };
const RULES = { eligibility: 'known', e: 'proportional' } as const;

function cases(disposition: DispositionId, people: number, how: Partial<CountedCase> = {}): CountedCase[] {
  const mode = disposition === 'complete' ? ('web' as const) : null;
  const outcome = { disposition, ...coded(disposition, RULES), standing: 'final' as const, mode };
  const place = {
    source: 'list' as const,
    authorityCode: null,
    region: 'London',
    rating: 'Good',
    saidToHaveLeft: false,
    simulated: false,
  };
  return Array.from({ length: people }, (_, at) => {
    return { ...place, panelId: `${disposition} ${at}`, outcome, reachableOnline: true, telephone: null, ...how };
  });
}

function withheld(all: readonly CountedCase[], isPanel = false): readonly Table[] {
  const earlier = isPanel ? all.map(({ panelId }) => ({ panelId, agreed: true })) : [];
  const tables = [
    modeTable([waveResponse('Now', all, null)], ABOUT),
    areaTable(all, ABOUT),
    betweenWavesTable(betweenWavesCounts(earlier, all), { earlier: 'Before', now: 'Now' }, ABOUT),
    telephoneTable(telephoneCounts(all), ABOUT),
    outcomesTable(all, ABOUT),
    ratesTable(all, RULES, ABOUT),
  ];
  return withholdAcross(tables, { cases: all, earlier, stated: new Set(), where: new Map() });
}

function value(tables: readonly Table[], id: string, row: string, column: string): number | null {
  const table = tables.find((one) => one.id === id)!;
  const cells = table.cells[table.rows.findIndex((one) => one.id === row)];
  const cell = cells?.[table.columns.findIndex((one) => one.id === column)];
  return cell?.kind === 'figure' ? cell.value : null;
}

test('a refusal rate does not give away the few who withdrew, once the other refusals are taken from it', () => {
  const tables = withheld([
    ...cases('complete', 400),
    ...cases('mailed', 300),
    ...cases('refusal', 60),
    ...cases('withdrawn', 6),
    ...cases('engaged', 7),
  ]);
  assert.equal(value(tables, 'outcomes', 'refusal', 'n'), 60);
  assert.equal(value(tables, 'outcomes', 'withdrawn', 'n'), null);
  assert.equal(value(tables, 'outcome_rates', 'REF1', 'numerator'), null);
  assert.equal(value(tables, 'outcome_rates', 'REF1', 'rate'), null);
  assert.equal(value(tables, 'outcome_rates', 'RR1', 'numerator'), 400);
});

test('everybody’s row of the table by area tells no mode that the table by mode withholds', () => {
  const byTelephone = { outcome: { ...cases('complete', 1)[0]!.outcome, mode: 'telephone' as const } };
  const tables = withheld([...cases('complete', 200), ...cases('complete', 4, byTelephone), ...cases('mailed', 300)]);
  assert.equal(value(tables, 'response_by_mode', 'telephone', 'wave_1'), null);
  assert.equal(value(tables, 'response_by_mode', 'telephone_rate', 'wave_1'), null);
  for (const column of ['online.n', 'telephone.n', 'telephone.percent']) {
    assert.equal(value(tables, 'response_by_area', 'overall', column), null, column);
  }
  assert.equal(value(tables, 'response_by_area', 'overall', 'total.n'), 204);
});

test('where nothing is small, nothing is withheld', () => {
  const tables = withheld([...cases('complete', 40), ...cases('mailed', 30), ...cases('refusal', 20)]);
  assert.ok(tables.every(({ cells }) => cells.flat().every(({ kind }) => kind !== 'withheld')));
});

const IDS = Object.keys(DISPOSITIONS) as DispositionId[];
const several = fc.dictionary(fc.constantFrom(...IDS), fc.integer({ min: 1, max: 40 }), { maxKeys: 9 });

test('no small number of a group of outcomes is what its rate leaves when the outcomes that are shown are taken from it', () => {
  fc.assert(
    fc.property(several, fc.boolean(), (people, isPanel) => {
      const all = Object.entries(people).flatMap(([id, count]) => cases(id as DispositionId, count));
      const tables = withheld(all, isPanel);
      const shownOf = (groups: string) =>
        IDS.filter((id) => groups.includes(DISPOSITIONS[id].group)).reduce(
          (sum, id) => sum + (value(tables, 'outcomes', id, 'n') ?? 0),
          0,
        );
      const rate = (id: string, part = 'numerator') => value(tables, 'outcome_rates', id, part);
      const [rr1, rr2] = [rate('RR1'), rate('RR2')];
      const left = [
        [rate('REF1'), shownOf('R')],
        [rate('COOP3', 'denominator'), shownOf('IPR')],
        [rate('COOP1', 'denominator'), shownOf('IPRO')],
        [rr2, rr1],
        [rate('RR1', 'denominator'), rate('CON1')],
        [rate('CON1'), rate('COOP3', 'denominator')],
        [value(tables, 'response_by_mode', 'total', 'wave_1'), value(tables, 'response_by_mode', 'online', 'wave_1')],
      ];
      for (const [whole, part] of left) {
        if (whole == null || part == null) continue;
        assert.ok(whole === part || whole - part >= 10, `${whole} less ${part} people are few`);
      }
    }),
  );
});
