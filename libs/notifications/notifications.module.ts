import { type DynamicModule, Module } from '@nestjs/common';
import { Registry } from '#runtime';
import type { View } from '#kernel';
import type { SubjectDocument } from '#history';
import { Calendars } from './calendars.js';
import { CalendarController } from './http/calendar-controller.js';
import { InboxController } from './http/inbox-controller.js';
import { InboxPages } from './http/inbox-pages.js';
import { JobsController } from './http/jobs-controller.js';
import { KeptMailsController } from './http/kept-mails-controller.js';
import { LinkController } from './http/link-controller.js';
import { LiveInbox } from './http/live-inbox.js';
import { Inboxes } from './inboxes.js';
import { PersonalLinks } from './links.js';
import { Teller } from './teller.js';
import { Works } from './delivery/works.js';

/** Titles of what belongs to networks, and of what all share. */
const TITLES = ['subjects', 'common-subjects'] as const;

const shared = [
  PersonalLinks,
  {
    provide: Teller,
    inject: [Registry],
    useFactory: ({ views, terms }: Registry) =>
      new Teller({ subjects: TITLES.map((name) => views.get(name) as View<SubjectDocument>), terms }),
  },
];

/** What people are told: where they read it, and where it is told and sent. */
@Module({})
export class NotificationsModule {
  /** For the process that people speak to; `works` where it tells and sends, too. */
  static served(works: boolean): DynamicModule {
    return {
      module: NotificationsModule,
      controllers: [
        ...[LiveInbox, InboxController, CalendarController, InboxPages],
        ...[LinkController, KeptMailsController, JobsController],
      ],
      providers: [...shared, Inboxes, Calendars, ...(works ? [Works] : [])],
      exports: works ? [Works] : [],
    };
  }

  /** For a process that tells and sends alone. */
  static working(): DynamicModule {
    return { module: NotificationsModule, providers: [...shared, Works] };
  }
}
