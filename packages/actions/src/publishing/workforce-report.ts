import type { Problem } from '@earshot/planfile';
import type { Block } from '@earshot/report';
import {
  type Characteristics,
  type Indicators,
  type NeighbourPage,
  type Revisions,
  releaseLine,
} from '@earshot/workforce';
import type { PublishedFigures } from '../published-figures.ts';
import { authorityPage, type PageWanted } from '../workforce/authority-page.ts';
import type { AuthoritySection } from './authority/authority-section.ts';
import { characteristicsSection } from './authority/characteristics-section.ts';
import { glanceSection } from './authority/glance-section.ts';
import { neighboursSection } from './authority/neighbours-section.ts';
import { ofstedSection } from './authority/ofsted-section.ts';
import { ratesSection } from './authority/rates-section.ts';
import { revisedSection } from './authority/revised-section.ts';
import { link, paragraph, text } from './blocks.ts';
import { inPostJson } from './characteristics-blocks.ts';
import { type PublishedReport, publishedReport } from './published-report.ts';
import { workforceAddress } from './workforce-address.ts';

/** The sections of an authority’s page, in their order. A new one is a file in `authority/` and a line here. */
const SECTIONS: readonly AuthoritySection[] = [
  glanceSection,
  ratesSection,
  neighboursSection,
  ofstedSection,
  characteristicsSection,
  revisedSection,
];

/** The releases held, the oldest first, and what each of them revised. */
export interface HeldReleases {
  readonly all: readonly Indicators[];
  readonly through: readonly Revisions[];
  /** Staff in post by role and characteristic, the oldest release first. */
  readonly inPost: readonly Characteristics[];
}

/**
 * An authority's workforce beside England, its region and its statistical neighbours, as a report. Its sentences are
 * made from the cells of its tables. Problems: those of `authorityPage`.
 */
export function buildWorkforceReport(
  published: PublishedFigures,
  { all, through, inPost }: HeldReleases,
  wanted: PageWanted,
): { built: PublishedReport | null; problems: readonly Problem[] } {
  const { made, problems } = authorityPage(all, published.authorities, wanted, through);
  if (!made) return { built: null, problems };
  const { page, revised, json } = made;
  const revising = through.map(({ later }) => later.year);
  const setting = { page, revised, revising, published, inPost };
  const blocks = [...opening(page), ...SECTIONS.flatMap((section) => section(setting))];
  const { authority, release } = page;
  const whole = { ...json, inPost: inPostJson(inPost, authority.code, release) };
  return { built: publishedReport({ name: authority.name, blocks, json: whole, release }), problems };
}

function opening(page: NeighbourPage): Block[] {
  const hasNeighbours = page.authority.neighbours.length > 0;
  const model = hasNeighbours ? ` Statistical neighbours are those of the ${page.neighbourModel} model.` : '';
  const vintage = `These are published figures: ${releaseLine(page.release)}.${model}`;
  return [paragraph(vintage), ...page.beforehand.map(paragraph), beside(page)];
}

/** The way to the pages of what the authority is set against. */
function beside({ authority, release }: NeighbourPage): Block {
  const page = (name: string) => link(`/workforce/${workforceAddress(name)}?release=${release.year}`, name);
  return {
    kind: 'paragraph',
    text: [text('How far authorities lie apart: '), page(authority.region), text(' and '), page('England'), text('.')],
  };
}
