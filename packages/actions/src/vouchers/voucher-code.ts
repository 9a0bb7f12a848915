import { createHmac } from 'node:crypto';
import type { StoredVoucher } from '@earshot/store';
import type { Keys } from '../contacts/keys.ts';
import { unseal } from '../contacts/seal.ts';

const LONGEST = 100;
const SHORTEST = 6;

/** A line of the codes that were entered, and why it is not taken. */
export interface CodeFault {
  readonly line: number;
  readonly sentence: string;
}

/** The codes in a text, one a line; a first column of a CSV will do. Blank lines are passed over. */
export function readCodes(text: string): { codes: string[]; faults: CodeFault[] } {
  const seen = new Map<string, number>();
  const faults: CodeFault[] = [];
  for (const [index, written] of text.split(/\r\n|\r|\n/).entries()) {
    const code = written
      .split(/[,;\t]/)[0]!
      .trim()
      .replaceAll(/^"|"$/g, '');
    if (code === '' || (index === 0 && /^(voucher )?codes?$/i.test(code))) continue;
    const fault = faultOf(code, seen);
    if (fault) faults.push({ line: index + 1, sentence: fault });
    else seen.set(code, index + 1);
  }
  return { codes: [...seen.keys()], faults };
}

function faultOf(code: string, seen: ReadonlyMap<string, number>): string | null {
  const first = seen.get(code);
  if (first !== undefined) return `The same code stands on line ${first}.`;
  if (code.length < SHORTEST || code.length > LONGEST) return `A code has ${SHORTEST} to ${LONGEST} characters.`;
  return /^[A-Za-z0-9][A-Za-z0-9 ._:/?=&#-]*$/.test(code)
    ? null
    : 'A code has letters, digits and . _ : / ? = & # - only.';
}

/** By which the same code is found again. 32 bytes. */
export function codeIndex(keys: Keys, code: string): Uint8Array {
  return new Uint8Array(createHmac('sha256', keys.index).update(`voucher:${code.toUpperCase()}`).digest());
}

/** The last characters of a code, for accounts: never more than a third of it. */
export function endingOf(code: string): string {
  return code.slice(-Math.min(4, Math.floor(code.length / 3)));
}

/** Opens a code. Whoever calls this writes into the audit why, in the same transaction. */
export function openCode(keys: Keys, voucher: Pick<StoredVoucher, 'voucherId' | 'sealedCode'>): string {
  return unseal(voucher.sealedCode, { key: keys.contacts, owner: voucher.voucherId }) as string;
}
