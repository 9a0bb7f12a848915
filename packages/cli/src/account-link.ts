import { openWorld, resetAccountAsOperator, settingsFrom } from '@earshot/actions';
import { readArguments } from './arguments.ts';
import { type ExitCode, type Terminal, WrongInput } from './terminal.ts';
import { USAGES } from './usages.ts';

const ACCOUNT_LINK = {
  operands: ['EMAIL'],
  options: {},
  usage: USAGES['account-link'],
} as const;

/**
 * For somebody who cannot sign in any more and whom nobody at the desk can help: forgets their password and prints a
 * link, which works once, to choose another. A server can be running on the same database.
 */
export async function accountLink(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { operands } = readArguments(args, ACCOUNT_LINK);
  const { checkout, env, out } = terminal;
  const opened = await openWorld(settingsFrom(checkout, env), 'visitor');
  if ('sentence' in opened) throw new WrongInput(opened.sentence);
  try {
    const issued = await resetAccountAsOperator(opened.world, operands[0]!);
    if ('refused' in issued) throw new WrongInput('No account that is in use has this e-mail address.');
    const base = env.PUBLIC_URL?.replace(/\/$/, '') || `http://localhost:${env.PORT || 4000}`;
    out(`${base}/one-time/${issued.linkToken}`);
    return 0;
  } finally {
    await opened.close();
  }
}
