import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Table } from '@earshot/tables';
import { plainText } from './document.ts';
import { column, row, sampleTables, share, table, valued } from './fixtures/sample-tables.ts';
import { readReport } from './read-report.ts';

const AUTHORITIES = { title: 'The list of authorities', publisher: 'A ministry', date: '2022' };
const SOURCES = { authorities: AUTHORITIES };

function read(text: string, tables: ReadonlyMap<string, Table> = sampleTables) {
  const { report, problems } = readReport('report.md', text, tables, SOURCES);
  const found = problems.map(({ code, place, severity }) => `${severity} ${place.line}:${place.column} ${code}`);
  return { report, found, sentences: problems.map(({ sentence }) => sentence) };
}

const AGREE = 'table="valued" row="valued.agree" column="total"';

test('a number is bound to the cell that it comes from', () => {
  const { report, found } = read(`{% number ${AGREE} /%} feel valued, {% number ${AGREE} show="interval" /%}.`);
  assert.deepEqual(found, []);
  const [paragraph] = report!.blocks;
  assert.ok(paragraph?.kind === 'paragraph');
  const [number, , interval] = paragraph.text;
  const cell = { kind: 'number', table: 'valued', row: 'valued.agree', column: 'total' };
  assert.deepEqual(number, { ...cell, text: '66%', show: 'value' });
  assert.deepEqual(interval, { ...cell, text: '63% to 69%', show: 'interval' });
});

test('an amount outside a tag is refused, with its place, in text, headings, lists, quotations and hand-made tables', () => {
  const text = `# Over half

Now 66% agree
and it *was* 50% in 2019.

- a dozen

> “A third of us left.”

| Place | Share |
|---|---|
| There | 5 |
`;
  assert.deepEqual(read(text).found, [
    'error 1:8 report-unbound-number',
    'error 3:5 report-unbound-number',
    'error 4:14 report-unbound-number',
    'error 4:21 report-unbound-number',
    'error 6:5 report-unbound-number',
    'error 8:4 report-unbound-number',
    'error 12:11 report-unbound-number',
  ]);
});

test('an amount cannot hide in emphasis, code, a list’s numbering, a title or a tag beside it', () => {
  assert.deepEqual(read('tw**o** thirds').found, ['error 1:1 report-unbound-number']);
  assert.deepEqual(read('`66%`').found, ['error 1:1 report-not-allowed', 'error 1:2 report-unbound-number']);
  assert.deepEqual(read('66. of them').found, ['error 1:1 report-unbound-number']);
  assert.deepEqual(read('{% figure table="valued" kind="bars" columns="region" title="Half agree" /%}').found, [
    'error 1:1 report-unbound-number',
  ]);
  assert.deepEqual(read(`one in {% number ${AGREE} show="base" /%} of them`).found, [
    'error 1:1 report-unbound-number',
  ]);
});

test('what was stated is kept with its source, and may hold a count, a date or a period', () => {
  const { report, found } = read('There are {% stated source="authorities" %}52{% /stated %} of them.');
  assert.deepEqual(found, []);
  assert.deepEqual(report!.stated, [{ number: 1, text: '52', source: AUTHORITIES }]);
});

test('a fact can be stated only from a source that the study declares', () => {
  const { found, sentences } = read('There are {% stated source="authority" %}52{% /stated %} of them.');
  assert.deepEqual(found, ['error 1:11 report-unknown-source']);
  assert.match(sentences[0]!, /declares no source “authority” .* There is “authorities”/);
});

test('a share cannot be stated, nor put together from a stated fact and what stands around it', () => {
  const stated = (fact: string) => `{% stated source="authorities" %}${fact}{% /stated %}`;
  const codes = (text: string) => [...new Set(read(text).found.map((line) => line.split(' ')[2]))];
  for (const text of [
    `${stated('99%')} of staff are happy`,
    `${stated('Ninety per cent')} of staff are happy`,
    `**${stated('two thirds')}** of them`,
    stated('half of staff'),
    `${stated('9')} in ${stated('10')} of them`,
    `${stated('9\u200B9')} people in London feel valued`,
    `${stated('30')} of those who answered feel valued.`,
    `Of them, ${stated('300')} plan to leave.`,
  ]) {
    assert.deepEqual(codes(text), ['report-stated-share'], text);
  }
  assert.deepEqual(codes(`${stated('99')} per cent`), ['report-stated-share', 'report-unbound-number']);
  assert.deepEqual(codes(`${stated('33,119')} in ${stated('2022')}, in the ${stated('52')} authorities of London`), []);
});

test('a finding without a number is refused, and the way out is a number from a cell', () => {
  const { found, sentences } = read('All staff feel valued.');
  assert.deepEqual(found, ['error 1:1 report-unbound-number']);
  assert.match(sentences[0]!, /“All staff feel” says how many .* \{% number … \/%\}/);
  assert.doesNotMatch(sentences[0]!, /stated/);
});

test('a label names one row or one column that the table has', () => {
  assert.deepEqual(read('{% label table="valued" row="valued.agree" /%} or not').found, []);
  assert.deepEqual(read('{% label table="valued" row="r" /%}').found, ['error 1:1 report-unknown-row']);
  assert.deepEqual(read('{% label table="valued" column="c" /%}').found, ['error 1:1 report-unknown-column']);
  assert.deepEqual(read('{% label table="valued" /%}').found, ['error 1:1 report-label-of-one']);
  assert.deepEqual(read('{% label table="valued" row="valued.agree" column="total" /%}').found, [
    'error 1:1 report-label-of-one',
  ]);
});

test('a name that says a share cannot stand in a sentence, where it would read as a finding', () => {
  const named = table({ columns: [column('c', 'C')], rows: [row('r', '99% of staff')], cells: [[share(0.5)]] });
  const tables = new Map([['named', named]]);
  assert.deepEqual(read('{% label table="named" row="r" /%} agree', tables).found, ['error 1:1 report-label-share']);
});

test('a number that rests on few people is a warning; how few they are is not', () => {
  const cells = [[share(0.5, { base: 75, effectiveBase: 49.9 }), share(0.5, { base: 51, effectiveBase: 50 })]];
  const columns = [column('few', 'Few'), column('enough', 'Enough')];
  const tables = new Map([['small', table({ id: 'small', columns, rows: [row('r', 'R')], cells })]]);
  const number = (column: string, show: string) =>
    read(`{% number table="small" row="r" column="${column}" show="${show}" /%} agree`, tables);
  for (const show of ['value', 'interval']) {
    assert.deepEqual(number('few', show).found, ['warning 1:1 report-few-people']);
    assert.ok(number('few', show).report, 'a warning does not stop the report');
    assert.deepEqual(number('enough', show).found, []);
  }
  assert.deepEqual(number('few', 'base').found, []);
});

test('higher and lower are said by the table that tested it, and by nobody else', () => {
  const columns = ['apart', 'alike'].map((id) => column(id, id));
  const cells = [[share(0.6, { difference: 0.1, pValue: 0.01 }), share(0.5, { difference: 0.01, pValue: 0.6 })]];
  const tables = new Map([['t', table({ id: 't', columns, rows: [row('r', 'R')], cells })]]);
  const said = (name: string, show: string) =>
    read(`It is {% number table="t" row="r" column="${name}" show="${show}" /%}`, tables);
  const words = (name: string) => {
    const [block] = said(name, 'comparison').report!.blocks;
    assert.ok(block?.kind === 'paragraph');
    return plainText(block.text);
  };
  assert.equal(words('apart'), 'It is higher than the rest');
  assert.equal(words('alike'), 'It is not different beyond chance from the rest');
  assert.deepEqual(said('apart', 'difference').found, []);
  assert.deepEqual(said('alike', 'difference').found, ['warning 1:7 report-difference-by-chance']);
  for (const claim of [
    'Loyalty is higher than the rest',
    'They are slightly less likely than everybody else to stay',
    'London is below average',
    'That is significantly different',
  ]) {
    assert.deepEqual(
      read(claim).found.map((line) => line.split(' ').at(-1)),
      ['report-unbound-number'],
      claim,
    );
  }
  assert.deepEqual(read('Some groups answer more readily than others, no less than before').found, []);
});

test('figures and tables are two series, each numbered in order', () => {
  const figure = '{% figure table="valued" kind="bars" columns="region" /%}';
  const { report } = read(`{% table table="valued" /%}\n\n${figure}\n\n{% table table="turnover" /%}\n\n${figure}`);
  assert.deepEqual(
    report!.blocks.map((block) =>
      block.kind === 'figure' || block.kind === 'table' ? [block.kind, block.number] : [],
    ),
    [
      ['table', 1],
      ['figure', 1],
      ['table', 2],
      ['figure', 2],
    ],
  );
});

test('a figure draws the rows and columns that it picks, in their order', () => {
  const { report } = read('{% figure table="valued" kind="bars" columns="region, total" rows="valued.neither" /%}');
  const [figure] = report!.blocks;
  assert.ok(figure?.kind === 'figure');
  assert.deepEqual(
    figure.table.columns.map(({ id }) => id),
    ['region.london', 'region.east_midlands', 'total'],
  );
  assert.deepEqual(figure.table.cells, [[1, 2, 0].map((column) => valued.cells[1]![column])]);
});

test('a table, row or column that does not exist is named beside those that do', () => {
  const { found, sentences } = read(
    '{% number table="valud" row="r" column="c" /%}\n{% number table="valued" row="valued.agre" column="totl" /%}',
  );
  assert.deepEqual(found, [
    'error 1:1 report-unknown-table',
    'error 2:1 report-unknown-row',
    'error 2:1 report-unknown-column',
  ]);
  assert.match(sentences[0]!, /There is “valued”, “turnover”/);
  assert.match(sentences[1]!, /There is “valued.agree”/);
  assert.match(sentences[2]!, /There is “total”/);
});

test('a withheld number is a warning, and the text says that it is withheld', () => {
  const { report, found } = read('{% number table="valued" row="valued.agree" column="employer.agency" /%} agree');
  assert.deepEqual(found, ['warning 1:1 report-no-number']);
  const [paragraph] = report!.blocks;
  assert.ok(paragraph?.kind === 'paragraph' && paragraph.text[0]?.kind === 'number');
  assert.match(paragraph.text[0].text, /^\[withheld: this group is too small/);
});

test('unknown tags, attributes and kinds are problems, all at once', () => {
  const { found } = read(
    '{% nope /%} {% number tabel="valued" /%} {% if $x %}a{% /if %} {% $x %}\n\n{% figure table="valued" kind="pie" /%}',
  );
  assert.deepEqual(
    new Set(found.map((line) => line.split(' ')[2])),
    new Set([
      'report-unknown-tag',
      'report-unknown-attribute',
      'report-missing-attribute',
      'report-not-allowed',
      'report-unknown-chart',
    ]),
  );
});

test('a tag that is left open is said to be so, and nothing else is guessed from what follows', () => {
  assert.deepEqual(read(`Some {% number ${AGREE} %} agree\n\nand 66% more`).found, ['error 1:6 report-tag-left-open']);
  assert.deepEqual(read('There are {% stated source="authorities" %}52 of them').found, [
    'error 1:1 report-tag-unpaired',
  ]);
  assert.deepEqual(read('{% number table= /%}').found, ['error 1:1 report-tag-unreadable']);
});

test('HTML, pictures, code and links to anywhere but the web and mail are refused', () => {
  const codes = (text: string) => read(text).found.map((line) => line.split(' ')[2]);
  assert.deepEqual(codes('a <b onclick="x">b</b>'), ['report-html']);
  assert.deepEqual(codes('![alt](https://example.org/a.png)'), ['report-not-allowed']);
  assert.deepEqual(codes('```\ncode\n```'), ['report-not-allowed']);
  for (const href of ['ftp://example.org', '//example.org']) {
    assert.deepEqual(codes(`[a](${href})`), ['report-link'], href);
  }
  for (const href of ['https://example.org/x', 'mailto:us@example.org', '/method', 'method.html', '#top', '../up']) {
    assert.deepEqual(codes(`[a](${href})`), [], href);
  }
  // Markdown does not make a link of these at all: they stay words, and an amount in them is found.
  assert.deepEqual(codes('[a](javascript:alert(x))'), []);
});

test('a chart refuses what it cannot draw honestly', () => {
  const codes = (tag: string) => read(`{% figure table="valued" ${tag} /%}`).found.map((line) => line.split(' ')[2]);
  assert.deepEqual(codes('kind="bars"'), ['report-too-many-series']);
  assert.deepEqual(codes('kind="bars" columns="employer.agency"'), ['report-nothing-to-draw']);
  assert.deepEqual(codes('kind="lines" columns="total"'), ['report-too-few-points']);
  assert.deepEqual(codes('kind="stacked" columns="region" rows="valued.agree, valued.neither"'), [
    'report-not-a-whole',
  ]);
  assert.deepEqual(codes('kind="stacked" columns="region"'), []);
});

test('headings keep an outline without holes', () => {
  assert.deepEqual(read('# A\n\n### B').found, ['error 3:1 report-heading-skips']);
  assert.deepEqual(read('## A').found, ['error 1:1 report-heading-skips']);
  assert.deepEqual(read('# A\n\n## B\n\n# C').found, []);
});

test('front matter and classes have no place in a report, comments have', () => {
  assert.deepEqual(read('---\ntitle: x\n---\n').found, ['error 1:1 report-front-matter']);
  assert.deepEqual(read('# A {% #id %}').found, ['error 1:1 report-annotation']);
  assert.deepEqual(read('<!-- 66% is still to be checked -->\n\nWords.').found, []);
});

test('a report is as simulated as the most simulated of the tables that it uses', () => {
  const half = table({ ...valued, id: 'half', simulated: { rows: 5, of: 10 } });
  const tables = new Map([...sampleTables, ['half', half]]);
  assert.equal(read('{% table table="turnover" /%}', tables).report!.simulated, null);
  const both = read('{% table table="half" /%}\n\n{% table table="valued" /%}', tables);
  assert.deepEqual(both.report!.simulated, { rows: 1000, of: 1035 });
});
