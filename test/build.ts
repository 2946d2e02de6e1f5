import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds the product that tests start as processes, or as much of it as changed. Throws where it does not compile. */
export default function build(): void {
  const root = join(import.meta.dirname, '..');
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
}
