import { Inject, Injectable } from '@nestjs/common';
import {
  type AskInbox,
  type Audience,
  COMMONS,
  type InboxEntry,
  type KeptNotice,
  type Language,
  type NoticeStore,
  type ReadMark,
  type ReadStore,
} from '#kernel';
import { type Clock, CLOCK, NOTICE_STORE, READ_STORE } from '#runtime';
import { Teller, type ToldNotice } from './teller.js';

/** One thing in somebody's inbox: what was told last about it. */
export interface InboxLine extends ToldNotice {
  /** How many notices about it they have not read, and how many there are. */
  readonly unread: number;
  readonly all: number;
}

/** What was told to somebody, in their words: of networks that they may read no more, nothing. */
@Injectable()
export class Inboxes {
  constructor(
    @Inject(NOTICE_STORE) private readonly notices: NoticeStore,
    @Inject(READ_STORE) private readonly reader: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly teller: Teller,
  ) {}

  /** One page, and whether there is more after it. */
  async page(
    ask: AskInbox,
    audience: Audience,
    language: Language,
  ): Promise<{ lines: readonly InboxLine[]; more: boolean }> {
    const found: InboxEntry[] = [];
    for (let { after } = ask; ;) {
      const entries = await this.notices.inbox({ ...ask, after, limit: ask.limit + 1 });
      found.push(...entries.filter(({ newest }) => isReadable(newest, audience)));
      if (entries.length <= ask.limit || found.length > ask.limit) break;
      after = entries.at(-1)!.newest;
    }
    const shown = found.slice(0, ask.limit);
    const told = await this.teller.tell(
      shown.map(({ newest }) => newest),
      language,
      this.reader,
    );
    const lines = told.map((line, index) => ({ ...line, unread: shown[index]!.unread, all: shown[index]!.all }));
    return { lines, more: found.length > ask.limit };
  }

  /** Everything that was told of one thing, the newest first. */
  async about(account: string, object: string, audience: Audience, language: Language): Promise<readonly ToldNotice[]> {
    const notices = await this.notices.about(account, object);
    return this.teller.tell(
      notices.filter((notice) => isReadable(notice, audience)),
      language,
      this.reader,
    );
  }

  /** How many things they have not read about, in all and by network. */
  async unread(
    account: string,
    audience: Audience,
  ): Promise<{ total: number; networks: Readonly<Record<string, number>> }> {
    const counts = [...(await this.notices.unread(account))].filter(([network]) => isReadable({ network }, audience));
    return { total: counts.reduce((sum, [, count]) => sum + count, 0), networks: Object.fromEntries(counts) };
  }

  markRead(account: string, mark: ReadMark): Promise<number> {
    return this.notices.markRead(account, mark, new Date(this.clock.now()).toISOString());
  }
}

const isReadable = ({ network }: Pick<KeptNotice, 'network'>, { networks }: Audience): boolean =>
  network === COMMONS || networks.has(network);
