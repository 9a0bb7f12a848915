import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type Block, renderReportBody } from '@earshot/report';
import { type Characteristics, characteristicsReader } from '@earshot/workforce';
import { numbered } from './blocks.ts';
import { characteristicsBlocks, inPostJson } from './characteristics-blocks.ts';

const census = path.join(import.meta.dirname, '..', '..', '..', '..', 'data-sources', 'dfe-csww');
function held(file: string): Characteristics {
  const reader = characteristicsReader(file);
  reader.take(readFileSync(path.join(census, file), 'utf8'));
  return reader.end().characteristics!;
}
const ethnicity = held('csww_workforce_role_by_ethnicity_2019_to_2022.csv');
/** England and its regions in 2022: all that is needed here, and read at once. */
const all = held('selection/csww_role_by_characteristics_inpost_2022.csv');

const of = (year: number) => ({ firstYear: 2017, year });
const anchors = (blocks: readonly Block[]) => blocks.flatMap((one) => (one.kind === 'heading' ? [one.anchor] : []));
const drawn = (blocks: readonly Block[]) => renderReportBody({ blocks: numbered(blocks), stated: [], simulated: null });

test('a place’s page has its ages, expected retirements with their basis, ethnicity and roles', async () => {
  const blocks = characteristicsBlocks([all], 'London', of(2022));
  assert.deepEqual(anchors(blocks), ['age', 'retirements', 'ethnicity', 'sex', 'roles']);
  const html = await drawn(blocks);
  assert.match(html, /9\.7% of those in post in London were 60 or over/);
  assert.match(html, /70 to 120 a year go because of their age/);
  assert.match(html, /quoted in the Big Listen/);
  assert.match(html, /release \(2022 to 2022\)/);
  const { retirements } = inPostJson([all], 'London', of(2022)) as { retirements: { inAYear: object } };
  assert.deepEqual(retirements.inAYear, { least: 70, even: null, most: 120 });
  assert.equal(inPostJson([all], 'London', of(2021)), null);
});

test('what the later file changed in the earlier one is listed for the place', async () => {
  const later = { ...all, release: { firstYear: 2022, year: 2025 } };
  const blocks = characteristicsBlocks([ethnicity, later], 'London', of(2025));
  assert.equal(anchors(blocks).at(-1), 'revised-headcounts');
  const html = await drawn(blocks);
  assert.match(html, /Of the 42 headcounts of London that the releases of 2022 and 2025 both hold, none was revised\./);
});

test('an older release has what it published then, from its own file', async () => {
  const blocks = characteristicsBlocks([ethnicity], 'Kent', of(2022));
  assert.deepEqual(anchors(blocks), ['ethnicity']);
  assert.match(await drawn(blocks), /reporting year 2022 release \(2019 to 2022\)/);
});

test('a release without such a file says which there are; a page newer than all shows the latest and says so', async () => {
  const none = await drawn(characteristicsBlocks([all], 'London', of(2021)));
  assert.match(none, /of the release of 2021 are not held here; held are those of the releases of 2022\./);
  const newer = await drawn(characteristicsBlocks([all], 'London', of(2026)));
  assert.match(newer, /are from the release of 2022, the latest of them that is held here/);
  assert.match(await drawn(characteristicsBlocks([], 'London', of(2026))), /none is held/);
  assert.match(await drawn(characteristicsBlocks([all], 'Kent', of(2022))), /has no area “Kent”/);
});

test('where nothing can be drawn the table stands alone, with its symbols', async () => {
  const html = await drawn(characteristicsBlocks([ethnicity], 'Isles of Scilly', of(2022)));
  assert.match(html, /not applicable/);
  assert.doesNotMatch(html, /NaN|undefined/);
});
