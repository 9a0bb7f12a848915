import type { Expression } from '@earshot/dataset';
import type { Ratio } from '../plan/plan.ts';
import { codesAt } from './category-sums.ts';
import { countCube } from './count-cube.ts';
import { type CountedPeople, countedPeople, momentName, productName } from './counted-people.ts';
import { type Key, sizeOf } from './cube.ts';
import { type GroupSums, type ItemSums, NOBODY } from './item-sums.ts';
import { levelKey } from './level-key.ts';
import type { Query } from './sums-query.ts';
import { keyOf, type TableSumsQuery } from './table-sums.ts';

/**
 * The sums of a ratio, in total and by break, over those who answered both quantities: x the numerator, d the
 * denominator. A ratio is the mean of x/d with the weights wd, so that its sums are those of a mean with Σwd for Σw, Σwx
 * for Σwy and so on; whatever is worked out from a mean’s sums then holds for a ratio (R: `svyratio`). The base counts
 * people, with their own weights.
 */
export async function ratioSums(ratio: Ratio, asked: TableSumsQuery, query: Query): Promise<ItemSums> {
  const { weight, find } = asked;
  const breaks = asked.breaks.map((names) => names.map((name) => keyOf(find(name)!)));
  const people = await countedPeople(
    {
      base: answeredBoth(ratio, asked.base),
      weight,
      find,
      columns: breaks.flat().map(({ column }) => column),
      moments: [ratio.of, ratio.per],
      products: [[ratio.of, ratio.per]],
    },
    query,
  );
  if (!people) return { total: NOBODY, breaks: breaks.map(() => new Map()) };
  try {
    const total = (await groupsBy([], ratio, people, query)).get('') ?? NOBODY;
    const found: ReadonlyMap<string, GroupSums>[] = [];
    for (const keys of breaks) found.push(await groupsBy(keys, ratio, people, query));
    return { total, breaks: found };
  } finally {
    await people.drop();
  }
}

function answeredBoth({ of, per }: Ratio, base: Expression | null): Expression {
  const answered = [of, per].map(
    (name): Expression => ({ type: 'state', state: 'answered', name: { type: 'name', name, at: 0 }, at: 0 }),
  );
  return { type: 'and', parts: [...answered, ...(base ? [base] : [])], at: 0 };
}

async function groupsBy(keys: readonly Key[], { of, per }: Ratio, people: CountedPeople, query: Query) {
  const weights = people.parts.has('w') ? ['w', 'w2'] : [];
  const added = [
    ...weights,
    momentName(per, 'wy'),
    momentName(per, 'w2yy'),
    momentName(of, 'wy'),
    productName(of, per),
    momentName(of, 'w2yy'),
  ];
  const cube = await countCube(people, { keys, added, answered: null }, query);
  const groups = new Map<string, GroupSums>();
  for (let level = 0; level < sizeOf(keys); level += 1) {
    const [n, ...sums] = cube.sums.map((values) => values[level]!) as [number, ...number[]];
    if (n === 0) continue;
    const base = weights.length > 0 ? { n, w: sums[0]!, w2: sums[1]! } : { n, w: n, w2: n };
    const [w, w2, wy, w2y, w2yy] = sums.slice(weights.length) as [number, number, number, number, number];
    groups.set(levelKey(codesAt(keys, level)), { ...NOBODY, base, quantity: { n, w, w2, wy, w2y, w2yy } });
  }
  return groups;
}
