import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, columnNamed, datasetOf, rowAt, type Variable, valueAt, variablesOf } from '@earshot/dataset';
import fc from 'fast-check';
import { smallDataset } from './fixtures/small-dataset.ts';
import { outgoingDataset } from './outgoing.ts';

const options = { random: () => 0, isSimulated: (row: number) => row === 5, withWords: false, units: [] };

test('words stay behind unless they are asked for', () => {
  const names = (withWords: boolean) =>
    variablesOf(outgoingDataset(smallDataset, { ...options, withWords }).dataset).map(({ name }) => name);
  assert.ok(!names(false).includes('why'));
  assert.ok(names(true).includes('why'));
});

test('every person goes out once, whole, with a number that is not that of answering', () => {
  const chance = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
  const key = (row: object): string => JSON.stringify(row);
  const before = Array.from({ length: 6 }, (_, row) => key(rowAt(smallDataset, row)));
  fc.assert(
    fc.property(chance, (numbers) => {
      const random = () => numbers.next().value;
      const { dataset: made } = outgoingDataset(smallDataset, { ...options, random, withWords: true });
      const rows = Array.from({ length: 6 }, (_, row) => rowAt(made, row));
      assert.deepEqual(
        rows.map(({ row }) => row),
        rows.map((_, index) => answered(index + 1)),
      );
      const people = rows.map(({ row: _, simulated, ...person }) => ({ simulated, person: key(person) }));
      assert.deepEqual(people.map(({ person }) => person).sort(), [...before].sort());
      const simulated = people.filter((one) => key(one.simulated!) === key(answered('yes')));
      assert.deepEqual(
        simulated.map(({ person }) => person),
        [before[5]],
      );
    }),
  );
});

test('every order is as likely as any other', () => {
  const variable: Variable = { kind: 'quantity', name: 'n', label: 'N', unit: '' };
  const three = datasetOf(
    'three',
    [variable],
    [0, 1, 2].map((n) => ({ n: answered(n) })),
    0,
  );
  // All the choices that a shuffle of three has: one of three, then one of two.
  const orders = [0, 1, 2].flatMap((first) =>
    [0, 1].map((second) => {
      const given = [first / 3, second / 2];
      const { dataset: made } = outgoingDataset(three, { ...options, random: () => given.shift()! });
      return [0, 1, 2]
        .map((row) => valueAt(columnNamed(made, 'n')!, row))
        .map((value) => JSON.stringify(value))
        .join();
    }),
  );
  assert.equal(new Set(orders).size, 6);
});

test('a variable of the name of an added column keeps it', () => {
  const again = outgoingDataset(outgoingDataset(smallDataset, options).dataset, options);
  assert.deepEqual(again.complete, ['row_of_file', 'simulated_of_file']);
  const names = variablesOf(again.dataset).map(({ name }) => name);
  assert.deepEqual(names.slice(0, 4), ['row_of_file', 'simulated_of_file', 'row', 'simulated']);
});

test('what tells people or clusters apart elsewhere is a number of this file', () => {
  const units: readonly Variable[] = [
    { kind: 'text', name: 'person', label: 'Panel identifier' },
    { kind: 'quantity', name: 'office', label: 'Office', unit: '' },
  ];
  const people = [
    ['p-7', 4012],
    ['p-9', 4012],
    ['p-7', 88],
  ].map(([person, office]) => ({ person: answered(person!), office: answered(office!) }));
  const given = datasetOf('panel', units, people, 0);
  const { dataset } = outgoingDataset(given, { ...options, random: () => 0.999, units: ['person', 'office'] });
  const column = (name: string) => Array.from(columnNamed(dataset, name)!.numbers!);
  assert.deepEqual(
    [column('person'), column('office')],
    [
      [1, 2, 1],
      [1, 1, 2],
    ],
  );
});
