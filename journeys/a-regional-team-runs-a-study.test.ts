// Three people run a study: Lena leads it, Fay manages the fieldwork, Ira calls. Omar’s authority passes on an open link,
// and Dora sees to data rights. Each test goes on where the one before ended.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Email } from 'postal-mime';
import { answerPage, questionOf } from './answer-page.ts';
import { PASSWORD } from './desk-accounts.ts';
import { linkIn } from './mailbox.ts';
import {
  choosePassword,
  lookAt,
  press,
  type RegionalTeam,
  regionalTeam,
  staffList,
  textsOf,
  until,
  valueBeside,
} from './regional-team.ts';

let team: RegionalTeam;
let lena: Page;
let fay: Page;
let ira: Page;
let omar: Page;
let dora: Page;
let openLink: string;

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

/** The first mail that somebody got. */
function mailTo(address: string): Email | undefined {
  return team.mails.received.find(({ to }) => to === address)?.mail;
}

/** What went to people on the list. */
function invitations(): RegionalTeam['mails']['received'] {
  return team.mails.received.filter(({ to }) => to.endsWith('@plymouth.example.org'));
}

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
  assert.match(await valueBeside(fay, 'Where it stands'), /^Agreed/);
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
  await fay.getByLabel('The list').setInputFiles({ name: 'plymouth.csv', mimeType: 'text/csv', buffer: staffList() });
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
  await begin(page);
  await answerPage(page);
  await page.goto(linkIn(leaves!.mail, '/stop/'));
  await lookAt(page);
  await press(page, 'End all mails and calls');
  await lookAt(page);
  assert.match(await page.locator('main').innerText(), /You will hear no more from us/);
});

/** Agrees and begins, from the page that one’s own link opens. */
async function begin(page: Page): Promise<void> {
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForLoadState();
  if (questionOf(page) === '') await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(/\/q\//);
}

/** @param look at every page on the way. */
async function answerToTheEnd(page: Page, look = async (): Promise<void> => {}): Promise<void> {
  await look();
  await begin(page);
  while (questionOf(page) !== '') {
    await look();
    await answerPage(page);
    await page.waitForLoadState();
  }
  await look();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.waitForLoadState();
  await look();
  assert.match(await page.locator('h1').innerText(), /^Your answers are sent$/);
}

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
  await lookAt(lena);
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
  assert.match(await ira.locator('main').innerText(), /at 14:30/);
});

test('the second refuses, and is asked once whether they would rather do it online', async () => {
  await press(ira, 'Give me the next call');
  await ira.getByRole('button', { name: 'They are on the line' }).click();
  await ira.getByRole('radio', { name: /Refused$/ }).check();
  await press(ira, 'Note this and end the call');
  await lookAt(ira);
  await press(ira, 'No: they refuse, end the call');
});

test('the third agrees, and she does the whole interview by keyboard', async () => {
  await press(ira, 'Give me the next call');
  await enter(ira, 'They are on the line');
  await lookAt(ira);
  for (const box of await ira.getByRole('checkbox').all()) {
    await box.focus();
    await ira.keyboard.press('Space');
  }
  await ira.getByRole('radio', { name: 'A clear yes' }).focus();
  await ira.keyboard.press('Space');
  await enter(ira, 'Begin the interview');
  for (const keys of ['2', '1123', '38', '1']) {
    await ira.waitForURL(/\/interview/);
    await lookAt(ira);
    const before = ira.url();
    for (const key of keys) await ira.keyboard.press(key);
    await ira.keyboard.press('Enter');
    await ira.waitForURL((url) => url.href !== before);
  }
  await lookAt(ira);
  await enter(ira, 'Send the answers and end the call');
  assert.match(await ira.locator('main').innerText(), /9 people can be called now/);
  await lookAt(ira);
});

/** Goes to a button by keyboard and presses it. */
async function enter(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
  await page.waitForLoadState();
}

test('somebody in Torbay takes part by the link that was passed on', async () => {
  const page = await team.newPage();
  await page.goto(openLink);
  await lookAt(page);
  await answerToTheEnd(page);
});

test('the numbers on the monitor, of calls and of outcomes follow from what was done', async () => {
  await fay.goto(team.desk);
  await lookAt(fay);
  console.log(await fay.locator('main').innerText());
  await fay.goto(`${team.desk}/calls/work`);
  await lookAt(fay);
  console.log(await fay.locator('main').innerText());
  await fay.goto(`${team.desk}/outcomes`);
  await lookAt(fay);
  console.log(await fay.locator('main').innerText());
});

test('Omar sees Torbay’s page and nothing of anybody else, and no number of few people', async () => {
  await omar.goto(`${team.desk}/our-authority`);
  await lookAt(omar);
  assert.equal(await valueBeside(omar, 'Have sent their answers'), 'Fewer than 10');
  const statuses = [];
  for (const page of ['/our-authority/E06000026', '', '/outcomes', '/authorities', '/sample', '/calls', '/releases']) {
    statuses.push((await omar.goto(team.desk + page))!.status());
  }
  assert.deepEqual(statuses, [404, 403, 403, 403, 403, 403, 403]);
});

test('Dora finds somebody who answered, sees what is held, and erases it with a certificate', async () => {
  const address = invitations()[0]!.to;
  await dora.goto(`${team.origin}/rights`);
  await lookAt(dora);
  await dora.getByLabel('What to look for').fill(address);
  await press(dora, 'Find');
  await lookAt(dora);
  await dora.locator('main li a').click();
  await lookAt(dora);
  console.log(await dora.locator('main').innerText());
  await dora.getByLabel('What they asked').selectOption({ label: 'To have everything erased' });
  await dora.getByLabel('Day on which it came').fill('2026-11-22');
  await press(dora, 'Log it');
  await lookAt(dora);
  await dora.getByRole('button', { name: 'Erase' }).click();
  await lookAt(dora);
  await dora.getByRole('checkbox').check();
  await press(dora, 'Erase everything');
  await lookAt(dora);
  console.log(await dora.locator('main').innerText());
});

test('the numbers follow', async () => {
  await fay.goto(`${team.desk}/outcomes`);
  console.log(await fay.locator('main').innerText());
  await fay.goto(team.desk);
  console.log(await fay.locator('main').innerText());
  for (const page of [
    'panel',
    'vouchers',
    'preview',
    'contacts/forecast',
    'releases/1/draw',
    'authorities',
    'authorities/profile',
  ]) {
    await fay.goto(`${team.desk}/${page}`);
    await lookAt(fay);
  }
});
