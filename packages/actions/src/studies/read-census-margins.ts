import type { Findings } from '@earshot/planfile';
import type { CensusMargin } from '@earshot/workforce';
import type { ShapedStudy } from './study-shape.ts';

type ShapedCensus = NonNullable<ShapedStudy['census']>;
type ShapedDimension = NonNullable<ShapedCensus['populations']>[string][number];

/** The populations that study.yml describes beside that of region and agency status. The census’s names are looked up with its figures. */
export function readCensusMargins(shaped: ShapedCensus, findings: Findings): CensusMargin[] {
  return Object.entries(shaped.populations ?? {}).map(([name, dimensions]) => {
    const path = ['census', 'populations', name];
    if (name === shaped.population) {
      findings.add('census-population-taken', path, `“${name}” is the population by region and agency status already.`);
    }
    if (dimensions.length === 2 && dimensions.filter(isOfPlace).length !== 1) {
      const sentence =
        'Two variables of a population are a place (region or authority) and what people are told apart by.';
      findings.add('census-population-crossed', path, sentence);
    }
    const read = dimensions.map((dimension, at) => ({
      of: dimension.of,
      categories: categoriesOf(dimension, shaped, findings, [...path, at]),
    }));
    return { name, place: findings.placeOf(path), dimensions: read };
  });
}

function isOfPlace({ of }: ShapedDimension): boolean {
  return of === 'region' || of === 'authority';
}

/** Of regions those of the link, unless others are written. */
function categoriesOf(
  { of, categories }: ShapedDimension,
  { regions }: ShapedCensus,
  findings: Findings,
  path: readonly (string | number)[],
): Readonly<Record<string, readonly string[]>> {
  if (categories) return categories;
  if (of === 'region') return Object.fromEntries(Object.entries(regions).map(([code, name]) => [code, [name]]));
  findings.add(
    'census-population-categories',
    path,
    `Say which ${of} of the census each code stands for (categories: …).`,
  );
  return {};
}
