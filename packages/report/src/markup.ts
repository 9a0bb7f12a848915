/** HTML that is safe to send: everything in it was written by us or escaped. Made only by `html` and `markup`. */
export interface Markup {
  readonly safe: string;
}

type Part = string | number | Markup | null | readonly Part[];

/**
 * A template whose text parts are escaped, for element text and for quoted attribute values. A null part prints
 * nothing; an array prints its parts one after the other.
 */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return { safe: strings.reduce((written, string, index) => written + printed(parts[index - 1]!) + string) };
}

/** Marks text as safe HTML. Only for what we wrote ourselves, such as the stylesheet and a drawn chart. */
export function markup(safe: string): Markup {
  return { safe };
}

function printed(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'safe' in part ? part.safe : part.map(printed).join('');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
