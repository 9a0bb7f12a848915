import type { Node } from '@markdoc/markdoc';

/** The words of a node of the Markdown tree as they will be read; `wordsOf` says what each of its children reads as. */
export function plainWords(node: Node, wordsOf: (child: Node) => string): string {
  if (node.type === 'softbreak' || node.type === 'hardbreak') return ' ';
  if (node.type === 'comment') return '';
  if (typeof node.attributes.content === 'string') return node.attributes.content;
  return node.children.map(wordsOf).join('');
}
