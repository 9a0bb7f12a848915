/**
 * A field of a form, or of an address’s query, as it was typed; blank where it was not sent, or sent more than once.
 * @param form whatever was sent.
 */
export function fieldOf(form: unknown, name: string): string {
  const value = (form as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}
