import { fill, LANGUAGES, type Language, type Phrase } from '#kernel';

/** The language of the person at the terminal, by the usual variables; French where it is none of ours. */
export function terminalLanguage(environment: NodeJS.ProcessEnv): Language {
  const tag = (environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '').slice(0, 2);
  return LANGUAGES.find((each) => each === tag) ?? 'fr';
}

/** How far something is: of how much, as far as that is known. */
export type Progress = (done: number, all: number) => void;

type Values = Readonly<Record<string, unknown>>;

/** Where somebody reads what the command line says, in their language. */
export class Terminal {
  constructor(readonly language: Language) {}

  inWords(phrase: Phrase, values: Values = {}): string {
    return fill(phrase[this.language], values);
  }

  say(phrase: Phrase, values: Values = {}): void {
    console.log(this.inWords(phrase, values));
  }

  complain(phrase: Phrase, values: Values = {}): void {
    console.error(this.inWords(phrase, values));
  }

  /** A whole number as people write it, in the digits of Europe. */
  number(value: number): string {
    return value.toLocaleString(this.language === 'ar' ? 'ar-MA-u-nu-latn' : this.language);
  }

  /** A line that is written over where somebody is watching, and now and then where nobody is; not among what is answered. */
  progress(phrase: Phrase, values: Values = {}): Progress {
    const label = this.inWords(phrase, values);
    let shown = -1;
    return (done, all) => {
      const percent = all === 0 ? 100 : Math.floor((done / all) * 100);
      if (process.stderr.isTTY) process.stderr.write(`\r${label} ${percent} %${done === all ? '\n' : ''}`);
      else if (percent >= shown + 25 || (done === all && percent !== shown))
        console.error(`${label} ${(shown = percent)} %`);
    };
  }
}
