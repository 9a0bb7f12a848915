import type { Study } from '../study.ts';

/** What an interviewer says before the interview. */
export interface CallingScript {
  /** To whoever answers. Nothing here says what the study is about. */
  readonly opening: string;
  /** To the person themselves. */
  readonly introduction: readonly string[];
  /** What to say when it is asked, by what is asked. */
  readonly reassurances: readonly { readonly asked: string; readonly say: string }[];
  /** Read out item by item before the first question. */
  readonly rights: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  /** The question that takes a clear yes. */
  readonly consent: string;
}

/** Of whom it is said where their details come from. */
export interface ScriptedCase {
  readonly source: string;
  /** By name; null: not known. */
  readonly authority: string | null;
  readonly name: string | null;
}

/** What is said on the telephone for a study, in its own name. @param called the person; left out where it is about none. */
export function callingScript(study: Study, called: ScriptedCase | null = null): CallingScript {
  const { title, organisation, contact, summary, questionnaire } = study;
  const minutes = questionnaire.minutes.telephone ?? null;
  const length = minutes === null ? 'It does not take long.' : `It takes about ${minutes} minutes.`;
  return {
    opening: `Hello, my name is … and I am calling from ${organisation}. May I speak to ${called?.name ?? 'the person whose name I have here'}, please?`,
    introduction: [
      `Hello, my name is … and I am calling from ${organisation} about a study called “${title}”.`,
      `${length} Taking part is your choice, and you can stop at any time. Could we go through the questions now?`,
    ],
    reassurances: [
      { asked: 'What is it about?', say: summary },
      { asked: 'Where did you get my details?', say: sourceOf(called) },
      {
        asked: 'Who will know what I said?',
        say: 'Only the study’s own team. Your name is kept apart from your answers, nobody at your work is told whether you took part, and no result shows a person or a single authority.',
      },
      {
        asked: 'I have changed my job, or left.',
        say: 'What you say is just as useful then: the study is also about those who have moved or left.',
      },
      {
        asked: 'How do I know that this is genuine?',
        say: `You can write to ${contact}. I can also send you an e-mail that says what the study is, and call again when you have read it.`,
      },
    ],
    rights: [
      {
        id: 'confidence',
        title: 'What is said is kept in confidence',
        text: 'Before we begin, I have to read you three things. What you tell me is kept in confidence and used for this study only.',
      },
      {
        id: 'copy',
        title: 'A copy, and putting it right',
        text: 'You can have a copy of what we hold about you, and have it put right, at any time.',
      },
      {
        id: 'withdraw',
        title: 'Stopping and withdrawing',
        text: 'You need not answer a question that you would rather not, you can stop at any time, and afterwards you can still withdraw what you said.',
      },
    ],
    consent: 'Knowing this, are you willing to take part?',
  };
}

function sourceOf(called: ScriptedCase | null): string {
  switch (called?.source) {
    case 'panel':
      return 'You took part in an earlier round of the study and agreed then that we may ask you again.';
    case 'open':
      return 'You gave us your number yourself, when you began to answer online.';
    default:
      return `They were given to us for this study only, by ${called?.authority ?? 'your authority'}.`;
  }
}
