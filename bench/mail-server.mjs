/** A mail server that takes everything: `node mail-server.mjs`. Tells its port; asked for `taken`, how many mails came since it was last asked, and how long from the first to the last, in seconds. */
import { SMTPServer } from 'smtp-server';

let [count, first, last] = [0, 0, 0];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    stream.resume().on('end', () => {
      last = performance.now();
      first ||= last;
      count++;
      done();
    });
  },
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.server.address().port }));
process.on('message', (asked) => {
  process.send({ count, seconds: (last - first) / 1_000 });
  if (asked === 'taken') [count, first, last] = [0, 0, 0];
});
