/** Sends one command after the other over each connection, to every path in turn; told what to do by `http.mjs`. */
import autocannon from 'autocannon';

process.once('message', async ({ url, paths, connections, duration, body }) => {
  const headers = { 'content-type': 'application/json' };
  let next = 0;
  const setupRequest = (request) => ({ ...request, path: paths[next++ % paths.length] });
  const { requests, errors, non2xx } = await autocannon({
    url,
    connections,
    duration,
    requests: [{ method: 'POST', headers, body, setupRequest }],
  });
  process.send({ requests, errors, non2xx }, () => process.exit());
});
