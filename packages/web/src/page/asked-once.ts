/** What is asked for by a key, now or lately. */
export type AskedOnce<Answer> = (key: string) => Promise<Answer>;

/**
 * Asks a question that many people have at once only one time: all who come while it is asked, and for a while after it
 * was begun, get the same answer. A question that failed is asked again by whoever comes next.
 * @param keptFor milliseconds.
 */
export function askedOnce<Answer>(
  ask: (key: string) => Promise<Answer>,
  { keptFor, now }: { readonly keptFor: number; readonly now: () => Date },
): AskedOnce<Answer> {
  const known = new Map<string, { readonly until: number; readonly answer: Promise<Answer> }>();
  return (key) => {
    const at = now().getTime();
    const kept = known.get(key);
    if (kept && at < kept.until) return kept.answer;
    const asked = { until: at + keptFor, answer: ask(key) };
    known.set(key, asked);
    asked.answer.catch(() => {
      if (known.get(key) === asked) known.delete(key);
    });
    return asked.answer;
  };
}
