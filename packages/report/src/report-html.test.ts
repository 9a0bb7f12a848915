import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Table } from '@earshot/tables';
import { parseHTML } from 'linkedom';
import { figure, row, sampleTables, table, valued } from './fixtures/sample-tables.ts';
import { readReport } from './read-report.ts';
import { renderReportBody } from './report-body.ts';
import { renderReportHtml } from './report-html.ts';

const HOSTILE = `"><script>alert('x')</script><img src=x onerror=alert(1)> & {% number %}`;
const SOURCES = {
  authorities: {
    title: 'The list of authorities',
    publisher: 'A ministry',
    date: '2022-09-30',
    url: 'https://example.org/list',
  },
};
const TEXT = `# Feeling valued

{% number table="valued" row="valued.agree" column="total" /%} feel valued, *less* in [London](https://example.org).

{% figure table="valued" kind="bars" columns="region" title="Feeling valued by region" /%}

## Turnover

- There are {% stated source="authorities" %}52{% /stated %} of them.

{% figure table="turnover" kind="lines" /%}

{% table table="valued" /%}
`;

async function page(text = TEXT, tables: ReadonlyMap<string, Table> = sampleTables) {
  const { report, problems } = readReport('report.md', text, tables, SOURCES);
  assert.deepEqual(problems, []);
  const html = await renderReportHtml(report!, { title: 'The Big Listen', builtAt: '2026-03-31T14:05:00Z' });
  return { html, body: await renderReportBody(report!), document: parseHTML(html).document };
}

function words(element: { textContent: string | null } | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

test('the page is in British English, with one h1, a skip link and a contents list whose links lead somewhere', async () => {
  const { document } = await page();
  assert.equal(document.documentElement.getAttribute('lang'), 'en-GB');
  assert.deepEqual([...document.querySelectorAll('h1')].map(words), ['The Big Listen']);
  const links = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href')!.slice(1));
  assert.equal(links[0], 'main');
  assert.ok(links.includes('section-turnover'));
  for (const id of links) assert.ok(document.getElementById(id), `nothing has the id ${id}`);
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  assert.deepEqual(ids, [...new Set(ids)]);
});

test('the headings of the report come under the page’s title', async () => {
  const { document } = await page();
  assert.deepEqual([...document.querySelectorAll('h2, h3')].map(words), [
    'Contents',
    'Feeling valued',
    'Turnover',
    'Stated, not estimated',
  ]);
  assert.equal(words(document.querySelector('h3')), 'Turnover');
});

test('a number in the text shows its words and carries its cell', async () => {
  const number = (await page()).document.querySelector('.earshot-number')!;
  assert.equal(words(number), '66%');
  assert.equal(number.getAttribute('data-table'), 'valued');
  assert.equal(number.getAttribute('data-column'), 'total');
});

test('a figure has a number, a picture with words for it, and its numbers as a table, base and source under it', async () => {
  const { document } = await page();
  const drawn = document.querySelector('#figure-1')!;
  assert.equal(words(drawn.querySelector('figcaption')), 'Figure 1 Feeling valued by region (simulated people)');
  const svg = drawn.querySelector('svg')!;
  assert.equal(svg.getAttribute('role'), 'img');
  assert.match(svg.getAttribute('aria-label')!, /^Bar chart: Feeling valued by region/);
  const numbers = document.querySelector('#figure-1-table')!;
  assert.ok(numbers.querySelector('table'));
  assert.match(words(numbers), /Base: All who answered the question Source: A study made up for the tests Weighting:/);
});

test('what was stated stands in a list with its source, linked both ways', async () => {
  const { document } = await page();
  const stated = document.querySelector('#stated-1')!;
  assert.match(words(stated), /^“52”, from The list of authorities \(A ministry, 30 September 2022\)\./);
  assert.equal(stated.querySelector('a')!.getAttribute('href'), 'https://example.org/list');
  assert.ok(document.querySelector('#from-stated-1'));
});

test('hidden words stand apart from those beside them', async () => {
  const said = words((await page()).document.querySelector('.earshot-report li:has(sup)'));
  assert.equal(said, 'There are 52 source [1] of them.');
});

test('the name of a row or column stands in the text in the words of its table, and carries where it is from', async () => {
  const { document } = await page(
    'Those who {% label table="valued" row="valued.agree" /%}, in {% label table="valued" column="region.london" /%}',
  );
  const labels = [...document.querySelectorAll('.earshot-label')];
  assert.deepEqual(labels.map(words), ['Agree or strongly agree', 'London']);
  assert.equal(labels[0]!.getAttribute('data-row'), 'valued.agree');
  assert.equal(labels[1]!.getAttribute('data-column'), 'region.london');
});

test('what the marks mean is said once, under the first table that has any, and the others lead there', async () => {
  const plain = '{% table table="turnover" /%}';
  const { document } = await page(`${plain}\n\n${plain}\n\n- In a list:\n\n  {% table table="valued" /%}\n\n${TEXT}`);
  const notes = [...document.querySelectorAll('.earshot-how')];
  assert.deepEqual(
    notes.map((note) => note.parentElement!.id),
    ['table-3'],
  );
  assert.match(words(notes[0]!), /^How to read the tables Interval: .* Asterisk: .* withheld: this group is too small/);
  const ways = [...document.querySelectorAll('.earshot-how-link')].map((way) => [way.parentElement!.id, words(way)]);
  assert.deepEqual(ways, [
    ['figure-1-table', 'How to read this table (under Table 3)'],
    ['table-4', 'How to read this table (under Table 3)'],
  ]);
  assert.equal(document.querySelector('.earshot-how-link a')!.getAttribute('href'), `#${notes[0]!.id}`);
  assert.doesNotMatch(words(document.querySelector('#table-4 .earshot-notes')), /Asterisk|Interval/);
});

test('simulated people are said at the top, in the title, in each figure and under each table', async () => {
  const { document } = await page();
  assert.match(words(document.querySelector('.earshot-banner')), /made from simulated people: 1,000 of 1,035 people/);
  assert.match(words(document.querySelector('title')), /\(simulated people\)$/);
  assert.match(
    words(document.querySelector('#table-1 .earshot-notes')),
    /Simulated: 1,000 of 1,035 people are simulated\./,
  );
  assert.match(document.querySelector('#figure-1 svg')!.getAttribute('aria-label')!, /simulated people/);
  const published = await page('{% table table="turnover" /%}');
  assert.doesNotMatch(words(published.document.querySelector('body')), /simulated/i);
});

test('the body holds nothing that a strict content security policy would refuse', async () => {
  const { body } = await page();
  const { document } = parseHTML(`<html><body>${body}</body></html>`);
  assert.equal(document.querySelectorAll('style, script, [style], link, img, iframe').length, 0);
  for (const element of document.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) assert.doesNotMatch(name, /^on/);
  }
});

test('hostile words in a table are shown as words, in the table, the chart and the text', async () => {
  const hostile = table({
    ...valued,
    id: 'hostile',
    title: HOSTILE,
    base: HOSTILE,
    notes: [HOSTILE],
    source: HOSTILE,
    columns: [{ id: 'total', label: HOSTILE, group: HOSTILE }],
    rows: [row('a', HOSTILE, HOSTILE), row('b', HOSTILE)],
    cells: [[figure(5)], [{ kind: 'symbol', symbol: '<x>', meaning: HOSTILE }]],
  });
  const text = '{% figure table="hostile" kind="bars" /%}\n\n{% table table="hostile" /%}';
  const { document } = await page(text, new Map([['hostile', hostile]]));
  assert.equal(document.querySelectorAll('script, img').length, 0);
  assert.ok(words(document.querySelector('#table-1 caption')).endsWith(HOSTILE));
  assert.equal(words(document.querySelector('#table-1 tbody th[scope="row"]')), HOSTILE);
});

test('the page says when it was built, and refuses to be built at no time at all', async () => {
  assert.match(words((await page()).document.querySelector('footer')), /31 March 2026 at 14:05 UTC/);
  const { report } = readReport('report.md', 'Words.', sampleTables, {});
  await assert.rejects(renderReportHtml(report!, { title: 'T', builtAt: 'yesterday' }), /builtAt/);
});
