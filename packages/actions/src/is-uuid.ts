/** Whether a text from an address or a form can name a person, an account, a mail or a request at all: PostgreSQL fails at other texts. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
