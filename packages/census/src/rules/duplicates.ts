import type { Collection } from '../collection/collection.ts';
import type { Finding } from '../finding.ts';
import type { Worker } from '../worker.ts';

/**
 * Q2 and Q12: one person who stands more than once among those whom the authority employs. Two posts are allowed, the same
 * post twice is not; and who leaves one post for another within children’s services has not left.
 */
export function duplicateQuery(collection: Collection, report: (finding: Finding) => void): (worker: Worker) => void {
  const first = { here: new Map<string, number>(), gone: new Map<string, number>() };
  const item = collection.items.find(({ name }) => name === 'registration')!.element;
  return ({ isAgency, person, texts, number, line, given }) => {
    if (isAgency !== false || person === null) return;
    const isGone = texts.role_end !== undefined;
    const [same, other] = isGone ? [first.gone, first.here] : [first.here, first.gone];
    const twice = isGone ? undefined : same.get(person);
    const moved = other.get(person);
    const at = { kind: 'query', worker: number, line: given.get('registration') ?? line, item } as const;
    if (twice !== undefined) report({ ...at, rule: 'Q2', found: `as worker ${twice}`, sentence: twoPosts(twice) });
    if (moved !== undefined) report({ ...at, rule: 'Q12', found: `as worker ${moved}`, sentence: leftAndHere(moved) });
    if (!same.has(person)) same.set(person, number);
  };
}

function twoPosts(other: number): string {
  return `The same person is worker ${other} too. Two posts count as one person; one post given twice has to go.`;
}

function leftAndHere(other: number): string {
  return `The same person is worker ${other}: one left, one is in post. A move within children’s services is no leaving; who came back is both.`;
}
