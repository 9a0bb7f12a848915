import { sameWords } from './lists.ts';

/**
 * Whether a list is a scale of ratings, such as from very satisfied to very dissatisfied: all its labels but one are
 * a degree and a word that is rated by degrees, and nothing else.
 */
export function isRating(labels: readonly string[]): boolean {
  const rated = labels.filter((label) => RATED.test(sameWords(label).replaceAll(',', '')));
  return labels.length >= 3 && rated.length >= labels.length - 1;
}

const DEGREE =
  '(?:very|fairly|quite|somewhat|slightly|strongly|extremely|completely|totally|moderately|reasonably|rather|mostly|generally|definitely|probably|tend to|not|not very|not at all|not so|neither|neutral|a little|a bit)';
const QUALITY =
  '(?:(?:dis)?agree|(?:dis|un)?satisfied|(?:un)?likely|confident|(?:un)?important|(?:un)?happy|(?:un)?fair|(?:un)?clear|(?:un)?helpful|(?:in)?effective|useful|useless|concerned|worried|interested|familiar|aware|good|bad|poor|well|badly|easy|difficult|hard|safe|unsafe|comfortable|stressed|stressful|excellent|average|acceptable|adequate|inadequate)';
const OFTEN =
  '(?:never|rarely|seldom|sometimes|occasionally|often|very often|usually|frequently|always|almost always|almost never|hardly ever|most of the time|all of the time|all the time|some of the time|none of the time)';
const EXTENT =
  '(?:to an? (?:very )?(?:great|large|moderate|small|limited|little) extent|to some extent|a great deal|a fair amount|a lot|not very much|not much|not at all|a little)';

const RATED = new RegExp(
  `^(?:(?:${DEGREE} )*${QUALITY}(?: (?:n?or) (?:${DEGREE} )*${QUALITY})?(?: (?:strongly|somewhat|slightly|completely))?|${OFTEN}|${EXTENT})$`,
);
