/** Whether a text names a language as BCP 47 writes it. @example isLocale('fr-CH') // true */
export function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text)[0] === text;
  } catch {
    return false;
  }
}
