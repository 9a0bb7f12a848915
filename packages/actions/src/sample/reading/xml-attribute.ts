import { brokenWorkbook } from './unreadable-list.ts';
import { afterBlanks, isXmlName, nameEnd } from './xml-name.ts';
import { attributeText } from './xml-text.ts';

const [QUOTE, APOSTROPHE, EQUALS] = [34, 39, 61];

/**
 * Reads the attribute that begins at `start` into `attributes`; gives where it ends, or null when the text ends before it
 * does. Throws `ListBroken` for one that is not well formed or is there already.
 */
export function readAttribute(text: string, start: number, attributes: Record<string, string>): number | null {
  const ends = nameEnd(text, start);
  const equals = afterBlanks(text, ends);
  if (equals === text.length) return null;
  if (text.charCodeAt(equals) !== EQUALS) throw brokenWorkbook();
  const opens = afterBlanks(text, equals + 1);
  if (opens === text.length) return null;
  const mark = text.charCodeAt(opens);
  if (mark !== QUOTE && mark !== APOSTROPHE) throw brokenWorkbook();
  const closes = text.indexOf(mark === QUOTE ? '"' : "'", opens + 1);
  if (closes < 0) return null;
  const name = text.slice(start, ends);
  if (!isXmlName(name) || Object.hasOwn(attributes, name)) throw brokenWorkbook();
  attributes[name] = attributeText(text.slice(opens + 1, closes));
  return closes + 1;
}
