import {
  checkStaffList,
  inviteOrganisations,
  keepStaffList,
  releaseMain,
  uploadStaffList,
  type Viewer,
  type World,
} from '@earshot/actions';

export const STUDY = 'storm';
const AUTHORITY = { code: 'E06000023', name: 'Somewhere', region: 'South West', rating: null };
const LEAD: Viewer = {
  accountId: '00000000-0000-4000-8000-000000000001',
  name: 'The storm',
  role: 'study_lead',
  authorityCode: null,
};

/** Puts made-up people on a staff list and releases them, as the desk would. */
export async function inviteEverybody(world: World, people: number): Promise<void> {
  const studyId = STUDY;
  expect(await inviteOrganisations(world, LEAD, { studyId, authorities: [AUTHORITY] }));
  const rows = Array.from({ length: people }, (_, index) => `Person ${inLetters(index)},p${index}@storm.example.org`);
  const bytes = Buffer.from(['Name,Email', ...rows].join('\n'));
  const handedIn = { studyId, authorityCode: AUTHORITY.code, source: 'list', fileName: 'storm.csv', bytes } as const;
  const { listId } = expect(await uploadStaffList(world, LEAD, handedIn));
  await expect(await checkStaffList(world, LEAD, { studyId, listId, uses: ['name', 'email'] })).finished;
  await expect(await keepStaffList(world, LEAD, { studyId, listId })).finished;
  const released = expect(await releaseMain(world, LEAD, studyId));
  if (released.people !== people) throw new Error(`${released.people} of ${people} people were released.`);
}

function expect<T extends object>(done: T): Exclude<T, { refused: unknown }> {
  if ('refused' in done) throw new Error(`The storm could not be prepared: ${JSON.stringify(done)}`);
  return done as Exclude<T, { refused: unknown }>;
}

/** A number as letters: a name with many digits in it is taken for a number that slipped into the wrong column. */
function inLetters(number: number): string {
  return [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
}
