import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listStudy } from '../fixtures/list-study.ts';

const { send, as, world } = listStudy();

const LEICESTER = 'E06000016';

/** A form with a file as a browser sends it. */
function withFile(text: string, fields: Record<string, string> = {}) {
  const line = '----earshot';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${line}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${line}\r\ncontent-disposition: form-data; name="file"; filename="staff.csv"\r\ncontent-type: text/csv\r\n\r\n`;
  return {
    body: `${parts.join('')}${head}${text}\r\n--${line}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${line}` },
  };
}

async function addLeicester(): Promise<void> {
  await world().store.transaction('fieldwork', (queries) =>
    queries.query(
      `INSERT INTO fieldwork.organisation (study_id, authority_code, name) VALUES ('lists', $1, 'Leicester')
       ON CONFLICT DO NOTHING`,
      [LEICESTER],
    ),
  );
}

async function upload(text: string, role: 'field_manager' | 'authority_contact' = 'field_manager') {
  await addLeicester();
  const account = await as(role, LEICESTER);
  const { body, headers } = withFile(text, { authority: LEICESTER });
  const part = role === 'field_manager' ? 'sample' : 'our-list';
  const { status, location, document } = await send('POST', `/desk/lists/${part}`, body, {
    ...account.headers,
    ...headers,
  });
  return { status, location, document, account };
}

const COLUMNS = { 'column-0': 'name', 'column-1': 'email', 'column-2': 'phone' };
const LIST = 'Name,Email,Phone\nAma Mensah,ama@leicester.example.org,0116 496 0123\n<b>Bo</b>,bo@@x,\n';

test('a list is uploaded, its columns are guessed, it is previewed row by row, and kept when that is confirmed', async () => {
  const { status, location, account } = await upload(LIST);
  assert.equal(status, 303);
  const first = await send('GET', location, {}, account.headers);
  const chosen = [...first.document.querySelectorAll('option[selected]')].map((option) => option.getAttribute('value'));
  assert.deepEqual(chosen, ['name', 'email', 'phone']);
  const checked = await send('POST', `${location}/columns`, COLUMNS, account.headers);
  assert.deepEqual([checked.status, checked.location], [303, location]);
  const preview = await send('GET', location, {}, account.headers);
  assert.match(preview.document.querySelector('.govuk-button')?.textContent ?? '', /Keep 1 person/);
  assert.match(preview.body, /&lt;b&gt;Bo/);
  assert.match(preview.body, /email-unusable/);
  assert.equal((await send('POST', `${location}/keep`, {}, account.headers)).location, location);
  const kept = await send('GET', location, {}, account.headers);
  assert.match(kept.body, /They wait for a batch/);
  assert.equal((await send('POST', `${location}/remove`, {}, account.headers)).location, location);
  assert.match((await send('GET', location, {}, account.headers)).body, /This list was removed/);
});

test('every fault can be downloaded, and nothing in the file runs in a spreadsheet', async () => {
  const { location, account } = await upload('Name,Email,Phone\n"=cmd|\' /C calc\'!A0",x@leicester.example.org,\n');
  await send('POST', `${location}/columns`, COLUMNS, account.headers);
  const { headers, body } = await send('GET', `${location}/faults.csv`, {}, account.headers);
  assert.match(String(headers['content-type']), /text\/csv/);
  assert.match(body, /2,formula,Name,'=cmd/);
});

test('what cannot be a list is refused at the form, in words', async () => {
  const { status, document } = await upload('%PDF-1.4 \u0001\u0002');
  assert.equal(status, 422);
  assert.match(document.querySelector('.govuk-error-summary')?.textContent ?? '', /control characters/);
  assert.match(document.title, /^Error: /);
});

test('columns that leave out the address come back with what is missing', async () => {
  const { location, account } = await upload(LIST);
  const { status, document } = await send('POST', `${location}/columns`, { 'column-0': 'name' }, account.headers);
  assert.equal(status, 422);
  assert.match(
    document.querySelector('.govuk-error-summary')?.textContent ?? '',
    /e-mail address or the telephone number/,
  );
});

test('an authority’s contact uploads its own list at its own door, and reaches no list of the desk', async () => {
  const desk = await upload(LIST);
  const own = await upload(LIST, 'authority_contact');
  assert.match(own.location, /^\/desk\/lists\/our-list\//);
  assert.equal((await send('GET', own.location, {}, own.account.headers)).status, 200);
  const listId = desk.location.split('/').at(-1);
  const other = await send('GET', `/desk/lists/our-list/${listId}`, {}, own.account.headers);
  const none = await send('GET', '/desk/lists/our-list/nothing', {}, own.account.headers);
  assert.deepEqual([other.status, other.body], [404, none.body]);
  assert.equal((await send('GET', desk.location, {}, own.account.headers)).status, 403);
});
