import { type AccountDocument, accountsView } from '#access';
import { type Attempt, derivedId, type Instant, type KeptNotice, type NoticeStore, type Reader } from '#kernel';
import type { PersonKeys } from '#runtime';
import { workshopsView } from '#workshops';
import { entryOfWorkshop } from '../calendar/entry.js';
import { invitation, methodOf } from '../calendar/calendar.js';
import type { DigestJob, MailJob } from './dispatcher.js';
import type { NoticeContent } from '../domain/content.js';
import type { Kind } from '../domain/kinds.js';
import { openInvitation } from '../invitations.js';
import { digestLetter, noticeLetter, type Occasion } from '../letters.js';
import type { PersonalLinks } from '../links.js';
import { type Letter, written } from '../mail/letter.js';
import type { Mail, Mailer } from '../mail/mailer.js';
import { reaches } from '../rules/recipients.js';
import type { Sender } from './sender.js';
import type { Teller } from '../teller.js';
import { channelsIn, subscriptionsView } from '../views/subscriptions.view.js';

export interface MailOptions {
  readonly publicUrl: string;
  readonly timeZone: string;
  readonly sender: Sender;
}

/** What calendars are told by mail about. */
const DATED: readonly string[] = ['invited', 'workshop-moved', 'workshop-cancelled'];

type Notice = KeptNotice<NoticeContent>;
type Addressee = AccountDocument & { readonly name: string; readonly email: string };

/**
 * Sends mails for notices: one that is told at once, or all of a digest that were not read meanwhile. Whoever chose between the two that it
 * is not to be mailed gets none.
 */
export class MailWork {
  readonly #host: string;

  constructor(
    private readonly notices: NoticeStore,
    private readonly reader: Reader,
    private readonly persons: PersonKeys,
    private readonly links: PersonalLinks,
    private readonly teller: Teller,
    private readonly mailer: Mailer,
    private readonly options: MailOptions,
  ) {
    const { hostname } = new URL(options.publicUrl);
    this.#host = /^[\w.-]+$/.test(hostname) ? hostname : 'tansiq.invalid'; // an address in brackets is no part of an id
  }

  /** Nothing is sent of what was read in the inbox already, nor to an account that is no more, nor of a network that it has left. */
  async notice({ payload, enqueuedAt }: Attempt<MailJob>): Promise<void> {
    const [notice] = (await this.notices.getMany([payload.notice])) as readonly (Notice | undefined)[];
    if (!notice || notice.readAt !== undefined) return;
    const to = (await this.#isWanted(notice)) ? await this.#addressee(notice.account) : undefined;
    if (!to || !reaches(to, notice.network)) return;
    const [told] = await this.teller.tell([notice], to.language, this.reader);
    const isDated = DATED.includes(notice.kind);
    const answers = isDated ? await this.#answers(notice) : undefined;
    const occasion = await this.#occasion(to, [notice.kind], answers);
    await this.mailer.send({
      ...this.#mail(to, noticeLetter(told!, occasion), occasion, enqueuedAt),
      messageId: `${notice.id}@${this.#host}`,
      thread: `${derivedId(notice.account, notice.object)}@${this.#host}`,
      ...(isDated && (await this.#invitation(notice, to))),
    });
  }

  async digest({ payload: { account, digest }, enqueuedAt }: Attempt<DigestJob>): Promise<void> {
    const to = await this.#addressee(account);
    const notices = to ? (await this.#wantedOf(account, digest)).filter(({ network }) => reaches(to, network)) : [];
    if (!to || notices.length === 0) return;
    const told = await this.teller.tell(notices, to.language, this.reader);
    const occasion = await this.#occasion(to, ['digest']);
    await this.mailer.send({
      ...this.#mail(to, digestLetter(told, occasion), occasion, enqueuedAt),
      messageId: `digest-${account}-${Date.parse(digest)}@${this.#host}`,
    });
  }

  async #isWanted({ account, kind }: KeptNotice): Promise<boolean> {
    return channelsIn(await this.reader.get(subscriptionsView, account), kind as Kind).mail !== 'never';
  }

  async #wantedOf(account: string, digest: Instant): Promise<readonly KeptNotice[]> {
    const chosen = await this.reader.get(subscriptionsView, account);
    if (chosen?.digest.rhythm === 'never') return [];
    const notices = await this.notices.ofDigest(account, digest);
    return notices.filter(({ kind }) => channelsIn(chosen, kind as Kind).mail !== 'never');
  }

  /** In clear, for as long as it takes to write. */
  async #addressee(account: string): Promise<Addressee | undefined> {
    const document = await this.reader.get(accountsView, account);
    if (document?.status !== 'active' || !document.email) return undefined;
    return (await this.persons.reveal(document)) as Addressee;
  }

  async #occasion(to: Addressee, unsubscribeFrom: readonly string[], answers?: string): Promise<Occasion> {
    const { publicUrl, timeZone } = this.options;
    const unsubscribe = await this.links.make('unsubscribe', to.id, unsubscribeFrom);
    return { name: to.name, language: to.language, publicUrl, timeZone, unsubscribe, ...(answers && { answers }) };
  }

  #mail(to: Addressee, letter: Letter, { unsubscribe }: Occasion, date: Instant): Omit<Mail, 'messageId'> {
    const { name, email, language } = to;
    return { to: { name, address: email }, language, ...written(letter), date, unsubscribe };
  }

  /** Where somebody answers for their organisation that was invited; its first, where they act for several. */
  async #answers({ account, object }: Notice): Promise<string | undefined> {
    const open = await openInvitation(this.reader, account, object);
    return open && this.links.make('answer', account, [open.workshop.network, object, open.organisation]);
  }

  async #invitation({ object }: Notice, to: Addressee): Promise<Pick<Mail, 'invitation'>> {
    const workshop = await this.reader.get(workshopsView, object);
    const entry = workshop && entryOfWorkshop(workshop, this.options.publicUrl);
    if (!entry) return {};
    const { language, name, email } = to;
    const attendee = { name, address: email };
    const { timeZone, sender: organizer } = this.options;
    const ics = invitation({ entry, language, timeZone, organizer, attendee });
    return { invitation: { method: methodOf(entry), ics } };
  }
}
