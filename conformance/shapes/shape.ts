import type { Computed } from '../computed.ts';
import type { Json, ReferenceFile } from '../reference-file.ts';

/** A kind of reference file, told by the keys of its results, and how we compute them. */
export interface Shape {
  readonly isShapeOf: (result: Json, file: ReferenceFile) => boolean;
  /** Laid out as the results are. May throw `NotCovered` where nothing can be computed. */
  readonly compute: (file: ReferenceFile) => Computed;
}
