// Facts that are stated and not estimated: a count, a date or a period, from a source that the study declares. A share
// is none of them, however it is put together: “99%” within the tag, “99” within and “per cent” after it, or two stated
// facts with “in” between them.
import type { Node } from '@markdoc/markdoc';
import { thereIs } from './bind-number.ts';
import type { Inline, StatedFact } from './document.ts';
import { BOUND, seenText, sharesIn } from './number-words.ts';
import { plainWords } from './plain-words.ts';
import type { Reading, ReadTag } from './reading.ts';

/** Reads a `stated` tag; null when something is wrong, which is then among the problems. */
export function readStated(node: Node, tag: ReadTag, reading: Reading): Inline | null {
  const text = wordsUnder(node).trim();
  const key = tag.attributes.source!;
  const source = Object.hasOwn(reading.sources, key) ? reading.sources[key] : undefined;
  if (text === '') tag.problem('report-stated-empty', '“stated” wraps the words that it vouches for; there are none.');
  if (!source) {
    const sentence = `study.yml declares no source “${key}” in “sources”. ${thereIs(key, Object.keys(reading.sources))}`;
    tag.problem('report-unknown-source', sentence);
  }
  reading.statedTags.set(node, tag);
  if (text === '' || !source) return null;
  const fact: StatedFact = { number: reading.stated.length + 1, text, source };
  reading.stated.push(fact);
  return { kind: 'stated', fact };
}

/** Refuses the shares that stated facts say, alone or with the words around them. */
export function refuseStatedShares(node: Node, reading: Reading): void {
  const { text, facts } = withFacts(node, reading);
  for (const { index, words } of sharesIn(text)) {
    const fact = facts.find(({ from, to }) => index < to && index + words.length > from);
    const sentence =
      `“${words.replaceAll(BOUND, '…')}” is a share or a finding, and no fact that can be stated: a fact is a count, ` +
      'a date or a period. Bind it to a cell with {% number … /%}.';
    fact?.tag.problem('report-stated-share', sentence);
  }
}

interface FactWithin {
  readonly tag: ReadTag;
  /** Its characters in the text: from, and up to but without. */
  readonly from: number;
  readonly to: number;
}

/** Running text with the words of stated facts in it, and where they stand. */
function withFacts(node: Node, reading: Reading): { text: string; facts: FactWithin[] } {
  const facts: FactWithin[] = [];
  let text = '';
  const gather = (child: Node): string => {
    const tag = reading.statedTags.get(child);
    const from = text.length;
    if (child.type === 'tag') text += tag ? seenText(wordsUnder(child)) : BOUND;
    else if (child.children.length === 0) text += seenText(plainWords(child, () => ''));
    else child.children.forEach(gather);
    if (tag) facts.push({ tag, from, to: text.length });
    return '';
  };
  gather(node);
  return { text, facts };
}

function wordsUnder(node: Node): string {
  return plainWords(node, wordsUnder);
}
