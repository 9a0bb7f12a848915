import { type Audience, panelTable, withholdAcross } from '@earshot/fieldwork';
import type { Table } from '@earshot/tables';
import type { FieldworkStudy } from '../access/fieldwork-study.ts';
import { aboutTables } from '../outcomes/about-tables.ts';
import { countedCases } from '../outcomes/counted-cases.ts';
import type { World } from '../world.ts';
import { byPanelId, whereDrawnAre } from './where-drawn-are.ts';

/** What became of those drawn and released, as of now; null while there are none, or where the plan has no groups for it. */
export async function drawnTable(world: World, study: FieldworkStudy, audience: Audience): Promise<Table | null> {
  const groups = study.fieldwork.panel?.whereNow ?? [];
  if (groups.length === 0) return null;
  const asAt = world.now();
  const whereBy = await whereDrawnAre(world, study);
  const cases = await world.store.transaction('fieldwork', (queries) => countedCases(queries, study, asAt));
  if (!cases.some(({ source }) => source === 'panel')) return null;
  const where = byPanelId(cases, whereBy);
  const table = panelTable(cases, { groups, where }, aboutTables(study, cases, { asAt, audience }));
  if (audience === 'field_team') return table;
  return withholdAcross([table], { cases, earlier: [], stated: new Set(), where })[0]!;
}
