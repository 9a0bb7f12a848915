import type { ClientBase } from 'pg';

/** One table as it goes into a backup. */
export interface BackedUpTable {
  /** With its schema, such as `answers.answer`. */
  readonly name: string;
  /** In their order. */
  readonly columns: readonly string[];
}

/** Everything that Earshot keeps. Jobs are left out: the mailer finds from these tables what is still to be done. */
const SCHEMAS = ['answers', 'audit', 'contacts', 'fieldwork', 'access', 'rights', 'census'];

/** The tables of a database, those that others refer to first, so that they can be filled in this order. */
export async function backedUpTables(client: ClientBase): Promise<BackedUpTable[]> {
  const { rows: tables } = await client.query<BackedUpTable>(
    `SELECT n.nspname || '.' || c.relname AS name,
       array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE n.nspname = ANY ($1) AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
     GROUP BY n.nspname, c.relname ORDER BY name`,
    [SCHEMAS],
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `SELECT DISTINCT fn.nspname || '.' || f.relname AS "from", tn.nspname || '.' || t.relname AS "to"
     FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
       JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
     WHERE k.contype = 'f' AND k.conrelid <> k.confrelid`,
  );
  return inOrder(tables, references);
}

function inOrder(tables: readonly BackedUpTable[], references: readonly { from: string; to: string }[]) {
  const ordered: BackedUpTable[] = [];
  const waiting = [...tables];
  while (waiting.length > 0) {
    const isWaiting = (name: string): boolean => waiting.some((table) => table.name === name);
    const at = waiting.findIndex(({ name }) => !references.some(({ from, to }) => from === name && isWaiting(to)));
    if (at === -1)
      throw new Error(`backedUpTables: ${waiting.map(({ name }) => name).join(', ')} refer to each other.`);
    ordered.push(...waiting.splice(at, 1));
  }
  return ordered;
}

/** A table’s name, or a column’s, as SQL takes it. */
export function quoted(name: string): string {
  return name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.');
}
