import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { previewStudy, studyFolder } from '@earshot/actions';
import { routingMap } from '@earshot/instrument';
import { layoutMap } from './layout-map.ts';

const surveys = path.join(import.meta.dirname, '../../../../../surveys');
const { study } = previewStudy(studyFolder(path.join(surveys, 'big-listen')));
const map = routingMap(study!.questionnaires[0]!);
const layout = layoutMap(map);

test('every element is drawn once, in order, and nothing lies on anything else', () => {
  const ids = map.blocks.flatMap((block) => block.elements.map((element) => element.id));
  assert.deepEqual(
    layout.nodes.filter(({ kind }) => kind !== 'sample').map(({ id }) => id),
    ids,
  );
  const boxes = [...layout.nodes, layout.end];
  for (const [index, box] of boxes.entries()) {
    const below = boxes[index + 1];
    if (below) assert.ok(box.y + box.height < below.y, `${index}`);
    assert.ok(box.x >= 0 && box.x + box.width <= layout.width && box.y + box.height <= layout.height);
  }
});

test('a line leads from every question to each element whose condition reads it', () => {
  const reading = map.blocks.flatMap((block) => [
    ...(block.condition?.reads ?? []).map(({ id }) => id),
    ...block.elements.flatMap((element) => [
      ...(element.condition?.reads ?? []).map(({ id }) => id),
      ...(element.of ? [element.of] : []),
    ]),
  ]);
  const arrows = layout.branches.flatMap(({ from, arrows }) => arrows.map(() => from));
  assert.deepEqual([...arrows].sort(), [...reading].sort());
  for (const { fromY, toY, arrows } of layout.branches) assert.ok(arrows.every(({ y }) => y > fromY && y <= toY));
});

test('no two lines run down the same way at the same height', () => {
  for (const one of layout.branches) {
    for (const other of layout.branches) {
      if (one !== other && one.x === other.x)
        assert.ok(one.toY < other.fromY || other.toY < one.fromY, `${one.from} ${other.from}`);
    }
  }
});

test('long texts are broken into lines that fit, and end with an ellipsis', () => {
  const [block] = map.blocks;
  const long = { ...block!.elements[0]!, text: 'wide '.repeat(80) };
  const { nodes } = layoutMap({ blocks: [{ ...block!, elements: [long] }] });
  const lines = nodes[0]!.lines.filter(({ role }) => role === 'text').map(({ text }) => text);
  assert.equal(lines.length, 2);
  assert.ok(lines.every((line) => line.length <= 72));
  assert.match(lines[1]!, /…$/);
});
