const formats = new Map<string, Intl.NumberFormat>();

function format(currency: string, digits: number): Intl.NumberFormat {
  const key = `${currency} ${digits}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat("en", { style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: digits });
  formats.set(key, made);
  return made;
}

const MILLION = 1_000_000;

/** An amount given in millionths, as short as it is still told apart from nothing: "$12.35", "$0.0004", "under $0.0001". */
export function money(micros: number, currency: string): string {
  if (micros > 0 && micros < 100) return `under ${format(currency, 4).format(0.0001)}`;
  return format(currency, micros % 10_000 === 0 || micros >= MILLION ? 2 : 4).format(micros / MILLION);
}

/** The same with every digit there is, so that a column adds up. */
export const exactMoney = (micros: number, currency: string): string => format(currency, 6).format(micros / MILLION);
