/** Places that are said with an article: “in the North East” and “in the Isle of Wight”, but “in London”. */
const WITH_ARTICLE: ReadonlySet<string> = new Set([
  'North East',
  'North West',
  'East Midlands',
  'West Midlands',
  'East of England',
  'South East',
  'South West',
  'City of London',
  'East Riding of Yorkshire',
  'Isle of Wight',
  'Isles of Scilly',
]);

/** What lists put after a name, to sort by it: “Bristol, City of”. */
const SORTED_BY_NAME = /, (?:City|County) of$/;

/** The name of an area as it stands in the middle of a sentence: “the North East”, “Bristol”. */
export function inSentence(name: string): string {
  return WITH_ARTICLE.has(name) ? `the ${name}` : name.replace(SORTED_BY_NAME, '');
}
