import { hash, verify } from '@node-rs/argon2';
import type { World } from '../world.ts';

/**
 * Argon2id with what the OWASP Password Storage Cheat Sheet asks for at least: 19 MiB of memory, 2 passes, 1 lane. The
 * library’s algorithm is Argon2id unless another is named.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const SALT_BYTES = 16;

/**
 * Hashes a password for keeping, in PHC form. Unicode’s several ways of writing one letter count as one, since keyboards
 * differ in which they send.
 */
export function hashPassword({ randomBytes }: Pick<World, 'randomBytes'>, password: string): Promise<string> {
  return hash(password.normalize('NFC'), { ...COST, salt: randomBytes(SALT_BYTES) });
}

/** Nobody’s: checked against when there is no account, so that the answer takes the same work. Made when first needed. */
let nobodys: Promise<string> | null = null;

/**
 * Whether it is the password of the hash. With null (no such account, or one without a password) it does the same work
 * and says no, so that nobody learns from the time it takes whether there is an account.
 */
export async function passwordMatches(
  world: Pick<World, 'randomBytes'>,
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  nobodys ??= hashPassword(world, Buffer.from(world.randomBytes(32)).toString('hex'));
  const matches = await verify(passwordHash ?? (await nobodys), password.normalize('NFC'));
  return matches && passwordHash !== null;
}
