// Which words claim a finding without a number: “everyone feels valued”, “few managers agree”, “staff mostly say so”.
// A word such as “everybody” alone claims nothing, and a report must be able to say who was asked and how. So it is
// refused only as the subject of what people say, feel or want, or of an adjective of opinion. These pass:
// - who was asked, and how: “open to everybody”, “everybody who answered is counted”, “nobody drew them at random”,
//   “all agreed to take part”, “everyone may choose”;
// - what cannot be seen: “no one is in this group”, “too few people are withheld”;
// - “some”, which claims that there is somebody and no more;
// - questions, which claim nothing: “do all managers feel supported?”.

export const PEOPLE =
  'people|persons?|respondents?|participants?|staff|employees?|workers?|social\\s+workers?|managers?|colleagues?|' +
  'teams?|authorit(?:y|ies)|students?|apprentices?|practitioners?|women|men|leaders?|members|workforce|supervisors?|' +
  'professionals?|graduates?';

const SAYING =
  '(?:sa(?:y|ys|id)|feels?|felt|thinks?|thought|(?:dis)?agree[sd]?(?!\\s+to\\b)|reports?|reported|tells?|told|' +
  'believe[sd]?|finds?|found|wants?|wanted|calls?|called|describe[sd]?|plan(?:s|ned)?|intend(?:s|ed)?|expect(?:s|ed)?|' +
  'prefer(?:s|red)?|love[sd]?|hate[sd]?|enjoy(?:s|ed)?|value[sd]?|trust(?:s|ed)?|worr(?:y|ies|ied)|fear(?:s|ed)?|' +
  'complain(?:s|ed)?|struggle[sd]?|cope[sd]?|stay(?:s|ed)?|leaves?|left|' +
  'would\\s+(?:like|rather)|(?:ha(?:ve|s|d)|gets?|got)\\s+(?:enough|too|good|poor|little))';
const OPINION =
  '(?:un)?(?:happy|supported|fair|content)|(?:dis)?satisfied|(?:under|over)?valued|proud|pleased|respected|tired|' +
  'exhausted|stressed|overworked|overwhelmed|underpaid|worried|concerned|anxious|afraid|angry|frustrated|confident|' +
  'positive|negative|optimistic|pessimistic|motivated|demoralised|committed|burn(?:ed|t)\\s+out|loyal|keen|lonely|' +
  '(?:un)?safe|struggling|coping|leaving|thinking|planning|considering|looking|hoping|treated\\s+(?:un)?fairly';

const ADVERBS = '(?:(?:also|often|always|never|not|still|now|very|quite|too|so|[a-z]+ly)\\s+){0,2}';
const HELPING = "(?:(?:would|will|do|does|did|have|has|had|don[’']t|doesn[’']t|didn[’']t|all)\\s+)?";
const BEING = "(?:(?:is|are|was|were|be|been|seems?|looks?)\\b|(?<=\\w)[’'](?:s|re)\\b)";
/** What people are said to say, feel, want or be. */
const CLAIMED = `(?:\\s+${ADVERBS}${HELPING}${ADVERBS}${SAYING}\\b|\\s*${BEING}\\s+${ADVERBS}(?:${OPINION})\\b)`;

/** Stands between people and what is claimed of them: “in London”, “who answered”, “of those asked”. */
const WORD =
  "(?!(?:they|he|she|it|we|you|I|and|but|or|to|if|when|because|whether|than|what|how|is|are|was|were|be|been|can|may|might|must|should)\\b)[a-z’'-]+";
const WHICH =
  `(?:\\s+(?:who|that)\\s+(?:did\\s+not\\s+)?${WORD}(?:\\s+${WORD}){0,3}?` +
  `|\\s+(?:in|at|from|of|with|across|within|on|among|else)(?:\\s+${WORD}){0,5}?|\\s+(?:asked|surveyed|interviewed))?`;

const WHO = '(?:each|every|no)';
const HOW_MANY =
  '(?:(?:nearly|almost|virtually|practically)\\s+)?(?:all|none|few|fewer|many|several|a\\s+lot|lots|plenty)';
const PEOPLE_NAMED = `(?:(?:of\\s+)?(?:the|these|those|our|their|its)\\s+)?(?:[a-z’'-]+\\s+){0,3}?(?:${PEOPLE})`;
const SUBJECTS = [
  '(?:every|no|hardly\\s+any|scarcely\\s+any)[\\s-]?(?:one|body)',
  `(?:${WHO}|${HOW_MANY}(?:\\s+of)?)\\s+${PEOPLE_NAMED}`,
  `${HOW_MANY}(?:\\s+of\\s+(?:them|us|these|those))?`,
];
const NOT_ASKED = '(?![^.!?]*\\?)';
const MOSTLY =
  '(?:mostly|mainly|largely|rarely|seldom|usually|generally|widely|commonly|typically|overwhelmingly|hardly\\s+ever)';

const SIZE =
  'small|tiny|large|huge|great|good|fair|growing|rising|increasing|considerable|significant|substantial|notable';

/** Patterns, without flags, of claims about how many people hold something that give no number. */
export const CLAIMS = [
  `\\b(?<!\\b(?:how|at|after|above|most\\s+of|the)\\s)(?!all\\s+told)(?:${SUBJECTS.join('|')})\\b${WHICH}${CLAIMED}${NOT_ASKED}`,
  `\\b(?:${PEOPLE}|they)\\s+(?:(?:are|were|have|do|did)\\s+)?${MOSTLY}\\b${NOT_ASKED}`,
  `\\b${MOSTLY}\\s+${SAYING}\\b${NOT_ASKED}`,
  `\\bunanimous(?:ly)?\\b|\\b(?:a\\s+(?:handful|couple)|the\\s+(?:vast\\s+|great\\s+)?bulk)\\s+of\\b`,
  `\\ban?\\s+(?:very\\s+)?(?:${SIZE})\\s+numbers?\\s+of\\b`,
];

/** After a count, or after words that go on from it, in the same clause: what is said, felt or wanted. */
export const COUNTED_CLAIMED = `(?:\\s+${WORD}){0,5}?(?<!\\b(?:an?|the|its|their|our|this|on))${WHICH}${CLAIMED}`;

/** Before a count: “Of them,” or “Of those who answered,”. */
export const OF_THESE = `\\bof\\s+(?:them|(?:those|these|us)\\b(?:\\s+${WORD}){0,6}?\\s*,|them\\s*,)\\s*`;

/** After a count: people and what they say. That is no fact to be stated, since it is a share by another name. */
export const PEOPLE_CLAIMED = `\\s+(?:of\\s+)?${PEOPLE_NAMED}\\b${WHICH}${CLAIMED}`;

const DEGREE = '(?:(?:significantly|much|far|slightly|notably)\\s+)?';
const MORE = '(?:higher|lower|greater|larger|smaller|(?:more|less)(?:\\s+[a-z]+)?)';
const AVERAGE = '(?:national\\s+|overall\\s+)?average';
const OTHERS = `(?:rest|total|overall|${AVERAGE}|every(?:one|body)\\s+else)`;

/** Patterns, without flags, of comparisons with what tables test columns against: only a table can make them. */
export const COMPARISONS = [
  `\\b${DEGREE}${MORE}\\s+than\\s+(?:the\\s+)?${OTHERS}\\b`,
  `\\b(?:above|below)\\s+(?:the\\s+)?${AVERAGE}\\b`,
  '\\bsignificant(?:ly)?\\s+(?:higher|lower|more|less|different|differences?)\\b',
];
