/**
 * Sends one command after the other over each connection, to every path in turn; told what to do by `http.mjs`. Each time round the
 * paths, `{round}` in the body reads differently: the same report twice is refused.
 */
import autocannon from 'autocannon';

process.once('message', async ({ url, paths, connections, duration, body }) => {
  const headers = { 'content-type': 'application/json' };
  let next = 0;
  const setupRequest = (request) => {
    const round = `${process.pid}-${Math.floor(next / paths.length)}`;
    return { ...request, path: paths[next++ % paths.length], body: body.replace('{round}', round) };
  };
  const { requests, errors, non2xx } = await autocannon({
    url,
    connections,
    duration,
    requests: [{ method: 'POST', headers, body, setupRequest }],
  });
  process.send({ requests, errors, non2xx }, () => process.exit());
});
