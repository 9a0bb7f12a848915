import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keys } from '../contacts/keys.ts';

/**
 * The part of an address by which whoever got a mail ends all contact: which mail, and 128 bits that only we can make of
 * it. It opens no answers, and a personal link cannot be made of it.
 */
export function stopToken(keys: Pick<Keys, 'unsubscribing'>, mailId: string): string {
  return `${Buffer.from(mailId.replaceAll('-', ''), 'hex').toString('base64url')}${proof(keys, mailId).toString('base64url')}`;
}

/** The mail that a token belongs to, or null for one that was not made here. */
export function mailIdOfStop(keys: Pick<Keys, 'unsubscribing'>, token: string): string | null {
  if (!/^[A-Za-z0-9_-]{44}$/.test(token)) return null;
  const hex = Buffer.from(token.slice(0, 22), 'base64url').toString('hex');
  const mailId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  // As text, since a byte can be written in several ways.
  return timingSafeEqual(Buffer.from(token), Buffer.from(stopToken(keys, mailId))) ? mailId : null;
}

function proof({ unsubscribing }: Pick<Keys, 'unsubscribing'>, mailId: string): Buffer {
  return createHmac('sha256', unsubscribing).update(`stop:${mailId}`).digest().subarray(0, 16);
}
