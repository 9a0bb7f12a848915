import type { SurveyDesign } from '../design/survey-design.ts';
import type { Weighting } from './weighting.ts';

/**
 * The design with the weights that were made from its own: the errors of estimates are then those of what the
 * weighting leaves unexplained (R: `postStratify`, `rake`, `calibrate` of a design). Several weightings in turn are
 * taken in their order. Throws when the weighting was not made row by row.
 */
export function calibrated(design: SurveyDesign, { weights, residuals }: Weighting): SurveyDesign {
  if (weights.length !== design.rows) {
    throw new Error(`calibrated: the weighting has ${weights.length} units, the design ${design.rows} rows.`);
  }
  const calibrations = residuals ? [...design.calibrations, residuals] : design.calibrations;
  return { ...design, weights, calibrations };
}
