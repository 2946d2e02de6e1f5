import { dateSaid } from '#history';
import { dayOf, fill, type Instant, type Language, type Phrase } from '#kernel';
import type { Letter, LetterLink } from './mail/letter.js';
import type { ToldNotice } from './teller.js';

const phrase = (fr: string, ar: string, en: string): Phrase => ({ fr, ar, en });

const WORDS = {
  subject: phrase('{heading} : {title}', '{heading}: {title}', '{heading}: {title}'),
  greeting: phrase('Bonjour {name},', 'تحية طيبة {name}،', 'Dear {name},'),
  digest: phrase('Votre récapitulatif : {count}', 'ملخّصكم: {count}', 'Your digest: {count}'),
  one: phrase('une nouvelle', 'خبر واحد', 'one piece of news'),
  many: phrase('{count} nouvelles', '{count} من الأخبار', '{count} pieces of news'),
  open: phrase('Voir dans Tansiq', 'الاطلاع في تنسيق', 'Look at it in Tansiq'),
  inbox: phrase('Ouvrir ma boîte de réception', 'فتح صندوق الوارد', 'Open my inbox'),
  answer: phrase('Répondre à l’invitation', 'الرد على الدعوة', 'Answer the invitation'),
  because: phrase(
    'Vous recevez ce message parce que votre compte Tansiq agit pour une organisation ou un réseau que cela concerne.',
    'تتلقون هذه الرسالة لأن حسابكم في تنسيق يعمل باسم منظمة أو شبكة يعنيها الأمر.',
    'You get this message because your Tansiq account acts for an organisation or a network that it concerns.',
  ),
  stopKind: phrase(
    'Ne plus recevoir ce genre de messages',
    'التوقف عن تلقي هذا النوع من الرسائل',
    'No more messages of this kind',
  ),
  stopDigest: phrase('Ne plus recevoir de récapitulatif', 'التوقف عن تلقي الملخّص', 'No more digests'),
  elsewhere: phrase('Pour vous', 'لكم', 'For you'),
} as const satisfies Record<string, Phrase>;

/** Who a letter is to, and what it leads to. */
export interface Occasion {
  readonly name: string;
  readonly language: Language;
  readonly publicUrl: string;
  readonly timeZone: string;
  /** One click, and it comes no more. */
  readonly unsubscribe: string;
  /** Where an invitation is answered, where it is one. */
  readonly answers?: string;
}

const saidAt = (at: Instant, { language, timeZone }: Occasion): string => dateSaid(dayOf(at, timeZone), language);

const begun = ({ name, language }: Occasion) => ({
  language,
  greeting: fill(WORDS.greeting[language], { name }),
  reason: WORDS.because[language],
});

/** A letter about one thing. */
export function noticeLetter(notice: ToldNotice, occasion: Occasion): Letter {
  const { language, publicUrl, unsubscribe, answers } = occasion;
  const look: LetterLink = { label: WORDS.open[language], url: publicUrl + notice.path };
  return {
    ...begun(occasion),
    subject: fill(WORDS.subject[language], { heading: notice.heading, title: notice.object.title }),
    sections: [
      {
        ...(notice.network && { heading: notice.network.name }),
        entries: [{ title: notice.heading, text: notice.text, at: saidAt(notice.at, occasion) }],
      },
    ],
    actions: answers ? [{ label: WORDS.answer[language], url: answers }, look] : [look],
    footer: [{ label: WORDS.stopKind[language], url: unsubscribe }],
  };
}

/** The first notice about each thing. */
const firsts = (notices: readonly ToldNotice[]): readonly ToldNotice[] =>
  [...Map.groupBy(notices, ({ object }) => object.id).values()].map(([first]) => first!);

/** By network, and of each thing the newest. */
function sectionsOf(notices: readonly ToldNotice[], occasion: Occasion): Letter['sections'] {
  const newestFirst = notices.toSorted((one, other) => other.at.localeCompare(one.at));
  return [...Map.groupBy(newestFirst, ({ network }) => network?.id).values()].map((told) => ({
    heading: told[0]!.network?.name ?? WORDS.elsewhere[occasion.language],
    entries: firsts(told).map((notice) => ({
      title: notice.heading,
      text: notice.text,
      at: saidAt(notice.at, occasion),
      link: occasion.publicUrl + notice.path,
    })),
  }));
}

/** A letter about everything of one digest, the newest first, one entry for each thing. */
export function digestLetter(notices: readonly ToldNotice[], occasion: Occasion): Letter {
  const { language, publicUrl, unsubscribe } = occasion;
  const sections = sectionsOf(notices, occasion);
  const count = sections.reduce((sum, { entries }) => sum + entries.length, 0);
  const news = count === 1 ? WORDS.one[language] : fill(WORDS.many[language], { count });
  return {
    ...begun(occasion),
    subject: fill(WORDS.digest[language], { count: news }),
    sections,
    actions: [{ label: WORDS.inbox[language], url: `${publicUrl}/inbox` }],
    footer: [{ label: WORDS.stopDigest[language], url: unsubscribe }],
  };
}
