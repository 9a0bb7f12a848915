import type { Mode } from '@earshot/instrument';
import { type ExportedStudy, shortVersion } from '../codebook/exported-study.ts';
import { element, textElement, type XmlElement } from '../codebook/xml.ts';
import { ddiId, OWN_WORDS } from './ddi-names.ts';
import { sourceWords } from './ddi-question-notes.ts';

/** `docDscr`: what this file is, when and by what it was made. */
export function documentDescription(study: ExportedStudy): XmlElement {
  const { title, organisation, date } = study;
  return element('docDscr', {}, [
    element('citation', {}, [
      element('titlStmt', {}, [textElement('titl', `${title}: codebook of the questionnaire`)]),
      element('prodStmt', {}, [
        ...(organisation === null ? [] : [textElement('producer', organisation)]),
        textElement('prodDate', date, { date }),
        textElement('software', 'Earshot'),
      ]),
      version(study),
    ]),
  ]);
}

function version(study: ExportedStudy): XmlElement {
  return element('verStmt', {}, [
    textElement('version', `Questionnaire ${shortVersion(study)}`, { date: study.date, type: 'questionnaire' }),
    textElement('notes', `SHA-256 of questionnaire.yml: ${study.version}`, OWN_WORDS),
  ]);
}

/** `stdyDscr`: the study, the modes it is asked in, and where its items were taken from. */
export function studyDescription(study: ExportedStudy): XmlElement {
  const { questionnaire, summary } = study;
  return element('stdyDscr', {}, [
    citation(study),
    element('stdyInfo', {}, [
      ...(summary === null ? [] : [textElement('abstract', summary)]),
      element('sumDscr', {}, questionnaire.modes.map(modeUniverse)),
    ]),
    element('method', {}, [
      element('dataColl', {}, [
        ...questionnaire.modes.map((mode) => textElement('collMode', COLLECTED[mode], OWN_WORDS)),
        textElement('resInstru', 'Structured questionnaire', OWN_WORDS),
        ...promised(study),
      ]),
    ]),
    ...sources(study),
  ]);
}

function citation({
  id,
  title,
  organisation,
  contact,
  questionnaire,
  translations,
  ...study
}: ExportedStudy): XmlElement {
  const others = [...translations.values()].filter((each) => each.title !== questionnaire.title);
  const email = contact !== null && /^\S+@\S+$/.test(contact) ? contact : null;
  return element('citation', {}, [
    element('titlStmt', {}, [
      textElement('titl', title),
      ...(questionnaire.title === title ? [] : [textElement('altTitl', questionnaire.title)]),
      ...others.map((each) => textElement('parTitl', each.title, { 'xml:lang': each.language })),
      textElement('IDNo', id),
    ]),
    ...(organisation === null ? [] : [element('prodStmt', {}, [textElement('producer', organisation)])]),
    ...(contact === null ? [] : [element('distStmt', {}, [textElement('contact', contact, { email })])]),
    version({ id, title, organisation, contact, questionnaire, translations, ...study }),
  ]);
}

const ANSWERED: Readonly<Record<Mode, string>> = {
  web: 'People who answer online, on their own',
  telephone: 'People who are interviewed by telephone',
};
const COLLECTED: Readonly<Record<Mode, string>> = {
  web: 'Self-administered questionnaire: web-based (CAWI)',
  telephone: 'Interview: telephone, computer-assisted (CATI)',
};

/** Texts that belong to one mode point here. */
function modeUniverse(mode: Mode): XmlElement {
  return textElement('universe', ANSWERED[mode], { ID: ddiId.mode(mode), level: 'mode', ...OWN_WORDS });
}

function promised({ questionnaire }: ExportedStudy): XmlElement[] {
  const { minutes, modes } = questionnaire;
  return modes.flatMap((mode) => {
    const length = minutes[mode];
    return length === undefined
      ? []
      : [textElement('collSitu', `Length promised (${mode}): ${length} minutes`, OWN_WORDS)];
  });
}

function sources({ questionnaire }: ExportedStudy): XmlElement[] {
  const materials = [...questionnaire.sources].map(([name, source]) =>
    textElement('relMat', sourceWords(source), { ID: ddiId.source(name), label: name, type: 'source of items' }),
  );
  return materials.length === 0 ? [] : [element('othrStdyMat', {}, materials)];
}
