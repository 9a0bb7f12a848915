// Three people run a study: Lena leads it, Fay manages the fieldwork, Ira calls. Omar’s authority passes on an open link,
// and Dora sees to data rights. Each test goes on where the one before ended.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { PASSWORD } from './desk-accounts.ts';
import { choosePassword, lookAt, press, type RegionalTeam, regionalTeam, valueIn } from './regional-team.ts';

let team: RegionalTeam;
let lena: Page;
let fay: Page;
let ira: Page;
let omar: Page;
let dora: Page;

before(async () => {
  team = await regionalTeam();
  [lena, fay, ira, omar, dora] = await Promise.all(
    [1, 2, 3, 4, 5].map(() => team.newPage()) as [
      Promise<Page>,
      Promise<Page>,
      Promise<Page>,
      Promise<Page>,
      Promise<Page>,
    ],
  );
});
after(() => team?.stop());

test('Lena opens the link of the first account and gives everybody an account of theirs', async () => {
  await lena.goto(team.firstLink);
  await lena.getByLabel('Your name').fill('Lena Lead');
  await lena.getByLabel('Your e-mail address').fill('lena@example.org');
  await lena.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await press(lena, 'Create account');
  await lena.waitForURL(/\/desk$/);
  await lookAt(lena);
  await choosePassword(fay, await accountFor('Fay Field', 'Field manager'));
  await choosePassword(ira, await accountFor('Ira Interviewer', 'Interviewer'));
  await choosePassword(omar, await accountFor('Omar Office', 'Authority contact', 'Torbay'));
  await choosePassword(dora, await accountFor('Dora Data', 'Data officer'));
  for (const page of [fay, ira, omar, dora]) await lookAt(page);
});

/** Lena adds an account. Returns the link that she hands over. */
async function accountFor(name: string, role: string, authority = ''): Promise<string> {
  await lena.goto(`${team.origin}/accounts/add`);
  await lena.getByLabel('Name', { exact: true }).fill(name);
  await lena.getByLabel('E-mail address').fill(`${name.split(' ')[0]!.toLowerCase()}@example.org`);
  await lena.getByRole('radio', { name: role }).check();
  if (authority) await lena.getByLabel('Authority, for an authority contact').selectOption({ label: authority });
  await press(lena, 'Add account');
  return lena.locator('.earshot-personal-link').innerText();
}

test('Fay invites two authorities; one agrees to send a list, the other to pass on an open link', async () => {
  await fay.goto(team.desk.replace(/$/, '/authorities'));
  await lookAt(fay);
  await fay.getByRole('button', { name: 'Invite authorities' }).click();
  await fay.getByRole('radio', { name: 'Those ticked below' }).check();
  await fay.getByRole('checkbox', { name: 'Plymouth' }).check();
  await fay.getByRole('checkbox', { name: 'Torbay' }).check();
  await lookAt(fay);
  await press(fay, 'Record the invitations');
  await fay.getByRole('link', { name: 'Plymouth' }).click();
  await fay.getByRole('radio', { name: 'Agreed, and sends a staff list' }).check();
  await press(fay, /^Record$/);
  assert.match(await valueIn(fay, 'Where it stands'), /^Agreed/);
  await fay.goto(`${team.desk}/authorities`);
  await fay.getByRole('link', { name: 'Torbay' }).click();
  await fay.getByRole('radio', { name: 'Agreed, and passes an open link on' }).check();
  await fay.getByLabel('People in scope (optional)').fill('40');
  const today = new Date();
  await fay.getByLabel('Day', { exact: true }).fill(String(today.getDate()));
  await fay.getByLabel('Month').fill(String(today.getMonth() + 1));
  await fay.getByLabel('Year').fill(String(today.getFullYear()));
  await press(fay, /^Record$/);
  await lookAt(fay);
});
