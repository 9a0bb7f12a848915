import { insertPeople, type Queries, type StoredPerson } from '@earshot/store';
import { type ContactDetails, sealDetails } from '../contacts/contact-details.ts';
import type { World } from '../world.ts';

/** A simulated case without anybody’s name yet. */
export type Unnamed = Pick<StoredPerson, 'pseudonym' | 'studyId' | 'authorityCode' | 'source'> & {
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
  /** From 1: one of their own, the same in every wave of a panel. */
  readonly number: number;
};

/** Areas of numbers that Ofcom keeps for drama: nobody has one, and nobody who dials one disturbs anybody. */
const NUMBERS = ['01632 960', '0113 496 0', '0114 496 0', '0115 496 0', '0117 496 0', '0121 496 0', '020 7946 0'];

/**
 * Gives simulated people names that say so, addresses at example.org and numbers that are nobody’s, sealed like everybody’s.
 * Role: contacts.
 */
export async function nameSimulated(queries: Queries, world: World, people: readonly Unnamed[]): Promise<void> {
  const at = world.now();
  await insertPeople(
    queries,
    people.map(({ hasEmail, hasPhone, number, pseudonym, studyId, authorityCode, source }): StoredPerson => {
      const details = madeUpDetails(number, { hasEmail, hasPhone });
      const known = { pseudonym, studyId, authorityCode, source };
      return { ...known, ...sealDetails(world, pseudonym, details), createdAt: at, changedAt: at };
    }),
  );
}

function madeUpDetails(number: number, { hasEmail, hasPhone }: Pick<Unnamed, 'hasEmail' | 'hasPhone'>): ContactDetails {
  const name = `Simulated Person ${number}`;
  const area = NUMBERS[Math.floor(number / 1000) % NUMBERS.length]!;
  const phone = `${area}${String(number % 1000).padStart(3, '0')}`;
  return { name, email: hasEmail ? `simulated.${number}@example.org` : null, phone: hasPhone ? phone : null };
}
