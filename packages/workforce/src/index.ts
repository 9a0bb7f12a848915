export type { Area } from './area.ts';
export { type Authorities, type Authority, readAuthorities } from './authorities.ts';
export type { BesidePlan, Expectation } from './beside/beside-plan.ts';
export { besideTables } from './beside/beside-tables.ts';
export type { Departure } from './beside/departure.ts';
export type { Mark } from './beside/mark.ts';
export { readBesidePlan } from './beside/read-beside-plan.ts';
export { type Beside, type BesidePairFound, type PlaceBeside, setBeside } from './beside/set-beside.ts';
export { type CensusGroups, censusGroups, type GroupCounts } from './census-groups.ts';
export { censusMargin, type MarginFigures } from './census-margin.ts';
export type { CensusMargin, MarginDimension } from './census-margin-plan.ts';
export {
  type CensusPopulation,
  censusPopulation,
  type PopulationOf,
  type RegionPopulation,
  regionAgencyMargin,
} from './census-population.ts';
export type { AgeProfile } from './characteristics/age-profile.ts';
export type { Characteristics } from './characteristics/characteristics.ts';
export { type CharacteristicsPage, characteristicsPage } from './characteristics/characteristics-page.ts';
export {
  type CharacteristicsRevision,
  type CharacteristicsRevisions,
  characteristicsRevisedSentence,
  characteristicsRevisions,
  characteristicsRevisionsTable,
} from './characteristics/characteristics-revisions.ts';
export type { EthnicityByTier } from './characteristics/ethnicity-by-tier.ts';
export {
  type CharacteristicsRead,
  characteristicsReader,
  readCharacteristics,
} from './characteristics/read-characteristics.ts';
export type { Retirements } from './characteristics/retirements.ts';
export type { RoleMix } from './characteristics/role-mix.ts';
export { formerAuthorities } from './former-authority.ts';
export type { AreaYear, Indicators } from './indicators.ts';
export { type LikelyKind, likelyKind } from './likely-kind.ts';
export type { Measure } from './measure.ts';
export { MEASURE_NAMES } from './measure-names.ts';
export type { Finding } from './neighbour-findings.ts';
export { type NeighbourPage, neighbourPage, type RateSection } from './neighbour-page.ts';
export { type OfstedJudgement, type OfstedJudgements, readOfstedJudgements } from './ofsted-judgements.ts';
export { RATES, type Rate } from './rate.ts';
export { formulaOf, formulaText, type RateFormula } from './rate-formula.ts';
export { readIndicators } from './read-indicators.ts';
export type { NetStarters } from './region/net-starters.ts';
export { type RegionPage, regionPage } from './region/region-page.ts';
export { type RegionSpread, spreadAreas } from './region/region-spread.ts';
export { type Release, releaseLine } from './release.ts';
export { type PageRevision, pageRevisions, revisionsThrough } from './revisions/page-revisions.ts';
export { type Revision, type Revisions, revisionsBetween } from './revisions/revisions.ts';
export { revisionsTable } from './revisions/revisions-table.ts';
export { decimalsOfEnd } from './signed-points.ts';
export { type RateMap, rateMap } from './tile-map/rate-map.ts';
export type { RateException } from './verification/left-out.ts';
export type { RateRange } from './verification/range.ts';
export {
  type UnexplainedRate,
  type Verification,
  type VerifiedRate,
  verifyRates,
} from './verification/verify-rates.ts';
export { type WhoTookPart, whoTookPart } from './who-took-part.ts';
