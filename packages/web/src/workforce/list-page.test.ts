import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { figuresOf, workforceDesk } from '@earshot/actions';
import { smallStudy } from '../fixtures/small-study.ts';

const own = mkdtempSync(path.join(tmpdir(), 'earshot-list-page-'));
writeFileSync(path.join(own, 'our-staff.csv'), 'name,email\n');
after(() => rmSync(own, { recursive: true }));

const checkout = path.join(import.meta.dirname, '..', '..', '..', '..');
const { send } = smallStudy(async () => ({ workforce: workforceDesk(figuresOf(checkout, own)) }));

test('the list says how many downloads are left out, and to everybody no name of them', async () => {
  const { document, body } = await send('GET', '/workforce');
  const words = document.querySelector('main')!.textContent!.replaceAll(/\s+/g, ' ');
  assert.match(words, /1 file in the folder of newer downloads is not among them; on the server, “earshot workforce/);
  assert.doesNotMatch(body, /our-staff/);
});
