import { ConfigurationError } from '#runtime';

/** Runs a process's start; what an operator can mend is said in one line, anything else with its stack. */
export async function starting(start: () => Promise<unknown>): Promise<void> {
  try {
    await start();
  } catch (error) {
    console.error(error instanceof ConfigurationError ? `tansiq cannot start: ${error.message}` : error);
    process.exit(1);
  }
}
