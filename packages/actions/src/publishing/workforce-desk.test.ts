import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { figuresOf } from '../open-world.ts';
import { workforceDesk } from './workforce-desk.ts';

const desk = workforceDesk(figuresOf(path.join(import.meta.dirname, '..', '..', '..', '..')));
const bodyOf = async (address: string) => (await desk.pageFor(address))?.bodyHtml ?? '';

test('an authority’s page leads to that of its region and of England, which are there', async () => {
  const links = [...(await bodyOf('leicestershire')).matchAll(/href="\/workforce\/([^"]+)"/g)].map(
    ([, address]) => address!,
  );
  assert.deepEqual(links, ['east-midlands', 'england']);
  for (const address of links) assert.match(await bodyOf(address), /How far the authorities lie apart, 2025/);
});

test('a region’s page says who is highest and lowest, and whether more started than left', async () => {
  const html = await bodyOf('south-east');
  assert.match(html, /<li>South East 2025, turnover rate: highest \d+\.\d% \([^)]+\), lowest \d+\.\d% \([^)]+\); /);
  assert.match(
    html,
    /In the year to 30 September 2025 215\.8 more full-time equivalents started than left in South East\./,
  );
});

test('parts of London have a page, and every authority’s address is its own', async () => {
  assert.equal((await desk.pageFor('inner-london'))!.title, 'Inner London: the children’s social work workforce');
  const addresses = desk.authorities().map(({ address }) => address);
  assert.equal(new Set(addresses).size, 153);
  for (const address of new Set(desk.authorities().map(({ regionAddress }) => regionAddress)))
    assert.ok(await desk.pageFor(address), address);
  assert.equal(await desk.pageFor('atlantis'), null);
});

test('a page lists what was revised, with the release that did it', async () => {
  assert.match(
    await bodyOf('sunderland'),
    /The release of 2025 revised the turnover rate of 2024 in Sunderland from 0\.9% to u\./,
  );
});
