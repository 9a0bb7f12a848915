// The explorer of the demonstration’s second wave, set beside the first.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, test } from 'node:test';
import { readStudy, type Study, studyFolder } from '@earshot/actions';
import { servedStudy } from '../fixtures/served-study.ts';

const SURVEYS = path.join(import.meta.dirname, '../../../../surveys');

/** The study of a folder, with fewer people than the demonstration has. */
function fewer(name: string, people: number): Study {
  const { study } = readStudy(studyFolder(path.join(SURVEYS, name)));
  return { ...study!, leanings: { ...study!.leanings!, people } };
}

const { send, as, world, told } = servedStudy(fewer('second-wave', 60), undefined, [fewer('first-wave', 150)]);
after(() => assert.deepEqual(told, []));

async function get(address: string) {
  const { headers } = await as('analyst');
  let reply = await send('GET', address, {}, headers);
  while (reply.headers.refresh || reply.status === 503) reply = await send('GET', address, {}, headers);
  return reply;
}

const BOTH = 'wave=first-wave,second-wave';
const [FIRST, SECOND] = ['/desk/first-wave/explore', '/desk/second-wave/explore'];

test('two waves stand side by side, each with the numbers of its own page', async () => {
  const query = 'q=employer_view_loyal';
  const numbers = async (address: string) => {
    const { table } = JSON.parse((await get(address)).body) as {
      table: { cells: { row: string; column: string; estimate?: { value: number; base: number } }[] };
    };
    return new Map(table.cells.map(({ row, column, estimate }) => [`${row} ${column}`, estimate?.value]));
  };
  const [both, first, second] = [
    await numbers(`${SECOND}.json?${query}&${BOTH}`),
    await numbers(`${FIRST}.json?${query}`),
    await numbers(`${SECOND}.json?${query}`),
  ];
  const key = 'employer_view_loyal.agree total';
  assert.ok(first.get(key) !== undefined && second.get(key) !== undefined);
  assert.equal(both.get(`${key}@first-wave`), first.get(key));
  assert.equal(both.get(`${key}@second-wave`), second.get(key));
  assert.equal(both.size, first.size + second.size);
});

test('the page says whose answers they are, and what is not the same in both waves', async () => {
  const { document, status } = await get(`${SECOND}?q=hours_worked&by=role_group&${BOTH}`);
  assert.equal(status, 200);
  const main = document.querySelector('main')!.textContent!.replaceAll(/\s+/g, ' ');
  assert.match(main, /what \d+ people of First wave and \d+ people of Second wave answered/);
  assert.match(main, /Not the same in both waves\./);
  assert.match(main, /Whether waves differ is not tested here/);
  assert.equal(document.querySelector('#wave option[selected]')?.getAttribute('value'), 'first-wave,second-wave');
});

test('what only one wave asks is refused with a sentence beside the other, and shown alone', async () => {
  const query = 'q=moved_reasons';
  const beside = await get(`${SECOND}?${query}&${BOTH}`);
  assert.equal(beside.status, 422);
  assert.match(
    beside.document.querySelector('.govuk-error-summary')!.textContent!,
    /cannot be set beside First wave\..*later questionnaire only/,
  );
});

test('a wave stands at its own address, and two at that of the later, whichever page they were chosen on', async () => {
  const led = async (address: string) => (await get(address)).location;
  assert.equal(await led(`${SECOND}?q=plan&wave=first-wave`), `${FIRST}?q=plan`);
  assert.equal(await led(`${FIRST}?q=plan&wave=second-wave`), `${SECOND}?q=plan`);
  assert.equal(await led(`${FIRST}?q=plan&${BOTH}`), `${SECOND}?q=plan&${BOTH}`);
  assert.equal((await get(`${SECOND}?q=plan&wave=nothing,second-wave`)).status, 404);
});

test('who looks at two waves stands in the audit of both', async () => {
  const query = `q=plan&${BOTH}`;
  await get(`${SECOND}?${query}`);
  const { viewer } = await as('analyst');
  const looked = await world().store.transaction('desk', (queries) =>
    queries.query<{ study: string }>(
      `SELECT study_id AS study FROM audit.entry
       WHERE action = 'explore' AND actor = $1 AND detail->>'address' = $2 ORDER BY study_id`,
      [viewer.accountId, query],
    ),
  );
  assert.deepEqual(
    looked.map(({ study }) => study),
    ['first-wave', 'second-wave'],
  );
});
