import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient, byToken } from '../../dist/apps/cli/client.js';
import { load } from '../../dist/apps/cli/demonstration/load.js';
import { rivages } from '../../dist/apps/cli/demonstration/rivages.js';

const NETWORK = '/networks/rivages';
const HERE = { network: 'rivages' };

/** Takes up an invitation. */
const enterAt = (url) => async (_account, link, person) => {
  const content = { link: new URL(link).searchParams.get('link'), password: 'une phrase de passe', ...person };
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(new URL('/activation', url), { method: 'POST', headers, body: JSON.stringify(content) });
  if (!answer.ok) throw new Error(await answer.text());
  return new ApiClient(url, 'en', { cookie: answer.headers.getSetCookie()[0].split(';')[0] });
};

/** Ids that exist, by the name of their collection: things that are the organisation's own, where there are. */
async function idsFor(organisation, listed) {
  const idsOf = async (path) => (await listed(path)).map(({ id }) => id);
  const ids = {
    networks: ['rivages'],
    plans: ['2026', '2027'],
    items: await idsOf(`${NETWORK}/items?owner=${organisation}`),
    organisations: [organisation, ...(await idsOf('/organisations'))],
    accounts: await idsOf('/accounts?role=focal-point&status=active'),
  };
  for (const name of ['indicators', 'positions', 'recommendations', 'working-groups', 'workshops'])
    ids[name] = await idsOf(`${NETWORK}/${name}`);
  return ids;
}

/**
 * Loads a year of a fictional network into a new product, and lets somebody in who operates it, coordinates the network and speaks for an
 * organisation. Writes their `token` to a folder, and a dictionary of ids for each collection. Answers a client that asks as they do.
 */
export async function prepare(url, first, folder) {
  const enter = enterAt(url);
  const operator = await enter(undefined, first, { name: 'Première', email: 'first@example.org' });
  const position = await load(rivages(), { operator, enter }, () => {});
  const person = { name: 'Essais', email: 'essais@example.org', role: 'operator' };
  const { id, link } = await operator.post('/accounts', person);
  const client = await enter(id, link);
  const grant = (role, more) => operator.post(`/accounts/${id}/roles/grant`, { role, ...HERE, ...more });
  await grant('coordinator');
  await client.get(`/networks?waitFor=${position}`);
  const listed = async (path) => (await client.get(path)).items;
  const active = (await listed(`${NETWORK}/members?limit=200&standing=active`)).map((each) => each.organisation);
  const started = await listed(`${NETWORK}/items?limit=200&status=started`);
  const organisation = started.map(({ owner }) => owner.id).find((each) => active.includes(each));
  const ids = await idsFor(organisation, listed);
  await grant('focal-point', { organisation });
  const { secret } = await client.post(`/accounts/${id}/tokens`, { label: 'essais', access: 'write' });
  for (const [name, known] of Object.entries({ ...ids, caller: [id] }))
    writeFileSync(join(folder, name), known.map((each) => `"${each}"\n`).join(''));
  writeFileSync(join(folder, 'token'), secret);
  return new ApiClient(url, 'en', byToken(secret));
}
