/** Exact decimals without floats: amounts are counted in millionths, as the database keeps them. */
const SCALE = 1_000_000n;

/** @example timeCost(7, '50.00', 'EUR') // '5.83': minutes at an hourly rate, rounded half up to what the currency can pay */
export function timeCost(minutes: number, hourlyRate: string, currency: string): string {
  const millionthMinutes = BigInt(Math.round(minutes * Number(SCALE)));
  const millionths = (millionthMinutes * millionthsOf(hourlyRate)) / (60n * SCALE);
  return roundedTo(currencyDigits(currency), millionths);
}

/** @example negative('12.50') // '-12.50' */
export function negative(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

/** Whether the text is the code of a currency that exists. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code);
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

function millionthsOf(decimal: string): bigint {
  const [whole, fraction = ''] = decimal.split('.');
  return BigInt(whole) * SCALE + BigInt(fraction.padEnd(6, '0'));
}

function currencyDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

function roundedTo(digits: number, millionths: bigint): string {
  const unit = 10n ** BigInt(6 - digits);
  const units = (millionths + unit / 2n) / unit;
  if (digits === 0) return units.toString();
  const text = units.toString().padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
