import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CrossedCell, type HiddenLevels, safeCrossing } from './safe-crossing.ts';

type Person = readonly (string | null)[];

function cellsOf(people: readonly Person[], places: readonly number[]): CrossedCell[] {
  const found = new Map<string, { codes: Person; n: number }>();
  for (const person of people) {
    const codes = places.map((place) => person[place]!);
    const key = codes.join();
    found.set(key, { codes, n: (found.get(key)?.n ?? 0) + 1 });
  }
  return [...found.values()].map(({ codes, n }) => ({ codes, apart: '', people: { n, w: n, w2: n } }));
}

/** So many people who are all alike. */
function alike(person: Person, count: number): Person[] {
  return Array.from({ length: count }, () => person);
}

function hiddenOf(people: readonly Person[], names: readonly string[]): Record<string, string[]> | null {
  const hidden = safeCrossing(names, cellsOf(people, [...names.keys()]));
  return hidden && Object.fromEntries([...hidden].map(([name, codes]) => [name, [...codes].sort()]));
}

test('a crossing in which every combination holds ten people or nobody hides nothing', () => {
  const people = [...alike(['north', 'agency'], 10), ...alike(['south', 'employed'], 30)];
  assert.deepEqual(hiddenOf(people, ['region', 'kind']), { region: [], kind: [] });
});

test('of a small combination the smaller level is hidden, with another so that the rest does not tell it', () => {
  const people = [
    ...alike(['north', 'employed'], 60),
    ...alike(['north', 'agency'], 4),
    ...alike(['south', 'employed'], 70),
    ...alike(['south', 'agency'], 40),
    ...alike(['west', 'employed'], 90),
    ...alike(['west', 'agency'], 45),
  ];
  // The agency workers less those of the south and the west are the four of the north: the south goes as well.
  assert.deepEqual(hiddenOf(people, ['region', 'kind']), { region: ['north', 'south'], kind: [] });
});

test('a level that hides a few people of a break hides them in every crossing', () => {
  const people = [...alike(['north', 'a'], 9), ...alike(['south', 'a'], 50), ...alike(['west', 'b'], 90)];
  assert.deepEqual(hiddenOf(people, ['region', 'kind'])?.region, ['north', 'south']);
});

test('a filter that leaves a few people out hides its own category', () => {
  const people = [...alike(['yes'], 100), ...alike([null], 4)];
  assert.deepEqual(hiddenOf(people, ['agreed']), { agreed: ['yes'] });
});

test('fewer than ten people in all are not shown at all', () => {
  assert.equal(hiddenOf(alike(['north'], 9), ['region']), null);
  assert.deepEqual(hiddenOf([], ['region']), { region: [] });
});

test('people of another weight are never mixed in to make a combination large enough', () => {
  const cells = ['has', 'none'].map((apart) => {
    const n = apart === 'has' ? 50 : 3;
    return { codes: ['north'], apart, people: { n, w: n, w2: n } };
  });
  assert.equal(safeCrossing(['region'], cells), null);
});

test('a combination that a few heavy weights dominate counts for its effective base', () => {
  const light = { codes: ['north'], apart: '', people: { n: 100, w: 100, w2: 100 } };
  // Two who weigh 60 each among 20: an effective base of 2.7.
  const heavy = { codes: ['south'], apart: '', people: { n: 20, w: 138, w2: 7218 } };
  assert.deepEqual([...safeCrossing(['region'], [light, heavy])!.get('region')!].sort(), ['north', 'south']);
});

const NAMES = ['a', 'b', 'c'];
const SUBSETS = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => [0, 1, 2].filter((place) => bits & (1 << place)));
const people = fc
  .array(
    fc.tuple(fc.record({ codes: fc.tuple(...NAMES.map(() => fc.constantFrom('1', '2', '3', null))) }), fc.nat(40)),
    {
      minLength: 1,
      maxLength: 24,
    },
  )
  .map((groups) => groups.flatMap(([{ codes }, count]) => alike(codes, count)));

interface Group {
  readonly places: readonly number[];
  readonly members: ReadonlySet<Person>;
}

/** Every group that some table shows: all combinations of levels that their own crossing does not hide. */
function shownGroups(all: readonly Person[]): Group[] {
  const told = all.map((person): Person => [...person]);
  return SUBSETS.flatMap((places) => {
    const names = places.map((place) => NAMES[place]!);
    const hidden = safeCrossing(names, cellsOf(told, places));
    if (hidden === null) return [];
    const groups = new Map<string, Set<Person>>(places.length === 0 ? [['', new Set(told)]] : []);
    for (const person of told) {
      const codes = places.map((place) => person[place]!);
      if (isHidden(codes, names, hidden)) continue;
      const key = codes.join();
      groups.set(key, (groups.get(key) ?? new Set()).add(person));
    }
    return [...groups.values()].map((members) => ({ places, members }));
  });
}

function isHidden(codes: Person, names: readonly string[], hidden: HiddenLevels): boolean {
  return codes.some((code, at) => code === null || hidden.get(names[at]!)!.has(code));
}

test('no two groups that tables show, one with more conditions than the other, differ by one to nine people', () => {
  fc.assert(
    fc.property(people, (all) => {
      const groups = shownGroups(all);
      for (const whole of groups) {
        for (const part of groups) {
          if (!whole.places.every((place) => part.places.includes(place))) continue;
          if (![...part.members].every((person) => whole.members.has(person))) continue;
          const left = whole.members.size - part.members.size;
          assert.ok(left === 0 || left >= 10, `${left} people are left of ${whole.members.size}`);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('what is left of a group when all that is shown of it by one more variable is taken away is nobody or ten', () => {
  fc.assert(
    fc.property(people, (all) => {
      const groups = shownGroups(all);
      for (const whole of groups) {
        for (const more of [0, 1, 2].filter((place) => !whole.places.includes(place))) {
          const places = [...whole.places, more].sort().join();
          const parts = groups.filter(
            (group) => group.places.join() === places && [...group.members].every((one) => whole.members.has(one)),
          );
          const left = whole.members.size - parts.reduce((sum, { members }) => sum + members.size, 0);
          assert.ok(left === 0 || left >= 10, `${left} people are left of ${whole.members.size}`);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('those who did not say stand with the smallest level of their variable, and the other variable keeps its levels', () => {
  const people = [
    ...alike(['employed', 'woman'], 600),
    ...alike(['employed', 'man'], 120),
    ...alike(['employed', null], 12),
    ...alike(['agency', 'woman'], 60),
    ...alike(['agency', 'man'], 15),
    ...alike(['agency', null], 2),
  ];
  assert.deepEqual(hiddenOf(people, ['kind', 'gender']), { kind: [], gender: ['man'] });
});

test('where one level is small in every other, it goes, and they stay', () => {
  const regions = ['north', 'south', 'east', 'west', 'london'];
  const people = regions.flatMap((region) => [
    ...alike([region, 'big'], 80),
    ...alike([region, 'middling'], 30),
    ...alike([region, 'small'], 4),
  ]);
  assert.deepEqual(hiddenOf(people, ['region', 'size']), { region: [], size: ['middling', 'small'] });
});
