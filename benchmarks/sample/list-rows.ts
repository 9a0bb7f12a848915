/** How large a list is, and how often a row is at fault. */
export interface ListSize {
  readonly people: number;
  readonly faultsEvery: number;
  readonly authorities: number;
}

export const AUTHORITIES = 150;
export const HEADER = [
  'Staff number',
  'Full name',
  'Work email',
  'Work phone',
  'Local authority',
  'Team',
  'Role at wave 1',
];

/** Ways in which a row is at fault, in turn; each row gets one fault. */
const FAULTS: readonly ((row: string[]) => void)[] = [
  (row) => (row[2] = row[2]!.replace('@', '@@')),
  (row) => (row[3] = '12'),
  (row) => (row[4] = 'Narnia'),
  (row) => (row[1] = ''),
  (row) => (row[1] = '=HYPERLINK("https://example.org")'),
  (row) => (row[6] = 'Wizard'),
  (row) => (row[4] = ''),
  (row) => (row[2] = 'person0@authority0.example.org'),
];

/** The rows of a made-up list: people with an address, a number that ten of a team share, an authority and a role. */
export function rowsOf({ people, faultsEvery, authorities }: ListSize): string[][] {
  const rows: string[][] = [];
  for (let at = 0; at < people; at += 1) {
    const authority = at % authorities;
    const number = `0113 4${String(100_000 + Math.floor(at / 10)).slice(-5)}0`;
    const row = [
      String(100_000 + at),
      `Person ${letters(at)}`,
      `person${at}@authority${authority}.example.org`,
      number,
      `Authority ${letters(authority)}`,
      `Team ${at % 40}`,
      at % 3 === 0 ? 'a practice leader' : 'a frontline practitioner',
    ];
    if (at % faultsEvery === faultsEvery - 1) FAULTS[Math.floor(at / faultsEvery) % FAULTS.length]!(row);
    rows.push(row);
  }
  return rows;
}

/** A number in letters, as names have. */
export function letters(number: number): string {
  return String(number).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!);
}
