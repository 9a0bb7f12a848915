import type { Queries } from '@earshot/store';
import { tokenHash } from '../answering/token.ts';
import { queueMailIn } from '../mail/queue-mail.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import type { ToWriteTo } from './confirm-address.ts';

/** What the mail to a new address says, in the person’s language; it names nobody, since the address may be another’s. */
export type ConfirmationLetter = (token: string) => { readonly subject: string; readonly text: string };

/** Whoever changes their own details: the link that they hold, and the mail to a new address, in their language. */
export interface OwnLink {
  readonly token: string;
  readonly language: string | null;
  /** @param study in that language. */
  readonly letterIn: (study: Study) => ConfirmationLetter;
}

/** How the steps of such mails begin. */
export const CONFIRMS_ADDRESS = 'confirm_address';

/** Queues the mail to each new address, once for each token. Role: fieldwork. */
export async function queueConfirmations(
  queries: Queries,
  world: World,
  asked: {
    readonly studyId: string;
    readonly pseudonym: string;
    readonly actor: string;
    readonly toWriteTo: readonly ToWriteTo[];
    readonly letter: ConfirmationLetter;
  },
): Promise<void> {
  const { studyId, pseudonym, actor, toWriteTo, letter } = asked;
  for (const { address, token } of toWriteTo) {
    const mark = Buffer.from(tokenHash(token)!).toString('hex').slice(0, 16);
    const step = `${CONFIRMS_ADDRESS}:${mark}`;
    await queueMailIn(queries, world, { studyId, to: { pseudonym }, address, step, ...letter(token), actor });
  }
}
