// Lena leads a study from a narrow screen, such as a laptop at four times the size, and has no mouse: she goes from
// link to link with Tab and presses Enter and Space. Everything that she comes to shows that it has the focus.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chooseByKey, followByKey, pressByKey, tabTo, typeInto } from './by-keyboard.ts';
import { PASSWORD } from './desk-accounts.ts';
import { lookAt, until } from './on-a-page.ts';
import { type RegionalTeam, regionalTeam } from './regional-team.ts';

const PLYMOUTH = path.join(import.meta.dirname, 'staff-lists', 'plymouth.csv');
let team: RegionalTeam;
let lena: Page;

before(async () => {
  team = await regionalTeam();
  lena = await team.newPage();
  await lena.setViewportSize({ width: 320, height: 640 });
});
after(() => team?.stop());

test('she makes her account and comes to her study', async () => {
  await lena.goto(team.firstLink);
  await typeInto(lena, 'Your name', 'Lena Lead');
  await typeInto(lena, 'Your e-mail address', 'lena@example.org');
  await typeInto(lena, 'Password', PASSWORD);
  await pressByKey(lena, 'Create account');
  await followByKey(lena, 'How family teams are');
  assert.equal(lena.url(), team.desk);
  await lookAt(lena);
});

test('she invites an authority and records that it sends a list', async () => {
  await followByKey(lena, 'Authorities');
  await tabTo(lena, lena.getByRole('button', { name: 'Invite authorities' }));
  await lena.keyboard.press('Enter');
  await chooseByKey(lena, lena.getByRole('radio', { name: 'Those ticked below' }));
  await tabTo(lena, lena.getByRole('checkbox', { name: 'Plymouth' }));
  await lena.keyboard.press('Space');
  await pressByKey(lena, 'Record the invitations');
  await followByKey(lena, 'Plymouth');
  await chooseByKey(lena, lena.getByRole('radio', { name: 'Agreed, and sends a staff list' }));
  await pressByKey(lena, /^Record$/);
  await lookAt(lena);
});

test('she uploads the list, looks at its faults and keeps the others', async () => {
  await followByKey(lena, 'Staff lists');
  await tabTo(lena, lena.getByLabel('Whose list is it?'));
  await lena.keyboard.type('Plymouth');
  const choosing = lena.waitForEvent('filechooser'); // early: the browser has to know of it before the key is pressed
  await tabTo(lena, lena.getByLabel('The list'));
  await lena.keyboard.press('Enter');
  await (await choosing).setFiles(PLYMOUTH);
  await pressByKey(lena, 'Upload and look at it');
  await pressByKey(lena, 'Check the list');
  await lena.getByRole('button', { name: 'Keep 24 people' }).waitFor();
  await pressByKey(lena, 'Keep 24 people');
  await lena.getByText('They wait for a batch').waitFor();
  await lookAt(lena);
});

test('she draws the soft launch, is asked before it is released, and releases it', async () => {
  await followByKey(lena, 'Releases');
  await pressByKey(lena, 'Draw the soft launch');
  await pressByKey(lena, 'Release the soft launch');
  await pressByKey(lena, 'Release 12 people');
  await lookAt(lena);
  await until('twelve invitations', () => team.mails.received.length === 12);
});
