// What the expected retirements rest on. DfE publishes neither ages within the top group nor leavers by age of an
// authority, so two public figures stand in for them, each printed beside what it gives.

/** Who leaves in a year, of those over 60 and of everybody younger. */
export const LEAVING_BY_AGE = {
  /** Per cent of those over 60 who leave in a year, for whatever reason. */
  over60: 22.4,
  /** Per cent of those younger. */
  younger: 9.3,
  source:
    'DfE, Children’s social work workforce: attrition, caseload and agency workforce (experimental statistics for England), as quoted in the Big Listen of London and the South East, 2023',
} as const;

/** The highest state pension age of anybody who is 60 or over in the years held. */
export const STATE_PENSION_AGE = {
  age: 67,
  source:
    'Pensions Act 2014: 67 for those born from 6 March 1961 to 5 April 1977, and 66 or in between for those born before',
} as const;

/** Years within which people reach that age, counted from 30 September of the year of the figures. */
export const HORIZONS = [5, 7, 10] as const;
