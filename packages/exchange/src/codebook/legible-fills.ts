const FILL = /\{([a-z][a-z0-9_]*)(?:\|([^{}]*))?\}/g;

/**
 * A text with its fills as people read them: `{role|your role}` becomes `‹role, or “your role”›`. What is in angle
 * brackets is a name of the questionnaire, never words that anybody hears.
 */
export function legibleFills(text: string): string {
  return text.replaceAll(FILL, (_, name: string, otherwise: string | undefined) => {
    if (otherwise === undefined) return `‹${name}›`;
    return otherwise === '' ? `‹${name}, or nothing›` : `‹${name}, or “${otherwise}”›`;
  });
}
