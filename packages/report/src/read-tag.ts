import { nearest } from '@earshot/planfile';
import type { Node } from '@markdoc/markdoc';
import type { Reading, ReadTag } from './reading.ts';

interface TagShape {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Words stand between an opening and a closing tag; otherwise the tag ends in `/%}`. */
  readonly wraps: boolean;
}

/** Every tag that a report may hold. */
export const TAGS: Readonly<Record<string, TagShape>> = {
  number: { required: ['table', 'row', 'column'], optional: ['show'], wraps: false },
  label: { required: ['table'], optional: ['row', 'column'], wraps: false },
  table: { required: ['table'], optional: ['rows', 'columns'], wraps: false },
  figure: { required: ['table', 'kind'], optional: ['title', 'rows', 'columns'], wraps: false },
  stated: { required: ['source'], optional: [], wraps: true },
};

/** A tag with its attributes checked against its shape; null when something is wrong, which is then among the problems. */
export function readTag(node: Node, reading: Reading): ReadTag | null {
  const name = node.tag ?? '';
  const place = reading.places.ofTag(name, node.lines);
  const tag: ReadTag = {
    name,
    attributes: node.attributes as Record<string, string>,
    lines: node.lines,
    problem: (code, sentence, severity = 'error') => reading.problems.push({ code, severity, place, sentence }),
  };
  const before = reading.problems.length;
  const shape = Object.hasOwn(TAGS, name) ? TAGS[name] : undefined;
  if (shape) checkAttributes(tag, shape);
  else tag.problem('report-unknown-tag', `There is no tag “${name}”; the tags are ${Object.keys(TAGS).join(', ')}.`);
  return reading.problems.length > before ? null : tag;
}

function checkAttributes(tag: ReadTag, shape: TagShape): void {
  const known = [...shape.required, ...shape.optional];
  for (const [key, value] of Object.entries(tag.attributes)) {
    if (!known.includes(key)) {
      const sentence = `“${tag.name}” has no attribute “${key}”; it has ${nearest(key, known, known.length).join(', ')}.`;
      tag.problem('report-unknown-attribute', sentence);
    } else if (typeof value !== 'string' || value.trim() === '') {
      tag.problem('report-attribute-not-words', `“${key}” of “${tag.name}” is not words in double quotation marks.`);
    }
  }
  for (const key of shape.required) {
    if (key in tag.attributes) continue;
    tag.problem('report-missing-attribute', `“${tag.name}” needs the attribute “${key}”.`);
  }
}
