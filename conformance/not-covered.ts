/**
 * That a part of a reference file cannot be computed, with the reason. It is thrown by whoever finds out, deep in a
 * formula or a design, and caught where the part begins: see `part`.
 */
export class NotCovered extends Error {}
