// Cerys is bilingual. She tries a study that has everything a questionnaire can have, on her phone and on a desk.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { axeProblems, browser, type TestBrowser } from '@earshot/testing';
import type { Page } from 'playwright-core';
import { questionOf } from './answer-page.ts';
import { type RunningEarshot, runningEarshot } from './running-earshot.ts';

const STUDY = path.join(import.meta.dirname, '../packages/web/src/fixtures/whole-language');

let earshot: RunningEarshot;
let chromium: TestBrowser;
let page: Page;
/** What the browser has complained of, such as a style that the policy of the pages forbids. */
const complaints: string[] = [];

before(async () => {
  [earshot, chromium] = await Promise.all([runningEarshot(STUDY), browser()]);
  page = await newPage({ phone: true });
});
after(async () => {
  await chromium?.close();
  await earshot?.stop();
});

async function newPage(options: { phone?: boolean; javaScript?: boolean }): Promise<Page> {
  const opened = await chromium.newPage(options);
  opened.on('pageerror', (error) => complaints.push(error.message));
  // A page that comes back with what is missing is a 422, which the browser reports as well.
  opened.on('console', (said) => {
    if (['error', 'warning'].includes(said.type()) && !said.text().includes('422')) complaints.push(said.text());
  });
  return opened;
}

async function checked(): Promise<void> {
  assert.deepEqual(await axeProblems(page), []);
  const tooWide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
  assert.equal(tooWide, false, `${page.url()} has to be moved sideways`);
  assert.deepEqual(complaints, []);
}

async function pressed(name = 'Continue'): Promise<void> {
  await page.getByRole('button', { name }).click();
}

const heading = () => page.locator('h1').innerText();

test('she reads what it is about in Welsh, agrees in Welsh, and goes on in English', async () => {
  await page.goto(earshot.openLink);
  await checked();
  await page.getByRole('link', { name: 'Cymraeg' }).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'cy');
  await checked();
  await page.getByRole('checkbox', { name: 'Rwy’n cytuno' }).check();
  await pressed('Dechrau');
  await checked();
  assert.equal(await page.locator('.earshot-personal-link').innerText(), page.url());
  await page
    .getByRole('link', { name: 'Parhau' })
    .or(page.getByRole('button', { name: 'Parhau' }))
    .click();
  assert.equal(await heading(), 'Ydych chi’n gweithio ym maes gwaith cymdeithasol?');
  await page.getByRole('link', { name: 'English' }).click();
  assert.equal(await heading(), 'Do you work in social work?');
});

test('she says by mistake that she does no social work, reads that it ends there, and goes back', async () => {
  await page.getByRole('radio', { name: 'No' }).check();
  await pressed();
  assert.equal(await heading(), 'There are no more questions for you');
  await checked();
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await page.getByRole('radio', { name: 'Yes' }).check();
  await pressed();
  assert.equal(questionOf(page), 'reasons');
});

test('a line to write in comes with its option, and is read out with it', async () => {
  const line = page.getByRole('textbox', { name: 'What is it?' });
  await line.waitFor({ state: 'hidden' });
  await page.getByText('What this question means').click();
  await page.getByRole('checkbox', { name: 'Something else' }).check();
  await page.getByRole('checkbox', { name: 'Hours' }).check();
  await line.fill('The weather');
  await checked();
  await pressed();
  assert.ok(await page.getByText('You wrote: The weather').isVisible());
  await checked();
  await page.getByRole('radio', { name: 'Something else' }).check();
  await pressed();
  const way = page.getByRole('textbox', { name: 'In which way?' });
  await way.waitFor({ state: 'hidden' });
  await page.getByRole('radio', { name: 'In another way' }).check();
  assert.equal(await way.isVisible(), true);
  await checked();
  await pressed();
});

test('of more than 150 authorities she finds hers by typing a little of it', async () => {
  assert.equal(questionOf(page), 'authority');
  const field = page.locator('input').and(page.getByRole('combobox', { name: 'Which authority do you work in?' }));
  await field.click();
  await page.getByRole('option', { name: 'Prefer not to say' }).waitFor();
  assert.ok((await page.getByRole('option').count()) > 150);
  await checked();
  await field.pressSequentially('ham ful');
  await page.getByRole('option', { name: 'Barking and Dagenham' }).waitFor({ state: 'detached' });
  assert.equal(await page.getByRole('option').count(), 1);
  await page.getByRole('option', { name: 'Hammersmith and Fulham' }).tap();
  assert.equal(await field.inputValue(), 'Hammersmith and Fulham');
  await checked();
  await pressed();
  assert.equal(questionOf(page), 'hours');
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  assert.equal(await field.inputValue(), 'Hammersmith and Fulham');
});

test('by keyboard she chooses another, and what fits nothing is not taken for the one before', async () => {
  const field = page.locator('input[role=combobox]');
  await field.fill('lee');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.equal(await field.inputValue(), 'Leeds');
  await field.fill('Atlantis');
  await page.getByText('Nothing in the list fits').first().waitFor();
  await checked();
  await page.keyboard.press('Tab');
  await pressed();
  assert.match(await page.title(), /^Error: /);
  await checked();
  await page.locator('.govuk-error-summary a').click();
  assert.ok(await field.evaluate((element) => element.matches(':focus')));
  // What is told with the field holds the error too.
  const described = await page.locator(`#${await field.getAttribute('aria-describedby')}`).textContent();
  assert.match(described ?? '', /Choose one answer/);
  await field.fill('LEEDS');
  await page.keyboard.press('Tab');
  await pressed();
  assert.equal(questionOf(page), 'hours');
});

test('a check that must be put right comes before one that she may confirm', async () => {
  const hours = page.getByRole('textbox', { name: 'How many hours did you work?' });
  const direct = page.getByRole('textbox', { name: 'How many of them did you spend with families?' });
  await checked();
  await hours.fill('70');
  await direct.fill('80');
  await pressed();
  assert.match(await page.title(), /^Error: /);
  await checked();
  await direct.fill('20');
  await pressed();
  assert.match(await page.title(), /^Check: /);
  assert.equal(await page.locator(':focus').getAttribute('data-module'), 'govuk-error-summary');
  await checked();
  await page.locator('.govuk-error-summary a').click();
  await page.keyboard.press('Space');
  assert.ok(await page.getByRole('checkbox', { name: 'Yes, that is right' }).isChecked());
  await pressed();
  assert.equal(questionOf(page), 'views');
});

test('a grid with two answers a row has a question of its own for each', async () => {
  await checked();
  await pressed();
  await checked();
  for (const row of ['I feel valued', 'Families trust me', 'I am paid <fairly>']) {
    await page.getByRole('group', { name: row, exact: true }).getByRole('radio').first().check();
    await page
      .getByRole('group', { name: `${row}: Does it matter to you?` })
      .getByRole('radio')
      .last()
      .check();
  }
  await pressed();
  assert.equal(questionOf(page), 'wish');
  await page.setViewportSize({ width: 320, height: 568 }); // the narrowest that pages must fit (WCAG 1.4.10)
  for (const question of ['reasons', 'authority', 'hours', 'views', 'wish']) {
    await page.goto(page.url().replace(/\w+$/, question));
    await checked();
  }
});

test('she sends her answers in Welsh', async () => {
  await pressed();
  await page.getByRole('link', { name: 'Cymraeg' }).click();
  assert.equal(await heading(), 'Anfon eich atebion');
  await checked();
  await pressed('Anfon fy atebion');
  assert.equal(await heading(), 'Mae eich atebion wedi’u hanfon');
  await checked();
});

test('without a script everything is there: the whole list, the lines, the boxes, both languages', async () => {
  page = await newPage({ javaScript: false });
  await page.goto(earshot.openLink);
  await page.getByRole('checkbox').check();
  await pressed('Start');
  const home = page.url();
  await page.goto(`${home}/q/works`);
  await page.getByRole('radio', { name: 'Yes' }).check();
  await pressed();
  assert.equal(await page.getByRole('textbox').count(), 2);
  await page.getByRole('checkbox', { name: 'Something else' }).check();
  await page.getByRole('textbox', { name: 'What is it?' }).fill('The weather');
  await pressed();
  assert.equal(questionOf(page), 'how');
  assert.ok(await page.getByRole('textbox', { name: 'In which way?' }).isVisible());
  await page.getByRole('radio', { name: 'Prefer not to say' }).check();
  await pressed();
  await page.getByRole('combobox').selectOption('Somewhere else');
  await page.getByRole('textbox', { name: /^If you chose “Somewhere else”/ }).fill('Anglesey');
  await pressed();
  await page.getByRole('textbox', { name: 'How many hours did you work?' }).fill('70');
  await page.getByRole('checkbox', { name: 'My role has no families' }).check();
  await pressed();
  await page.getByRole('checkbox', { name: 'Yes, that is right' }).check();
  await pressed();
  assert.equal(questionOf(page), 'views');
  await page.getByRole('link', { name: 'Cymraeg' }).click();
  assert.equal(await heading(), 'I ba raddau ydych chi’n cytuno?');
  assert.deepEqual(complaints, []);
});
