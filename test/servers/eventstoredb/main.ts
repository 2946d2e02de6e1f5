import { startServer } from './server.js';

const [directory, port] = process.argv.slice(2);
const server = await startServer(directory!, Number(port ?? 0));
process.stdout.write(`${server.port}\n`);
