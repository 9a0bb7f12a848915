import type { Questionnaire } from '@earshot/instrument';
import { type Findings, nearest, type PlanPath } from '@earshot/planfile';
import { usesOf } from '../sample/list-columns.ts';
import type { ShapedFieldwork } from '../shape.ts';

/** Checks that what the plan names is there in the questionnaire, and that the questionnaire suits the plan. */
export function checkNames(shaped: ShapedFieldwork, questionnaire: Questionnaire, findings: Findings): void {
  const sample = questionnaire.sample.map(({ name }) => name);
  const partialFrom = shaped.outcomes.partial_from;
  const questions = questionnaire.blocks.flatMap(({ elements }) =>
    elements.flatMap(({ kind, id }) => (kind === 'note' || kind === 'close' ? [] : [id])),
  );
  if (partialFrom !== undefined) {
    expect({ code: 'partial-unknown', what: 'question', name: partialFrom, known: questions }, [
      'outcomes',
      'partial_from',
    ]);
  }
  for (const [index, name] of (shaped.soft_launch?.strata ?? []).entries()) {
    const known = ['authority', ...sample];
    expect({ code: 'stratum-unknown', what: 'sample variable', name, known }, ['soft_launch', 'strata', index]);
  }
  for (const name of Object.keys(shaped.sample.columns)) {
    const known = usesOf(questionnaire.sample);
    expect({ code: 'column-unknown', what: 'use of a column', name, known }, ['sample', 'columns', name]);
  }
  for (const name of Object.keys(shaped.panel?.feed_forward ?? {})) {
    const path = ['panel', 'feed_forward', name];
    expect({ code: 'feed-forward-unknown', what: 'sample variable', name, known: sample }, path);
  }
  checkModes(shaped, questionnaire, findings);
  const entrants = shaped.new_entrants;
  if (entrants && entrants.to < entrants.from) {
    findings.add('entrants-empty', ['new_entrants'], 'The window of starting dates ends before it begins.');
  }

  function expect(
    { code, what, name, known }: { code: string; what: string; name: string; known: readonly string[] },
    path: PlanPath,
  ): void {
    if (known.includes(name)) return;
    const like = nearest(name, known).map((each) => `“${each}”`);
    const there = like.length > 0 ? `; there is ${like.join(', ')}` : '';
    findings.add(code, path, `There is no ${what} “${name}”${there}.`);
  }
}

function checkModes({ protocol }: ShapedFieldwork, { modes }: Questionnaire, findings: Findings): void {
  const calls = protocol.findIndex(({ kind }) => kind === 'telephone');
  if (calls >= 0 && !modes.includes('telephone')) {
    const sentence = 'People are called, and the questionnaire is not for the telephone (its modes).';
    findings.warn('telephone-not-asked', ['protocol', calls], sentence);
  }
  const mail = protocol.findIndex(({ kind }) => kind === 'mail');
  if (mail >= 0 && !modes.includes('web')) {
    const sentence = 'People are sent a link, and the questionnaire is not answered online (its modes).';
    findings.warn('web-not-asked', ['protocol', mail], sentence);
  }
}
