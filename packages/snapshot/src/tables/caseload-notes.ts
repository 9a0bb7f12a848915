import type { Caseloads } from '../measures/caseloads.ts';
import { dayInWords } from '../month.ts';

/** What every table of caseloads says of cases and people that are not in it. */
export function notesOf({ casesLeftOut, lacking }: Caseloads): string[] {
  return [
    ...(casesLeftOut === 0
      ? []
      : [`Cases of people who are not there, or not in the files, are left out: ${casesLeftOut}.`]),
    ...(lacking === 'cover'
      ? ['cover.csv was not given, so that caseloads of agency workers are not among them.']
      : []),
    ...(lacking === 'people' ? ['people.csv was not given: these are caseloads of agency workers alone.'] : []),
  ];
}

/** Which version of the points a page was made with, in words. */
export function versionWords(version: { readonly version: string; readonly validFrom: string }): string {
  return `Version ${version.version} of the points scheme, valid from ${dayInWords(version.validFrom)}`;
}
