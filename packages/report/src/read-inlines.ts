import type { Node } from '@markdoc/markdoc';
import { bindLabel } from './bind-label.ts';
import { bindNumber } from './bind-number.ts';
import type { Inline } from './document.ts';
import { type AmountKind, BOUND, unboundNumbers } from './number-words.ts';
import { plainWords } from './plain-words.ts';
import { readTag } from './read-tag.ts';
import type { Reading, ReadTag } from './reading.ts';
import type { Lines } from './source-places.ts';
import { readStated, refuseStatedShares } from './stated.ts';

const MAY_LINK_TO = /^(?:https?:\/\/|mailto:|#|\.{0,2}\/(?![/\\])|[\w-]+(?:[./?#]|$))/i;
const HTML = /<\/?[a-z][^>]*>/i;

/** Reads the running text of a paragraph, heading, list item or cell, and refuses the amounts in it. */
export function readInlines(node: Node, reading: Reading): Inline[] {
  const inlines = node.children.flatMap((child) => readInline(child, reading));
  refuseUnbound(node, reading);
  refuseStatedShares(node, reading);
  return inlines;
}

/** Makes a problem of something that a report may not hold. */
export function refuse(reading: Reading, code: string, lines: Lines, sentence: string): void {
  reading.problems.push({ code, severity: 'error', place: reading.places.ofLine(lines), sentence });
}

/** Refuses a kind of Markdown that a report does not have; nothing is read of it. */
export function notAllowed(node: Node, reading: Reading): never[] {
  const sentence = `A report has no place for Markdown of the kind “${node.type}”.`;
  refuse(reading, 'report-not-allowed', node.lines, sentence);
  return [];
}

function readInline(node: Node, reading: Reading): Inline[] {
  switch (node.type) {
    case 'text':
      return readText(node, reading);
    case 'softbreak':
      return [{ kind: 'text', text: ' ' }];
    case 'hardbreak':
      return [{ kind: 'line-break' }];
    case 'strong':
      return [{ kind: 'strong', text: childrenOf(node, reading) }];
    case 'em':
      return [{ kind: 'emphasis', text: childrenOf(node, reading) }];
    case 'link':
      return readLink(node, reading);
    case 'tag':
      return readInlineTag(node, reading);
    case 'comment':
    case 'error': // Already among the problems.
      return [];
    default:
      return notAllowed(node, reading);
  }
}

function childrenOf(node: Node, reading: Reading): Inline[] {
  return node.children.flatMap((child) => readInline(child, reading));
}

function readText(node: Node, reading: Reading): Inline[] {
  const text: unknown = node.attributes.content;
  if (typeof text !== 'string') {
    const sentence = 'A report has no variables and no functions: numbers come from {% number … /%}.';
    refuse(reading, 'report-not-allowed', node.lines, sentence);
    return [];
  }
  const tag = HTML.exec(text)?.[0];
  if (tag) refuse(reading, 'report-html', node.lines, `“${tag}” is HTML; a report is written in Markdown only.`);
  return [{ kind: 'text', text }];
}

function readLink(node: Node, reading: Reading): Inline[] {
  const href = String(node.attributes.href);
  if (!MAY_LINK_TO.test(href)) {
    const sentence = `“${href}” is not a link that a report may have: use https, http, mailto or an address on the same site.`;
    refuse(reading, 'report-link', node.lines, sentence);
  }
  return [{ kind: 'link', href, text: childrenOf(node, reading) }];
}

/** Tags that stand within a sentence. */
export const INLINE_TAGS: readonly string[] = ['number', 'label', 'stated'];

/** Reads one of the `INLINE_TAGS`; a `table` or `figure` cannot stand in the middle of a sentence. */
export function readInlineTag(node: Node, reading: Reading): Inline[] {
  const tag = readTag(node, reading);
  if (tag === null) return [];
  const inline = boundInline(node, tag, reading);
  return inline ? [inline] : [];
}

function boundInline(node: Node, tag: ReadTag, reading: Reading): Inline | null {
  if (tag.name === 'number') return bindNumber(tag, reading);
  if (tag.name === 'label') return bindLabel(tag, reading);
  if (tag.name === 'stated') return readStated(node, tag, reading);
  tag.problem('report-tag-in-text', `“${tag.name}” stands on a line of its own, with an empty line before and after.`);
  return null;
}

/** Looks through the text as it will be read: emphasis in the middle of “two **thirds**” hides nothing. */
function refuseUnbound(node: Node, reading: Reading): void {
  for (const { words, kind } of unboundNumbers(runningText(node))) {
    const sentence = unboundSentence(words.replaceAll(BOUND, '…'), kind);
    const place = reading.places.ofWords(words, node.lines);
    reading.problems.push({ code: 'report-unbound-number', severity: 'error', place, sentence });
  }
}

const BIND_IT = 'Bind it to a cell with {% number … /%}';

function unboundSentence(shown: string, kind: AmountKind): string {
  if (kind === 'comparison') {
    return `“${shown}” is a comparison that only a table can make, by its test. Say it with {% number … show="comparison" /%}.`;
  }
  if (kind === 'claim') {
    return `“${shown}” says how many people there are to whom it applies, and nobody could check that. Say it with {% number … /%}.`;
  }
  const amount = `“${shown}” is an amount that nobody could check. ${BIND_IT}`;
  if (kind === 'share') return `${amount}.`;
  return `${amount} or, if it is known from elsewhere, say from where: {% stated source="…" %}${shown}{% /stated %}.`;
}

function runningText(node: Node): string {
  return node.type === 'tag' ? BOUND : plainWords(node, runningText);
}
