// Three people run a study: Lena leads it, Fay manages the fieldwork, Ira calls. Omar’s authority passes on an open link,
// and Dora sees to data rights. Each test goes on where the one before ended.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Email } from 'postal-mime';
import { answerPage, answerToTheEnd, beginAnswering } from './answer-page.ts';
import { pressByKey } from './by-keyboard.ts';
import { lookAtEveryDeskPage } from './every-desk-page.ts';
import { agreeByKeyboard, answerByKeyboard } from './interview-by-keyboard.ts';
import { linkIn } from './mailbox.ts';
import { lookAt, press, rowsAre, textsOf, until, valueBeside } from './on-a-page.ts';
import { monitorCounts, outcomesAreThoseByHand } from './outcomes-by-hand.ts';
import { addAccount, choosePassword, makeFirstAccount, type RegionalTeam, regionalTeam } from './regional-team.ts';

const PLYMOUTH = path.join(import.meta.dirname, 'staff-lists', 'plymouth.csv');

let team: RegionalTeam;
let lena: Page;
let fay: Page;
let ira: Page;
let omar: Page;
let dora: Page;
let openLink: string;

before(async () => {
  team = await regionalTeam();
  const page = () => team.newPage();
  [lena, fay, ira, omar, dora] = await Promise.all([page(), page(), page(), page(), page()]);
});
after(() => team?.stop());

test('Lena opens the link of the first account and gives everybody an account of theirs', async () => {
  await makeFirstAccount(lena, team.firstLink, 'Lena Lead');
  await lookAt(lena);
  await choosePassword(fay, await addAccount(lena, team.origin, 'Fay Field', 'Field manager'));
  await choosePassword(ira, await addAccount(lena, team.origin, 'Ira Interviewer', 'Interviewer'));
  await choosePassword(omar, await addAccount(lena, team.origin, 'Omar Office', 'Authority contact', 'Torbay'));
  await choosePassword(dora, await addAccount(lena, team.origin, 'Dora Data', 'Data officer'));
  for (const page of [fay, ira, omar, dora]) await lookAt(page);
});

/** By the clocks of Greenwich, which are never a day ahead of England’s. */
const today = (): string => new Date().toISOString().slice(0, 10);

/** The first mail that somebody got. */
function mailTo(address: string): Email | undefined {
  return team.mails.received.find(({ to }) => to === address)?.mail;
}

/** What went to people on the list. */
function invitations(): RegionalTeam['mails']['received'] {
  return team.mails.received.filter(({ to }) => to.endsWith('@plymouth.example.org'));
}

test('Fay invites two authorities; one agrees to send a list, the other to pass on an open link', async () => {
  await fay.goto(`${team.desk}/authorities`);
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
  assert.match(await valueBeside(fay, 'Where it stands'), /^Agreed/);
  await fay.goto(`${team.desk}/authorities`);
  await fay.getByRole('link', { name: 'Torbay' }).click();
  await fay.getByRole('radio', { name: 'Agreed, and passes an open link on' }).check();
  await fay.getByLabel('People in scope (optional)').fill('40');
  const [year, month, day] = today().split('-');
  await fay.getByLabel('Day', { exact: true }).fill(day!);
  await fay.getByLabel('Month').fill(month!);
  await fay.getByLabel('Year').fill(year!);
  await press(fay, /^Record$/);
  await lookAt(fay);
});

test('she makes Torbay’s open link and notes whom to write to', async () => {
  await press(fay, 'Show or change');
  await fay.getByLabel('Name', { exact: true }).fill('Olwen Director');
  await fay.getByLabel('E-mail address').fill('director@torbay.example.org');
  await press(fay, 'Keep');
  await press(fay, 'Make its open link');
  openLink = await fay.locator('.earshot-personal-link').innerText();
  await lookAt(fay);
});

test('she uploads Plymouth’s list, sees its three faults by line, and keeps everybody else', async () => {
  await fay.goto(`${team.desk}/sample`);
  await lookAt(fay);
  await fay.getByLabel('Whose list is it?').selectOption({ label: 'Plymouth' });
  await fay.getByLabel('The list').setInputFiles(PLYMOUTH);
  await press(fay, 'Upload and look at it');
  await lookAt(fay);
  await press(fay, 'Check the list');
  await fay.getByRole('button', { name: 'Keep 24 people' }).waitFor();
  await lookAt(fay);
  const faults = fay.getByRole('table', { name: 'Faults, in the order of the list' });
  assert.deepEqual(await textsOf(faults.locator('tbody td:first-child')), ['26', '27', '28']);
  assert.deepEqual(await textsOf(faults.locator('tbody td:last-child')), ['no-contact', 'twice-in-list', 'formula']);
  await press(fay, 'Keep 24 people');
  await fay.getByText('They wait for a batch').waitFor();
  await lookAt(fay);
});

test('she draws the soft launch and releases it; its twelve people get a mail each, and Torbay its text to forward', async () => {
  await fay.goto(`${team.desk}/releases`);
  await press(fay, 'Draw the soft launch');
  await lookAt(fay);
  await press(fay, 'Release the soft launch');
  await lookAt(fay); // asked first
  await press(fay, 'Release 12 people');
  await lookAt(fay);
  await until('twelve invitations', () => invitations().length >= 12);
  await until('the text to forward', () => mailTo('director@torbay.example.org') !== undefined);
  assert.equal(linkIn(mailTo('director@torbay.example.org')!, '/take/'), openLink);
  for (const { mail } of invitations()) {
    assert.match(mail.text!, /^Dear [A-Z][a-z]+ (Marsh|North),/);
    assert.ok(linkIn(mail, '/stop/'));
    assert.ok(mail.headers.some(({ key }) => key === 'list-unsubscribe'));
  }
  await fay.goto(`${team.desk}/contacts`);
  await lookAt(fay);
});

test('a social worker answers on a phone without JavaScript, from the link in the mail', async () => {
  const phone = await team.newPage({ phone: true, javaScript: false });
  const beside = await team.newPage({ phone: true }); // axe needs JavaScript
  for (const page of [phone, beside]) await page.setViewportSize({ width: 320, height: 640 });
  await phone.goto(linkIn(invitations()[0]!.mail, '/a/'));
  await answerToTheEnd(phone, async () => {
    await beside.goto(phone.url());
    await lookAt(beside);
  });
});

test('nine colleagues answer too, one stops half way, and one wants no more mail', async () => {
  const page = await team.newPage();
  for (const { mail } of invitations().slice(1, 10)) {
    await page.goto(linkIn(mail, '/a/'));
    await answerToTheEnd(page);
  }
  const [stops, leaves] = invitations().slice(10);
  await page.goto(linkIn(stops!.mail, '/a/'));
  await beginAnswering(page);
  await Promise.all([page.waitForEvent('load'), answerPage(page)]);
  await page.goto(linkIn(leaves!.mail, '/stop/'));
  await lookAt(page);
  await press(page, 'End all mails and calls');
  await lookAt(page);
  assert.match(await page.locator('main').innerText(), /You will hear no more from us/);
});

test('Fay and Lena look at the quality checks, and Lena decides to go on, with her reasons', async () => {
  await lena.goto(`${team.desk}/releases`);
  await lena.getByRole('link', { name: 'the quality checks of the soft launch' }).click();
  await lookAt(lena);
  assert.match(await lena.locator('main').innerText(), /11 began and 10 finished/);
  await fay.goto(`${team.desk}/releases`);
  assert.equal(await fay.getByRole('button', { name: 'Record the decision' }).count(), 0);
  await lena.goto(`${team.desk}/releases`);
  await lena.getByRole('radio', { name: /^Go/ }).check();
  await press(lena, 'Record the decision');
  await lookAt(lena);
  assert.match(await lena.title(), /^Error: /);
  await lena.getByRole('radio', { name: /^Go/ }).check();
  await lena.getByLabel('Why?').fill('Ten of twelve have answered, and nobody stopped at one place');
  await press(lena, 'Record the decision');
  await press(lena, 'Release 12 people');
  await lookAt(lena); // asked first
  await press(lena, 'Release 12 people');
  await lookAt(lena);
  await until('the invitations of everybody else', () => invitations().length >= 24);
  assert.equal(new Set(invitations().map(({ to }) => to)).size, 24, 'nobody has two');
});

test('Ira’s queue holds the twelve who have not answered, and not the one who wants no calls', async () => {
  await ira.goto(`${team.desk}/calls`);
  await lookAt(ira);
  assert.match(await ira.locator('main').innerText(), /12 people can be called now/);
});

test('she makes an appointment with the first', async () => {
  await press(ira, 'Give me the next call');
  await lookAt(ira);
  await ira.getByRole('radio', { name: /Appointment at a time/ }).check();
  await ira.getByLabel('Day of the appointment').selectOption({ index: 2 });
  await ira.getByLabel('Time of the appointment').fill('2.30pm');
  await press(ira, 'Note this and end the call');
  assert.match(await ira.locator('main').innerText(), /, 14:30: appointment at a time/);
});

test('the second refuses, and is asked once whether they would rather do it online', async () => {
  await press(ira, 'Give me the next call');
  await press(ira, 'They are on the line');
  await ira.getByRole('radio', { name: /Refused$/ }).check();
  await press(ira, 'Note this and end the call');
  await lookAt(ira);
  await press(ira, 'No: they refuse, end the call');
});

test('the third agrees, and she does the whole interview by keyboard', async () => {
  await press(ira, 'Give me the next call');
  await pressByKey(ira, 'They are on the line');
  await lookAt(ira);
  await agreeByKeyboard(ira);
  // Employed; three of the statements agreed with or neither, and one not; 38 hours; may be asked again.
  for (const keys of ['2', '1123', '38', '1']) {
    await lookAt(ira);
    await answerByKeyboard(ira, keys);
  }
  await lookAt(ira);
  await pressByKey(ira, 'Send the answers and end the call');
  assert.match(await ira.locator('main').innerText(), /9 people can be called now/);
  await lookAt(ira);
});

test('somebody in Torbay takes part by the link that was passed on', async () => {
  const page = await team.newPage();
  await page.goto(openLink);
  await lookAt(page);
  await answerToTheEnd(page);
});

test('the numbers of the monitor, of calls and of outcomes follow from what was done', async () => {
  await fay.goto(team.desk);
  await lookAt(fay);
  // 10 online, 1 by telephone, 1 through the open link, 1 who stopped; 24 − 10 − 1 − 2 are open.
  assert.deepEqual(await monitorCounts(fay), ['13', '12', '24', '10', '1', '1', '2', '11']);
  assert.equal(await fay.getByText(`/take/`).count(), 0, 'nobody may begin without a link');
  await fay.goto(`${team.desk}/calls/work`);
  await lookAt(fay);
  await rowsAre(fay, /by interviewer/, { 'Ira Interviewer': ['3', '3', '1', '1'] });
  await fay.goto(`${team.desk}/outcomes`);
  await lookAt(fay);
  await outcomesAreThoseByHand(fay);
});

test('Omar sees Torbay’s page and nothing of anybody else, and no number of few people', async () => {
  await omar.goto(`${team.desk}/our-authority`);
  await lookAt(omar);
  assert.equal(await valueBeside(omar, 'Have sent their answers'), 'Not shown');
  const statuses = [];
  for (const page of ['/our-authority/E06000026', '', '/outcomes', '/authorities', '/sample', '/calls', '/releases']) {
    statuses.push((await omar.goto(team.desk + page))!.status());
  }
  assert.deepEqual(statuses, [404, 403, 403, 403, 403, 403, 403]);
});

test('Dora finds somebody who answered, sees what is held, and erases it with a certificate', async () => {
  const { to: address, mail } = invitations()[0]!;
  await dora.goto(`${team.origin}/rights`);
  await lookAt(dora);
  await find(address);
  await lookAt(dora);
  await dora.locator('main li a').click();
  await lookAt(dora);
  assert.equal(await valueBeside(dora, 'E-mail address'), address);
  await rowsAre(dora, /What is held where/, { 'Answers, those that were replaced too': ['answers.answer', '4'] });
  await dora.getByLabel('What they asked').selectOption({ label: 'To have everything erased' });
  await dora.getByLabel('Who asked').selectOption({ label: 'The person themselves' });
  await dora.getByLabel('Day on which it came').fill(today());
  await press(dora, 'Log it');
  await lookAt(dora);
  await press(dora, 'Erase');
  await lookAt(dora);
  await dora.getByRole('checkbox').check();
  await press(dora, 'Erase everything');
  await lookAt(dora);
  await rowsAre(dora, /What was deleted/, { 'answers.answer': ['4'] });
  await find(address);
  assert.match(await dora.locator('main').innerText(), /Nobody is held under this/);
  assert.equal((await dora.goto(linkIn(mail, '/a/')))!.status(), 404);
});

async function find(address: string): Promise<void> {
  await dora.goto(`${team.origin}/rights`);
  await dora.getByLabel('What to look for').fill(address);
  await press(dora, 'Find');
}

test('the numbers follow', async () => {
  await fay.goto(`${team.desk}/outcomes`);
  await rowsAre(fay, /Outcome rates/, { RR1: ['43.5%', '10', '23'] });
  await fay.goto(team.desk);
  assert.deepEqual(await monitorCounts(fay), ['12', '11', '23', '9', '1', '1', '2', '11']);
});

test('every page of the desk that anybody is led to is as good on a phone', async () => {
  const seen = new Set<string>();
  for (const page of [lena, ira, omar, dora]) await lookAtEveryDeskPage(page, team.origin, seen);
  for (const address of ['/accounts', '/rights', '/desk/family-teams/calls/work', '/desk/family-teams/our-authority']) {
    assert.ok(seen.has(address), address);
  }
});
