import { ConfigurationError } from '#runtime';

/** Runs a process's start; what an operator can mend is said in one line, anything else with its stack. */
export async function starting(start: () => Promise<unknown>): Promise<void> {
  try {
    await start();
  } catch (error) {
    const isKnown = error instanceof ConfigurationError || (error as { code?: string }).code !== undefined;
    console.error(isKnown ? `tansiq cannot start: ${(error as Error).message}` : error);
    process.exit(1);
  }
}
