import {
  type AccountMistake,
  type AccountSummary,
  changeRole,
  deactivateAccount,
  reactivateAccount,
  resetAccount,
} from '@earshot/actions';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { fieldOf } from '../page/form-field.ts';
import type { Pages } from '../parts.ts';
import { accountAt, accountView, choices, sendLink, sendRefused } from './accounts.ts';
import { sendDeskPage } from './desk-page.ts';
import { signedIn } from './guard.ts';
import { errorsByField } from './mistakes.ts';

type Field = string | string[] | undefined;

interface Address {
  Params: { account: string };
  Body: { role?: Field; authority_code?: Field } | undefined;
}

const NO_ACCOUNT = { refused: 'no-such-account', sentence: 'There is no such account.' } as const;

/** One account, for the study lead: its role, closing it, and a new link for its person. */
export function serveOneAccount(app: FastifyInstance, pages: Pages): void {
  const config = { needs: 'manage_accounts' } as const;
  const { world } = pages;

  app.get<Address>('/accounts/:account', { config }, async (request, reply) => {
    const account = await accountAt(request, pages);
    return account ? sendOne(reply, pages, account, []) : sendRefused(reply, pages, NO_ACCOUNT);
  });

  app.post<Address>('/accounts/:account/role', { config }, async (request, reply) => {
    const account = await accountAt(request, pages);
    if (!account) return sendRefused(reply, pages, NO_ACCOUNT);
    const typed = { role: fieldOf(request.body, 'role'), authorityCode: fieldOf(request.body, 'authority_code') };
    const { accountId } = account;
    const changed = await changeRole(world, { viewer: signedIn(request), accountId, ...typed });
    if ('refused' in changed) return sendRefused(reply, pages, changed);
    if ('mistakes' in changed) return sendOne(reply.code(422), pages, account, changed.mistakes);
    return reply.redirect(`/accounts/${accountId}`, 303);
  });

  for (const [part, change] of [
    ['close', deactivateAccount],
    ['open', reactivateAccount],
  ] as const) {
    app.post<Address>(`/accounts/:account/${part}`, { config }, async (request, reply) => {
      const { account: accountId } = request.params;
      const changed = await change(world, { viewer: signedIn(request), accountId });
      if ('refused' in changed) return sendRefused(reply, pages, changed);
      return reply.redirect(`/accounts/${accountId}`, 303);
    });
  }

  app.post<Address>('/accounts/:account/reset', { config }, async (request, reply) => {
    const account = await accountAt(request, pages);
    if (!account) return sendRefused(reply, pages, NO_ACCOUNT);
    const issued = await resetAccount(world, { viewer: signedIn(request), accountId: account.accountId });
    return 'refused' in issued
      ? sendRefused(reply, pages, issued)
      : sendLink(reply, pages, { name: account.name, ...issued });
  });
}

function sendOne(
  reply: FastifyReply,
  pages: Pages,
  account: AccountSummary,
  mistakes: readonly AccountMistake[],
): FastifyReply {
  const { role, authorityCode } = account;
  const chosen = choices(pages, { role, authorityCode: authorityCode ?? '' });
  const context = { account: accountView(account, pages), mistakes, errors: errorsByField(mistakes), ...chosen };
  return sendDeskPage(reply, pages, 'access/one-account.njk', context);
}
