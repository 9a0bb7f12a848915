import { type CheckedRow, type KnownPerson, type ListPerson, panelStudies, withoutKnown } from '@earshot/fieldwork';
import { findListedPeople, findSuppressedIndexes, type Queries, type StoredStaffList } from '@earshot/store';
import { emailMark, phoneMark } from '../contacts/contact-details.ts';
import type { Keys } from '../contacts/keys.ts';
import type { World } from '../world.ts';

/**
 * Leaves out of a slice those who are in the study already, for new entrants also those in any wave of its panel, and
 * those who asked not to be contacted. Nobody’s details are opened: addresses are compared by their indexes. Role: contacts.
 */
export async function leaveOutKnown(
  world: World,
  queries: Queries,
  list: Pick<StoredStaffList, 'studyId' | 'source'>,
  rows: readonly CheckedRow[],
): Promise<CheckedRow[]> {
  const { studyId } = list;
  const marks = rows.map(({ person }) => (person ? marksOf(world.keys, person) : NO_MARKS));
  const asked = {
    emails: marks.flatMap(({ email }) => (email === null ? [] : [email])),
    phones: marks.flatMap(({ phone }) => (phone === null ? [] : [phone])),
  };
  const studies = list.source === 'booster' ? panelStudies(plansOf(world), studyId) : [studyId];
  const people = await findListedPeople(queries, studies, asked);
  const suppressed = await findSuppressedIndexes(queries, studyId, asked);
  const known = knownBy([
    ...people.map((one) => ({ ...one, inThisStudy: one.studyId === studyId, suppressed: false })),
    ...suppressed.map((one) => ({ ...one, inThisStudy: false, authorityCode: null, suppressed: true })),
  ]);
  return rows.map((row, at) => {
    const { email, phone } = marks[at]!;
    const found = [...(known.get(`e${email}`) ?? []), ...(known.get(`p${phone}`) ?? [])];
    return found.length > 0 ? withoutKnown(row, found) : row;
  });
}

interface Marks {
  readonly email: string | null;
  readonly phone: string | null;
}

const NO_MARKS: Marks = { email: null, phone: null };

/** By which a person is found again, in hexadecimal. A number that a team may share tells nobody apart who has an address. */
function marksOf(keys: Keys, { email, phone, mobile }: ListPerson): Marks {
  const isOwn = phone !== null && (mobile || email === null);
  return {
    email: email === null ? null : emailMark(keys, email),
    phone: isOwn ? phoneMark(keys, phone) : null,
  };
}

function knownBy(found: readonly (KnownPerson & { emailIndex: string | null; phoneIndex: string | null })[]) {
  const known = new Map<string, KnownPerson[]>();
  const add = (mark: string, person: KnownPerson): void => {
    const before = known.get(mark);
    if (before) before.push(person);
    else known.set(mark, [person]);
  };
  for (const person of found) {
    if (person.emailIndex !== null) add(`e${person.emailIndex}`, person);
    if (person.phoneIndex !== null) add(`p${person.phoneIndex}`, person);
  }
  return known;
}

function plansOf({ studies }: World) {
  return new Map([...studies.values()].map(({ id, fieldwork }) => [id, fieldwork]));
}
