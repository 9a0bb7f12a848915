import type { Collection } from '../collection/collection.ts';
import type { Finding } from '../finding.ts';
import type { Worker } from '../worker.ts';

/** Q2: one person who stands more than once among those in post. Two posts are allowed, twice the same post is not. */
export function duplicateQuery(collection: Collection, report: (finding: Finding) => void): (worker: Worker) => void {
  const first = new Map<string, number>();
  const item = collection.items.find(({ name }) => name === 'registration')!.element;
  return ({ isAgency, person, texts, number, line, given }) => {
    if (isAgency !== false || person === null || texts.role_end !== undefined) return;
    const earlier = first.get(person);
    if (earlier === undefined) {
      first.set(person, number);
      return;
    }
    const sentence = `The same person is worker ${earlier} too. Two posts count as one person; one post given twice has to go.`;
    const at = given.get('registration') ?? line;
    report({ rule: 'Q2', kind: 'query', worker: number, line: at, item, found: `as worker ${earlier}`, sentence });
  };
}
