import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '#kernel';
import type { KeptMail } from './kept-mails.js';
import { mailPage, mailsPage } from './mails-page.js';

const mail: KeptMail = {
  id: 'work+given.1@tansiq.example',
  to: { name: 'Salma <b>', address: 'salma&co@example.org' },
  language: 'ar',
  subject: 'عمل جديد <script>',
  date: '2026-04-02T07:05:00.000Z',
  text: 'مرحبا <i>،\n\nسطر\nسطر آخر\n',
  html: '<p>never in the page itself</p>',
  hasInvitation: true,
};
const ZONE = 'Africa/Casablanca';
const AT = '/mails/work%2Bgiven.1%40tansiq.example';

describe('the page of mails', () => {
  it('says in every language that nothing is sent', () => {
    const pages = LANGUAGES.map((language) => mailsPage(language, [], ZONE));
    expect(pages.map((page) => /<p class="note">(.*?)<\/p><p>(.*?)<\/p>/.exec(page)?.slice(1))).toEqual([
      [
        'Dans cette démonstration, aucun courriel n’est envoyé. Voici ceux qui l’auraient été.',
        'Aucun pour le moment.',
      ],
      [expect.stringMatching(/^في هذا العرض/), expect.stringMatching(/\p{Script=Arabic}/u)],
      ['In this demonstration no mail is sent. Here are those that would have been.', 'None so far.'],
    ]);
  });

  it('leads to each, and tells to whom and when in the hours of the place', () => {
    const page = mailsPage('fr', [mail, { ...mail, id: 'b@c' }], ZONE);
    expect([...page.matchAll(/<li><a href="([^"]*)"/g)].map(([, at]) => at)).toEqual([
      `${AT}?lang=fr`,
      '/mails/b%40c?lang=fr',
    ]);
    expect(page).toContain('<bdi>عمل جديد &#60;script&#62;</bdi>');
    expect(page).toContain(
      'À <bdi>Salma &#60;b&#62;</bdi>, <time datetime="2026-04-02T07:05:00.000Z">2 avr. 2026, 08:05</time>',
    );
  });
});

describe('the page of one mail', () => {
  it.each(LANGUAGES)('shows it (%s) in a frame where nothing runs, as text, and as it would be sent', (language) => {
    const page = mailPage(language, mail, ZONE);
    expect(page).toContain(
      `<iframe src="${AT}/html" sandbox="allow-popups allow-popups-to-escape-sandbox" title="عمل جديد &#60;script&#62;"`,
    );
    expect(page).toContain('<div lang="ar" dir="rtl"><p>مرحبا &#60;i&#62;،</p><p>سطر<br>سطر آخر</p></div>');
    expect(page).toContain(`<a href="${AT}/eml" download>`);
    expect(page).toContain('<bdi>salma&#38;co@example.org</bdi>');
    expect(page).not.toMatch(/never in the page|<script|<i>|<b>/);
  });

  it('tells of an invitation where there is one', () => {
    expect(mailPage('en', mail, ZONE)).toContain('an invitation for the calendar');
    expect(mailPage('en', { ...mail, hasInvitation: false }, ZONE)).not.toContain('invitation');
  });
});
