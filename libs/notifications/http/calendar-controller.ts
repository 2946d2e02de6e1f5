import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, form } from '#access';
import { addressIn, answerPage, callerOf, escaped, languageOf, page, Refused } from '#http';
import type { Language, Phrase } from '#kernel';
import { Calendars } from '../calendars.js';
import { refuse } from '../domain/problems.js';
import { PersonalLinks } from '../links.js';
import type { CalendarFeed, CalendarFeeds } from './contents.js';
import { accountOf } from './inbox-controller.js';

const phrase = (fr: string, ar: string, en: string): Phrase => ({ fr, ar, en });

const WORDS = {
  title: phrase('Mes calendriers', 'تقويماتي', 'My calendars'),
  how: phrase(
    'Copiez une adresse dans votre calendrier (« s’abonner », « à partir d’une adresse »). Il suit alors les rencontres, les échéances et les consultations. Qui a l’adresse lit le calendrier : ne la transmettez pas.',
    'انسخوا عنوانا في تقويمكم («اشتراك»، «من عنوان»). سيتابع عندئذ اللقاءات والآجال والاستشارات. من لديه العنوان يقرأ التقويم: لا تعطوه لغيركم.',
    'Copy an address into your calendar (“subscribe”, “from an address”). It then follows gatherings, due dates and consultations. Whoever has the address reads the calendar: do not pass it on.',
  ),
  renew: phrase('Changer toutes les adresses', 'تغيير كل العناوين', 'Change all addresses'),
  renewing: phrase(
    'Si une adresse est tombée en d’autres mains : les anciennes, et les liens des courriels déjà reçus, ne vaudront plus.',
    'إذا وقع عنوان في يد غيركم: لن تعود العناوين القديمة ولا روابط الرسائل السابقة صالحة.',
    'If an address fell into other hands: the old ones, and the links in mails that you have, are good no more.',
  ),
  back: phrase('Retour à la boîte', 'العودة إلى الصندوق', 'Back to the inbox'),
} as const satisfies Record<string, Phrase>;

function calendarsPage(language: Language, feeds: readonly CalendarFeed[]): string {
  const feed = ({ name, address }: CalendarFeed): string =>
    `<li><bdi>${escaped(name)}</bdi><br><code dir="ltr">${escaped(address)}</code></li>`;
  const button = form(language, '/inbox/calendars/renew', { fields: [], button: WORDS.renew[language] });
  const body = [
    `<h1>${WORDS.title[language]}</h1><p>${WORDS.how[language]}</p><ul>${feeds.map(feed).join('')}</ul>`,
    `<p><small>${WORDS.renewing[language]}</small></p>${button}`,
    `<p><a href="${addressIn(language, '/inbox')}">${WORDS.back[language]}</a></p>`,
  ];
  return page(language, WORDS.title[language], body.join(''), '/inbox/calendars');
}

/** Calendars to subscribe to: where they are, and what is in them. */
@Controller()
export class CalendarController {
  constructor(
    private readonly calendars: Calendars,
    private readonly links: PersonalLinks,
  ) {}

  @Get('me/calendars')
  async list(@Req() request: FastifyRequest): Promise<CalendarFeeds> {
    return { items: await this.calendars.offeredTo(callerOf<Caller>(request), languageOf(request)) };
  }

  @Post('me/calendars/renew')
  @HttpCode(200)
  async renew(@Req() request: FastifyRequest): Promise<CalendarFeeds> {
    await this.links.renew(accountOf(request));
    return this.list(request);
  }

  @Get('inbox/calendars')
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return answerPage(reply, calendarsPage(languageOf(request), (await this.list(request)).items));
  }

  @Post('inbox/calendars/renew')
  async renewOnPage(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.links.renew(accountOf(request));
    void reply.redirect(addressIn(languageOf(request), '/inbox/calendars'), 303);
  }

  @Get('calendar.ics')
  async feed(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const content = await this.calendars.at((request.query as { link?: unknown }).link);
    if (content === undefined) throw new Refused(refuse('link-not-good'));
    void reply.header('content-type', 'text/calendar; charset=utf-8');
    void reply.header('content-disposition', 'inline; filename="tansiq.ics"');
    return content;
  }
}
