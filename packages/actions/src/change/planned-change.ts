import { usable } from '@earshot/planfile';
import { panelWaves } from '../analysis/panel-waves.ts';
import { readStudyChange } from '../analysis/study-change.ts';
import type { Planned } from '../estimation/planned.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { studyWaves } from './study-waves.ts';

/** What the change.yml of a study asks for, checked against the studies of its waves as the server has them. */
export function plannedChange({ studies }: World, study: Study, figures: () => PublishedFigures): Planned {
  if (!study.change) return { state: 'no-file' };
  const found = studyWaves(study, study.change, (id) => studies.get(id) ?? null);
  if (!found.waves) return { state: 'problems', problems: found.problems };
  const { waves } = found;
  const { plan, problems } = readStudyChange(study.change, waves);
  if (!plan || !usable(problems)) return { state: 'problems', problems };
  return {
    state: 'ready',
    studyIds: waves.map(({ id }) => id),
    problems,
    async gather(world, tell) {
      const people = await panelWaves(world, waves, ({ title }, done, whole) =>
        tell({ label: `The answers of ${title} are read`, things: 'people', done, whole }),
      );
      const both = waves.map((wave, index) => ({ study: wave, people: people[index]! }));
      return { kind: 'change', plan, waves: both, published: figures() };
    },
  };
}
