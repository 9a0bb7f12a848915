/** A text of another program as plain words, and what was taken out of it. */
export interface PlainWords {
  readonly text: string;
  readonly lost: readonly string[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  pound: '£',
  euro: '€',
};

/** HTML as plain words, with a line for every paragraph. Scripts and styles are left out whole. */
export function wordsOfHtml(html: string): PlainWords {
  if (!/[<&]/.test(html)) return { text: tidy(html), lost: [] };
  const lost: string[] = [];
  if (/<(script|style|iframe|object)\b/i.test(html)) lost.push('a script, style or embedded page');
  if (/<(img|audio|video)\b/i.test(html)) lost.push('a picture or recording');
  if (/<a\s/i.test(html)) lost.push('the address of a link');
  if (/<(b|strong|em|i|u|span|font)\b/i.test(html)) lost.push('emphasis');
  const text = html
    .replaceAll(/<(script|style|iframe|object)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, '')
    .replaceAll(/<\/(p|div|li|tr|h[1-6])\s*>|<br\s*\/?>/gi, '\n')
    .replaceAll(/<\/?[a-z!][^<>]*>/gi, '')
    .replaceAll(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]+);/gi, (whole, name: string) => entity(name) ?? whole);
  return { text: tidy(text), lost };
}

function entity(name: string): string | null {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? null;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null;
}

function tidy(text: string): string {
  return text
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{2,}/g, '\n')
    .trim();
}
