// Accounts of a running Earshot for journeys, got the way that people get them: by the link that the start prints, then
// by links that the study lead hands over.
import type { Page } from 'playwright-core';

/** Of every account of a journey. */
export const PASSWORD = 'tractor lemon bridge nine';

/** What the desk calls the roles that a journey can sign in as. */
export type JourneyRole =
  | 'study_lead'
  | 'field_manager'
  | 'interviewer'
  | 'authority_contact'
  | 'analyst'
  | 'data_officer';

export interface DeskAccounts {
  /** Signs somebody of that role in on a page, and goes on to an address of the desk (without the server’s name). */
  signIn(page: Page, role?: JourneyRole, next?: string): Promise<void>;
  /** The cookie of somebody of that role, for requests without a browser. */
  cookie(role?: JourneyRole): Promise<string>;
}

/**
 * The accounts of a server, each made when it is first asked for.
 * @param origin where the server is, which its links begin with.
 * @param firstLink the link for the first account, as the start has printed it.
 * @param authority of the authority contact; its nine-character code.
 */
export function deskAccounts(origin: string, firstLink: string, authority = 'E06000016'): DeskAccounts {
  const made = new Map<JourneyRole, Promise<string>>();
  const emailOf = (role: JourneyRole): string => `${role.replace('_', '.')}@example.org`;

  async function post(address: string, fields: Record<string, string>, cookie = ''): Promise<Response> {
    const body = new URLSearchParams(fields);
    return fetch(address, { method: 'POST', body, headers: { origin, cookie }, redirect: 'manual' });
  }
  async function take(link: string, role: JourneyRole): Promise<string> {
    const taken = await post(link, { name: `The ${role}`, email: emailOf(role), password: PASSWORD });
    if (taken.status !== 303) throw new Error(`The link for the ${role} was not taken: ${taken.status}`);
    return taken.headers.get('set-cookie')!.split(';')[0]!;
  }
  async function make(role: JourneyRole): Promise<string> {
    if (role === 'study_lead') return take(firstLink, role);
    const fields = { name: `The ${role}`, email: emailOf(role), role, authority_code: authority };
    const added = await post(`${origin}/accounts/add`, fields, await cookie('study_lead'));
    const link = (await added.text()).match(new RegExp(`${origin}/one-time/[\\w-]+`))?.[0];
    if (!link) throw new Error(`No account was added for the ${role}: ${added.status}`);
    return take(link, role);
  }
  function cookie(role: JourneyRole = 'study_lead'): Promise<string> {
    const account = made.get(role) ?? make(role);
    made.set(role, account);
    return account;
  }
  return {
    cookie,
    async signIn(page, role = 'study_lead', next = '/desk') {
      await cookie(role);
      await page.goto(`${origin}/sign-in?next=${encodeURIComponent(next)}`);
      await page.getByLabel('E-mail address').fill(emailOf(role));
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL(`${origin}${next}`);
    },
  };
}

/** The link for the first account in what a start has printed. Throws when there is none. */
export function firstLinkIn(said: string): string {
  const link = /https?:\/\/\S+\/one-time\/[\w-]+/.exec(said)?.[0];
  if (!link) throw new Error(`No link for the first account was printed: ${said}`);
  return link;
}
