import {
  type AccountMistake,
  type AccountRefused,
  type AccountSummary,
  addAccount,
  DESK_ROLES,
  type IssuedLink,
  readAccounts,
} from '@earshot/actions';
import { shortMoment } from '@earshot/fieldwork';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fieldOf } from '../page/form-field.ts';
import { sendMessage } from '../page/message.ts';
import { refusalStatus } from '../page/refusal-status.ts';
import type { Pages } from '../parts.ts';
import { sendDeskPage } from './desk-page.ts';
import { signedIn } from './guard.ts';
import { errorsByField } from './mistakes.ts';
import { ROLE_HINTS, ROLE_NAMES } from './role-names.ts';

type Field = string | string[] | undefined;

interface AddForm {
  Body: { name?: Field; email?: Field; role?: Field; authority_code?: Field } | undefined;
}

const STATES: Readonly<Record<AccountSummary['state'], string>> = {
  in_use: 'In use',
  invited: 'Invited, has not come yet',
  needs_link: 'Needs a new link',
  closed: 'Closed',
};

/** The accounts, for the study lead: who has one, and adding one. */
export function serveAccounts(app: FastifyInstance, pages: Pages): void {
  const config = { needs: 'manage_accounts' } as const;

  app.get('/accounts', { config }, async (request, reply) => {
    const accounts = await readAccounts(pages.world, signedIn(request));
    if ('refused' in accounts) return sendRefused(reply, pages, accounts);
    const shown = accounts.map((account) => accountView(account, pages));
    return sendDeskPage(reply, pages, 'access/accounts.njk', { accounts: shown });
  });

  app.get('/accounts/add', { config }, (_request, reply) => sendAddForm(reply, pages, NOTHING, []));

  app.post<AddForm>('/accounts/add', { config }, async (request, reply) => {
    const typed = typedIn(request.body);
    const added = await addAccount(pages.world, signedIn(request), typed);
    if ('refused' in added) return sendRefused(reply, pages, added);
    if ('mistakes' in added) return sendAddForm(reply.code(422), pages, typed, added.mistakes);
    return sendLink(reply, pages, { name: typed.name, ...added });
  });
}

const NOTHING = { name: '', email: '', role: '', authorityCode: '' };

function typedIn(body: AddForm['Body']): typeof NOTHING {
  const field = (name: string) => fieldOf(body, name);
  return { name: field('name'), email: field('email'), role: field('role'), authorityCode: field('authority_code') };
}

function sendAddForm(
  reply: FastifyReply,
  pages: Pages,
  typed: typeof NOTHING,
  mistakes: readonly AccountMistake[],
): FastifyReply {
  const errors = errorsByField(mistakes);
  return sendDeskPage(reply, pages, 'access/add-account.njk', { typed, mistakes, errors, ...choices(pages, typed) });
}

/** The roles and authorities to choose from, as the components want them. */
export function choices({ authorities }: Pages, chosen: { readonly role: string; readonly authorityCode: string }) {
  const roles = DESK_ROLES.map((value) => ({
    value,
    text: ROLE_NAMES[value],
    hint: { text: ROLE_HINTS[value] },
    checked: value === chosen.role,
  }));
  const listed = authorities().map(({ code: value, name }) => ({ value, text: name }));
  const byName = listed.sort((one, other) => one.text.localeCompare(other.text, 'en-GB'));
  const items = byName.map((item) => ({ ...item, selected: item.value === chosen.authorityCode }));
  return { roles, authorityItems: [{ value: '', text: 'None' }, ...items] };
}

/** An account as the pages show it. */
export function accountView(account: AccountSummary, { authorities }: Pick<Pages, 'authorities'>) {
  const authority = authorities().find(({ code }) => code === account.authorityCode)?.name ?? account.authorityCode;
  return {
    ...account,
    href: `/accounts/${account.accountId}`,
    roleName: ROLE_NAMES[account.role],
    authority,
    stateName: STATES[account.state],
    lastSignIn: account.lastSignInAt ? shortMoment(account.lastSignInAt) : 'never',
  };
}

/** The page that shows a one-time link, once: it is not stored. */
export function sendLink(
  reply: FastifyReply,
  pages: Pages,
  { name, linkToken, expiresAt }: IssuedLink & { readonly name: string },
): FastifyReply {
  const link = `${pages.publicUrl}/one-time/${linkToken}`;
  return sendDeskPage(reply, pages, 'access/link-made.njk', { name, link, until: shortMoment(expiresAt) });
}

/** What could not be done, with the way back. */
export function sendRefused(reply: FastifyReply, { render }: Pages, { refused, sentence }: AccountRefused) {
  return sendMessage(reply, render, refusalStatus(refused), {
    heading: 'This could not be done',
    paragraphs: [sentence],
    links: [{ href: '/accounts', text: 'Accounts' }],
  });
}

/** The account that an address names, among those that the viewer may see; null when there is none. */
export async function accountAt(
  request: FastifyRequest<{ Params: { account: string } }>,
  { world }: Pages,
): Promise<AccountSummary | null> {
  const accounts = await readAccounts(world, signedIn(request));
  if ('refused' in accounts) return null;
  return accounts.find(({ accountId }) => accountId === request.params.account) ?? null;
}
