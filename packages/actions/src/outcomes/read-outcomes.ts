import {
  type Audience,
  areaTable,
  betweenWavesCounts,
  betweenWavesTable,
  type CountedCase,
  type EarlierComplete,
  modeTable,
  openLinkTable,
  outcomesTable,
  panelTable,
  ratesTable,
  type StatedPopulations,
  standingsOf,
  type TableAbout,
  telephoneCounts,
  telephoneTable,
  type WhereBy,
  waveResponse,
  withholdAcross,
} from '@earshot/fieldwork';
import {
  earlierCompletes,
  findStudy,
  organisationEventsOf,
  organisationsOf,
  type Queries,
  readOneMoment,
} from '@earshot/store';
import type { Table } from '@earshot/tables';
import type { FieldworkStudy } from '../access/fieldwork-study.ts';
import { type DeskRefused, refuseDesk } from '../access/fieldwork-study.ts';
import { permits, type Viewer } from '../access/permissions.ts';
import { byPanelId, whereDrawnAre } from '../panel/where-drawn-are.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { aboutTables } from './about-tables.ts';
import { countedCases } from './counted-cases.ts';

/** What fieldwork came to, in the study’s own tables. */
export interface Outcomes {
  readonly study: Study;
  readonly asAt: Date;
  readonly audience: Audience;
  /** Nobody is released yet: the tables are empty. */
  readonly cases: number;
  /** Cases whose outcome can still change; null beyond the field team while there are any. */
  readonly temporary: number | null;
  readonly simulated: number;
  readonly tables: readonly Table[];
}

/** For whom a viewer’s own pages are: whoever runs fieldwork sees small counts, an analyst does not. */
export function audienceOf(viewer: Viewer): Audience {
  return viewer.role === 'study_lead' || viewer.role === 'field_manager' ? 'field_team' : 'beyond';
}

/**
 * The outcomes of a study as of now, for a viewer. Changes nothing. Refuses with `not-permitted`, `no-such-study` or
 * `no-fieldwork`. @param wanted `beyond` for tables that may be passed on; nobody gets more than `audienceOf` allows.
 */
export async function readOutcomes(
  world: World,
  viewer: Viewer,
  { studyId, wanted }: { readonly studyId: string; readonly wanted: Audience },
): Promise<Outcomes | DeskRefused> {
  if (!permits(viewer, 'see_outcomes')) return refuseDesk('not-permitted');
  return outcomesFor(world, studyId, audienceOf(viewer) === 'field_team' ? wanted : 'beyond');
}

/** The same without a viewer: for whoever sits at the machine itself. */
export async function outcomesFor(world: World, studyId: string, audience: Audience): Promise<Outcomes | DeskRefused> {
  const study = world.studies.get(studyId);
  if (!study) return refuseDesk('no-such-study');
  const { fieldwork } = study;
  if (!fieldwork) return refuseDesk('no-fieldwork');
  const asAt = world.now();
  // Answers are read before and apart: the role that reads how people were contacted cannot read what they said.
  const whereBy = await whereDrawnAre(world, { ...study, fieldwork });
  return world.store.transaction('fieldwork', async (queries) => {
    await readOneMoment(queries);
    const cases = await countedCases(queries, { ...study, fieldwork }, asAt);
    const simulated = cases.filter((one) => one.simulated).length;
    const about = aboutTables(study, cases, { asAt, audience });
    const temporary = cases.filter(({ outcome }) => outcome.standing === 'temporary').length;
    const tables = await tablesOf(queries, { ...study, fieldwork }, { cases, where: byPanelId(cases, whereBy) }, about);
    const told = audience === 'field_team' || temporary === 0 ? temporary : null;
    return { study, asAt, audience, cases: cases.length, temporary: told, simulated, tables };
  });
}

async function tablesOf(
  queries: Queries,
  study: FieldworkStudy,
  { cases, where }: { readonly cases: readonly CountedCase[]; readonly where: WhereBy },
  about: TableAbout,
): Promise<Table[]> {
  const agreed = (await earlierCompletes(queries, study.id)).filter((one) => one.agreed !== null);
  const sampled = new Set(cases.flatMap(({ source, panelId }) => (source === 'open' ? [] : [panelId])));
  const agreeing = agreed.filter((one) => one.agreed && sampled.has(one.panelId)).length;
  const wave = waveResponse(study.title, cases, agreed.length > 0 ? agreeing : null);
  const hasOpenLink = cases.some(({ source }) => source === 'open');
  const populations = await populationsOf(queries, study.id);
  const before = await waveBefore(queries, study);
  const { panel } = study.fieldwork;
  const tables = [
    modeTable([wave], about),
    areaTable(cases, about),
    ...(hasOpenLink ? [openLinkTable(cases, populations, about)] : []),
    ...betweenWaves(before, study, cases, about),
    ...(panel?.whereNow.length ? [panelTable(cases, { groups: panel.whereNow, where }, about)] : []),
    telephoneTable(telephoneCounts(cases.filter(({ source }) => source !== 'open')), about),
    outcomesTable(cases, about),
    ratesTable(cases, study.fieldwork.outcomes, about),
  ];
  if (about.audience === 'field_team') return tables;
  return withholdAcross(tables, { cases, earlier: before?.answered ?? [], stated: new Set(populations.keys()), where });
}

const NOWHERE = { region: null, rating: null };

/** What authorities that circulate an open link last said of how many people they have. */
async function populationsOf(queries: Queries, studyId: string): Promise<StatedPopulations> {
  const standings = standingsOf(await organisationEventsOf(queries, studyId));
  const organisations = await organisationsOf(queries, studyId);
  const places = new Map(organisations.map(({ authorityCode, region, rating }) => [authorityCode, { region, rating }]));
  return new Map(
    [...standings].flatMap(([code, { way, population }]) =>
      way === 'open_link' && population
        ? [[code, { people: population.people, on: population.on, ...NOWHERE, ...places.get(code) }] as const]
        : [],
    ),
  );
}

interface WaveBefore {
  readonly title: string;
  readonly answered: readonly EarlierComplete[];
}

/** Null for a study that follows no earlier one, or whose earlier one is not in this store or has no answers. */
async function waveBefore(queries: Queries, { fieldwork }: FieldworkStudy): Promise<WaveBefore | null> {
  const earlier = fieldwork.panel && (await findStudy(queries, fieldwork.panel.from));
  const answered = earlier ? await earlierCompletes(queries, earlier.studyId) : [];
  return earlier && answered.length > 0 ? { title: earlier.title, answered } : null;
}

function betweenWaves(
  before: WaveBefore | null,
  { title }: FieldworkStudy,
  cases: readonly CountedCase[],
  about: TableAbout,
): Table[] {
  if (!before) return [];
  return [betweenWavesTable(betweenWavesCounts(before.answered, cases), { earlier: before.title, now: title }, about)];
}
