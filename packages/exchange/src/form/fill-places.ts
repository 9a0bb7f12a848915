const FILL = /\{([a-z][a-z0-9_]*)(?:\|[^{}]*)?\}/g;

/** The names that an element of a questionnaire file reads before it is shown: in its conditions and its fills. */
export function namesShown(element: unknown, known: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  visit(element, '', (key, text) => {
    if (key === 'when') for (const word of text.match(/[a-z][a-z0-9_]*/g) ?? []) found.add(word);
    else for (const [, name] of text.matchAll(FILL)) found.add(name!);
  });
  return new Set([...found].filter((name) => known.has(name)));
}

/** Visits every text of plain data with its key; checks are left out, for they are read after the page is sent. */
function visit(value: unknown, key: string, take: (key: string, text: string) => void): void {
  if (typeof value === 'string') take(key, value);
  else if (Array.isArray(value)) for (const each of value) visit(each, key, take);
  else if (value && typeof value === 'object') {
    for (const [name, each] of Object.entries(value)) if (name !== 'checks') visit(each, name, take);
  }
}
