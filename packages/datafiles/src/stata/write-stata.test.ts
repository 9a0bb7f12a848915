import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, datasetOf, type Variable } from '@earshot/dataset';
import { parse } from 'csv-parse/sync';
import { ABOUT } from '../fixtures/about.ts';
import { smallDataset } from '../fixtures/small-dataset.ts';
import { stataText } from './stata-text.ts';
import { writeStata } from './write-stata.ts';

const files = writeStata(smallDataset, ABOUT, 'small');
const program = files.get('small.do')!;

test('the do-file says how the CSV is read, by columns that there are', () => {
  const [header, ...rows] = parse(files.get('small.csv')!) as string[][];
  assert.deepEqual(
    header!.join(' '),
    'valued reasons_pay reasons_team hours with_2 started why why_state weight_census',
  );
  assert.match(
    program,
    /^import delimited using "small\.csv", clear varnames\(1\) case\(preserve\) encoding\("UTF-8"\) .* stringcols\(6 7\)$/m,
  );
  assert.deepEqual(rows[0], ['1', '1', '1', '37.5', '-3.25', '1999-12-31', 'Nothing', '0', '0.5']);
  assert.deepEqual(rows[4], ['-1', '-1', '-1', '-1', '-91', '-1', '', '-1', '']);
});

test('each missing state has a letter of its own, with its label', () => {
  assert.match(program, /^mvdecode valued, mv\(-8=\.a \\ -9=\.b \\ -1=\.c \\ -2=\.d\)$/m);
  assert.match(program, /^mvdecode with_2, mv\(-98=\.a \\ -99=\.b \\ -91=\.c \\ -92=\.d\)$/m);
  const labels = /^label define values1 ([\s\S]*?)\nlabel values valued values1$/m.exec(program)![1]!;
  assert.deepEqual(labels.split(' ///\n  '), [
    '1 "Agree"',
    '2 "Disagree “strongly”, or 100% \\ \\$cost \\`a\\`"',
    '.a "Don’t know"',
    '.b "Prefer not to say, or left blank"',
    '.c "Not asked"',
    '.d "Not reached"',
  ]);
});

test('days become Stata’s, and the weight is declared', () => {
  assert.match(
    program,
    /rename started _text\ngenerate long started = date\(_text, "YMD"\)\nreplace started = \.a if _text == "-8"\n/,
  );
  assert.match(program, /^format started %td$/m);
  assert.match(program, /^svyset \[pweight = weight_census\]$/m);
  assert.doesNotMatch(writeStata(smallDataset, { ...ABOUT, weights: [] }, 'small').get('small.do')!, /svyset/);
});

test('no text can end its quotes, begin a macro or be too long', () => {
  assert.equal(stataText('say "no" to `x\' and $y', 80), '"say ”no” to \\`x\' and \\$y"');
  assert.equal(stataText('a\\', 80), '"a/"');
  assert.equal(stataText('a\\$b', 80), '"a/\\$b"');
  assert.equal(stataText('ä'.repeat(90), 80), `"${'ä'.repeat(79)}…"`);
  assert.equal(stataText('two\nlines', 80), '"two lines"');
});

test('names are short enough, none is Stata’s own, and no two are alike', () => {
  const long = 'a_question_with_a_name_that_is_longer_than_stata_takes';
  const names = [`${long}_1`, `${long}_2`, 'str20', 'in'];
  const variables = names.map((name): Variable => ({ kind: 'quantity', name, label: name, unit: '' }));
  const row = Object.fromEntries(names.map((name, index) => [name, answered(index)]));
  const [header] = parse(writeStata(datasetOf('long', variables, [row], 0), ABOUT, 'x').get('x.csv')!) as string[][];
  assert.deepEqual(header, [long.slice(0, 32), `${long.slice(0, 30)}_2`, 'str20_2', 'in_2']);
});

test('a drawn sample is declared with its strata, units and how many there were to draw from', () => {
  const declared = (more: object) => {
    const design = { strata: ['valued'], unit: 'hours', population: 'with' };
    return writeStata(smallDataset, { ...ABOUT, design, ...more }, 'small')
      .get('small.do')!
      .trim()
      .split('\n')
      .slice(-3, -1);
  };
  assert.equal(declared({})[1], 'svyset hours [pweight = weight_census], strata(valued) fpc(with_2)');
  assert.equal(declared({ weights: [] })[1], 'svyset hours, strata(valued) fpc(with_2)');
  const crossed = { strata: ['valued', 'started'], unit: null, population: null };
  assert.deepEqual(declared({ design: crossed }), [
    'egen _stratum = group(valued started)',
    'svyset [pweight = weight_census], strata(_stratum)',
  ]);
});
