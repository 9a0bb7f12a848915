import { figuresFor } from '../analysis/census-populations.ts';
import { panelWaves } from '../analysis/panel-waves.ts';
import type { Planned } from '../estimation/planned.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { checkedChange } from './checked-change.ts';

/** What the change.yml of a study asks for, checked against the studies of its waves as the server has them. */
export function plannedChange({ studies }: World, study: Study, figures: () => PublishedFigures): Planned {
  if (!study.change) return { state: 'no-file' };
  const { checked, problems } = checkedChange(study, (id) => studies.get(id) ?? null);
  if (!checked) return { state: 'problems', problems };
  const { plan, waves } = checked;
  return {
    state: 'ready',
    studyIds: waves.map(({ id }) => id),
    problems,
    async gather(world, tell) {
      const people = await panelWaves(world, waves, ({ title }, done, whole) =>
        tell({ label: `The answers of ${title} are read`, things: 'people', done, whole }),
      );
      const both = waves.map((wave, index) => ({ study: wave, people: people[index]! }));
      return { kind: 'change', plan, waves: both, published: await figuresFor(waves, figures()) };
    },
  };
}
