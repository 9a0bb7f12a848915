import { type Block, type ChartKind, drawingProblem } from '@earshot/report';
import type { Table } from '@earshot/tables';
import {
  type Characteristics,
  type CharacteristicsPage,
  characteristicsPage,
  type Indicators,
} from '@earshot/workforce';
import { characteristicsJson } from '../workforce/characteristics-json.ts';
import { figureBlock, heading, paragraph, tableBlock } from './blocks.ts';
import { revisedHeadcounts } from './revised-headcounts.ts';

/**
 * Who is in post in a place: ages, expected retirements, ethnicity and sex by role, and roles, from the file that belongs to the
 * page’s release. Where none does, a sentence says which there are; a page newer than all of them shows the latest.
 * @param inPost the files held, the oldest release first.
 * @param place an area’s name, or an authority’s three-digit code.
 * @param release of the page’s rates.
 */
export function characteristicsBlocks(
  inPost: readonly Characteristics[],
  place: string,
  release: Indicators['release'],
): Block[] {
  const found = inPostOf(inPost, place, release);
  if (!found.page) return [heading('in-post', 'Who is in post'), ...found.sentences.map(paragraph)];
  const { page } = found;
  const older = page.release.year === release.year ? [] : [paragraph(olderShown(page))];
  const sections = [ageBlocks, retirementBlocks, ethnicityBlocks, sexBlocks, roleBlocks].flatMap((of) => of(page));
  const [first, ...rest] = sections;
  return first ? [first, ...older, ...rest, ...revisedHeadcounts(inPost, page)] : [];
}

/** The same figures as plain data, as the command line prints them; null where the page has none. */
export function inPostJson(inPost: readonly Characteristics[], place: string, release: Indicators['release']): unknown {
  const { page } = inPostOf(inPost, place, release);
  return page && characteristicsJson(page);
}

type InPost = { readonly page: CharacteristicsPage } | { readonly page: null; readonly sentences: readonly string[] };

function inPostOf(inPost: readonly Characteristics[], place: string, release: Indicators['release']): InPost {
  const held = fileFor(inPost, release);
  if (!held) return { page: null, sentences: [noneHeld(inPost, release)] };
  const { page, problems } = characteristicsPage(held, place, null);
  return page ? { page } : { page, sentences: problems.map(({ sentence }) => sentence) };
}

function fileFor(inPost: readonly Characteristics[], { year }: Indicators['release']): Characteristics | null {
  const last = inPost.at(-1);
  if (last && last.release.year < year) return last;
  return inPost.find(({ release }) => release.year === year) ?? null;
}

function noneHeld(inPost: readonly Characteristics[], { year }: Indicators['release']): string {
  const years = new Intl.ListFormat('en-GB').format(inPost.map(({ release }) => String(release.year)));
  const held = years === '' ? 'none is held' : `held are those of the releases of ${years}`;
  return `Ages, ethnicity and roles of the release of ${year} are not held here; ${held}.`;
}

function olderShown({ release }: CharacteristicsPage): string {
  return `Ages, ethnicity and roles are from the release of ${release.year}, the latest of them that is held here.`;
}

function ageBlocks({ age, spread }: CharacteristicsPage): Block[] {
  if (!age) return [];
  return [
    heading('age', 'Age'),
    ...sentences([...age.findings, ...(spread?.findings ?? [])]),
    chart('bars', age.profile),
    chart('lines', age.oldest),
    tableBlock(age.years),
    ...(spread ? [tableBlock(spread.table)] : []),
  ];
}

function retirementBlocks({ retirements }: CharacteristicsPage): Block[] {
  if (!retirements) return [];
  const { findings, table } = retirements;
  return [heading('retirements', 'Expected retirements'), ...sentences(findings), tableBlock(table)];
}

function ethnicityBlocks({ ethnicity }: CharacteristicsPage): Block[] {
  if (!ethnicity) return [];
  const { findings, tiers, table, years } = ethnicity;
  return [
    heading('ethnicity', 'Ethnicity by role'),
    ...sentences(findings),
    chart('bars', tiers),
    tableBlock(table),
    tableBlock(years),
  ];
}

function sexBlocks({ sex }: CharacteristicsPage): Block[] {
  if (!sex) return [];
  return [heading('sex', 'Women by role'), ...sentences(sex.findings), tableBlock(sex.table)];
}

function roleBlocks({ roles }: CharacteristicsPage): Block[] {
  if (!roles) return [];
  return [heading('roles', 'Roles'), ...sentences(roles.findings), chart('bars', roles.mix), tableBlock(roles.years)];
}

function sentences(findings: readonly { readonly text: string }[]): Block[] {
  return findings.map(({ text }) => paragraph(text));
}

/** A chart, or the table alone where nothing in it can be drawn. */
function chart(kind: ChartKind, table: Table): Block {
  return drawingProblem(kind, table) ? tableBlock(table) : figureBlock(kind, table);
}
