import { brokenWorkbook } from './unreadable-list.ts';

/** The five that XML knows without a document type. */
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What the text between two tags says: its references as characters, its line ends as one. Throws `ListBroken`. */
export function textBetween(raw: string): string {
  if (!/[&\r\]]/.test(raw)) return raw;
  if (raw.includes(']]>')) throw brokenWorkbook();
  return withoutReferences(lineEnds(raw));
}

/** What an attribute says: its references as characters, its tabs and line ends as blanks. Throws `ListBroken`. */
export function attributeText(raw: string): string {
  if (!/[&<\r\n\t]/.test(raw)) return raw;
  if (raw.includes('<')) throw brokenWorkbook();
  return withoutReferences(lineEnds(raw).replace(/[\n\t]/g, ' '));
}

/** Every line end as a line feed (XML 1.0, 2.11). */
export function lineEnds(raw: string): string {
  return raw.replace(/\r\n?/g, '\n');
}

function withoutReferences(raw: string): string {
  return raw.replace(/&(?:([^;&]{1,10});)?/g, (_, reference: string | undefined) => characterOf(reference ?? ''));
}

function characterOf(reference: string): string {
  if (Object.hasOwn(NAMED, reference)) return NAMED[reference]!;
  const numbered = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(reference);
  const code = numbered?.[1] ? Number.parseInt(numbered[1], 16) : Number(numbered?.[2]);
  if (!isCharacter(code)) throw brokenWorkbook();
  return String.fromCodePoint(code);
}

/** Whether a character can stand in a document (XML 1.0, 2.2). */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
