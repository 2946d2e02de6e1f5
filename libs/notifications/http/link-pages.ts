import { form, hidden } from '#access';
import { dateSaid } from '#history';
import { escaped, page } from '#http';
import { fill, inLanguage, type Language, type Phrase } from '#kernel';
import type { WorkshopDocument } from '#workshops';

const phrase = (fr: string, ar: string, en: string): Phrase => ({ fr, ar, en });

const WORDS = {
  stop: phrase('Moins de courriels', 'رسائل أقل', 'Fewer mails'),
  stopKind: phrase(
    'Ne plus recevoir par courriel : {what}. Rien d’autre ne change, et votre boîte de réception garde tout.',
    'التوقف عن تلقي ما يلي بالبريد: {what}. لا يتغير شيء آخر، ويبقى كل شيء في صندوقكم.',
    'Get no more mail about: {what}. Nothing else changes, and your inbox keeps all of it.',
  ),
  stopped: phrase(
    'C’est fait : plus de courriel à ce sujet ({what}). Pour revenir en arrière : vos choix, dans Tansiq.',
    'تم ذلك: لا رسائل بعد الآن حول هذا الموضوع ({what}). للتراجع: خياراتكم في تنسيق.',
    'Done: no more mail about this ({what}). To go back on it: your choices, in Tansiq.',
  ),
  yes: phrase('Ne plus recevoir', 'إيقاف الرسائل', 'Stop these mails'),
  digest: phrase('le récapitulatif', 'الملخّص', 'the digest'),
  answer: phrase('Répondre à l’invitation', 'الرد على الدعوة', 'Answer the invitation'),
  forWhom: phrase('Réponse pour {organisation}', 'الرد باسم {organisation}', 'The answer of {organisation}'),
  given: phrase('Réponse enregistrée : {answer}.', 'سُجّل الرد: {answer}.', 'The answer is recorded: {answer}.'),
  soFar: phrase('Réponse actuelle : {answer}', 'الرد الحالي: {answer}', 'The answer so far: {answer}'),
  accepted: phrase('Nous viendrons', 'سنحضر', 'We will come'),
  tentative: phrase('Peut-être', 'ربما', 'Perhaps'),
  declined: phrase('Nous ne viendrons pas', 'لن نحضر', 'We will not come'),
} as const satisfies Record<string, Phrase>;

const ANSWERS = ['accepted', 'tentative', 'declined'] as const;
export type GivenAnswer = (typeof ANSWERS)[number];
export const isAnswer = (text: string | undefined): text is GivenAnswer => ANSWERS.some((each) => each === text);

/** Asks before it stops mails of a kind: whoever looks at a link in advance, such as a virus scanner, changes nothing. */
export function unsubscribePage(language: Language, link: string, what: string | undefined, isDone: boolean): string {
  const named = what ?? WORDS.digest[language];
  const text = `<p role="status">${escaped(fill(WORDS[isDone ? 'stopped' : 'stopKind'][language], { what: named }))}</p>`;
  const button = isDone
    ? ''
    : form(language, '/unsubscribe', { fields: [hidden('link', link)], button: WORDS.yes[language] });
  return page(language, WORDS.stop[language], `<h1>${WORDS.stop[language]}</h1>${text}${button}`);
}

/** What an invitation is answered on. */
export interface AnswerShown {
  readonly workshop: WorkshopDocument;
  readonly organisation: string;
  readonly link: string;
  /** What was answered, just now or before. */
  readonly answer?: GivenAnswer;
  readonly isNew: boolean;
}

export function answerPageOf(language: Language, shown: AnswerShown): string {
  const { workshop, organisation, link, answer, isNew } = shown;
  const when = [dateSaid(workshop.startsOn, language), workshop.startsAt, inLanguage(workshop.place, language)];
  const said = answer && fill(WORDS[isNew ? 'given' : 'soFar'][language], { answer: WORDS[answer][language] });
  const buttons = ANSWERS.map((each) =>
    form(language, '/answer', {
      fields: [hidden('link', link), hidden('answer', each)],
      button: WORDS[each][language],
    }),
  );
  const body = [
    `<h1><bdi>${escaped(inLanguage(workshop.title, language))}</bdi></h1>`,
    `<p>${escaped(when.filter(Boolean).join(' · '))}</p>`,
    `<p>${escaped(fill(WORDS.forWhom[language], { organisation }))}</p>`,
    said ? `<p class="note" role="status">${escaped(said)}</p>` : '',
    ...buttons,
  ];
  return page(language, WORDS.answer[language], body.join(''));
}
