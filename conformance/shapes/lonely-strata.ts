import { type Computed, part } from '../computed.ts';
import { designOf, lonelyFrom } from '../design.ts';
import { columnsIn, isObject, type JsonObject, objectIn } from '../reference-file.ts';
import { estimatesOf } from './estimates.ts';
import type { Shape } from './shape.ts';
import { summaryOf } from './summary.ts';

const WORDS = ['remove', 'certainty', 'adjust', 'average'];

/** Means of a design with a stratum of one drawn unit, by each of R’s ways (`options(survey.lonely.psu)`). */
export const LONELY_STRATA: Shape = {
  isShapeOf: (result) => isObject(result) && WORDS.some((word) => isObject(result[word])),
  compute: (file) => {
    const result = file.result as JsonObject;
    return Object.fromEntries(
      Object.keys(result).map((word): [string, Computed] => {
        const computed = part(() => {
          const expected = objectIn(result, word);
          const names = Object.keys(objectIn(expected, 'estimate'));
          const design = designOf(file, lonelyFrom(word));
          return summaryOf(
            expected,
            design,
            names,
            estimatesOf('mean', names, design, columnsIn(file)).estimates,
            file.about,
          );
        });
        return [word, computed];
      }),
    );
  },
};
