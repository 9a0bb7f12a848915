import { figuresFor } from '../analysis/census-populations.ts';
import type { Planned } from '../estimation/planned.ts';
import { readInParts } from '../explore/read-in-parts.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { Study } from '../study.ts';

/** What the drivers.yml of a study asks for. The file was checked with the study, which is not there if it has problems. */
export function plannedDrivers(study: Study, figures: () => PublishedFigures): Planned {
  if (!study.drivers) return { state: 'no-file' };
  return {
    state: 'ready',
    studyIds: [study.id],
    problems: [],
    async gather(world, tell) {
      const dataset = await readInParts(world, study, (done, whole) =>
        tell({ label: 'The answers are read', things: 'people', done, whole }),
      );
      return { kind: 'drivers', study, dataset, published: await figuresFor([study], figures()) };
    },
  };
}
