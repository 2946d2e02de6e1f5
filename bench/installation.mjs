/** The built product in a process of its own, as `npm start` runs it, with somebody who operates it and coordinates a network. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from './measure.mjs';

const main = join(import.meta.dirname, '../dist/apps/cli/main.js');

/** Starts it over the stores of a folder; `close` ends it. */
export async function install(folder, port) {
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, [main, 'serve'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      EVENT_STORE_URL: `sqlite:${folder}/events.db`,
      READ_STORE_URL: `memory:${folder}/views`,
      KEY_STORE_URL: `sqlite:${folder}/keys/keys.db`,
      JOB_QUEUE_URL: `sqlite:${folder}/jobs.db`,
      NOTICE_STORE_URL: `sqlite:${folder}/notices.db`,
      PUBLIC_URL: url,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      REQUESTS_PER_MINUTE: '100000000',
    },
  });
  const link = await said(child, /\S+\?link=\S+/);
  const first = await activate(url, new URL(link).searchParams.get('link'), 'first@bench.example');
  const { id, link: invitation } = await first.post('/accounts', {
    ...{ name: 'Coordination', email: 'coordination@bench.example', role: 'operator' },
  });
  const coordinator = await activate(url, new URL(invitation).searchParams.get('link'));
  await coordinator.post('/networks/atlas/found', {
    ...{ kind: 'national-platform', name: { fr: 'Atlas' }, occurredOn: '2015' },
  });
  await first.post(`/accounts/${id}/roles/grant`, { role: 'coordinator', network: 'atlas' });
  return {
    url,
    coordinator,
    memory: () => memoryOf(child.pid),
    cpuSeconds: () => cpuOf(child.pid),
    async close() {
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** What the product says, up to a pattern; it is heard to its end, so that it never waits to be. */
const said = (child, pattern) =>
  new Promise((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      const [found] = pattern.exec((text += chunk)) ?? [];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(`the product does not start: ${text}`)));
  });

async function activate(url, link, email) {
  const person = { password: 'une phrase de passe', ...(email ? { name: 'Première', email } : {}) };
  const answer = await fetch(`${url}/activation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ link, ...person }),
  });
  check(answer.ok, `the account is activated: ${await answer.clone().text()}`);
  return new Client(url, answer.headers.getSetCookie()[0].split(';')[0]);
}

class Client {
  constructor(url, cookie) {
    this.url = url;
    this.headers = { cookie };
  }

  async get(path) {
    return JSON.parse(await this.text(path));
  }

  /** An answer as it comes, whole. */
  async text(path) {
    const answer = await fetch(`${this.url}${path}`, { headers: this.headers });
    check(answer.ok, `${path} is answered: ${answer.status}`);
    return answer.text();
  }

  async post(path, body) {
    const headers = { ...this.headers, 'content-type': 'application/json' };
    const answer = await fetch(`${this.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    check(answer.ok, `${path} is accepted: ${await answer.clone().text()}`);
    return answer.json();
  }

  /** Sends a list; calls `each` with every line of the answer, and answers the last one. */
  async take(path, bytes, each = () => undefined) {
    const body = new FormData();
    body.set('file', new File([bytes], 'list.csv'));
    const answer = await fetch(`${this.url}${path}`, { method: 'POST', headers: this.headers, body });
    check(answer.ok, `the list is taken: ${answer.status}`);
    let [rest, last] = ['', undefined];
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      for (const line of lines) each((last = JSON.parse(line)));
    }
    return last;
  }
}

/** Where /proc tells: resident memory now, and at the highest, in megabytes. */
export function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name) => Math.round(Number(status.match(new RegExp(`${name}:\\s+(\\d+)`))[1]) / 1_000);
  return { residentMB: megabytes('VmRSS'), peakMB: megabytes('VmHWM') };
}

/** Processor time that it has had, in seconds: other than the clock, it hardly depends on what else the machine does. */
function cpuOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) / 100; // clock ticks, which Linux has a hundred of (proc_pid_stat(5))
}
