import type { Problem } from '@earshot/planfile';
import type { Node } from '@markdoc/markdoc';
import { TAGS } from './read-tag.ts';
import type { SourcePlaces } from './source-places.ts';

/**
 * What is wrong with the writing itself, wherever it stands. `broken` when a tag was left open: then the tree does
 * not say what belongs where, and reading on would only find faults that are not there.
 */
export function syntaxProblems(document: Node, places: SourcePlaces): { broken: boolean; problems: Problem[] } {
  const nodes = [document, ...document.walk()];
  const open = nodes.filter(leftOpen).map((node) => leftOpenProblem(node, places));
  const rest = nodes.flatMap((node) => [...annotationProblems(node, places), ...parserProblems(node, places)]);
  const unpaired = nodes.find((node) => node.errors.some(({ id }) => UNPAIRED.includes(id)));
  if (unpaired && open.length === 0) {
    const sentence = `A tag is opened and not closed, or closed and not opened${unpaired.tag ? `: “${unpaired.tag}”` : ''}.`;
    open.push({ code: 'report-tag-unpaired', severity: 'error', place: places.ofLine(unpaired.lines), sentence });
  }
  return { broken: open.length > 0, problems: [...open, ...rest] };
}

const UNPAIRED = ['missing-opening', 'missing-closing'];

function leftOpen(node: Node): boolean {
  const shape = node.type === 'tag' && Object.hasOwn(TAGS, node.tag!) ? TAGS[node.tag!]! : null;
  return shape !== null && !shape.wraps && node.children.length > 0;
}

function leftOpenProblem(node: Node, places: SourcePlaces): Problem {
  const sentence = `“${node.tag}” wraps nothing, so it ends in “/%}” and not in “%}”.`;
  return { code: 'report-tag-left-open', severity: 'error', place: places.ofTag(node.tag!, node.lines), sentence };
}

function parserProblems(node: Node, places: SourcePlaces): Problem[] {
  return node.errors
    .filter(({ id }) => !UNPAIRED.includes(id))
    .map(({ id, message }) => ({
      code: id === 'duplicate-attribute' ? 'report-duplicate-attribute' : 'report-tag-unreadable',
      severity: 'error',
      place: places.ofLine(node.lines),
      sentence: `This tag cannot be read: ${message.replace(/\.$/, '')}.`,
    }));
}

function annotationProblems(node: Node, places: SourcePlaces): Problem[] {
  const place = places.ofLine(node.lines);
  const problems: Problem[] = [];
  if (node.attributes.frontmatter !== undefined) {
    const sentence = 'A report has no front matter between “---” lines; its title comes from the study.';
    problems.push({ code: 'report-front-matter', severity: 'error', place, sentence });
  }
  if (node.type !== 'tag' && node.annotations.length > 0) {
    const sentence = 'Text has no classes, ids or attributes in braces; a heading gets its address from its words.';
    problems.push({ code: 'report-annotation', severity: 'error', place, sentence });
  }
  return problems;
}
