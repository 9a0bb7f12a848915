import { Refusal } from './refusal.ts';

/** Throws a Refusal (`not-a-database-url`) for what is no PostgreSQL URL. It never repeats it: a password may be in it. */
export function checkDatabaseUrl(databaseUrl: string): void {
  const protocol = URL.canParse(databaseUrl) ? new URL(databaseUrl).protocol : '';
  if (/^postgres(ql)?:$/.test(protocol)) return;
  const form = 'postgres://user:password@host:5432/name';
  throw new Refusal('not-a-database-url', `DATABASE_URL does not name a PostgreSQL database. Its form is ${form}`);
}
