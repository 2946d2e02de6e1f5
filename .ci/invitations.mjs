/** `node invitations.mjs <folder of mails> <folder>`: keeps the invitation of each mail that has one as a file. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';

const [mails, folder] = process.argv.slice(2);
let count = 0;
for (const name of readdirSync(mails).filter((each) => each.endsWith('.eml'))) {
  const { attachments } = await simpleParser(readFileSync(join(mails, name)));
  const calendar = attachments.find(({ filename }) => filename === 'invitation.ics');
  if (calendar) writeFileSync(join(folder, `invitation-${++count}.ics`), calendar.content);
}
if (count === 0) throw new Error('no mail of the demonstration holds an invitation');
