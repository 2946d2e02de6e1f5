import { LANGUAGES, type Language } from '#kernel';

/** The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4); French where none fits. */
export function negotiate(header: string | undefined): Language {
  const ranges = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';');
    const quality = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find(Boolean);
    return { language: tag.toLowerCase().split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
  });
  const named = new Set(ranges.map(({ language }) => language));
  const wanted = ranges.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) {
    const known = LANGUAGES.find((each) => each === language);
    if (known) return known;
    if (language === '*') return LANGUAGES.find((each) => !named.has(each)) ?? 'fr';
  }
  return 'fr';
}
