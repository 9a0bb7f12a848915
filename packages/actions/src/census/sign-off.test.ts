import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breakRule, collectionOf, measuresAt, openReturn, simulateReturn, xmlOf } from '@earshot/census';
import { signOffPage } from './sign-off.ts';

// Late on the evening before, by the clocks of Greenwich; already the 20th in England.
const ABOUT = { file: '<b>.xml', checkedAt: '2024-10-19T23:30:00Z' };
const { draft } = simulateReturn({ collection: collectionOf(2024)!, authority: '855', workers: 60, seed: 4 });

function page(broken: string | null): string {
  const reading = openReturn({ format: 'xml', pseudonym: (said) => said });
  for (const piece of xmlOf(broken === null ? draft : breakRule(draft, broken))) reading.push(piece);
  const read = reading.close();
  return signOffPage({ read, measures: measuresAt(read), digest: 'ab12' }, ABOUT);
}

test('a return without errors can be signed, and the page tells which file it was and that it is simulated', () => {
  const text = page('Q9');
  assert.match(text, /SHA-256 of the file: <span class="digest">ab12/);
  assert.match(text, /File &lt;b&gt;\.xml, checked on 20 October 2024\. Workers: 60\. Errors: 0\. Queries: 1\./);
  assert.match(text, /This return is simulated/);
  assert.match(text, /<td>1800<\/td>.*<td>Q9<\/td><td class="space">/);
  assert.match(text, /year to 30 September 2024<\/h1>[\s\S]*<h2>Measures at 30 September 2024<\/h2>/);
  assert.match(text, /<h2>Sign-off<\/h2>/);
});

test('with an error there is nothing to sign, and the error is told', () => {
  const text = page('V6');
  assert.match(text, /not ready to be signed/);
  assert.match(text, /<td>FTE30<\/td><td>37<\/td>/);
  assert.doesNotMatch(text, /<h2>Sign-off/);
});
