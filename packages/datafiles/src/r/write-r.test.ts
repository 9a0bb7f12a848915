import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, datasetOf, type Variable } from '@earshot/dataset';
import { ABOUT } from '../fixtures/about.ts';
import { runProgram, skipWithout } from '../fixtures/program.ts';
import { LONG_TEXT, smallDataset } from '../fixtures/small-dataset.ts';
import { writeR } from './write-r.ts';

const skip = skipWithout('Rscript');

/** What R writes to its output after the script has run. */
function said(files: ReadonlyMap<string, string>, more: string): string[] {
  const program = [...files.values()].at(-1)!;
  const run = {
    ...Object.fromEntries(files),
    'run.R': `${program}\nsay <- function(x) cat(enc2utf8(as.character(x)), sep = "|", fill = 5000)\n${more}`,
  };
  return runProgram(run, ['Rscript', '--encoding=UTF-8', 'run.R'], (words) => words.trim().split(/\s*\n/));
}

const NAMES = ['valued', 'valued_state', 'reasons_pay', 'reasons_team', 'hours', 'with', 'started', 'started_state'];

test('R makes of the files what was answered, and says why the rest was not', { skip }, () => {
  const columns = NAMES.map((name) => `say(people[["${name}"]])`);
  const more = [
    'say(attr(people$valued, "label")); say(people$why[2]); say(gsub("\\n", "/", people$why[6])); say(people$why_state)',
    'say(class(people$started))',
  ];
  const lines = said(writeR(smallDataset, ABOUT, 'small'), [...columns, ...more].join('\n'));
  assert.deepEqual(lines, [
    'Agree|Disagree “strongly”, or 100% \\ $cost `a`|NA|NA|NA|NA',
    'answered|answered|dont_know|refused|not_asked|not_reached',
    'Chosen|Not chosen|NA|NA|NA|Not chosen',
    'Chosen|Chosen|NA|NA|NA|Not chosen',
    '37.5|40|NA|NA|NA|NA',
    '-3.25|0|NA|NA|NA|1e+06',
    '1999-12-31|2024-02-29|NA|NA|NA|NA',
    'answered|answered|dont_know|refused|not_asked|not_reached',
    'I feel valued by my employer – always',
    LONG_TEXT,
    // What a spreadsheet would run is disarmed, as in every CSV.
    '\'=1+1, "quoted"/and on',
    'Answered|Answered|NA|NA|NA|Answered',
    'Date',
  ]);
});

test('the design of the package survey has everybody with a weight', {
  skip: skipWithout('Rscript', '-e', 'library(survey)'),
}, () => {
  const lines = said(
    writeR(smallDataset, ABOUT, 'small'),
    'say(nrow(design$variables)); say(round(coef(survey::svymean(~I(reasons_team == "Chosen"), design, na.rm = TRUE))[2], 6))',
  );
  assert.deepEqual(lines, ['5', '0.692308']);
  const without = said(writeR(smallDataset, { ...ABOUT, weights: [] }, 'small'), 'say(nrow(design$variables))');
  assert.deepEqual(without, ['6']);
});

test('names that R keeps for itself and categories of one label stay apart', { skip }, () => {
  const categories = [
    { code: 'a', label: 'Other' },
    { code: 'b', label: 'Other' },
  ];
  const variables: readonly Variable[] = [
    { kind: 'single', name: 'if', label: 'If', categories },
    { kind: 'single', name: 'if_state', label: 'The state', categories },
  ];
  const row = { if: answered('b'), if_state: answered('a') };
  const files = writeR(datasetOf('odd', variables, [row], 0), ABOUT, 'odd');
  const lines = said(files, 'say(names(people)); say(people$if_2); say(people$if_state); say(people$if_2_state)');
  assert.deepEqual(lines.slice(1), ['Other (2)', 'Other (1)', 'answered']);
  assert.match(lines[0]!, /^if_2\|if_state\|if_2_state\|if_state_state$/);
});

test('a drawn sample is declared with its strata, units and how many there were to draw from', () => {
  const design = { strata: ['valued', 'reasons.pay'], unit: 'hours', population: 'with' };
  assert.match(
    writeR(smallDataset, { ...ABOUT, design }, 'small').get('small.R')!,
    /svydesign\(ids = ~hours, strata = ~interaction\(valued, reasons_pay, drop = TRUE\), fpc = ~with, weights = ~weight_census,/,
  );
});
