/** Regions that are said with an article: “in the North East”, and “in London”. */
const WITH_ARTICLE: ReadonlySet<string> = new Set([
  'North East',
  'North West',
  'East Midlands',
  'West Midlands',
  'East of England',
  'South East',
  'South West',
]);

/** The name of an area as it stands in the middle of a sentence. */
export function inSentence(name: string): string {
  return WITH_ARTICLE.has(name) ? `the ${name}` : name;
}
