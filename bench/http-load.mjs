/**
 * Sends one command after the other over each connection, to every path in turn; told what to do by `http.mjs`. Each time round the
 * paths, `{round}` in the body reads differently: the same report twice is refused.
 */
import autocannon from 'autocannon';

process.once('message', async ({ url, paths, headers: given, connections, duration, body, begin }) => {
  const headers = { ...given, 'content-type': 'application/json' };
  let next = begin;
  // Each time round, every item is further than the last time.
  const setupRequest = (request) => {
    const percent = Math.floor(next / paths.length) % 101;
    return { ...request, path: paths[next++ % paths.length], body: JSON.stringify({ ...body, percent }) };
  };
  const { requests, errors, non2xx } = await autocannon({
    url,
    connections,
    duration,
    requests: [{ method: 'POST', headers, setupRequest }],
  });
  process.send({ requests, errors, non2xx, next }, () => process.exit());
});
