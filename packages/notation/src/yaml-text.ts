import { Document, isMap, isScalar, visit } from 'yaml';
import type { QuestionnaireData } from './file-element.ts';

/** Keys whose maps are short and read best in one line each. */
const LONGEST_LINE = 100;

/** questionnaire.yml as text, under a header that says where its words come from. */
export function yamlText(questionnaire: QuestionnaireData, header: readonly string[]): string {
  const document = new Document(questionnaire, { aliasDuplicateObjects: false });
  document.commentBefore = header.map((line) => ` ${line}`).join('\n');
  visit(document, {
    Map: (key, map) => {
      const scalars = map.items.every(({ value }) => isOneLine(value));
      const length = map.items.reduce((sum, item) => sum + String(item.key).length + String(item.value).length + 4, 0);
      if (key !== null && scalars && length <= LONGEST_LINE) map.flow = true;
    },
    Seq: (_, list) => {
      if (list.items.every(isOneLine)) list.flow = true;
    },
    Pair: (_, pair) => {
      // Options, rows and the like stand one a line, however short they are.
      if (isMap(pair.value) && isScalar(pair.key) && LISTS.has(String(pair.key.value))) return visitInside(pair.value);
      return undefined;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** A value that stands in one line; one of several lines cannot stand between braces. */
function isOneLine(value: unknown): boolean {
  return isScalar(value) && !String(value.value).includes('\n');
}

const LISTS = new Set(['options', 'rows', 'instead', 'removed', 'sample', 'words']);

/** Leaves the list itself in lines of its own, and puts what is in it on one line each. */
function visitInside(map: { items: { value?: unknown }[] }): typeof visit.SKIP {
  for (const { value } of map.items) {
    if (isMap(value) && value.items.every((item) => isOneLine(item.value))) value.flow = true;
  }
  return visit.SKIP;
}
