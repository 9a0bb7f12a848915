import {
  closesOn,
  dayInWords,
  englandTime,
  MAIL_ENDS,
  maySend,
  nextSending,
  type Placeholder,
} from '@earshot/fieldwork';
import {
  findCase,
  findOrganisation,
  findOrganisationContact,
  findPerson,
  mayBeMailed,
  mayHaveLetter,
  type Queries,
  type StoredMail,
} from '@earshot/store';
import { openDetails } from '../contacts/contact-details.ts';
import { personalToken } from '../contacts/personal-token.ts';
import { openContact } from '../organisations/organisation-contact.ts';
import { CONFIRMS_ADDRESS } from '../rights/confirmation-mail.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { filledMail, type PlainMail } from './compose-mail.ts';
import { openLetter } from './letter.ts';
import { isAddress } from './mail-settings.ts';
import { stopToken } from './stop-link.ts';
import { writtenStep } from './written-step.ts';

/** Why a mail that is queued is not sent: for good, or only now. */
export type NotSent = { readonly cancel: string } | { readonly notBefore: Date };

interface Desk {
  readonly queries: Queries;
  readonly world: World;
  readonly publicUrl: string;
}

/**
 * Writes a queued mail as it reads at this moment, or says why it is not to be sent any more. What was true when it was
 * queued is asked again: nobody who has finished or refused since is written to. Role: mailer.
 */
export async function writeMail(desk: Desk, mail: StoredMail): Promise<PlainMail | NotSent> {
  const study = desk.world.studies.get(mail.studyId);
  if (mail.accountId !== null) return toAccount(desk, mail);
  if (!study) return { cancel: 'The study is not loaded any more.' };
  return mail.pseudonym === null ? toAuthority(desk, mail, study) : toPerson(desk, mail, study, mail.pseudonym);
}

async function toPerson(desk: Desk, mail: StoredMail, study: Study, pseudonym: string): Promise<PlainMail | NotSent> {
  const { queries, world, publicUrl } = desk;
  const letter = mail.letter && openLetter(world, mail.mailId, mail.letter);
  const caseFile = await findCase(queries, pseudonym);
  const person = await findPerson(queries, pseudonym);
  if (!caseFile || !person) return { cancel: 'No contact details are held any more.' };
  const kept = letter ? await keptFrom(desk, mail, pseudonym) : await keptFromStep(desk, study, caseFile);
  if (kept) return kept;
  const details = openDetails(world.keys, person);
  const address = letter?.address ?? details.email;
  if (address === null || !isAddress(address)) return { cancel: 'There is no address that mail can go to.' };
  const written = letter ?? writtenStep(study.fieldwork, mail.step);
  if (!written) return { cancel: 'The protocol has no such step any more.' };
  const words = {
    ...studyWords(study),
    name: details.name,
    link: `${publicUrl}/a/${personalToken(world.keys, pseudonym, caseFile.linkNumber)}`,
    authority: await authorityName(desk, study.id, person.authorityCode),
    ...(caseFile.releasedAt ? closeWords(study, caseFile.releasedAt) : {}),
  };
  // Whoever reads an address that is to be confirmed may be somebody else: they are told no name, and cannot stop mails.
  const confirms = mail.step.startsWith(`${CONFIRMS_ADDRESS}:`);
  const stopLink = confirms ? null : `${publicUrl}/stop/${stopToken(world.keys, mail.mailId)}`;
  const to = { name: confirms ? '' : details.name, address };
  return { mailId: mail.mailId, to, replyTo: study.contact, stopLink, ...filledMail(written, words, stopLink) };
}

async function keptFrom({ queries }: Desk, mail: StoredMail, pseudonym: string): Promise<NotSent | null> {
  if (await mayHaveLetter(queries, mail.studyId, pseudonym)) return null;
  return { cancel: 'The person is not to be written to.' };
}

async function keptFromStep(
  { queries, world }: Desk,
  { fieldwork }: Study,
  { pseudonym, releasedAt }: { pseudonym: string; releasedAt: Date | null },
): Promise<NotSent | null> {
  const now = world.now();
  if (!fieldwork || !releasedAt) return { cancel: 'The person is not in fieldwork any more.' };
  if (englandTime(now).date >= closesOn(fieldwork, englandTime(releasedAt).date)) {
    return { cancel: 'Fieldwork has closed.' };
  }
  if (!(await mayBeMailed(queries, pseudonym, MAIL_ENDS))) {
    return { cancel: 'The person has finished, or is not to be written to.' };
  }
  return maySend(fieldwork, now) ? null : { notBefore: nextSending(fieldwork, now) };
}

const TO_FORWARD = 'Please forward the text below the line to the children’s social workers of your authority.';

async function toAuthority(desk: Desk, mail: StoredMail, study: Study): Promise<PlainMail | NotSent> {
  const { queries, world, publicUrl } = desk;
  const code = mail.authorityCode!;
  const organisation = await findOrganisation(queries, study.id, code);
  const contact = await findOrganisationContact(queries, study.id, code);
  if (!organisation || !contact) return { cancel: 'Nobody is named to write to at the authority.' };
  const { name, email } = openContact(world, { studyId: study.id, authorityCode: code }, contact.sealed);
  if (!isAddress(email)) return { cancel: 'There is no address that mail can go to.' };
  const words = {
    ...studyWords(study),
    name,
    authority: organisation.name,
    ...(organisation.openCode ? { link: `${publicUrl}/take/${study.id}/${organisation.openCode}` } : {}),
  };
  const letter = mail.letter && openLetter(world, mail.mailId, mail.letter);
  const forward = letter ? null : writtenStep(study.fieldwork, mail.step);
  const written = letter ?? (forward && { ...forward, text: `${TO_FORWARD}\n\n----\n\n${forward.text}` });
  if (!written) return { cancel: 'The protocol has no such step any more.' };
  const to = { name, address: email };
  return { mailId: mail.mailId, to, replyTo: study.contact, stopLink: null, ...filledMail(written, words, null) };
}

/** To an account of the desk: nothing is filled in that is not about the system. */
function toAccount({ world }: Desk, mail: StoredMail): PlainMail | NotSent {
  const letter = mail.letter && openLetter(world, mail.mailId, mail.letter);
  if (!letter?.address || !isAddress(letter.address)) return { cancel: 'There is no address that mail can go to.' };
  const study = world.studies.get(mail.studyId);
  const to = { name: '', address: letter.address };
  const { subject, text } = letter;
  return { mailId: mail.mailId, to, replyTo: study?.contact ?? '', stopLink: null, subject, text };
}

function studyWords(study: Study): Partial<Record<Placeholder, string>> {
  return { study: study.title, contact: study.contact };
}

function closeWords({ fieldwork }: Study, releasedAt: Date): Partial<Record<Placeholder, string>> {
  if (!fieldwork) return {};
  return { close: dayInWords(closesOn(fieldwork, englandTime(releasedAt).date)) };
}

async function authorityName({ queries }: Desk, studyId: string, code: string | null): Promise<string> {
  const organisation = code === null ? null : await findOrganisation(queries, studyId, code);
  return organisation?.name ?? 'your authority';
}
